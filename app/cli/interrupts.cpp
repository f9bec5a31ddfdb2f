// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupts.h"

#include <QSocketNotifier>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>

namespace mailscope::cli {
namespace {

constexpr std::array Caught{SIGINT, SIGTERM, SIGHUP};

std::atomic<int> writeEnd = -1;
std::atomic<int> count = 0;

/// How the terminal was before anybody changed it, to leave it so when the program ends at once.
termios terminalBefore{};
bool hasTerminal = false;

/// Only what is safe inside a signal handler (signal-safety(7)).
void onSignal(int signal)
{
    const int error = errno;
    if (++count > 1) {
        if (hasTerminal)
            ::tcsetattr(STDIN_FILENO, TCSANOW, &terminalBefore);
        ::_exit(128 + signal);
    }
    const auto byte = static_cast<unsigned char>(signal);
    [[maybe_unused]] const ssize_t written = ::write(writeEnd, &byte, 1);
    errno = error;
}

} // namespace

Interrupts::Interrupts(QObject *parent) : QObject(parent)
{
    if (::pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    count = 0;
    hasTerminal = ::tcgetattr(STDIN_FILENO, &terminalBefore) == 0;
    writeEnd = m_pipe[1];
    m_notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &Interrupts::onReadable);
    struct sigaction action{};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (std::size_t index = 0; index < Caught.size(); ++index) {
        ::sigaction(Caught[index], nullptr, &m_before[index]);
        if (m_before[index].sa_handler != SIG_IGN)
            ::sigaction(Caught[index], &action, nullptr);
    }
}

Interrupts::~Interrupts()
{
    if (m_pipe[0] < 0)
        return;
    for (std::size_t index = 0; index < Caught.size(); ++index)
        ::sigaction(Caught[index], &m_before[index], nullptr);
    writeEnd = -1;
    delete m_notifier;
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

void Interrupts::onReadable()
{
    unsigned char byte = 0;
    if (::read(m_pipe[0], &byte, 1) != 1 || m_signal != 0)
        return;
    m_signal = byte;
    Q_EMIT interrupted();
}

} // namespace mailscope::cli
