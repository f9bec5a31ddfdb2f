// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/fittedtree.h"

#include "ui/panels/wrapdelegate.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

QString rowText(const QAbstractItemModel &model, const QModelIndex &first)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(first.parent()); ++column) {
        const QModelIndex cell = first.siblingAtColumn(column);
        const QVariant wanted = cell.data(CopyRole);
        cells.append((wanted.isValid() ? wanted : cell.data(Qt::DisplayRole)).toString());
    }
    while (cells.size() > 1 && cells.constLast().isEmpty())
        cells.removeLast();
    return cells.join(u'\t');
}

void addRows(const QAbstractItemModel &model, const QModelIndex &parent, QStringList &lines)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        lines.append(rowText(model, index));
        addRows(model, index, lines);
    }
}

} // namespace

FittedTree::FittedTree(QWidget *parent) : QTreeView(parent)
{
    setItemDelegate(new WrapDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerItem); // by pixel, the height of each row would be asked for at once
    setTabKeyNavigation(false);
    setTextElideMode(Qt::ElideRight);
    setIndentation(fontMetrics().height());
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    // Rows are as high as their text in the width of the column.
    connect(header(), &QHeaderView::sectionResized, this, &FittedTree::fit);
    connect(this, &QTreeView::expanded, this, &FittedTree::fit);
    connect(this, &QTreeView::collapsed, this, &FittedTree::fit);
}

void FittedTree::setMostRows(int rows)
{
    m_mostRows = rows;
    fit();
}

void FittedTree::setShrinks()
{
    m_shrinks = true;
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Maximum);
    fit();
}

void FittedTree::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &FittedTree::fit);
    connect(model, &QAbstractItemModel::rowsInserted, this, &FittedTree::fit);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &FittedTree::fit);
    connect(model, &QAbstractItemModel::dataChanged, this, &FittedTree::fit);
    fit();
}

void FittedTree::fit()
{
    m_height = -1;
    scheduleDelayedItemsLayout();
    // A scroll bar takes room from the text, which then takes more lines: there is none where all rows are shown.
    const bool showsAll = model() != nullptr && contentHeight() >= 0 && m_showsAll && !m_shrinks;
    setVerticalScrollBarPolicy(showsAll ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    updateGeometry();
}

int FittedTree::contentHeight() const
{
    if (m_height >= 0 || model() == nullptr)
        return std::max(m_height, 0);
    int height = isHeaderHidden() ? 0 : header()->sizeHint().height();
    int rows = 0;
    for (QModelIndex index = model()->index(0, 0, rootIndex()); index.isValid() && rows < m_mostRows; ++rows) {
        height += indexRowSizeHint(index);
        index = indexBelow(index);
    }
    m_height = height;
    m_showsAll = rows < m_mostRows;
    return height;
}

QSize FittedTree::sizeHint() const
{
    return {fontMetrics().height() * 16, contentHeight() + 2 * frameWidth()};
}

QSize FittedTree::minimumSizeHint() const
{
    const int few = fontMetrics().height() * 5;
    return {0, m_shrinks ? std::min(few, sizeHint().height()) : sizeHint().height()};
}

QString FittedTree::selectedText() const
{
    QStringList lines;
    if (model() == nullptr)
        return {};
    if (!selectionModel()->hasSelection()) {
        addRows(*model(), rootIndex(), lines);
        return lines.join(u'\n');
    }
    for (QModelIndex index = model()->index(0, 0, rootIndex()); index.isValid(); index = indexBelow(index)) {
        if (selectionModel()->isSelected(index))
            lines.append(rowText(*model(), index));
    }
    return lines.join(u'\n');
}

void FittedTree::copy() const
{
    QGuiApplication::clipboard()->setText(selectedText());
}

/// A row that is reached by keyboard comes into sight, also when it is the panel that scrolls.
void FittedTree::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    for (QWidget *up = parentWidget(); up != nullptr && current.isValid() && hasFocus(); up = up->parentWidget()) {
        auto *area = qobject_cast<QScrollArea *>(up);
        if (area == nullptr)
            continue;
        const QRect row = visualRect(current);
        const QPoint centre = viewport()->mapTo(area->widget(), row.center());
        area->ensureVisible(0, centre.y(), 0, row.height());
        return;
    }
}

void FittedTree::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fit();
}

void FittedTree::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Copy)) {
        QTreeView::keyPressEvent(event);
        return;
    }
    copy();
    event->accept();
}

void FittedTree::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Copy")), &QAction::triggered, this, &FittedTree::copy);
    connect(menu->addAction(tr("Select all")), &QAction::triggered, this, &FittedTree::selectAll);
    menu->popup(event->globalPos());
}

/// Where there is nothing to scroll inside, the panel scrolls.
void FittedTree::wheelEvent(QWheelEvent *event)
{
    if (verticalScrollBar()->maximum() == 0)
        event->ignore();
    else
        QTreeView::wheelEvent(event);
}

} // namespace mailscope::ui
