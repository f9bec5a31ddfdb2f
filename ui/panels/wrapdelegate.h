// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QTextLayout;
class QTreeView;

namespace mailscope::ui {

/// How the text of a cell is drawn. Only the delegate knows the colours, so that a change of palette needs no new data.
enum class Ink {
    Text,
    Strong,
    Dim,
    Faint,
    Good,
    Weak,
    Fail,
    Mono,
};

/// Where a model says it: an int of Ink.
inline constexpr int InkRole = Qt::UserRole + 100;
/// What is copied of a cell, where that is not what is shown.
inline constexpr int CopyRole = Qt::UserRole + 101;
/// What stands below the text of a cell, dim; nothing where it is missing.
inline constexpr int BelowRole = Qt::UserRole + 102;

/// Draws plain text over as many lines as it takes in the width of its column, breaking inside a word when it must.
/// A first column that is spanned goes over the whole width.
class WrapDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// \p view outlives this.
    explicit WrapDelegate(QTreeView *view);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    [[nodiscard]] int widthFor(const QModelIndex &index) const;
    [[nodiscard]] bool isSpanned(const QModelIndex &index) const;

    QTreeView *m_view;
};

/// Lays \p layout out in lines of \p width; returns their height.
qreal layOut(QTextLayout &layout, qreal width);

} // namespace mailscope::ui
