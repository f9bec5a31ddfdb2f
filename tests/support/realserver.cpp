// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/realserver.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHostAddress>
#include <QTcpSocket>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace mailscope::support {

using namespace std::chrono_literals;

namespace {

constexpr auto pause = 10ms;
constexpr int firstUser = 1001; // system users of the servers have lower ids

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray passwordLine(const QByteArray &name, const QByteArray &id, const QByteArray &group)
{
    return name + ":x:" + id + ':' + group + "::/nonexistent:/usr/sbin/nologin\n";
}

} // namespace

RealServer::RealServer(ServerOptions options)
    : m_options(std::move(options)), m_folder(QDir::tempPath() + QStringLiteral("/mailscope-server-XXXXXX"))
{
    // The servers' own users have to pass through.
    QFile::setPermissions(m_folder.path(), QFile::Permissions::fromInt(0x7755));
}

RealServer::~RealServer()
{
    stop();
    if (QTest::currentTestFailed())
        qWarning().noquote() << "The server's log:\n" << diagnosis();
}

bool RealServer::start(std::chrono::milliseconds limit)
{
    if (!m_folder.isValid() || port() == 0) {
        m_failure = "no temporary folder or no free port";
        return false;
    }
    writeAccounts();
    copyCertificate();
    write("log/output", {});
    QFile::setPermissions(QFile::decodeName(logFolder()), QFile::Permissions::fromInt(0x7777));
    const QByteArrayList command = configure();
    write("prepare", preparation());
    launch(command);
    return waitForGreeting(QDeadlineTimer(limit));
}

void RealServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    // The first process of a process namespace takes all others with it, and unshare waits until they are gone.
    if (const qint64 first = processId(); first > 0)
        ::kill(static_cast<pid_t>(first), SIGKILL);
    else
        m_process.kill();
    if (!m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

qint64 RealServer::processId() const
{
    if (m_process.state() == QProcess::NotRunning)
        return 0;
    return children(m_process.processId()).value(0);
}

QList<qint64> RealServer::children(qint64 process)
{
    const QByteArray id = QByteArray::number(process);
    QList<qint64> ids;
    for (const QByteArray &word :
         contentOf(QFile::decodeName("/proc/" + id + "/task/" + id + "/children")).simplified().split(' '))
        ids << word.toLongLong();
    ids.removeAll(0);
    return ids;
}

int RealServer::killWorkers(const QByteArray &name)
{
    int killed = 0;
    for (const qint64 id : children(processId())) {
        const QByteArray comm = contentOf(QFile::decodeName("/proc/" + QByteArray::number(id) + "/comm"));
        if (comm.trimmed() == name && ::kill(static_cast<pid_t>(id), SIGKILL) == 0)
            ++killed;
    }
    return killed;
}

QByteArray RealServer::inside(const QByteArray &script) const
{
    QStringList arguments{QStringLiteral("--target"), QString::number(processId()), QStringLiteral("--mount"),
                          QStringLiteral("--root"), QStringLiteral("--wdns=/")};
    if (::geteuid() != 0)
        arguments << QStringLiteral("--user") << QStringLiteral("--preserve-credentials");
    arguments << QStringLiteral("--") << QStringLiteral("/bin/sh") << QStringLiteral("-euc")
              << QString::fromUtf8(script);
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral("nsenter"), arguments);
    constexpr int limit = 30'000; // milliseconds
    if (!process.waitForFinished(limit) || process.exitCode() != 0)
        qWarning("“%s” failed in the server's root", script.constData());
    return process.readAllStandardOutput();
}

QByteArrayList RealServer::takeMail(const QByteArray &user)
{
    // The way of a Maildir: what stands in "new" is whole.
    const QByteArray output = inside("cd " + word("/var/mail/" + user)
                                     + "/new 2>/dev/null || exit 0\n"
                                       "for name in $(ls -tr); do wc -c <$name; cat $name; rm $name; done");
    QByteArrayList messages;
    for (qsizetype at = 0; at < output.size();) {
        const qsizetype end = output.indexOf('\n', at);
        const qsizetype size = output.mid(at, end - at).trimmed().toLongLong();
        messages << output.mid(end + 1, size);
        at = end + 1 + size;
    }
    return messages;
}

QByteArray RealServer::diagnosis() const
{
    QByteArray text = m_failure;
    QDirIterator logs(QFile::decodeName(logFolder()), QDir::Files);
    while (logs.hasNext()) {
        const QString path = logs.next();
        text += "\n== " + QFile::encodeName(logs.fileName()) + " ==\n" + contentOf(path);
    }
    return text;
}

QByteArray RealServer::loginRecord(const QByteArray &mechanism, const QByteArray &user) const
{
    Q_UNUSED(mechanism)
    Q_UNUSED(user)
    return {};
}

QByteArray RealServer::folder() const
{
    return QFile::encodeName(m_folder.path());
}

QByteArray RealServer::logFolder() const
{
    return folder() + "/log";
}

void RealServer::write(const QByteArray &name, const QByteArray &content)
{
    const QString path = m_folder.filePath(QFile::decodeName(name));
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    file.flush();
    // Postfix waits up to two seconds for a file that may still be changing.
    file.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime);
}

QByteArray RealServer::provide(const QByteArray &name)
{
    write(name, contentOf(QFile::decodeName(MAILSCOPE_SUPPORT_DIR "/" + name)));
    return folder() + '/' + name;
}

QByteArray RealServer::word(QByteArray text)
{
    return '\'' + text.replace('\'', "'\\''") + '\'';
}

void RealServer::writeAccounts()
{
    QByteArray passwords = "root:x:0:0:root:/root:/bin/sh\n" + passwordLine("nobody", "65534", "65534");
    QByteArray groups = "root:x:0:\nmail:x:8:\nnogroup:x:65534:\n";
    for (const QByteArray &group : systemGroups())
        groups += QByteArray(group).replace(':', ":x:") + ":\n";
    for (const QByteArray &user : systemUsers()) {
        const qsizetype colon = user.indexOf(':');
        passwords += passwordLine(user.first(colon), user.sliced(colon + 1), user.sliced(colon + 1));
    }
    for (int id = firstUser; const QByteArray &user : m_options.users) {
        passwords += passwordLine(user, QByteArray::number(id), QByteArray::number(id));
        groups += user + ":x:" + QByteArray::number(id) + ":\n";
        ++id;
    }
    write("etc/passwd", passwords);
    write("etc/group", groups);
    write("etc/hosts", "127.0.0.1 localhost " + m_options.hostName + "\n::1 localhost\n");
    write("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\nservices: files\n");
    write("etc/services", "smtp 25/tcp mail\ndomain 53/tcp\ndomain 53/udp\n");
    write("etc/resolv.conf", "nameserver 127.0.0.1\n");
}

void RealServer::copyCertificate()
{
    if (!m_options.clientAuthority.isEmpty())
        write("tls/clients.pem", contentOf(QFile::decodeName(m_options.clientAuthority)));
    if (!m_options.certificate)
        return;
    write("tls/certificate.pem", contentOf(QFile::decodeName(m_options.certificate->certificate)));
    write("tls/key.pem", contentOf(QFile::decodeName(m_options.certificate->key)));
    QFile::setPermissions(QFile::decodeName(keyPath()), QFile::ReadOwner | QFile::WriteOwner);
}

void RealServer::launch(const QByteArrayList &command)
{
    QStringList arguments;
    if (::geteuid() != 0)
        arguments << QStringLiteral("--user") << QStringLiteral("--map-root-user") << QStringLiteral("--map-auto");
    for (const char *argument : {"--mount", "--pid", "--fork", "--kill-child", "--propagation", "unchanged", "--", "sh",
                                 MAILSCOPE_SUPPORT_DIR "/realserver-root.sh"})
        arguments << QString::fromUtf8(argument);
    arguments << m_folder.path();
    for (const QByteArray &argument : command)
        arguments << QFile::decodeName(argument);

    m_process.setProgram(QStringLiteral("unshare"));
    m_process.setArguments(arguments);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QFile::decodeName(logFolder() + "/output"), QIODevice::Append);
    m_process.setChildProcessModifier([test = ::getpid()] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != test) // it ended before there was anybody to be told
            ::_exit(1);
    });
    m_process.start();
}

bool RealServer::waitForGreeting(QDeadlineTimer deadline)
{
    if (!m_process.waitForStarted()) {
        m_failure = "unshare cannot be started: " + m_process.errorString().toUtf8();
        return false;
    }
    QList<quint16> silent = ports();
    while (!deadline.hasExpired()) {
        silent.removeIf([&](quint16 each) { return greets(each, m_options.hostName, deadline); });
        if (silent.isEmpty())
            return true;
        if (m_process.waitForFinished(pause.count())) { // a pause that ends early with the server
            m_failure = "the server ended before its greeting";
            return false;
        }
    }
    m_failure = "the server did not greet in time";
    stop();
    return false;
}

bool RealServer::greets(quint16 port, const QByteArray &name, QDeadlineTimer deadline)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    if (!socket.waitForConnected(static_cast<int>(deadline.remainingTime())))
        return false;
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            return false;
    }
    const bool greeted = socket.readLine().startsWith("220 " + name);
    socket.write("QUIT\r\n"); // a session that ends in order leaves the log clean
    socket.disconnectFromHost();
    if (socket.state() != QAbstractSocket::UnconnectedState)
        socket.waitForDisconnected(static_cast<int>(deadline.remainingTime()));
    return greeted;
}

} // namespace mailscope::support
