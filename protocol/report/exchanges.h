// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcript.h"
#include "wire/reply.h"
#include "wire/replyparser.h"

#include <QHash>

#include <chrono>
#include <optional>

namespace mailscope::report {

/// A command and what the server answered to it, as a report lists it: wire::Exchange for one that may have gone wrong.
///
/// The greeting and an unsolicited reply have no command. Where no reply could be understood, reply is empty and lines
/// hold what came, if anything did.
struct Exchange {
    enum class State {
        Waiting,   ///< no reply, or not all of it
        Answered,  ///< a whole reply
        Malformed, ///< a line that is no reply
        TooLong,   ///< a reply beyond the limits
        Unused,    ///< received, but never looked at as a reply
        NoReply,   ///< sent, and no reply is due
    };

    State state = State::Waiting;
    qint64 sequence = 0;        ///< of the event that sent the command, or of the first line without one
    std::optional<Phase> phase; ///< nothing for what nobody asked for
    bool encrypted = false;
    std::optional<QByteArray> command; ///< without its line end; secrets read "[44 bytes hidden]"
    std::optional<wire::Reply> reply;
    QList<QByteArray> lines; ///< as they came, with their codes; secrets read "[44 bytes hidden]"
    QList<qint64> received;  ///< sequence numbers of the lines
    std::optional<std::chrono::nanoseconds> sentAt; ///< all times since the start of the session
    std::optional<std::chrono::nanoseconds> firstByteAt;
    std::optional<std::chrono::nanoseconds> completeAt;

    /// The code of the reply; 0 when there is none.
    [[nodiscard]] int code() const { return reply ? reply->code : 0; }

    /// The lines when there are any, else the command: where a reader of the transcript should look.
    [[nodiscard]] QList<qint64> evidence() const { return received.isEmpty() ? QList<qint64>{sequence} : received; }
};

/// The bytes with each secret replaced by "[44 bytes hidden]".
[[nodiscard]] QByteArray withMasksNamed(const transcript::Redacted &data);

/// Puts the lines of a transcript together to exchanges, one event at a time.
class ExchangeFold {
public:
    void add(const transcript::Event &event);

    /// In the order of their first event; the last ones may still change.
    [[nodiscard]] const QList<Exchange> &exchanges() const { return m_exchanges; }

private:
    void addSent(const transcript::Event &event, const transcript::Sent &sent);
    [[nodiscard]] bool goesOn(const transcript::Event &event, const transcript::Sent &sent);
    void addReceived(const transcript::Event &event, const transcript::Received &received);
    void addUnused(const transcript::Event &event, const transcript::Received &received);
    [[nodiscard]] qsizetype exchangeFor(const transcript::Event &event, const transcript::Received &received);
    void complete(Exchange &exchange, wire::ReplyParser::Result result, std::chrono::nanoseconds at);
    void startOver();

    QList<Exchange> m_exchanges;
    QHash<qint64, qsizetype> m_bySequence; ///< index of the exchange that an event began
    wire::ReplyParser m_parser;
    qsizetype m_current = -1;  ///< the exchange whose reply is being read
    qsizetype m_previous = -1; ///< the exchange that the last line went to
    bool m_encrypted = false;
};

/// The exchanges of a whole transcript.
[[nodiscard]] QList<Exchange> exchanges(const transcript::Transcript &transcript);

} // namespace mailscope::report
