// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace mailscope::test {

/// A frame at 60 Hz; the sanitizers make each step of a computation several times as long.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr std::chrono::milliseconds LongestFrame{100};
#else
inline constexpr std::chrono::milliseconds LongestFrame{16};
#endif

/// The time that this thread has computed. A busy machine does not make it longer.
[[nodiscard]] inline std::chrono::nanoseconds computed()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

/// Turns with the event loop, and remembers the longest that it computed between two turns.
class Frames : public QObject {
public:
    Frames()
    {
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const auto now = computed();
            m_longest = std::max(m_longest, now - m_last);
            m_last = now;
            ++m_count;
        });
        m_timer.start(0);
    }

    [[nodiscard]] std::chrono::milliseconds longest() const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(m_longest);
    }
    [[nodiscard]] int count() const { return m_count; }

private:
    QTimer m_timer;
    std::chrono::nanoseconds m_last = computed();
    std::chrono::nanoseconds m_longest{0};
    int m_count = 0;
};

} // namespace mailscope::test
