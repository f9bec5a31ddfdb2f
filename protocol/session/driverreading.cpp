// SPDX-License-Identifier: GPL-3.0-or-later
// Driver: what the server says, from bytes to replies.
#include "session/driver.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace mailscope::session {

void Driver::onReceived()
{
    if (!m_channel || m_dialogue.isOver())
        return;
    m_splitter.append(m_channel->take());
    readLines();
}

void Driver::readLines()
{
    if (m_reading)
        return;
    m_reading = true;
    while (!isDone() && m_dialogue.isReading()) {
        const auto line = m_splitter.next();
        if (!line)
            break;
        takeLine(*line);
    }
    m_reading = false;
}

void Driver::takeLine(const wire::Line &line)
{
    const auto awaited = m_isEarly ? std::nullopt : m_dialogue.awaited();
    std::optional<qint64> answers;
    if (const auto sent = awaited && awaited->number ? m_sentEvents.find(*awaited->number) : m_sentEvents.end();
        sent != m_sentEvents.end())
        answers = sent->second;
    m_replyEvents.append(
        m_recorder.recordReceived(line, answers, awaited ? std::optional(awaited->phase) : std::nullopt));
    if (isDone() || !m_dialogue.isReading())
        return;
    if (const auto result = m_parser.add(line)) {
        if (answers)
            m_replyEvents.prepend(*answers);
        judge(*result);
    }
}

void Driver::judge(const wire::ReplyParser::Result &result)
{
    const QList<qint64> events = std::exchange(m_replyEvents, {});
    if (const auto *reply = std::get_if<wire::Reply>(&result)) {
        m_lastReplyEvents = events;
        const qsizetype unread = m_splitter.pendingBytes() + m_channel->bytesToTake();
        carryOut(m_dialogue.handle(Replied{*reply, events, unread, std::exchange(m_isEarly, false)}));
        forgetAnswered();
        return;
    }
    const bool tooLong = std::holds_alternative<wire::ReplyBeyondLimits>(result);
    carryOut(m_dialogue.handle(Malformed{tooLong ? Issue::ReplyTooLong : Issue::MalformedReply, events}));
}

std::optional<wire::Reply> Driver::lastReply() const
{
    wire::ReplyParser parser;
    for (const qint64 sequence : m_lastReplyEvents) {
        const transcript::Event event = transcript().at(sequence - 1);
        const auto *const received = std::get_if<transcript::Received>(&event.payload);
        if (received == nullptr)
            continue;
        const auto result = parser.add({received->data.bytes, received->end, received->continuesPrevious});
        if (const auto *const reply = result ? std::get_if<wire::Reply>(&*result) : nullptr)
            return *reply;
    }
    return std::nullopt;
}

/// What is here before a command goes out was said before it was asked.
void Driver::takeEarlyReplies()
{
    m_splitter.append(m_channel->take());
    const bool wasReading = std::exchange(m_reading, true);
    while (!isDone() && m_dialogue.isReading() && saysMore()) {
        m_isEarly = true;
        const auto line = m_splitter.next();
        if (!line)
            break;
        takeLine(*line);
    }
    m_reading = wasReading;
    m_isEarly = saysMore();
}

/// Bytes are here that no command has asked for. A 421 answers whatever is asked next: a server may say it at any time
/// (RFC 5321 section 3.8), and often just behind a reply.
bool Driver::saysMore() const
{
    if (m_parser.isInsideReply())
        return true;
    const QByteArrayView pending = m_splitter.pending();
    const qsizetype known = std::min<qsizetype>(pending.size(), 3);
    return known > 0 && pending.first(known) != QByteArrayView("421").first(known);
}

/// Commands are answered in order: what was sent before the one that is awaited now is done with.
void Driver::forgetAnswered()
{
    const auto awaited = m_dialogue.awaited();
    if (awaited && awaited->number)
        m_sentEvents.erase(m_sentEvents.begin(), m_sentEvents.lower_bound(*awaited->number));
}

/// Bytes that are left when the connection ends are no reply any more, but they stand in the transcript as what they are.
void Driver::drainUnused()
{
    if (m_channel)
        m_splitter.append(m_channel->take());
    constexpr int MostLines = 1000; // more of them are an attack on memory
    for (int lines = 0; lines < MostLines && !isDone(); ++lines) {
        const auto line = m_splitter.finish();
        if (!line)
            return;
        m_recorder.recordUnused(*line);
    }
    const QByteArray rest = m_splitter.takeRest();
    if (rest.isEmpty() || isDone())
        return;
    const qsizetype lines = rest.count('\n') + (rest.endsWith('\n') ? 0 : 1);
    const QString text = QCoreApplication::translate(
        "mailscope", "The server sent %1 more lines (%2 bytes) that nobody had asked for; they are not recorded.");
    m_recorder.record(transcript::Noted{"unused-left-out", text.arg(lines).arg(rest.size())});
}

} // namespace mailscope::session
