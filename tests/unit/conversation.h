// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcript.h"

#include <QList>

/// Writes a transcript as a conversation, the way the recorder of a session would. Every event takes one millisecond.
class Conversation {
public:
    explicit Conversation(const QString &security = QStringLiteral("opportunistic"), int port = 25,
                          const QString &protocol = QStringLiteral("smtp"));

    /// Any event.
    Conversation &event(mailscope::transcript::Payload payload);

    /// Time passes before the next event.
    Conversation &pause(std::chrono::milliseconds duration);

    Conversation &connects(const QString &address = QStringLiteral("192.0.2.1"),
                           const QString &family = QStringLiteral("ipv4"));
    Conversation &failsToConnect(const QString &address, const QString &family);

    /// The client sends \p line, without its line end.
    Conversation &client(const QByteArray &line, mailscope::Phase phase);

    /// The server sends one line, which belongs to the oldest command without a whole reply.
    Conversation &server(const QByteArray &line, mailscope::wire::LineEnd end = mailscope::wire::LineEnd::CrLf);

    /// A line that is recorded and never looked at.
    Conversation &injected(const QByteArray &line);

    Conversation &greets(const QByteArray &line = "220 mx.example ESMTP");
    Conversation &secured(const mailscope::TlsDetails &details,
                          mailscope::TlsPolicy policy = mailscope::TlsPolicy::Report);
    Conversation &quits();
    Conversation &finished(mailscope::Verdict verdict = mailscope::Verdict::Ok,
                           std::optional<mailscope::Issue> issue = {});

    /// Connected and greeted, hello said and \p capabilities offered.
    Conversation &opens(const QList<QByteArray> &capabilities, const QByteArray &verb = "EHLO");

    /// Says hello and hears \p capabilities.
    Conversation &hello(const QList<QByteArray> &capabilities, const QByteArray &verb = "EHLO");

    /// STARTTLS and its go-ahead.
    Conversation &startTls();

    [[nodiscard]] const mailscope::transcript::Transcript &transcript() const { return m_transcript; }
    [[nodiscard]] qint64 lastSequence() const { return m_transcript.size(); }

private:
    mailscope::transcript::Transcript m_transcript;
    std::chrono::nanoseconds m_now{0};
    struct Waiting {
        qint64 sequence;
        mailscope::Phase phase;
    };
    QList<Waiting> m_waiting;
    bool m_encrypted = false;
};

/// What a good handshake agrees on: a certificate for mx.example, valid for another year.
[[nodiscard]] mailscope::TlsDetails goodTls();
[[nodiscard]] mailscope::TlsDetails tlsWithObjection(const QByteArray &id);
