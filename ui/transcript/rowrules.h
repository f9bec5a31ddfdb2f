// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filter/filterexpression.h"
#include "ui/transcript/lineindex.h"

#include <QSet>

namespace mailscope::ui {

/// Which lines are rows: those that the filter wants, without those that are folded away.
class RowRules {
public:
    [[nodiscard]] const filter::FilterExpression &filter() const { return m_filter; }
    void setFilter(filter::FilterExpression filter) { m_filter = std::move(filter); }
    /// A filter for a text shows every line that has it, wherever it stands.
    [[nodiscard]] bool folds() const { return !m_filter.looksAtText(); }

    /// Whether the reply that begins with \p head is shown whole.
    [[nodiscard]] bool isUnfolded(quint32 head) const { return m_unfoldsAll != m_exceptions.contains(head); }
    void setUnfolded(quint32 head, bool isUnfolded);
    void setAllUnfolded(bool areUnfolded);
    void forgetFolds() { setAllUnfolded(false); }

    /// True when the filter wants \p line, folded away or not.
    [[nodiscard]] bool isWanted(const transcript::Transcript &transcript, const LineIndex &lines, quint32 line) const;
    [[nodiscard]] bool isRow(const transcript::Transcript &transcript, const LineIndex &lines, quint32 line) const;

private:
    filter::FilterExpression m_filter;
    QSet<quint32> m_exceptions; ///< replies that are not as m_unfoldsAll says
    bool m_unfoldsAll = false;
};

} // namespace mailscope::ui
