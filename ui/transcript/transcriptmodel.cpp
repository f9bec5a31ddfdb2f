// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/transcriptmodel.h"

#include <QElapsedTimer>

#include <algorithm>

namespace mailscope::ui {

using namespace Qt::StringLiterals;
using transcript::Direction;

namespace {
/// How long a slice of filtering may take: half a frame.
constexpr qint64 SliceNanoseconds = 8'000'000;
constexpr quint32 LinesBetweenLooksAtTheClock = 64;

QString seconds(std::chrono::nanoseconds time)
{
    return QString::number(std::chrono::duration<double>(time).count(), 'f', 3);
}

QString arrow(Direction direction)
{
    switch (direction) {
    case Direction::Out:
        return u"→"_s;
    case Direction::In:
        return u"←"_s;
    case Direction::None:
        break;
    }
    return u"·"_s;
}
} // namespace

TranscriptModel::TranscriptModel(QObject *parent) : QAbstractTableModel(parent)
{
    m_sliceTimer.setInterval(0);
    connect(&m_sliceTimer, &QTimer::timeout, this, &TranscriptModel::runSlice);
}

void TranscriptModel::show(const transcript::Transcript *transcript)
{
    RowRules rules;
    rules.setFilter(filter());
    beginResetModel();
    m_sliceTimer.stop();
    m_isFiltering = false;
    m_transcript = transcript;
    m_lines.clear();
    m_rows.clear();
    m_rules = rules;
    endResetModel();
    setRevealed(false);
    if (!m_transcript)
        return;
    m_lines.extend(*m_transcript);
    start(std::move(rules));
}

void TranscriptModel::takeIn()
{
    if (!m_transcript)
        return;
    const quint32 before = m_lines.size();
    m_lines.extend(*m_transcript);
    if (m_lines.size() == before)
        return;
    // The last reply may have become long enough to fold: then its lines are looked at again.
    quint32 from = before;
    const quint32 head = before > 0 ? m_lines.at(before - 1).head : 0;
    const bool hasGrown = before > 0 && m_lines.at(before).head == head;
    if (hasGrown && before - head < LineIndex::FoldsFrom && m_lines.isFoldable(head))
        from = head + 1;
    if (m_isFiltering) {
        while (!m_job.found.empty() && m_job.found.back() >= from)
            m_job.found.pop_back();
        m_job.next = std::min(m_job.next, from);
        return;
    }
    takeInRows(from);
    const int headRow = rowAtOrBehind(head);
    if (hasGrown && headRow < rowCount() && lineAt(headRow) == head)
        Q_EMIT dataChanged(index(headRow, 0), index(headRow, ColumnCount - 1));
}

void TranscriptModel::takeInRows(quint32 from)
{
    const int kept = rowAtOrBehind(from);
    removeRowsFrom(kept, rowCount() - kept);
    std::vector<quint32> added;
    for (quint32 line = from; line < m_lines.size(); ++line) {
        if (m_rules.isRow(*m_transcript, m_lines, line))
            added.push_back(line);
    }
    insertRowsOf(kept, added);
}

void TranscriptModel::insertRowsOf(int row, const std::vector<quint32> &lines)
{
    if (lines.empty())
        return;
    beginInsertRows({}, row, row + static_cast<int>(lines.size()) - 1);
    m_rows.insert(m_rows.begin() + row, lines.begin(), lines.end());
    endInsertRows();
}

void TranscriptModel::removeRowsFrom(int row, int count)
{
    if (count <= 0)
        return;
    beginRemoveRows({}, row, row + count - 1);
    m_rows.erase(m_rows.begin() + row, m_rows.begin() + row + count);
    endRemoveRows();
}

int TranscriptModel::rowAtOrBehind(quint32 line) const
{
    return static_cast<int>(std::ranges::lower_bound(m_rows, line) - m_rows.begin());
}

void TranscriptModel::setFilter(filter::FilterExpression filter)
{
    RowRules rules = m_isFiltering ? m_job.rules : m_rules;
    rules.setFilter(std::move(filter));
    start(std::move(rules));
}

void TranscriptModel::setAllUnfolded(bool areUnfolded)
{
    RowRules rules = m_isFiltering ? m_job.rules : m_rules;
    rules.setAllUnfolded(areUnfolded);
    start(std::move(rules));
}

void TranscriptModel::start(RowRules rules)
{
    m_job = {std::move(rules), {}, 0};
    m_isFiltering = true;
    m_sliceTimer.start();
    // A short transcript is done at once, without a flicker.
    runSlice();
}

void TranscriptModel::runSlice()
{
    QElapsedTimer clock;
    clock.start();
    while (m_job.next < m_lines.size()) {
        if (m_job.rules.isRow(*m_transcript, m_lines, m_job.next))
            m_job.found.push_back(m_job.next);
        ++m_job.next;
        if (m_job.next % LinesBetweenLooksAtTheClock == 0 && clock.nsecsElapsed() > SliceNanoseconds)
            return;
    }
    finishJob();
}

void TranscriptModel::finishJob()
{
    m_sliceTimer.stop();
    beginResetModel();
    m_isFiltering = false;
    m_rules = std::move(m_job.rules);
    m_rows = std::move(m_job.found);
    m_job = {};
    endResetModel();
    Q_EMIT filterApplied();
}

RowText TranscriptModel::rowText(int row) const
{
    return RowText::of(*m_transcript, m_lines, lineAt(row), m_isRevealed);
}

QString TranscriptModel::summary(int row) const
{
    const Fold state = fold(row);
    return state == Fold::Folded || state == Fold::Unfolded ? RowText::summary(*m_transcript, m_lines, lineAt(row))
                                                            : QString();
}

int TranscriptModel::rowOf(qint64 sequence) const
{
    const auto line = m_lines.lineOf(sequence);
    if (!line || !wantsLine(*line))
        return -1;
    for (const quint32 candidate : {*line, m_lines.at(*line).head}) {
        const int row = rowAtOrBehind(candidate);
        if (row < rowCount() && lineAt(row) == candidate)
            return row;
    }
    return -1;
}

bool TranscriptModel::isWanted(qint64 sequence) const
{
    const auto line = m_lines.lineOf(sequence);
    return line && wantsLine(*line);
}

bool TranscriptModel::wantsLine(quint32 line) const
{
    return m_rules.isWanted(*m_transcript, m_lines, line);
}

std::vector<quint32> TranscriptModel::linesOf(int row) const
{
    const quint32 first = lineAt(row);
    if (fold(row) != Fold::Folded)
        return {first};
    std::vector<quint32> lines;
    for (quint32 line = first; line < m_lines.replyEnd(first); ++line) {
        if (wantsLine(line))
            lines.push_back(line);
    }
    return lines;
}

TranscriptModel::Fold TranscriptModel::fold(int row) const
{
    const quint32 line = lineAt(row);
    if (!m_lines.isFoldable(line) || !m_rules.folds())
        return Fold::None;
    if (m_lines.at(line).head != line)
        return Fold::Child;
    return m_rules.isUnfolded(line) ? Fold::Unfolded : Fold::Folded;
}

void TranscriptModel::setUnfolded(int row, bool isUnfolded)
{
    const quint32 head = m_lines.at(lineAt(row)).head;
    const int headRow = rowAtOrBehind(head);
    // A reply whose first line the filter does not want has nothing that it could be folded into.
    if (fold(row) == Fold::None || lineAt(headRow) != head || m_rules.isUnfolded(head) == isUnfolded)
        return;
    const int behind = rowAtOrBehind(m_lines.replyEnd(head));
    m_rules.setUnfolded(head, isUnfolded);
    removeRowsFrom(headRow + 1, behind - headRow - 1);
    std::vector<quint32> children;
    for (quint32 line = head + 1; isUnfolded && line < m_lines.replyEnd(head); ++line) {
        if (wantsLine(line))
            children.push_back(line);
    }
    insertRowsOf(headRow + 1, children);
    Q_EMIT dataChanged(index(headRow, 0), index(headRow, ColumnCount - 1));
    if (m_isFiltering) {
        RowRules rules = m_job.rules;
        rules.setUnfolded(head, isUnfolded);
        start(std::move(rules));
    }
}

void TranscriptModel::setRevealed(bool isRevealed)
{
    const bool wanted = isRevealed && holdsSecrets();
    if (wanted == m_isRevealed)
        return;
    m_isRevealed = wanted;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, TextColumn), index(rowCount() - 1, TextColumn));
    Q_EMIT revealedChanged(wanted);
}

int TranscriptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TranscriptModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TranscriptModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines.at(lineAt(index.row()));
    switch (role) {
    case Qt::DisplayRole:
        return displayText(index.row(), index.column());
    case Qt::AccessibleTextRole:
        return accessibleText(index.row(), index.column());
    case Qt::ToolTipRole:
        return index.column() == TextColumn ? hiddenTip(index.row()) : QVariant();
    case SequenceRole:
        return line.sequence();
    case ExchangeRole:
        return line.direction() == Direction::None ? qint64(0) : m_lines.at(line.exchange).sequence();
    case FoldRole:
        return static_cast<int>(fold(index.row()));
    case ToneRole:
        return static_cast<int>(rowText(index.row()).tone);
    default:
        return {};
    }
}

QVariant TranscriptModel::hiddenTip(int row) const
{
    const Line &line = m_lines.at(lineAt(row));
    if (line.isPlain && !holdsSecrets())
        return {};
    const auto shown = RowText::bytes(m_lines.shown(*m_transcript, lineAt(row), m_isRevealed));
    if (!shown || shown->masks.isEmpty())
        return {};
    const auto recorded = RowText::bytes(m_transcript->at(line.event));
    const bool canBeRevealed = recorded && recorded->masks.isEmpty();
    return canBeRevealed ? tr("Hidden. It was recorded, and can be revealed for 30 seconds.")
                         : tr("Hidden. It was not recorded, so nobody can show it.");
}

std::chrono::nanoseconds TranscriptModel::delta(quint32 line) const
{
    return m_lines.at(line).elapsed - m_lines.at(line - 1).elapsed;
}

QString TranscriptModel::displayText(int row, int column) const
{
    const quint32 index = lineAt(row);
    const Line &line = m_lines.at(index);
    switch (column) {
    case NumberColumn:
        return QString::number(line.sequence());
    case TimeColumn:
        return seconds(line.elapsed);
    case DeltaColumn:
        return index > 0 ? u'+' + seconds(delta(index)) : QString();
    case DirectionColumn:
        return arrow(line.direction());
    case LockColumn:
        return line.encrypted ? u"🔒"_s : QString();
    default:
        break;
    }
    const QString beside = summary(row);
    return beside.isEmpty() ? rowText(row).plain() : rowText(row).plain() + u"  "_s + beside;
}

QString TranscriptModel::accessibleText(int row, int column) const
{
    const Line &line = m_lines.at(lineAt(row));
    if (column == LockColumn)
        return line.encrypted ? tr("encrypted") : tr("in clear");
    if (column != DirectionColumn)
        return displayText(row, column);
    switch (line.direction()) {
    case Direction::Out:
        return tr("sent");
    case Direction::In:
        return tr("received");
    case Direction::None:
        break;
    }
    return tr("note");
}

QVariant TranscriptModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn:
        return tr("Number");
    case TimeColumn:
        return tr("Time");
    case DeltaColumn:
        return tr("Since the line before");
    case DirectionColumn:
        return tr("Direction");
    case LockColumn:
        return tr("Encrypted");
    case TextColumn:
        return tr("Text");
    default:
        return {};
    }
}

} // namespace mailscope::ui
