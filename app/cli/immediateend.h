// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <csignal>

namespace mailscope::cli {

/// While it lives, SIGINT, SIGTERM and SIGHUP end the program at once, with 128 and the signal's number, and its child with
/// it. Interrupts takes over while a session runs. A signal that was ignored stays ignored.
class ImmediateEnd {
public:
    ImmediateEnd();
    ~ImmediateEnd();
    ImmediateEnd(const ImmediateEnd &) = delete;
    ImmediateEnd &operator=(const ImmediateEnd &) = delete;

    /// The child that must not outlive the program; 0 for none.
    static void takeAlong(pid_t child);

private:
    struct sigaction m_before[3] = {};
};

} // namespace mailscope::cli
