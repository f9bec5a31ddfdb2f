// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/sidetree.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyledItemDelegate>

#include <algorithm>

namespace mailscope::ui {
namespace {

/// Rows that leave room to aim at, with an icon or without.
class RowDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), std::max(size.height(), option.fontMetrics.height() * 3 / 2)};
    }
};

} // namespace

SideTree::SideTree(QWidget *parent) : QTreeView(parent)
{
    setItemDelegate(new RowDelegate(this));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setIndentation(fontMetrics().height());
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setExpandsOnDoubleClick(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
}

void SideTree::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (index.isValid() && isEnter && modifiers == Qt::NoModifier)
        Q_EMIT opened(index);
    else if (index.isValid() && isEnter && modifiers == Qt::ShiftModifier)
        Q_EMIT openedInNewTab(index);
    else if (index.isValid() && event->key() == Qt::Key_Delete && modifiers == Qt::NoModifier)
        Q_EMIT deleteWanted(index);
    else
        QTreeView::keyPressEvent(event);
}

void SideTree::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::MiddleButton && index.isValid())
        Q_EMIT openedInNewTab(index);
}

void SideTree::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPersistentModelIndex index = indexAt(event->position().toPoint());
    QTreeView::mouseDoubleClickEvent(event);
    if (event->button() == Qt::LeftButton && index.isValid())
        Q_EMIT opened(index);
}

} // namespace mailscope::ui
