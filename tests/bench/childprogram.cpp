// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/childprogram.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <vector>

extern "C" {
#include <sys/pidfd.h> // glibc 2.41 declares it for C only
}

namespace mailscope::bench {

namespace {

using Clock = std::chrono::steady_clock;

std::chrono::duration<double> seconds(const timeval &time)
{
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

/// What a program needs, and nothing of the user's that could slow it down or speed it up.
QByteArrayList environment()
{
    return {"PATH=" + qgetenv("PATH"), "HOME=/nonexistent", "LC_ALL=C.UTF-8"};
}

std::vector<char *> pointersTo(QByteArrayList &words)
{
    std::vector<char *> pointers;
    for (QByteArray &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

ChildProgram::ChildProgram(const QByteArrayList &command, Stream output)
{
    std::array<int, 2> pipe{-1, -1};
    if (output == Stream::Pipe && ::pipe2(pipe.data(), O_CLOEXEC) < 0)
        qFatal("no pipe can be made");
    QByteArrayList words = command;
    QByteArrayList variables = environment();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (output == Stream::Pipe)
        posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    else
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);

    m_startedAt = Clock::now();
    if (::posix_spawnp(&m_process, words.constFirst().constData(), &actions, nullptr, pointersTo(words).data(),
                       pointersTo(variables).data())
        != 0)
        qFatal("%s cannot be started", words.constFirst().constData());
    m_handle = ::pidfd_open(m_process, 0);
    if (m_handle < 0)
        qFatal("the kernel gives no handle for a process");
    posix_spawn_file_actions_destroy(&actions);
    if (pipe[1] >= 0)
        ::close(pipe[1]);
    m_output = pipe[0];
}

ChildProgram::~ChildProgram()
{
    if (m_process > 0) {
        signal(SIGKILL);
        reap();
    }
    ::close(m_handle);
    if (m_output >= 0)
        ::close(m_output);
}

Usage ChildProgram::wait(std::chrono::milliseconds limit)
{
    if (m_process <= 0)
        return m_usage;
    if (runsFor(limit))
        signal(SIGKILL);
    reap();
    return m_usage;
}

void ChildProgram::signal(int number) const
{
    if (m_process > 0)
        ::kill(m_process, number);
}

bool ChildProgram::runsFor(std::chrono::milliseconds time) const
{
    pollfd handle{.fd = m_handle, .events = POLLIN, .revents = 0};
    return ::poll(&handle, 1, static_cast<int>(time.count())) == 0;
}

QByteArray ChildProgram::readLine()
{
    QByteArray line;
    for (char byte = 0; ::read(m_output, &byte, 1) == 1 && byte != '\n';)
        line += byte;
    return line;
}

void ChildProgram::reap()
{
    int status = 0;
    rusage usage{};
    if (::wait4(m_process, &status, 0, &usage) != m_process)
        qFatal("a program got lost");
    m_usage.wall = Clock::now() - m_startedAt;
    m_usage.cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    m_usage.peakMemory = qint64(usage.ru_maxrss) * 1024;
    m_usage.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    m_process = -1;
}

Usage runProgram(const QByteArrayList &command)
{
    ChildProgram program(command);
    return program.wait();
}

} // namespace mailscope::bench
