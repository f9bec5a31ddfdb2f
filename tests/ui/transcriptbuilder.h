// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcript.h"

#include <QByteArrayList>

namespace mailscope::test {

/// Writes a session down event by event, so that a test knows every byte and every millisecond of it.
class TranscriptBuilder {
public:
    using Milliseconds = std::chrono::milliseconds;

    /// Begins with a session that wants to go to \p host.
    explicit TranscriptBuilder(const QString &host = QStringLiteral("mx.example"), int port = 25);

    /// The event happens that much later than the one before; returns its sequence number.
    qint64 add(transcript::Payload payload, Milliseconds later = Milliseconds(1));

    /// Looked up, connected and greeted with "220 mx.example ESMTP".
    TranscriptBuilder &opened(const QByteArray &greeting = "220 mx.example ESMTP");
    /// A whole stage: command, reply (lines with codes), end.
    TranscriptBuilder &asked(Phase phase, const QByteArray &command, const QByteArrayList &reply,
                             Milliseconds took = Milliseconds(12));
    /// EHLO with these keywords; after TLS when secured() was called.
    TranscriptBuilder &hello(const QByteArrayList &keywords);
    /// STARTTLS and a handshake with these details.
    TranscriptBuilder &secured(const TlsDetails &details, TlsPolicy policy = TlsPolicy::Report);
    TranscriptBuilder &finished(Verdict verdict = Verdict::Ok);

    qint64 sent(const QByteArray &line, Phase phase, Milliseconds later = Milliseconds(1));
    qint64 received(const QByteArray &line, std::optional<qint64> answers, std::optional<Phase> phase,
                    Milliseconds later = Milliseconds(1));

    [[nodiscard]] const transcript::Transcript &transcript() const { return m_transcript; }

    /// A certificate with everything in it, good from a month before the session to \p daysLeft behind it.
    [[nodiscard]] static CertificateDetails certificate(const QString &name, int daysLeft = 61);
    /// TLS 1.3 with a certificate for mx.example, signed by an authority of its own; \p objections by id.
    [[nodiscard]] static TlsDetails details(const QByteArrayList &objections = {}, int daysLeft = 61);
    /// The wall clock at the start of the session.
    [[nodiscard]] static QDateTime startedAt();

private:
    transcript::Transcript m_transcript;
    std::chrono::nanoseconds m_now{0};
    bool m_encrypted = false;
};

} // namespace mailscope::test
