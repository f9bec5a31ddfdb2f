// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/timingmodel.h"

#include <QWidget>

class QHeaderView;

namespace mailscope::ui {

/// The axis above a waterfall: round times over the column of bars. What it shows stands in the rows in words.
class TimeAxis final : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive this.
    TimeAxis(const TimingModel &model, const QHeaderView &columns, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const TimingModel &m_model;
    const QHeaderView &m_columns;
};

} // namespace mailscope::ui
