// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/secretsource.h"

#include "cli/immediateend.h"
#include "cli/keyring.h"
#include "cli/passwordprompt.h"

#include <QDeadlineTimer>
#include <QFile>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <optional>

extern "C" {
#include <sys/pidfd.h> // glibc 2.41 declares it for C only
}

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using Secret = std::expected<QByteArray, QString>;

constexpr qsizetype LongestSecret = 64 * 1024;
constexpr std::chrono::minutes CommandLimit{5}; // it may ask a person
constexpr std::chrono::seconds CommandGrace{2}; // it has said what it had to say

QString systemError()
{
    return QString::fromLocal8Bit(strerror(errno));
}

Secret withoutLineEnd(QByteArray bytes)
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
    char buffer[4096];
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

Secret fromVariable(const QString &name, const QProcessEnvironment &environment)
{
    if (!environment.contains(name))
        return std::unexpected(u"The variable %1 is not set."_s.arg(name));
    return environment.value(name).toUtf8();
}

Secret fromFile(const QString &path, const Console &console)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(u"The password file %1 cannot be read: %2."_s.arg(path, file.errorString()));
    warnOfReaders(file, console);
    const QByteArray bytes = file.read(LongestSecret + 1);
    if (bytes.size() > LongestSecret)
        return std::unexpected(u"The password file %1 is too long to be one."_s.arg(path));
    return withoutLineEnd(bytes);
}

Secret fromDescriptor(const QString &number)
{
    const std::optional<QByteArray> bytes = readAll(number.toInt());
    if (!bytes)
        return std::unexpected(
            u"The password cannot be read from file descriptor %1: %2."_s.arg(number, systemError()));
    return withoutLineEnd(*bytes);
}

/// A process whose standard output can be read.
struct Child {
    pid_t id = -1;
    int output = -1;
};

/// Has the shell run \p command; as popen(), which keeps the process to itself.
Child started(const QByteArray &command)
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return {};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    QByteArray words[] = {"sh", "-c", command};
    char *const arguments[] = {words[0].data(), words[1].data(), words[2].data(), nullptr};
    Child child{.id = -1, .output = ends[0]};
    errno = ::posix_spawn(&child.id, "/bin/sh", &actions, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (errno == 0)
        return child;
    ::close(ends[0]);
    return {};
}

/// Whether \p child ends within \p limit.
bool endsWithin(pid_t child, std::chrono::milliseconds limit)
{
    const int handle = ::pidfd_open(child, 0);
    pollfd end{.fd = handle, .events = POLLIN, .revents = 0};
    const bool hasEnded = ::poll(&end, 1, static_cast<int>(limit.count())) > 0;
    ::close(handle);
    return hasEnded;
}

/// The exit status of \p child as waitpid() tells it. One that has said everything and does not end is ended.
int statusOf(pid_t child, bool hasSaidEverything)
{
    if (!hasSaidEverything || !endsWithin(child, CommandGrace)) {
        ::kill(child, SIGTERM);
        if (!endsWithin(child, CommandGrace))
            ::kill(child, SIGKILL);
    }
    int status = -1;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

Secret fromCommand(const QString &command)
{
    const Child child = started(command.toLocal8Bit());
    if (child.id < 0)
        return std::unexpected(u"The command for the password cannot be started: %1."_s.arg(systemError()));
    ImmediateEnd::takeAlong(child.id);
    const std::optional<QByteArray> bytes = readAll(child.output, QDeadlineTimer(CommandLimit));
    const int readError = errno;
    ::close(child.output); // a command that goes on writing ends by that
    const int status = statusOf(child.id, bytes.has_value());
    ImmediateEnd::takeAlong(0);
    errno = readError;
    if (!bytes)
        return std::unexpected(u"The output of the command for the password cannot be used: %1."_s.arg(systemError()));
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return std::unexpected(u"The command for the password failed."_s);
    return withoutLineEnd(*bytes);
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

std::expected<QByteArray, QString> fetchSecret(const QString &source, const QString &purpose, const Console &console)
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
        return fromCommand(rest);
    return askForPassword(purpose, LongestSecret);
}

} // namespace mailscope::cli
