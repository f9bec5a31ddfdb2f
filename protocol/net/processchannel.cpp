// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/processchannel.h"

#include <QCoreApplication>
#include <QTimer>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <utility>

namespace mailscope::net {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Holds the programs that were asked to end and have not ended yet. Created by the first of them.
class Leaving final : public QObject {
public:
    static Leaving *instance()
    {
        if (!s_instance) {
            s_instance = new Leaving;
            qAddPostRoutine([] { delete std::exchange(s_instance, nullptr); });
        }
        return s_instance;
    }

    /// Asks \p process to end, insists after a second, and deletes it when it has ended.
    void add(QProcess *process)
    {
        process->setParent(this);
        if (process->state() == QProcess::NotRunning) {
            process->deleteLater(); // it may just be telling that
            return;
        }
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        process->terminate();
        QTimer::singleShot(1s, process, &QProcess::kill);
    }

    /// The application ends, and with it all patience.
    ~Leaving() override
    {
        for (QProcess *process : findChildren<QProcess *>()) {
            if (process->state() == QProcess::NotRunning || endsWithin(process, 100ms))
                continue;
            process->kill();
            endsWithin(process, 100ms);
        }
    }

private:
    static bool endsWithin(QProcess *process, std::chrono::milliseconds limit)
    {
        return process->waitForFinished(static_cast<int>(limit.count())); // allowed: no event loop is left to block
    }

    static inline Leaving *s_instance = nullptr;
};

} // namespace

ProcessChannel::ProcessChannel(QObject *parent) : SocketChannel(parent) { }

ProcessChannel::~ProcessChannel()
{
    ProcessChannel::releaseAttempt();
}

void ProcessChannel::open(const Endpoint &endpoint)
{
    begin();
    m_command = endpoint.path;
    m_diagnostics.clear();
    m_awaitsExit = false;
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()) != 0) {
        fail(Issue::ProgramFailed, qt_error_string(errno));
        return;
    }
    m_ownEnd.reset(ends[0]);
    m_childEnd.reset(ends[1]);
    // Ordinary programs expect blocking streams.
    ::fcntl(m_childEnd.get(), F_SETFL, ::fcntl(m_childEnd.get(), F_GETFL) & ~O_NONBLOCK);
    startProcess(m_childEnd.get());
}

void ProcessChannel::startProcess(int childEnd)
{
    m_process = new QProcess;
    connect(m_process, &QProcess::started, this, &ProcessChannel::onStarted);
    connect(m_process, &QProcess::readyReadStandardError, this, &ProcessChannel::onStandardError);
    connect(m_process, &QProcess::finished, this, &ProcessChannel::onFinished);
    connect(m_process, &QProcess::errorOccurred, this, &ProcessChannel::onErrorOccurred);
    m_process->setInputChannelMode(QProcess::ForwardedInputChannel);
    m_process->setStandardOutputFile(QProcess::nullDevice()); // replaced in the child
    m_process->setUnixProcessParameters(QProcess::UnixProcessFlag::ResetSignalHandlers);
    m_process->setChildProcessModifier([childEnd] {
        ::dup2(childEnd, STDIN_FILENO);
        ::dup2(childEnd, STDOUT_FILENO);
    });
    m_process->start(u"/bin/sh"_s, {u"-c"_s, m_command});
}

void ProcessChannel::onStarted()
{
    m_childEnd.reset(); // so that the end of the program is the end of the stream
    adopt(std::move(m_ownEnd));
}

void ProcessChannel::onStandardError()
{
    const QByteArray bytes = m_process->readAllStandardError();
    m_diagnostics += bytes.first(std::min(bytes.size(), DiagnosticsLimit - m_diagnostics.size()));
    Q_EMIT diagnosticsReceived(bytes);
}

void ProcessChannel::onErrorOccurred(QProcess::ProcessError error)
{
    if (error == QProcess::FailedToStart)
        fail(Issue::ProgramFailed, m_process->errorString());
}

QString ProcessChannel::status() const
{
    const QLatin1StringView what = m_process->exitStatus() == QProcess::CrashExit ? "signal"_L1 : "exit status"_L1;
    return u"%1 %2"_s.arg(what).arg(m_process->exitCode());
}

void ProcessChannel::onFinished(int, QProcess::ExitStatus)
{
    if (m_awaitsExit)
        judgeEnd();
    Q_EMIT programEnded(status());
}

bool ProcessChannel::endInOrder()
{
    if (hasReceived() || !m_process)
        return true;
    m_awaitsExit = m_process->state() != QProcess::NotRunning;
    if (!m_awaitsExit)
        judgeEnd();
    return false;
}

void ProcessChannel::judgeEnd()
{
    m_awaitsExit = false;
    if (m_process->exitStatus() == QProcess::NormalExit && m_process->exitCode() == 0) {
        conclude({});
        return;
    }
    const QString words = QString::fromUtf8(m_diagnostics).trimmed();
    fail(Issue::ProgramFailed, words.isEmpty() ? status() : u"%1: %2"_s.arg(status(), words));
}

void ProcessChannel::releaseAttempt()
{
    m_ownEnd.reset();
    m_childEnd.reset();
    if (QProcess *const process = std::exchange(m_process, nullptr)) {
        process->disconnect(this);
        Leaving::instance()->add(process);
    }
}

} // namespace mailscope::net
