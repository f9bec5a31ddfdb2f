// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/lineindex.h"

#include "format/eventnote.h"

#include <algorithm>

namespace mailscope::ui {

using transcript::Direction;
using transcript::EventKind;

namespace {
bool isPlainText(QByteArrayView bytes)
{
    return std::ranges::all_of(bytes, [](char byte) { return byte >= 0x20 && byte < 0x7f; });
}

bool isHello(int phase)
{
    return phase == static_cast<int>(Phase::Hello) || phase == static_cast<int>(Phase::HelloTls)
        || phase == static_cast<int>(Phase::HelloAuth);
}

/// The bytes without the line end that a line that was sent carries.
QByteArrayView withoutLineEnd(const transcript::TranscriptRow &row)
{
    return row.direction == Direction::Out && row.bytes.endsWith("\r\n") ? row.bytes.chopped(2) : row.bytes;
}
} // namespace

Direction Line::direction() const
{
    switch (kind) {
    case EventKind::Sent:
    case EventKind::PayloadSent:
        return Direction::Out;
    case EventKind::Received:
        return Direction::In;
    default:
        return Direction::None;
    }
}

void LineIndex::clear()
{
    *this = {};
}

void LineIndex::extend(const transcript::Transcript &transcript)
{
    for (; m_taken < transcript.size(); ++m_taken) {
        const transcript::TranscriptRow row = transcript.row(m_taken);
        if (row.kind == EventKind::TlsSecured)
            m_encrypted = true;
        if (row.kind == EventKind::Closed)
            m_encrypted = false;
        if (row.kind == EventKind::Connected)
            m_hellos.clear();
        m_secrets.take(row);
        if (isShown(row))
            add(row);
    }
}

bool LineIndex::isShown(const transcript::TranscriptRow &row) const
{
    if (row.direction != Direction::None)
        return true;
    if (!row.event)
        return false;
    const std::optional<format::EventNote> note = format::eventNote(*row.event);
    return note && !note->isMinor;
}

void LineIndex::add(const transcript::TranscriptRow &row)
{
    Line line;
    line.elapsed = row.elapsed;
    line.event = static_cast<quint32>(m_taken);
    line.head = line.exchange = size();
    line.kind = row.kind;
    line.phase = row.phase ? static_cast<qint8>(*row.phase) : qint8(-1);
    line.encrypted = m_encrypted;
    line.isPlain = row.kind != EventKind::PayloadSent && row.direction != Direction::None && !row.masked
        && isPlainText(withoutLineEnd(row));
    if (row.kind == EventKind::Received)
        addReceived(line, row);
    if (line.kind == EventKind::Received && line.head == size() && line.code == 250 && isHello(line.phase))
        addHello(line);
    if (row.kind != EventKind::Received)
        m_replyIsOpen = false;
    m_lines.push_back(line);
}

void LineIndex::addReceived(Line &line, const transcript::TranscriptRow &row)
{
    const bool goesOn = m_replyIsOpen && (row.continuesPrevious || row.answers == m_openAnswers);
    line.code = static_cast<quint16>(row.continuesPrevious ? 0 : row.code);
    if (goesOn) {
        const Line &previous = m_lines.back();
        line.head = previous.head;
        line.exchange = previous.exchange;
        line.code = line.code ? line.code : previous.code;
        ++m_lines[line.head].length;
    } else if (const auto asked = row.answers ? lineOf(*row.answers) : std::nullopt) {
        line.exchange = *asked;
    }
    line.isMalformed = row.unused || (!goesOn && line.code == 0);
    m_openAnswers = row.answers;
    // A later piece of a cut line says nothing about its reply, nor does a line without a code.
    if (!row.continuesPrevious)
        m_moreIsDue = row.replyGoesOn || (goesOn && row.code == 0);
    m_replyIsOpen = m_moreIsDue || row.end == wire::LineEnd::Cut;
}

std::optional<quint32> LineIndex::lineOf(qint64 sequence) const
{
    const auto isAfter = [](qint64 wanted, const Line &line) { return wanted < line.sequence(); };
    const auto next = std::upper_bound(m_lines.begin(), m_lines.end(), sequence, isAfter);
    if (next == m_lines.begin())
        return std::nullopt;
    return static_cast<quint32>(next - m_lines.begin() - 1);
}

transcript::Event LineIndex::shown(const transcript::Transcript &transcript, quint32 line, bool isRevealed) const
{
    transcript::Event event = transcript.at(at(line).event);
    return isRevealed ? event : m_secrets.hidden(std::move(event));
}

void LineIndex::addHello(const Line &line)
{
    // A hello that is said once more is compared with the one that the connection had before it changed.
    for (auto before = m_hellos.crbegin(); before != m_hellos.crend(); ++before) {
        if (at(*before).phase >= line.phase)
            continue;
        m_hellosBefore.insert(line.head, *before);
        break;
    }
    m_hellos.push_back(line.head);
}

std::optional<quint32> LineIndex::helloBefore(quint32 head) const
{
    const auto before = m_hellosBefore.constFind(head);
    return before == m_hellosBefore.cend() ? std::nullopt : std::optional(*before);
}

std::chrono::nanoseconds LineIndex::waited(quint32 line) const
{
    const Line &waitedFor = at(line);
    if (waitedFor.direction() == Direction::Out)
        return std::chrono::nanoseconds(0);
    if (waitedFor.exchange != waitedFor.head)
        return waitedFor.elapsed - at(waitedFor.exchange).elapsed;
    return waitedFor.head > 0 ? waitedFor.elapsed - at(waitedFor.head - 1).elapsed : waitedFor.elapsed;
}

} // namespace mailscope::ui
