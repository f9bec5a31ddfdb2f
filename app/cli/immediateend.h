// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>
#include <termios.h>

#include <csignal>

namespace mailscope::cli {

/// While it lives, SIGINT, SIGTERM and SIGHUP end the program at once, with 128 and the signal's number, its child with
/// it, and leave the terminal as it was. Interrupts takes over while a session runs. A signal that was ignored stays ignored.
class ImmediateEnd {
public:
    ImmediateEnd();
    ~ImmediateEnd();
    ImmediateEnd(const ImmediateEnd &) = delete;
    ImmediateEnd &operator=(const ImmediateEnd &) = delete;

    /// The child that must not outlive the program, or as a negative number the group of processes; 0 for none.
    static void takeAlong(pid_t child);

    /// How to leave \p terminal, until restoreNothing() is called.
    static void restore(int terminal, const termios &settings);
    static void restoreNothing();

private:
    struct sigaction m_before[3] = {};
};

} // namespace mailscope::cli
