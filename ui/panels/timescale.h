// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/timeline.h"

namespace mailscope::ui {

/// Where a moment stands on the axis, from 0 to 1. Time in which nothing ran for long is folded to a narrow gap, so that ten
/// minutes of thinking do not make a handshake invisible.
class TimeScale {
public:
    struct Tick {
        double position = 0; ///< 0 to 1
        std::chrono::nanoseconds time{0};
    };

    TimeScale() = default;
    explicit TimeScale(const QList<TimeRow> &rows);

    [[nodiscard]] double position(std::chrono::nanoseconds moment) const;
    /// The length of the axis: the time in which something ran, and a little for each gap.
    [[nodiscard]] std::chrono::nanoseconds length() const { return m_length; }
    [[nodiscard]] bool isFolded() const { return m_isFolded; }

    /// Round times along the axis, at most \p most of them behind the first.
    [[nodiscard]] QList<Tick> ticks(int most) const;

private:
    /// A stretch of time that is drawn true, and where on the axis it begins.
    struct Stretch {
        std::chrono::nanoseconds start{0};
        std::chrono::nanoseconds end{0};
        std::chrono::nanoseconds at{0};
    };

    QList<Stretch> m_stretches;
    std::chrono::nanoseconds m_length{0};
    bool m_isFolded = false;
};

} // namespace mailscope::ui
