// SPDX-License-Identifier: GPL-3.0-or-later
// Bounds on memory and time where a server or the network misbehaves.
#include "bench/bounds.h"
#include "bench/practiceserver.h"
#include "support/portreservation.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <csignal>

namespace {

using namespace mailscope;

constexpr double mostMemory = 64; // MB

/// A name server that hears every question and answers none.
class SilentNameServer {
public:
    SilentNameServer() : m_socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        socklen_t size = sizeof address;
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval limit{.tv_sec = 10, .tv_usec = 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_socket, generic, size) != 0 || ::getsockname(m_socket, generic, &size) != 0)
            qFatal("no UDP port is free");
        m_port = ntohs(address.sin_port);
    }
    ~SilentNameServer() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(SilentNameServer)

    [[nodiscard]] QByteArray place() const { return "127.0.0.1:" + QByteArray::number(m_port); }
    /// Waits for a question, at most 10 s.
    void waitForQuestion() const
    {
        char byte = 0;
        static_cast<void>(::recv(m_socket, &byte, 1, 0));
    }

private:
    int m_socket;
    quint16 m_port = 0;
};

void floodKeepsMemorySmall(bench::Bounds &bounds, const QByteArray &fault, const QByteArray &what)
{
    bench::PracticeServer server(fault);
    const QByteArray url = server.url();
    if (url.isEmpty()) {
        bounds.miss("the practice server could not be started");
        return;
    }
    for (const QByteArray form : {"--json", "--jsonl", "--verbose"}) {
        const bench::Usage probe = bench::runProgram({MAILSCOPE_CLI, "probe", form, url});
        bounds.exitCode(what, probe, 6);
        bounds.atMost(what + ", " + form + ": peak memory", double(probe.peakMemory) / 1e6, mostMemory, "MB");
    }
}

void closedPortFailsAtOnce(bench::Bounds &bounds)
{
    const support::PortReservation nobody;
    const bench::Usage probe =
        bench::runProgram({MAILSCOPE_CLI, "probe", "--json", "smtp://127.0.0.1:" + QByteArray::number(nobody.port())});
    bounds.exitCode("a closed port", probe, 3);
    bounds.atMost("a closed port: wall time", probe.wall.count(), 1, "s");
}

void silentNameServerIsHeldToTheLimit(bench::Bounds &bounds)
{
    const SilentNameServer silent;
    const bench::Usage probe = bench::runProgram(
        {MAILSCOPE_CLI, "probe", "--json", "--timeout", "1", "--dns", silent.place(), "smtp://mx.example.test"});
    bounds.exitCode("a silent name server", probe, 3);
    bounds.atMost("a silent name server, limit 1 s: wall time", probe.wall.count(), 1.5, "s");
    bounds.atMost("the same: CPU time, since waiting costs none", probe.cpu.count(), 0.2, "s");
}

void interruptEndsALookupAtOnce(bench::Bounds &bounds)
{
    const SilentNameServer silent;
    bench::ChildProgram probe(
        {MAILSCOPE_CLI, "probe", "--json", "--timeout", "30", "--dns", silent.place(), "smtp://mx.example.test"});
    silent.waitForQuestion();
    const auto interruptedAt = std::chrono::steady_clock::now();
    probe.signal(SIGINT);
    const bench::Usage usage = probe.wait();
    const std::chrono::duration<double> wait = std::chrono::steady_clock::now() - interruptedAt;
    bounds.exitCode("an interrupted look-up", usage, 130);
    bounds.atMost("from the interrupt of a look-up to the end", wait.count(), 0.3, "s");
}

} // namespace

int main()
{
    bench::Bounds bounds;
    floodKeepsMemorySmall(bounds, "ehlo:flood=100MB", "100 MB of lines");
    floodKeepsMemorySmall(bounds, "ehlo:flood=100MB,line", "100 MB in one line");
    closedPortFailsAtOnce(bounds);
    silentNameServerIsHeldToTheLimit(bounds);
    interruptEndsALookupAtOnce(bounds);
    return bounds.result();
}
