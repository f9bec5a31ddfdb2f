// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/immediateend.h"

#include <unistd.h>

#include <array>
#include <atomic>

namespace mailscope::cli {
namespace {

constexpr std::array Caught{SIGINT, SIGTERM, SIGHUP};

std::atomic<pid_t> theChild = 0;
std::atomic<int> theTerminal = -1;
termios theSettings{}; // whole before theTerminal says that they count

/// Only what is safe inside a signal handler (signal-safety(7)).
void onSignal(int signal)
{
    if (const pid_t child = theChild; child != 0)
        ::kill(child, SIGTERM);
    if (const int terminal = theTerminal; terminal >= 0) {
        ::tcflush(terminal, TCIFLUSH); // half a password is nothing for the shell
        ::tcsetattr(terminal, TCSANOW, &theSettings);
    }
    ::_exit(128 + signal);
}

} // namespace

ImmediateEnd::ImmediateEnd()
{
    struct sigaction action{};
    action.sa_handler = onSignal;
    sigemptyset(&action.sa_mask);
    for (std::size_t index = 0; index < Caught.size(); ++index) {
        ::sigaction(Caught[index], nullptr, &m_before[index]);
        if (m_before[index].sa_handler != SIG_IGN)
            ::sigaction(Caught[index], &action, nullptr);
    }
}

ImmediateEnd::~ImmediateEnd()
{
    for (std::size_t index = 0; index < Caught.size(); ++index)
        ::sigaction(Caught[index], &m_before[index], nullptr);
}

void ImmediateEnd::takeAlong(pid_t child)
{
    theChild = child;
}

void ImmediateEnd::restore(int terminal, const termios &settings)
{
    theSettings = settings;
    theTerminal = terminal;
}

void ImmediateEnd::restoreNothing()
{
    theTerminal = -1;
}

} // namespace mailscope::cli
