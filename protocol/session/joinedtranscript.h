// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcript.h"

#include <QElapsedTimer>

#include <functional>

namespace mailscope::session {

/// One transcript of several sessions that were held one after another: it begins once and ends once, its numbers have no gaps, and
/// what an event says of others is said of the same events as before.
///
/// The beginnings of all sessions but the first are left out, and all their ends. Events of our own may stand anywhere in between.
class JoinedTranscript {
public:
    explicit JoinedTranscript(std::function<void(const transcript::Event &)> sink) : m_sink(std::move(sink)) { }

    /// The next event of the session that runs.
    void take(transcript::Event event);

    /// An event of our own.
    void record(transcript::Payload payload);

    /// \p issue with the numbers that its evidence has here.
    [[nodiscard]] Issue renumbered(Issue issue) const;

    [[nodiscard]] const transcript::Transcript &transcript() const { return m_transcript; }

private:
    void append(transcript::Event event);
    [[nodiscard]] qint64 renumbered(qint64 sequence) const { return sequence + m_offset; }

    std::function<void(const transcript::Event &)> m_sink;
    transcript::Transcript m_transcript;
    QElapsedTimer m_clock;
    std::chrono::nanoseconds m_begunAt{0}; ///< the session that runs, by our clock
    qint64 m_offset = 0;
};

} // namespace mailscope::session
