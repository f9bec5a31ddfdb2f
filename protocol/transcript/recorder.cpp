// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/recorder.h"

#include "transcript/textredaction.h"

#include <algorithm>
#include <utility>

namespace mailscope::transcript {

Recorder::Recorder(std::function<std::chrono::nanoseconds()> clock, std::function<void(const Event &)> sink)
    : m_clock(std::move(clock)), m_sink(std::move(sink))
{ }

qint64 Recorder::record(Payload payload)
{
    tellOfSpillProblem();
    if (!m_recordsSecrets)
        redactTexts(payload, m_redaction);
    auto elapsed = m_clock();
    if (!m_transcript.isEmpty())
        elapsed = std::max(elapsed, m_transcript.elapsedAt(m_transcript.size() - 1));
    const Event event{m_transcript.size() + 1, elapsed, std::move(payload)};
    m_transcript.append(event);
    m_sink(event);
    return event.sequence;
}

qint64 Recorder::recordSent(const wire::Command &command)
{
    for (const wire::ByteRange &range : command.secretRanges) {
        const QByteArrayView hidden = QByteArrayView(command.wire).sliced(range.at, range.length);
        if (command.secrets.isEmpty())
            m_redaction.remember(hidden);
        else
            m_redaction.rememberAsItIs(hidden);
    }
    for (const QByteArray &secret : command.secrets)
        m_redaction.rememberAsItIs(secret);
    Redacted data = m_recordsSecrets ? Redacted{command.wire, {}} : Redaction::cut(command.wire, command.secretRanges);
    return record(Sent{std::move(data), command.phase, command.awaitsReply});
}

qint64 Recorder::recordPayload(PayloadSent sent)
{
    if (!m_recordsSecrets)
        sent.head = m_redaction.search(sent.head.bytes);
    return record(std::move(sent));
}

qint64 Recorder::recordReceived(const wire::Line &line, std::optional<qint64> answers, std::optional<Phase> phase)
{
    return record(Received{redactReceived(line), line.end, line.continuesPrevious, answers, phase, false});
}

qint64 Recorder::recordUnused(const wire::Line &line)
{
    return record(Received{redactReceived(line), line.end, line.continuesPrevious, std::nullopt, std::nullopt, true});
}

void Recorder::recordSecrets()
{
    if (m_recordsSecrets)
        return;
    m_recordsSecrets = true;
    record(SecretsRecorded{});
}

/// Before an event and not behind one, so that nothing follows the last.
void Recorder::tellOfSpillProblem()
{
    if (m_toldOfSpillProblem || m_transcript.spillProblem().isEmpty())
        return;
    m_toldOfSpillProblem = true;
    record(Noted{"kept-in-memory",
                 QStringLiteral("The transcript stays in memory: %1.").arg(m_transcript.spillProblem())});
}

Redacted Recorder::redactReceived(const wire::Line &line) const
{
    if (m_recordsSecrets || m_redaction.remembersNothing())
        return {line.bytes, {}};
    // A secret could straddle the place where an over-long line was cut: such pieces are hidden whole.
    if (line.end == wire::LineEnd::Cut || line.continuesPrevious)
        return Redaction::cut(line.bytes, {{0, line.bytes.size()}});
    return m_redaction.search(line.bytes);
}

} // namespace mailscope::transcript
