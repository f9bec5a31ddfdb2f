// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/comparison.h"

#include <QAbstractTableModel>

namespace mailscope::ui {

/// Two sessions side by side, line by line; what belongs together stands in one row.
class ComparisonModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Left, Sign, Right, ColumnCount };

    explicit ComparisonModel(QObject *parent = nullptr) : QAbstractTableModel(parent) { }

    void show(compare::Comparison comparison);
    /// Only exchanges that differ, or all.
    void setOnlyDifferences(bool isWanted);

    [[nodiscard]] const compare::Comparison &comparison() const { return m_comparison; }
    /// The exchange that row \p row belongs to.
    [[nodiscard]] const compare::Row &exchangeAt(int row) const;
    /// The first row of the next exchange that differs behind row \p from, or ahead of it for a \p step of -1; -1 for none.
    [[nodiscard]] int nextDifference(int from, int step) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] static QString sign(compare::Row::Status status);
    /// "the texts differ"
    [[nodiscard]] static QString words(compare::Row::Status status);

private:
    struct Line {
        qsizetype exchange = 0; ///< index in the comparison
        qsizetype line = 0;     ///< of it
    };
    void lay();
    [[nodiscard]] QString text(const Line &line, int column) const;
    [[nodiscard]] bool isEqual(const Line &line) const;

    compare::Comparison m_comparison;
    QList<Line> m_lines;
    bool m_onlyDifferences = false;
};

} // namespace mailscope::ui
