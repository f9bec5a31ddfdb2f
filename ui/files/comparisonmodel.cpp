// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/comparisonmodel.h"

#include "ui/theme/colours.h"

#include <QGuiApplication>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

using Status = compare::Row::Status;

void ComparisonModel::show(compare::Comparison comparison)
{
    m_comparison = std::move(comparison);
    lay();
}

void ComparisonModel::setOnlyDifferences(bool isWanted)
{
    m_onlyDifferences = isWanted;
    lay();
}

void ComparisonModel::lay()
{
    beginResetModel();
    m_lines.clear();
    for (qsizetype at = 0; at < m_comparison.rows.size(); ++at) {
        const compare::Row &row = m_comparison.rows.at(at);
        if (m_onlyDifferences && row.status == Status::Same)
            continue;
        const qsizetype lines = std::max(row.leftLines.size(), row.rightLines.size());
        for (qsizetype line = 0; line < lines; ++line)
            m_lines.append({at, line});
    }
    endResetModel();
}

const compare::Row &ComparisonModel::exchangeAt(int row) const
{
    return m_comparison.rows.at(m_lines.at(row).exchange);
}

int ComparisonModel::nextDifference(int from, int step) const
{
    for (int row = from + step; row >= 0 && row < m_lines.size(); row += step) {
        const bool isFirst = m_lines.at(row).line == 0;
        if (isFirst && exchangeAt(row).status != Status::Same)
            return row;
    }
    return -1;
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ComparisonModel::text(const Line &line, int column) const
{
    const compare::Row &row = m_comparison.rows.at(line.exchange);
    if (column == Sign)
        return line.line == 0 ? sign(row.status) : QString();
    return (column == Left ? row.leftLines : row.rightLines).value(line.line);
}

bool ComparisonModel::isEqual(const Line &line) const
{
    return text(line, Left) == text(line, Right);
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Line &line = m_lines.at(index.row());
    const QPalette palette = QGuiApplication::palette();
    const Colours &colours = coloursFor(palette);
    switch (role) {
    case Qt::DisplayRole:
        return text(line, index.column());
    case Qt::ToolTipRole:
        return text(line, index.column()).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return index.column() == Sign ? words(exchangeAt(index.row()).status) : text(line, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Sign ? int(Qt::AlignHCenter | Qt::AlignTop) : int(Qt::AlignLeft | Qt::AlignTop);
    case Qt::BackgroundRole:
        return isEqual(line) ? QVariant() : QVariant(colours.warnGround);
    case Qt::ForegroundRole:
        return isEqual(line) ? QVariant(colours.dim) : QVariant();
    default:
        return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == Sign)
        return QString();
    return section == Left ? m_comparison.leftName : m_comparison.rightName;
}

QString ComparisonModel::sign(Status status)
{
    switch (status) {
    case Status::Same:
        return u"="_s;
    case Status::LeftOnly:
        return u"<"_s;
    case Status::RightOnly:
        return u">"_s;
    case Status::Texts:
    case Status::Codes:
        break;
    }
    return u"≠"_s;
}

QString ComparisonModel::words(Status status)
{
    switch (status) {
    case Status::Same:
        return tr("the same");
    case Status::Texts:
        return tr("the texts differ");
    case Status::Codes:
        return tr("the codes differ");
    case Status::LeftOnly:
        return tr("only on the left");
    case Status::RightOnly:
        break;
    }
    return tr("only on the right");
}

} // namespace mailscope::ui
