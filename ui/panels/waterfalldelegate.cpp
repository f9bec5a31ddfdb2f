// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/waterfalldelegate.h"

#include "ui/theme/colours.h"

#include <QPainter>

#include <algorithm>

namespace mailscope::ui {
namespace {

constexpr qreal NarrowestBar = 3;

QColor colourOf(const TimeRow &row, const Colours &colours)
{
    if (row.state == TimeRow::State::Failed)
        return colours.fail;
    switch (row.kind) {
    case TimeRow::Kind::Lookup:
        return colours.faint;
    case TimeRow::Kind::Connect:
        return colours.accent;
    case TimeRow::Kind::Tls:
        return colours.ok;
    case TimeRow::Kind::Login:
        return colours.warn;
    case TimeRow::Kind::Pause:
        return colours.line;
    case TimeRow::Kind::Talk:
        break;
    }
    return colours.received;
}

} // namespace

WaterfallDelegate::WaterfallDelegate(const TimingModel &model, QWidget *widget)
    : QStyledItemDelegate(widget), m_model(model), m_widget(widget)
{ }

QRectF WaterfallDelegate::barRect(const TimeRow &row, const QRect &cell) const
{
    const TimeScale &scale = m_model.scale();
    const qreal height = std::max(std::min(cell.height() * 0.45, m_widget->fontMetrics().height() * 0.6), 2.0);
    const qreal from = std::min(scale.position(row.start) * cell.width(), cell.width() - NarrowestBar);
    const qreal width = std::max(scale.position(row.end) * cell.width() - from, NarrowestBar);
    const qreal left = m_widget->layoutDirection() == Qt::RightToLeft ? cell.width() - from - width : from;
    return {cell.x() + left, cell.y() + (cell.height() - height) / 2, width, height};
}

void WaterfallDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.row() >= m_model.rows().size())
        return;
    const TimeRow &row = m_model.rows().at(index.row());
    const Colours &colours = coloursFor(m_widget->palette());
    const QRectF bar = barRect(row, option.rect);
    painter->save();
    painter->setClipRect(option.rect);
    if (row.kind == TimeRow::Kind::Pause) { // a gap, not a bar
        painter->setPen(QPen(colours.faint, 1, Qt::DotLine));
        painter->drawLine(bar.center() - QPointF(0, option.rect.height() / 2.0),
                          bar.center() + QPointF(0, option.rect.height() / 2.0));
    } else {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colourOf(row, colours));
        painter->drawRoundedRect(bar, std::min(3.0, bar.width() / 2), std::min(3.0, bar.height() / 2));
    }
    painter->restore();
}

} // namespace mailscope::ui
