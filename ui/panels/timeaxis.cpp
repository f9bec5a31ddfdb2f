// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timeaxis.h"

#include "ui/panels/durationtext.h"
#include "ui/theme/colours.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace mailscope::ui {

TimeAxis::TimeAxis(const TimingModel &model, const QHeaderView &columns, QWidget *parent)
    : QWidget(parent), m_model(model), m_columns(columns)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(&model, &QAbstractItemModel::dataChanged, this, qOverload<>(&QWidget::update));
    connect(&model, &QAbstractItemModel::rowsInserted, this, qOverload<>(&QWidget::update));
    connect(&model, &QAbstractItemModel::modelReset, this, qOverload<>(&QWidget::update));
    connect(&columns, &QHeaderView::sectionResized, this, qOverload<>(&QWidget::update));
}

QSize TimeAxis::sizeHint() const
{
    return {0, fontMetrics().height() * 3 / 2};
}

void TimeAxis::paintEvent(QPaintEvent *)
{
    if (m_model.rowCount() == 0)
        return;
    const QRect column(m_columns.sectionViewportPosition(TimingModel::Bar), 0, m_columns.sectionSize(TimingModel::Bar),
                       height());
    const QRect bars = QStyle::visualRect(layoutDirection(), rect(), column);
    const int labelWidth = std::max(fontMetrics().horizontalAdvance(QStringLiteral("0000 ms")), 1);
    const Colours &colours = coloursFor(palette());
    QPainter painter(this);
    painter.setPen(colours.line);
    painter.drawLine(bars.left(), height() - 1, bars.right(), height() - 1);
    for (const TimeScale::Tick &tick : m_model.scale().ticks(std::max(bars.width() / (labelWidth * 3 / 2), 1))) {
        const double along = layoutDirection() == Qt::RightToLeft ? 1 - tick.position : tick.position;
        const int x = bars.left() + static_cast<int>(along * (bars.width() - 1));
        painter.setPen(colours.line);
        painter.drawLine(x, height() - 4, x, height() - 1);
        painter.setPen(colours.dim);
        const QString label = tick.time.count() == 0 ? QStringLiteral("0") : DurationText::rounded(tick.time);
        const int width = fontMetrics().horizontalAdvance(label);
        const int left = std::clamp(x - width / 2, bars.left(), std::max(bars.left(), this->width() - width));
        painter.drawText(left, fontMetrics().ascent(), label);
    }
}

} // namespace mailscope::ui
