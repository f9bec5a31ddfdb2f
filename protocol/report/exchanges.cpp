// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/exchanges.h"

#include <utility>

namespace mailscope::report {

using namespace transcript;

namespace {
QByteArray withoutLineEnd(QByteArray bytes)
{
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    return bytes;
}

/// A later piece of an over-long line belongs to the line before it.
void appendLine(Exchange &exchange, const Received &received)
{
    const QByteArray bytes = withMasksNamed(received.data);
    if (received.continuesPrevious && !exchange.lines.isEmpty())
        exchange.lines.last() += bytes;
    else
        exchange.lines.append(bytes);
}

/// A part of a message, and no command.
bool isContent(const Sent &sent)
{
    return sent.phase == Phase::Payload && !sent.data.bytes.startsWith("BDAT ");
}

wire::Line lineOf(const Received &received)
{
    return {withMasksNamed(received.data), received.end, received.continuesPrevious};
}
} // namespace

QByteArray withMasksNamed(const Redacted &data)
{
    QByteArray named = data.bytes;
    for (auto mask = data.masks.crbegin(); mask != data.masks.crend(); ++mask)
        named.insert(qBound(qsizetype(0), mask->at, data.bytes.size()),
                     '[' + QByteArray::number(mask->length) + " bytes hidden]");
    return named;
}

void ExchangeFold::add(const Event &event)
{
    if (const auto *sent = std::get_if<Sent>(&event.payload))
        addSent(event, *sent);
    else if (const auto *received = std::get_if<Received>(&event.payload))
        received->unused ? addUnused(event, *received) : addReceived(event, *received);
    else if (const auto *payload = std::get_if<PayloadSent>(&event.payload))
        addSent(event, Sent{{}, Phase::Payload, payload->complete});
    else if (std::holds_alternative<TlsSecured>(event.payload))
        m_encrypted = true;
    else if (std::holds_alternative<Connecting>(event.payload) || std::holds_alternative<Closed>(event.payload))
        m_encrypted = false;
    if (std::holds_alternative<TlsStarted>(event.payload) || std::holds_alternative<Closed>(event.payload))
        startOver();
}

/// The text of a message that was typed line by line, or a chunk: one exchange, whose command is the BDAT line if there is one.
bool ExchangeFold::goesOn(const Event &event, const Sent &sent)
{
    if (!isContent(sent) || m_exchanges.isEmpty() || m_exchanges.constLast().state != Exchange::State::NoReply
        || m_exchanges.constLast().phase != Phase::Payload)
        return false;
    if (sent.awaitsReply)
        m_exchanges.last().state = Exchange::State::Waiting;
    m_bySequence.insert(event.sequence, m_exchanges.size() - 1);
    return true;
}

void ExchangeFold::addSent(const Event &event, const Sent &sent)
{
    if (goesOn(event, sent))
        return;
    Exchange exchange;
    exchange.state = sent.awaitsReply ? Exchange::State::Waiting : Exchange::State::NoReply;
    exchange.sequence = event.sequence;
    exchange.phase = sent.phase;
    exchange.encrypted = m_encrypted;
    if (std::holds_alternative<Sent>(event.payload) && !isContent(sent))
        exchange.command = withoutLineEnd(withMasksNamed(sent.data));
    exchange.sentAt = event.elapsed;
    m_bySequence.insert(event.sequence, m_exchanges.size());
    m_exchanges.append(std::move(exchange));
}

void ExchangeFold::addUnused(const Event &event, const Received &received)
{
    if (m_exchanges.isEmpty() || m_exchanges.constLast().state != Exchange::State::Unused) {
        Exchange exchange;
        exchange.state = Exchange::State::Unused;
        exchange.sequence = event.sequence;
        exchange.encrypted = m_encrypted;
        exchange.firstByteAt = event.elapsed;
        m_exchanges.append(std::move(exchange));
    }
    Exchange &exchange = m_exchanges.last();
    appendLine(exchange, received);
    exchange.received.append(event.sequence);
    exchange.completeAt = event.elapsed;
}

void ExchangeFold::addReceived(const Event &event, const Received &received)
{
    const bool sameLine = received.continuesPrevious && m_previous >= 0;
    if (m_current < 0)
        m_current = sameLine ? m_previous : exchangeFor(event, received);
    m_previous = m_current;
    Exchange &exchange = m_exchanges[m_current];
    appendLine(exchange, received);
    exchange.received.append(event.sequence);
    if (!exchange.firstByteAt)
        exchange.firstByteAt = event.elapsed;
    if (auto result = m_parser.add(lineOf(received)))
        complete(exchange, std::move(*result), event.elapsed);
}

qsizetype ExchangeFold::exchangeFor(const Event &event, const Received &received)
{
    const qsizetype begun = received.answers ? m_bySequence.value(*received.answers, -1) : -1;
    if (begun >= 0 && m_exchanges.at(begun).state == Exchange::State::Waiting)
        return begun;
    Exchange exchange;
    exchange.sequence = event.sequence;
    exchange.phase = received.phase;
    exchange.encrypted = m_encrypted;
    // One payload may get several replies (RFC 2033 section 4.2): each is an exchange of its own.
    if (begun >= 0) {
        exchange.command = m_exchanges.at(begun).command;
        exchange.sentAt = m_exchanges.at(begun).sentAt;
    }
    m_exchanges.append(std::move(exchange));
    return m_exchanges.size() - 1;
}

void ExchangeFold::complete(Exchange &exchange, wire::ReplyParser::Result result, std::chrono::nanoseconds at)
{
    exchange.completeAt = at;
    if (auto *reply = std::get_if<wire::Reply>(&result)) {
        exchange.state = Exchange::State::Answered;
        exchange.reply = std::move(*reply);
    } else {
        const bool tooLong = std::holds_alternative<wire::ReplyBeyondLimits>(result);
        exchange.state = tooLong ? Exchange::State::TooLong : Exchange::State::Malformed;
    }
    m_current = -1;
}

void ExchangeFold::startOver()
{
    m_parser.reset();
    m_current = m_previous = -1;
}

QList<Exchange> exchanges(const Transcript &transcript)
{
    ExchangeFold fold;
    for (const Event &event : transcript)
        fold.add(event);
    return fold.exchanges();
}

} // namespace mailscope::report
