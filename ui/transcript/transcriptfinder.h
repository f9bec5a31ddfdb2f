// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filter/textneedle.h"
#include "ui/transcript/transcriptmodel.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace mailscope::ui {

/// Finds a text in the lines that the filter leaves, folded away or not. Looks in slices of a few milliseconds, and goes on
/// as the transcript grows.
class TranscriptFinder final : public QObject {
    Q_OBJECT
public:
    explicit TranscriptFinder(const TranscriptModel &model, QObject *parent = nullptr);

    /// What is looked for from now on; an empty text finds nothing.
    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_needle.text(); }

    [[nodiscard]] qsizetype count() const { return static_cast<qsizetype>(m_found.size()); }
    /// True while lines are left to look at.
    [[nodiscard]] bool isSearching() const { return m_timer.isActive(); }
    /// Which of the found lines \p line is, from 1 on; 0 when it is none.
    [[nodiscard]] qsizetype placeOf(quint32 line) const;

    /// The found line behind \p line, beginning anew behind the last; from the first on without a line.
    [[nodiscard]] std::optional<quint32> next(std::optional<quint32> line) const;
    /// The one before it, beginning anew before the first.
    [[nodiscard]] std::optional<quint32> previous(std::optional<quint32> line) const;

Q_SIGNALS:
    /// More was found, or all was looked at.
    void changed();

private:
    void startOver();
    void goOn();
    void runSlice();

    const TranscriptModel &m_model;
    filter::TextNeedle m_needle;
    std::vector<quint32> m_found;
    quint32 m_next = 0;
    QTimer m_timer;
};

} // namespace mailscope::ui
