// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"
#include "transcript/transcript.h"

#include <QCoreApplication>

namespace mailscope::ui {

/// One thing that took time in a session. All times since its start.
struct TimeRow {
    enum class Kind { Lookup, Connect, Talk, Tls, Login, Pause };
    enum class State { Ended, Running, Failed };

    QString name;
    Kind kind = Kind::Talk;
    State state = State::Ended;
    std::chrono::nanoseconds start{0};
    std::chrono::nanoseconds end{0};
    qint64 sequence = 0; ///< where to look in the transcript; 0 for a pause
    QString detail;      ///< why it failed; may be empty

    friend bool operator==(const TimeRow &, const TimeRow &) = default;
};

/// What took time in a session: look-up, each address that was tried, stages, the handshake, and lines typed by hand.
class Timeline {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::Timeline)
public:
    /// In the order it began. What still runs ends at \p now. Longer pauses in which nothing ran have rows of their own.
    [[nodiscard]] static QList<TimeRow> rows(const report::Report &report, const transcript::Transcript &transcript,
                                             bool isLive, std::chrono::nanoseconds now);

    /// A stage in a word or two, as its row is called.
    [[nodiscard]] static QString name(Phase phase);
};

} // namespace mailscope::ui
