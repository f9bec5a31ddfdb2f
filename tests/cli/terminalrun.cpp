// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminalrun.h"

#include <QTest>

#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace mailscope::clitest {

namespace {
constexpr int Patience = 20'000; // milliseconds; a limit, never waited out when all is well
}

TerminalRun::TerminalRun()
{
    winsize size{.ws_row = 24, .ws_col = 100, .ws_xpixel = 0, .ws_ypixel = 0};
    if (::openpty(&m_ours, &m_theirs, nullptr, nullptr, &size) != 0)
        qFatal("No terminal");
    ::fcntl(m_ours, F_SETFL, O_NONBLOCK);
    ::fcntl(m_ours, F_SETFD, FD_CLOEXEC);
    m_notifier = std::make_unique<QSocketNotifier>(m_ours, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, &m_process, [this] { read(); });
}

TerminalRun::~TerminalRun()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished();
    }
    m_notifier.reset();
    ::close(m_ours);
    ::close(m_theirs);
}

void TerminalRun::start(const QString &program, const QByteArrayList &arguments, const QProcessEnvironment &environment)
{
    QStringList words;
    for (const QByteArray &argument : arguments)
        words += QString::fromUtf8(argument);
    const int terminal = m_theirs;
    m_process.setChildProcessModifier([terminal] {
        ::setsid();
        ::ioctl(terminal, TIOCSCTTY, 0);
        for (int descriptor = 0; descriptor < 3; ++descriptor)
            ::dup2(terminal, descriptor);
    });
    m_process.setProcessEnvironment(environment);
    m_process.start(program, words);
}

void TerminalRun::type(const QByteArray &keys)
{
    if (::write(m_ours, keys.constData(), static_cast<std::size_t>(keys.size())) != keys.size())
        qFatal("The terminal takes no keys");
}

void TerminalRun::read()
{
    char buffer[4096];
    for (ssize_t count = ::read(m_ours, buffer, sizeof buffer); count > 0;
         count = ::read(m_ours, buffer, sizeof buffer))
        m_screen.append(buffer, count);
}

bool TerminalRun::sees(const QByteArray &text)
{
    const bool found = QTest::qWaitFor([&] { return m_screen.indexOf(text, m_seen) >= 0; }, Patience);
    if (found)
        m_seen = m_screen.indexOf(text, m_seen) + text.size();
    else
        qWarning("not seen: %s\nin: %s", text.constData(), m_screen.sliced(m_seen).constData());
    return found;
}

int TerminalRun::exitCode()
{
    const bool ended = QTest::qWaitFor([this] { return m_process.state() == QProcess::NotRunning; }, Patience);
    read();
    return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

bool TerminalRun::echoes() const
{
    termios settings{};
    ::tcgetattr(m_theirs, &settings);
    return (settings.c_lflag & ECHO) != 0 && (settings.c_lflag & ICANON) != 0;
}

} // namespace mailscope::clitest
