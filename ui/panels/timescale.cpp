// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timescale.h"

#include <algorithm>

namespace mailscope::ui {

using Nanoseconds = std::chrono::nanoseconds;

namespace {

constexpr int FoldedBeyond = 4; ///< a gap longer than that part of all busy time is folded
constexpr int FoldedTo = 25;    ///< to that part of it
constexpr Nanoseconds ShortestLength = std::chrono::microseconds(100);

double ratio(Nanoseconds part, Nanoseconds whole)
{
    return static_cast<double>(part.count()) / static_cast<double>(whole.count());
}

} // namespace

TimeScale::TimeScale(const QList<TimeRow> &rows)
{
    Nanoseconds busy{0};
    for (const TimeRow &row : rows) { // in the order they began
        if (row.kind == TimeRow::Kind::Pause)
            continue;
        if (!m_stretches.isEmpty() && row.start <= m_stretches.constLast().end)
            m_stretches.last().end = std::max(m_stretches.constLast().end, row.end);
        else
            m_stretches.append({row.start, std::max(row.start, row.end), {}});
    }
    for (const Stretch &stretch : std::as_const(m_stretches))
        busy += stretch.end - stretch.start;
    busy = std::max(busy, ShortestLength);
    for (qsizetype i = 0; i < m_stretches.size(); ++i) {
        Stretch &stretch = m_stretches[i];
        const Nanoseconds gap = i == 0 ? Nanoseconds{0} : stretch.start - m_stretches.at(i - 1).end;
        const bool isLong = gap > busy / FoldedBeyond;
        m_isFolded = m_isFolded || isLong;
        stretch.at = m_length + (isLong ? busy / FoldedTo : gap);
        m_length = stretch.at + (stretch.end - stretch.start);
    }
    m_length = std::max(m_length, ShortestLength);
}

double TimeScale::position(Nanoseconds moment) const
{
    const auto after = std::ranges::upper_bound(m_stretches, moment, {}, &Stretch::start);
    if (after == m_stretches.begin())
        return 0;
    const Stretch &stretch = *(after - 1);
    return std::clamp(ratio(stretch.at + std::min(moment, stretch.end) - stretch.start, m_length), 0.0, 1.0);
}

QList<TimeScale::Tick> TimeScale::ticks(int most) const
{
    QList<Tick> ticks{{0, Nanoseconds{0}}};
    if (m_stretches.isEmpty() || most < 1)
        return ticks;
    Nanoseconds step(1000);
    // 1, 2, 5, 10, 20, 50 …
    for (int i = 0; m_length / step > most; ++i)
        step = i % 3 == 1 ? step * 5 / 2 : step * 2;
    for (Nanoseconds time = step; time <= m_length; time += step)
        ticks.append({ratio(time, m_length), time});
    return ticks;
}

} // namespace mailscope::ui
