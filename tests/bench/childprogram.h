// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>

#include <chrono>

namespace mailscope::bench {

/// How one run of a program ended, and what it cost.
struct Usage {
    int exitCode = -1;                     ///< as a shell tells it: 128 and the number of the signal that ended it
    std::chrono::duration<double> wall{0}; ///< from before its start until it was gone
    std::chrono::duration<double> cpu{0};  ///< user and system time
    qint64 peakMemory = 0; ///< bytes resident; at least those of this process when it started the program
};

/// A program that runs beside this one, without input and settings of the user's. It does not outlive the object.
class ChildProgram {
public:
    enum class Stream { Nowhere, Pipe };

    /// Starts \p command, whose first word is a path or is looked for in PATH. What it prints goes to \p output; errors nowhere.
    explicit ChildProgram(const QByteArrayList &command, Stream output = Stream::Nowhere);
    ~ChildProgram();
    Q_DISABLE_COPY_MOVE(ChildProgram)

    /// Waits until it ends, at most \p limit; a program that takes longer is killed and has exit code 137.
    [[nodiscard]] Usage wait(std::chrono::milliseconds limit = std::chrono::seconds(60));
    /// Sends a signal.
    void signal(int number) const;
    /// Returns whether it still runs after \p time.
    [[nodiscard]] bool runsFor(std::chrono::milliseconds time) const;
    /// The next line that it prints, without its end; empty when it ends first. Only with Stream::Pipe.
    [[nodiscard]] QByteArray readLine();

private:
    void reap();

    std::chrono::steady_clock::time_point m_startedAt;
    Usage m_usage;
    pid_t m_process = -1;
    int m_handle = -1; ///< becomes readable when the process ends
    int m_output = -1;
};

/// Runs \p command to its end.
[[nodiscard]] Usage runProgram(const QByteArrayList &command);

} // namespace mailscope::bench
