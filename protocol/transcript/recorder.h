// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/redaction.h"
#include "transcript/transcript.h"
#include "wire/command.h"

#include <functional>

namespace mailscope::transcript {

/// Writes the transcript: numbers and times each event, and cuts secrets out before the event exists.
class Recorder {
public:
    /// \p clock tells the time since the session began; \p sink is told of every event after it was appended.
    Recorder(std::function<std::chrono::nanoseconds()> clock, std::function<void(const Event &)> sink);

    /// Appends \p payload. The detail of its issue or failure and the decoded step of a login, which quote what the other side
    /// said, are searched for secrets.
    /// Returns its sequence number.
    qint64 record(Payload payload);

    /// Bytes that were handed to the system. Remembers what is secret in them.
    qint64 recordSent(const wire::Command &command);

    /// A message that was handed over; its head is searched for secrets.
    qint64 recordPayload(PayloadSent sent);

    /// A line that was received; \p answers is the sequence number of what it answers.
    qint64 recordReceived(const wire::Line &line, std::optional<qint64> answers, std::optional<Phase> phase);

    /// A line that was received and will not be looked at.
    qint64 recordUnused(const wire::Line &line);

    /// Bytes that must not be seen in what the server says from now on. Nothing where \p secret is empty.
    void rememberSecret(QByteArrayView secret) { m_redaction.rememberAsItIs(secret); }

    /// Where the transcript keeps its bytes from here on. When they cannot be moved to the file, an event "kept-in-memory" says
    /// so once.
    void setStorage(Storage storage) { m_transcript.setStorage(std::move(storage)); }

    /// From here on nothing is cut out; that is an event itself. It cannot be taken back in this session.
    void recordSecrets();

    [[nodiscard]] const Transcript &transcript() const { return m_transcript; }

private:
    [[nodiscard]] Redacted redactReceived(const wire::Line &line) const;
    void tellOfSpillProblem();

    std::function<std::chrono::nanoseconds()> m_clock;
    std::function<void(const Event &)> m_sink;
    Transcript m_transcript;
    Redaction m_redaction;
    bool m_recordsSecrets = false;
    bool m_toldOfSpillProblem = false;
};

} // namespace mailscope::transcript
