// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/messagereader.h"

#include <algorithm>

namespace mailscope::practice {
namespace {

constexpr qsizetype longestLine = 1000;

} // namespace

bool MessageReader::read(QByteArray &input)
{
    const qsizetype foreign = m_foreignEnd.isEmpty() ? -1 : input.indexOf(m_foreignEnd);
    if (foreign < 0)
        return readLines(input);
    QByteArray before = input.first(foreign) + "\r\n";
    const QByteArray behind = input.sliced(foreign + m_foreignEnd.size());
    if (readLines(before)) { // the right end came first
        input = before.chopped(std::min<qsizetype>(before.size(), 2)) + m_foreignEnd + behind;
        return true;
    }
    input = behind;
    return true;
}

bool MessageReader::readLines(QByteArray &input)
{
    m_line += input;
    input.clear();
    qsizetype begin = 0;
    while (true) {
        const qsizetype end = m_line.indexOf("\r\n", begin);
        if (end < 0)
            break;
        const bool isLast = takeLine(m_line.mid(begin, end + 2 - begin));
        begin = end + 2;
        if (!isLast)
            continue;
        input = m_line.sliced(begin);
        m_line.clear();
        return true;
    }
    m_line.remove(0, begin);
    // A line far over the limit is passed on in pieces, so that it cannot grow without bound; its last byte may be half a CRLF.
    if (m_line.size() > 64 * longestLine) {
        const QByteArray piece = m_line.first(m_line.size() - 1);
        m_line.remove(0, piece.size());
        keep(!m_lineIsBroken && piece.startsWith('.') ? QByteArrayView(piece).sliced(1) : QByteArrayView(piece));
        m_lineIsBroken = true;
        m_hasLongLine = true;
    }
    return false;
}

bool MessageReader::takeLine(QByteArray line)
{
    const bool isContinued = m_lineIsBroken;
    m_lineIsBroken = false;
    if (!isContinued && line == ".\r\n")
        return true;
    if (line.size() > longestLine)
        m_hasLongLine = true;
    if (!isContinued && line.startsWith('.'))
        line.remove(0, 1);
    keep(line);
    return false;
}

void MessageReader::keep(QByteArrayView bytes)
{
    m_size += bytes.size();
    const QByteArrayView inside = bytes.endsWith("\r\n") ? bytes.chopped(2) : bytes;
    if (inside.contains('\r') || inside.contains('\n'))
        m_hasBareLineEnd = true;
    if (!isTooBig())
        m_content.append(bytes);
    else
        m_content.clear();
}

} // namespace mailscope::practice
