// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/wrappinglayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace mailscope::ui {
namespace {

bool expands(const QLayoutItem *item)
{
    // Asked of the widget itself: what is inside of it may expand without the widget wanting more.
    const QWidget *widget = item->widget();
    return widget && widget->sizePolicy().expandingDirections().testFlag(Qt::Horizontal);
}

/// An expanding item needs no more than its minimum; everything else is shown as it wants to be.
int neededWidth(const QLayoutItem *item)
{
    return expands(item) ? item->minimumSize().width() : item->sizeHint().width();
}

int heightOf(const QList<QLayoutItem *> &row)
{
    int height = 0;
    for (const QLayoutItem *item : row)
        height = std::max(height, item->sizeHint().height());
    return height;
}

} // namespace

WrappingLayout::WrappingLayout(QWidget *parent) : QLayout(parent) { }

WrappingLayout::~WrappingLayout() = default;

void WrappingLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem *WrappingLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *WrappingLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    const auto place = m_items.begin() + index;
    QLayoutItem *item = place->release();
    m_items.erase(place);
    return item;
}

QList<WrappingLayout::Row> WrappingLayout::rowsFor(int width) const
{
    QList<Row> rows;
    int used = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const int needed = neededWidth(item.get());
        if (rows.isEmpty() || used + spacing() + needed > width) {
            rows.append(Row());
            used = -spacing();
        }
        rows.last().append(item.get());
        used += spacing() + needed;
    }
    return rows;
}

int WrappingLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    const QList<Row> rows = rowsFor(width - margins.left() - margins.right());
    int height =
        margins.top() + margins.bottom() + spacing() * static_cast<int>(std::max<qsizetype>(0, rows.size() - 1));
    for (const Row &row : rows)
        height += heightOf(row);
    return height;
}

QSize WrappingLayout::sizeHint() const
{
    const QMargins margins = contentsMargins();
    int width = margins.left() + margins.right() - spacing();
    int height = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        width += spacing() + item->sizeHint().width();
        height = std::max(height, item->sizeHint().height());
    }
    return {width, height + margins.top() + margins.bottom()};
}

QSize WrappingLayout::minimumSize() const
{
    const QMargins margins = contentsMargins();
    QSize size;
    for (const auto &item : m_items)
        size = size.expandedTo(QSize(item->minimumSize().width(), item->sizeHint().height()));
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void WrappingLayout::setGeometry(const QRect &rectangle)
{
    QLayout::setGeometry(rectangle);
    const QRect inside = rectangle.marginsRemoved(contentsMargins());
    const QList<Row> rows = rowsFor(inside.width());
    int top = inside.top();
    for (const Row &row : rows) {
        const int height = heightOf(row);
        placeRow(row, QRect(inside.left(), top, inside.width(), height), row.last() == m_items.back().get());
        top += height + spacing();
    }
}

void WrappingLayout::placeRow(const Row &row, const QRect &place, bool isLast) const
{
    int left = place.width() + spacing();
    for (const QLayoutItem *item : row)
        left -= neededWidth(item) + spacing();
    int x = place.left();
    for (QLayoutItem *item : row) {
        int width = std::min(neededWidth(item), place.width());
        if (expands(item) && left > 0) {
            const int more = std::min(left, item->maximumSize().width() - width);
            width += more;
            left -= more;
        }
        const bool keepsRight = isLast && item == row.last() && row.size() > 1;
        const int start = keepsRight ? std::max(x, place.right() + 1 - width) : x;
        const int height = std::min(item->sizeHint().height(), place.height());
        const QRect cell(start, place.top() + (place.height() - height) / 2, width, height);
        item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), place, cell));
        x = start + width + spacing();
    }
}

} // namespace mailscope::ui
