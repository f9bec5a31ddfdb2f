// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/linesplitter.h"

#include <algorithm>
#include <utility>

namespace mailscope::wire {

void LineSplitter::append(QByteArrayView bytes)
{
    if (m_start == m_buffer.size()) {
        m_buffer.clear();
        m_start = m_scanned = 0;
    } else if (m_start > m_limit) { // keep what is dead in front small without moving bytes for every line
        m_buffer.remove(0, m_start);
        m_scanned -= m_start;
        m_start = 0;
    }
    m_buffer.append(bytes);
}

std::optional<Line> LineSplitter::next()
{
    // A line feed beyond the limit is of no interest yet: looking for it would cost the square of what came.
    const QByteArrayView reachable = QByteArrayView(m_buffer).first(std::min(m_buffer.size(), m_start + m_limit + 1));
    const qsizetype lineFeed = reachable.indexOf('\n', std::max(m_scanned, m_start));
    if (lineFeed >= 0) {
        const bool carriageReturn = lineFeed > m_start && m_buffer.at(lineFeed - 1) == '\r';
        const qsizetype length = lineFeed - m_start - (carriageReturn ? 1 : 0);
        return cut(length, carriageReturn ? 2 : 1, carriageReturn ? LineEnd::CrLf : LineEnd::Lf);
    }
    // One byte more than the limit must be there, so that a CR at the limit is not parted from its LF.
    if (pendingBytes() > m_limit) {
        const bool carriageReturnLast = m_buffer.at(m_start + m_limit - 1) == '\r';
        return cut(carriageReturnLast ? m_limit - 1 : m_limit, 0, LineEnd::Cut);
    }
    m_scanned = m_buffer.size();
    return std::nullopt;
}

std::optional<Line> LineSplitter::finish()
{
    if (auto line = next())
        return line;
    if (pendingBytes() == 0)
        return std::nullopt;
    return cut(pendingBytes(), 0, LineEnd::None);
}

QByteArray LineSplitter::takeRest()
{
    QByteArray rest = m_buffer.mid(m_start);
    m_buffer.clear();
    m_start = m_scanned = 0;
    m_insideLine = false;
    return rest;
}

Line LineSplitter::cut(qsizetype length, qsizetype lineEndLength, LineEnd end)
{
    Line line{m_buffer.mid(m_start, length), end, m_insideLine};
    m_start += length + lineEndLength;
    m_scanned = m_start;
    m_insideLine = end == LineEnd::Cut;
    return line;
}

} // namespace mailscope::wire
