// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcript.h"

#include <optional>

namespace mailscope::testing {

/// Makes transcripts as a recorder would, a line at a time. Each event is a millisecond behind the one before.
class TranscriptMaker {
public:
    [[nodiscard]] const transcript::Transcript &transcript() const { return m_transcript; }

    /// Every function returns the sequence number of its event.
    qint64 note(transcript::Payload payload);
    qint64 sent(const QByteArray &line, Phase phase = Phase::Raw); ///< CR LF is added
    qint64 sentHidden(const QByteArray &before, qsizetype hidden, Phase phase = Phase::Auth);
    /// The lines of a reply to the command that was sent last, divided by "\n". Returns the number of the first.
    qint64 reply(const QByteArray &lines);
    qint64 received(const QByteArray &line, wire::LineEnd end = wire::LineEnd::CrLf, bool continuesPrevious = false);
    qint64 unused(const QByteArray &line);
    /// The next event is so much later.
    void wait(std::chrono::milliseconds time) { m_now += time; }

    /// A session with a greeting, EHLO with eight keywords, STARTTLS, EHLO again, a login, VRFY and a refusal: see the source.
    [[nodiscard]] static TranscriptMaker typical();
    /// \p exchanges times RCPT and its answer.
    void addRecipients(qsizetype exchanges);

private:
    transcript::Transcript m_transcript;
    std::chrono::nanoseconds m_now{0};
    std::optional<qint64> m_lastSent;
    std::optional<Phase> m_phase;
};

} // namespace mailscope::testing
