// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace mailscope::ui {

class FindingsView;

/// Draws one finding as a card.
class FindingDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// \p view outlives this.
    explicit FindingDelegate(FindingsView *view);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    FindingsView *m_view;
};

} // namespace mailscope::ui
