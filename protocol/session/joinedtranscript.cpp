// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/joinedtranscript.h"

#include <algorithm>
#include <utility>

namespace mailscope::session {

using namespace transcript;

void JoinedTranscript::take(Event event)
{
    if (std::holds_alternative<Finished>(event.payload))
        return;
    if (std::holds_alternative<Began>(event.payload)) {
        if (m_transcript.isEmpty())
            m_clock.start();
        m_begunAt = m_clock.durationElapsed();
        m_offset = m_transcript.size() - (m_transcript.isEmpty() ? 0 : 1);
        if (m_transcript.isEmpty())
            append(std::move(event));
        return;
    }
    event.elapsed += m_begunAt;
    if (auto *const received = std::get_if<Received>(&event.payload); received && received->answers)
        received->answers = renumbered(*received->answers);
    if (auto *const ended = std::get_if<StageEnded>(&event.payload); ended && ended->issue)
        ended->issue = renumbered(*ended->issue);
    append(std::move(event));
}

void JoinedTranscript::record(Payload payload)
{
    append({0, m_clock.isValid() ? m_clock.durationElapsed() : std::chrono::nanoseconds(0), std::move(payload)});
    ++m_offset;
}

Issue JoinedTranscript::renumbered(Issue issue) const
{
    for (qint64 &sequence : issue.evidence)
        sequence = renumbered(sequence);
    return issue;
}

void JoinedTranscript::append(Event event)
{
    event.sequence = m_transcript.size() + 1;
    if (!m_transcript.isEmpty())
        event.elapsed = std::max(event.elapsed, m_transcript.elapsedAt(m_transcript.size() - 1));
    m_transcript.append(event);
    m_sink(event);
}

} // namespace mailscope::session
