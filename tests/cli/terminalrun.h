// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QProcess>
#include <QSocketNotifier>

#include <memory>

namespace mailscope::clitest {

/// The built program on a terminal of its own.
class TerminalRun {
public:
    TerminalRun();
    ~TerminalRun();
    TerminalRun(const TerminalRun &) = delete;
    TerminalRun &operator=(const TerminalRun &) = delete;

    void start(const QString &program, const QByteArrayList &arguments, const QProcessEnvironment &environment);

    /// As a person types.
    void type(const QByteArray &keys);

    /// Waits until \p text stands in what came since the last call that found something.
    [[nodiscard]] bool sees(const QByteArray &text);

    /// Waits for the end; the exit code, or -1.
    [[nodiscard]] int exitCode();

    [[nodiscard]] const QByteArray &screen() const { return m_screen; }
    [[nodiscard]] QProcess &process() { return m_process; }
    /// Whether the terminal shows what is typed, as it does when no program has changed it.
    [[nodiscard]] bool echoes() const;

private:
    void read();

    int m_ours = -1;
    int m_theirs = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QByteArray m_screen;
    qsizetype m_seen = 0;
    QProcess m_process;
};

} // namespace mailscope::clitest
