// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/loginwatch.h"

#include <algorithm>

namespace mailscope::session {
namespace {

constexpr qsizetype LongestBeginning = 512; // of a line: longer ones were known by then

bool endsLine(char byte)
{
    return byte == '\r' || byte == '\n' || byte == '\0';
}

} // namespace

bool LoginWatch::holdsAuth(const QByteArray &bytes)
{
    QByteArray lines = bytes;
    std::ranges::replace_if(lines, endsLine, '\n');
    return std::ranges::any_of(lines.split('\n'),
                               [](const QByteArray &line) { return line.trimmed().left(4).toLower() == "auth"; });
}

void LoginWatch::onEvent(const transcript::Event &event)
{
    if (const auto *sent = std::get_if<transcript::Sent>(&event.payload))
        return onSent(*sent);
    const auto *received = std::get_if<transcript::Received>(&event.payload);
    if (received && !received->unused && !received->data.bytes.startsWith("334"))
        m_answered = true;
}

void LoginWatch::onSent(const transcript::Sent &sent)
{
    const QByteArray line = m_unfinished + sent.data.bytes;
    if (sent.phase == Phase::Auth || !sent.data.masks.isEmpty() || holdsAuth(line)) {
        m_open = true;
        m_answered = false;
    } else if (m_answered) {
        m_open = false;
    }
    m_unfinished = sent.data.bytes.endsWith('\n') ? QByteArray() : line.left(LongestBeginning);
}

} // namespace mailscope::session
