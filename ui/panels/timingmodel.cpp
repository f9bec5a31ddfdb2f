// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timingmodel.h"

#include "ui/panels/durationtext.h"
#include "ui/panels/wrapdelegate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

void TimingModel::setRows(const QList<TimeRow> &rows)
{
    if (rows == m_rows)
        return;
    const auto isSameThing = [](const TimeRow &a, const TimeRow &b) { return a.name == b.name && a.start == b.start; };
    const bool goesOn = rows.size() >= m_rows.size()
        && std::ranges::equal(m_rows, rows.first(m_rows.size()), isSameThing) && !m_rows.isEmpty();
    if (!goesOn) {
        beginResetModel();
        m_rows = rows;
        m_scale = TimeScale(m_rows);
        endResetModel();
        return;
    }
    m_scale = TimeScale(rows);
    const auto before = static_cast<int>(m_rows.size());
    if (rows.size() > before) {
        beginInsertRows({}, before, static_cast<int>(rows.size()) - 1);
        m_rows = rows;
        endInsertRows();
    } else {
        m_rows = rows;
    }
    Q_EMIT dataChanged(index(0, 0), index(before - 1, ColumnCount - 1));
}

int TimingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TimingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TimingModel::cellText(const TimeRow &row, int column)
{
    if (column == Name)
        return row.state == TimeRow::State::Failed ? u"✗ "_s + row.name : row.name;
    if (column != Duration)
        return {};
    const QString duration = row.kind == TimeRow::Kind::Pause ? DurationText::rounded(row.end - row.start)
                                                              : DurationText::exact(row.end - row.start);
    return row.state == TimeRow::State::Running ? duration + u" …"_s : duration;
}

QString TimingModel::periodText(const TimeRow &row)
{
    return tr("from %1 to %2").arg(DurationText::exact(row.start), DurationText::exact(row.end));
}

QString TimingModel::spokenText(const TimeRow &row, int column)
{
    if (column == Bar)
        return periodText(row);
    if (column == Duration && row.state == TimeRow::State::Running)
        return tr("%1 so far").arg(DurationText::exact(row.end - row.start));
    if (column == Name && row.state == TimeRow::State::Failed)
        return row.detail.isEmpty() ? tr("%1, failed").arg(row.name) : tr("%1, failed: %2").arg(row.name, row.detail);
    return cellText(row, column);
}

int TimingModel::ink(const TimeRow &row, int column)
{
    if (row.state == TimeRow::State::Failed)
        return static_cast<int>(Ink::Fail);
    const bool isQuiet = column == Duration || row.kind == TimeRow::Kind::Pause;
    return static_cast<int>(isQuiet ? Ink::Dim : Ink::Text);
}

QVariant TimingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const TimeRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, index.column());
    case Qt::AccessibleTextRole:
        return spokenText(row, index.column());
    case Qt::ToolTipRole:
        return (spokenText(row, Name) + u'\n' + periodText(row) + u", "_s + spokenText(row, Duration))
            .toHtmlEscaped()
            .prepend("<qt>"_L1)
            .append("</qt>"_L1)
            .replace(u'\n', "<br>"_L1);
    case InkRole:
        return ink(row, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Duration ? QVariant(static_cast<int>(Qt::AlignRight)) : QVariant();
    default:
        return {};
    }
}

QVariant TimingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("What") : section == Bar ? tr("When") : tr("How long");
}

QString TimingModel::text() const
{
    QStringList lines;
    for (const TimeRow &row : m_rows)
        lines.append(spokenText(row, Name) + u'\t' + periodText(row) + u'\t' + spokenText(row, Duration));
    return lines.join(u'\n');
}

} // namespace mailscope::ui
