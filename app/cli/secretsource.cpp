// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/secretsource.h"

#include "cli/immediateend.h"
#include "cli/keyring.h"
#include "cli/passwordprompt.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QScopeGuard>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>

extern "C" {
#include <sys/pidfd.h> // glibc 2.41 declares it for C only
}

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using Bytes = std::expected<QByteArray, QString>;

constexpr qsizetype LongestSecret = 64 * 1024;
constexpr qsizetype PieceSize = 4096;
constexpr std::chrono::seconds CommandGrace{2}; // it has said what it had to say

QString systemError()
{
    return QString::fromLocal8Bit(strerror(errno));
}

Bytes withoutLineEnd(QByteArray bytes)
{
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    return bytes;
}

/// True once \p descriptor can be read, or would tell why not.
bool isReadable(int descriptor, const QDeadlineTimer &deadline)
{
    pollfd waited{.fd = descriptor, .events = POLLIN, .revents = 0};
    int ready = -1;
    do
        ready = ::poll(&waited, 1, static_cast<int>(deadline.remainingTime()));
    while (ready < 0 && errno == EINTR);
    if (ready == 0)
        errno = ETIMEDOUT;
    return ready > 0;
}

/// Everything until the end of \p descriptor, or nothing when it cannot be read, takes too long or is far too long.
std::optional<QByteArray> readAll(int descriptor,
                                  const QDeadlineTimer &deadline = QDeadlineTimer(QDeadlineTimer::Forever))
{
    QByteArray bytes;
    bytes.reserve(LongestSecret + PieceSize); // so that no copy is left behind while it grows
    char buffer[PieceSize];
    const auto wiped = qScopeGuard([&buffer] { wipe(buffer, sizeof buffer); });
    while (bytes.size() <= LongestSecret) {
        if (!isReadable(descriptor, deadline))
            return std::nullopt;
        const ssize_t count = ::read(descriptor, buffer, sizeof buffer);
        if (count == 0)
            return bytes;
        if (count > 0)
            bytes.append(buffer, count);
        else if (errno != EINTR)
            return std::nullopt;
    }
    errno = EFBIG;
    return std::nullopt;
}

Bytes fromVariable(const QString &name, const QProcessEnvironment &environment)
{
    if (!environment.contains(name))
        return std::unexpected(u"The variable %1 is not set."_s.arg(name));
    return environment.value(name).toUtf8();
}

Bytes fromFile(const QString &path, const Console &console)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::unexpected(u"The password file %1 cannot be read: %2."_s.arg(path, file.errorString()));
    warnOfReaders(file, console);
    QByteArray bytes = file.read(LongestSecret + 1);
    if (bytes.size() > LongestSecret)
        return std::unexpected(u"The password file %1 is too long to be one."_s.arg(path));
    return withoutLineEnd(std::move(bytes));
}

Bytes fromDescriptor(const QString &number)
{
    std::optional<QByteArray> bytes = readAll(number.toInt());
    if (!bytes)
        return std::unexpected(
            u"The password cannot be read from file descriptor %1: %2."_s.arg(number, systemError()));
    return withoutLineEnd(*std::move(bytes));
}

/// A process whose standard output can be read.
struct Child {
    pid_t id = -1;
    int output = -1;
    bool leadsGroup = false; ///< of processes: whatever it starts is in it, unless that leaves
};

/// Somebody may be asked something at a terminal, by pinentry or by read(1). Only the group of processes in front of it may do that.
bool hasTerminal()
{
    const int terminal = ::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal >= 0)
        ::close(terminal);
    return terminal >= 0;
}

/// Has the shell run \p command; as popen(), which keeps the process to itself. Where there is no terminal it gets a group of its own,
/// by which all that it starts can be ended.
Child started(const QByteArray &command)
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return {};
    Child child{.id = -1, .output = ends[0], .leadsGroup = !hasTerminal()};
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    if (child.leadsGroup)
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP); // 0, the default: the child's own
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    QByteArray words[] = {"sh", "-c", command};
    char *const arguments[] = {words[0].data(), words[1].data(), words[2].data(), nullptr};
    errno = ::posix_spawn(&child.id, "/bin/sh", &actions, &attributes, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    ::close(ends[1]);
    if (errno == 0)
        return child;
    ::close(ends[0]);
    return {};
}

/// Whether \p process ends within \p limit. What it has started may go on.
bool endsWithin(pid_t process, std::chrono::milliseconds limit)
{
    const int handle = ::pidfd_open(process, 0);
    const bool hasEnded = isReadable(handle, QDeadlineTimer(limit));
    ::close(handle);
    return hasEnded;
}

/// A process, and those that it has started and those that these have: as they are when this is made.
class Family {
public:
    explicit Family(pid_t head) { add(head); }
    ~Family() { std::ranges::for_each(m_handles, ::close); }
    Family(const Family &) = delete;
    Family &operator=(const Family &) = delete;

    void signal(int signal) const
    {
        for (const int handle : m_handles)
            ::pidfd_send_signal(handle, signal, nullptr, 0);
    }

    /// Whether all of them end within \p limit.
    [[nodiscard]] bool endsWithin(std::chrono::milliseconds limit) const
    {
        const QDeadlineTimer deadline(limit);
        return std::ranges::all_of(m_handles, [&deadline](int handle) { return isReadable(handle, deadline); });
    }

private:
    void add(pid_t process)
    {
        const int handle = ::pidfd_open(process, 0);
        if (handle < 0)
            return;
        m_handles.append(handle);
        const QDir threads(u"/proc/%1/task"_s.arg(process));
        for (const QString &thread : threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile children(threads.filePath(thread + u"/children"_s));
            if (!children.open(QIODevice::ReadOnly))
                continue;
            for (const QByteArray &child : children.readAll().simplified().split(' ')) {
                if (!child.isEmpty())
                    add(child.toInt());
            }
        }
    }

    QList<int> m_handles;
};

/// Ends \p child and what it has started: first they are asked.
void end(const Child &child)
{
    const Family family(child.id);
    family.signal(SIGTERM);
    if (child.leadsGroup)
        ::kill(-child.id, SIGTERM); // those too whose parent is gone
    if (!family.endsWithin(CommandGrace))
        family.signal(SIGKILL);
    if (child.leadsGroup)
        ::kill(-child.id, SIGKILL);
}

/// The exit status of \p child, which has ended, as waitpid() tells it.
int statusOf(const Child &child)
{
    int status = -1;
    while (::waitpid(child.id, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

/// Why \p status is no success; empty when it is one.
QString failureIn(int status)
{
    if (WIFSIGNALED(status))
        return u"The command for the password was ended by signal %1 (%2)."_s.arg(
            QString::number(WTERMSIG(status)), QString::fromLocal8Bit(strsignal(WTERMSIG(status))));
    if (WEXITSTATUS(status) != 0)
        return u"The command for the password ended with exit status %1."_s.arg(WEXITSTATUS(status));
    return {};
}

/// Why what a command said could not be read, as errno tells.
QString unreadable(std::chrono::milliseconds limit)
{
    if (errno == ETIMEDOUT)
        return u"The command for the password did not end within %1 seconds."_s.arg(
            std::chrono::duration<double>(limit).count());
    if (errno == EFBIG)
        return u"The command for the password said more than %1 bytes."_s.arg(LongestSecret);
    return u"The output of the command for the password cannot be read: %1."_s.arg(systemError());
}

Bytes fromCommand(const QString &command, std::chrono::milliseconds limit)
{
    const Child child = started(command.toLocal8Bit());
    if (child.id < 0)
        return std::unexpected(u"The command for the password cannot be started: %1."_s.arg(systemError()));
    ImmediateEnd::takeAlong(child.leadsGroup ? -child.id : child.id);
    std::optional<QByteArray> bytes = readAll(child.output, QDeadlineTimer(limit));
    QString failure = bytes ? QString() : unreadable(limit);
    if (bytes && !endsWithin(child.id, CommandGrace))
        failure = u"The command for the password closed its output and did not end."_s;
    if (!failure.isEmpty())
        end(child);
    ::close(child.output); // not before: a command that went on writing would end by it, and leave orphans
    const int status = statusOf(child);
    ImmediateEnd::takeAlong(0);
    if (failure.isEmpty())
        failure = failureIn(status);
    if (!failure.isEmpty())
        return std::unexpected(failure);
    return withoutLineEnd(*std::move(bytes));
}

Bytes fetched(const QString &source, const QString &purpose, const Console &console,
              std::chrono::milliseconds commandLimit)
{
    const qsizetype colon = source.indexOf(u':');
    const QString kind = colon < 0 ? source : source.first(colon);
    const QString rest = colon < 0 ? QString() : source.sliced(colon + 1);
    if (kind == "env"_L1)
        return fromVariable(rest, console.environment);
    if (kind == "file"_L1)
        return fromFile(rest, console);
    if (kind == "fd"_L1)
        return fromDescriptor(rest);
    if (kind == "keychain"_L1)
        return fromKeyring(rest);
    if (kind == "command"_L1)
        return fromCommand(rest, commandLimit);
    return askForPassword(purpose, LongestSecret);
}

} // namespace

void warnOfReaders(const QFile &file, const Console &console)
{
    struct stat status{};
    constexpr mode_t Others = S_IRWXG | S_IRWXO;
    if (::fstat(file.handle(), &status) != 0 || !S_ISREG(status.st_mode) || (status.st_mode & Others) == 0)
        return;
    console.complain(
        u"Others can read %1, which holds a secret: chmod 600 makes it yours alone."_s.arg(file.fileName()));
}

std::expected<Secret, QString> fetchSecret(const QString &source, const QString &purpose, const Console &console,
                                           std::chrono::milliseconds commandLimit)
{
    Bytes bytes = fetched(source, purpose, console, commandLimit);
    if (!bytes)
        return std::unexpected(bytes.error());
    const Secret secret(*bytes);
    wipe(bytes->data(), static_cast<std::size_t>(bytes->size()));
    return secret;
}

} // namespace mailscope::cli
