// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/timingmodel.h"

#include <QStyledItemDelegate>

namespace mailscope::ui {

/// Draws the bar of a row of a TimingModel.
class WaterfallDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// Both must outlive this; \p widget gives the palette.
    WaterfallDelegate(const TimingModel &model, QWidget *widget);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Where the bar of \p row stands in a cell \p cell: never narrower than can be seen.
    [[nodiscard]] QRectF barRect(const TimeRow &row, const QRect &cell) const;

private:
    const TimingModel &m_model;
    QWidget *m_widget;
};

} // namespace mailscope::ui
