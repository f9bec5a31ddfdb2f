// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/timeline.h"
#include "ui/panels/timescale.h"

#include <QAbstractTableModel>

namespace mailscope::ui {

/// The rows of a waterfall as a table: what, when, how long. What is drawn can be read in words too.
class TimingModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Bar, Duration, ColumnCount };

    explicit TimingModel(QObject *parent = nullptr) : QAbstractTableModel(parent) { }

    /// Takes \p rows; those that stay keep their place.
    void setRows(const QList<TimeRow> &rows);

    [[nodiscard]] const QList<TimeRow> &rows() const { return m_rows; }
    [[nodiscard]] const TimeScale &scale() const { return m_scale; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// All rows as text, cells parted by tabs.
    [[nodiscard]] QString text() const;

private:
    [[nodiscard]] static QString cellText(const TimeRow &row, int column);
    [[nodiscard]] static QString spokenText(const TimeRow &row, int column);
    [[nodiscard]] static QString periodText(const TimeRow &row);
    [[nodiscard]] static int ink(const TimeRow &row, int column);

    QList<TimeRow> m_rows;
    TimeScale m_scale;
};

} // namespace mailscope::ui
