// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/socketchannel.h"

#include <QProcess>

namespace mailscope::net {

/// A program, started by /bin/sh -c, whose standard input and output are one end of a socket pair.
///
/// A program that cannot be run, or ends with a failure before it said anything, is Issue::ProgramFailed, with its
/// exit status and what it wrote to standard error as detail. When it spoke, its end is closed(), whatever its status.
/// close(), abort() and destruction ask it to end (SIGTERM) and insist after a second (SIGKILL), never waiting.
/// A program that is still there when the application ends has 100 ms left.
class ProcessChannel final : public SocketChannel {
    Q_OBJECT
public:
    /// The most that is kept of what the program writes to standard error; the rest is thrown away.
    static constexpr qsizetype DiagnosticsLimit = 64 * 1024;

    explicit ProcessChannel(QObject *parent = nullptr);
    ~ProcessChannel() override;

    /// Runs Endpoint::path.
    void open(const Endpoint &endpoint) override;
    [[nodiscard]] QString localEnd() const override { return {}; }
    /// The command.
    [[nodiscard]] QString remoteEnd() const override { return m_command; }

    /// What the program wrote to standard error so far.
    [[nodiscard]] QByteArray diagnostics() const { return m_diagnostics; }

Q_SIGNALS:
    /// The program wrote \p bytes to standard error.
    void diagnosticsReceived(const QByteArray &bytes);
    /// The program ended by itself: "exit status 0", "signal 9". May come before or behind closed().
    void programEnded(const QString &status);

protected:
    bool endInOrder() override;
    void releaseAttempt() override;

private:
    void startProcess(int childEnd);
    void onStarted();
    void onStandardError();
    void onFinished(int exitCode, QProcess::ExitStatus exitStatus);
    void onErrorOccurred(QProcess::ProcessError error);
    void judgeEnd();
    [[nodiscard]] QString status() const;

    QProcess *m_process = nullptr; ///< owned; outlives the channel until the program has ended
    Descriptor m_ownEnd;
    Descriptor m_childEnd;
    QString m_command;
    QByteArray m_diagnostics;
    bool m_awaitsExit = false; ///< the stream has ended; how, the exit status will tell
};

} // namespace mailscope::net
