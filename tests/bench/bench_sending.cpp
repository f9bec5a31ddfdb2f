// SPDX-License-Identifier: GPL-3.0-or-later
// How fast messages go out, beside Postfix's smtp-source, curl, Perl's Net::SMTP and swaks: all to Postfix's smtp-sink, on loopback, in one run.
#include "bench/bounds.h"

#include <QFile>
#include <QTemporaryDir>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <print>
#include <vector>

namespace {

using namespace mailscope;
using bench::Usage;
using namespace std::chrono_literals;

constexpr int rounds = 5;
constexpr int messages = 5000;
constexpr int fewMessages = 100; ///< for a client that waits for a delayed acknowledgement in each
constexpr int slowMessages = 20; ///< for a client that is a process to each
constexpr int connections = 1000;
constexpr qint64 bigSize = 200'000'000;
constexpr double timesSource = 1.0;
constexpr double timesSourcePipelined = 1.5;
constexpr double timesCurl = 1.0;
constexpr double mostMegabytes = 40;

/// A port that is free now.
int freePort()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    int port = 0;
    if (::bind(socket, reinterpret_cast<sockaddr *>(&address), size) == 0
        && ::getsockname(socket, reinterpret_cast<sockaddr *>(&address), &size) == 0)
        port = ntohs(address.sin_port);
    ::close(socket);
    return port;
}

bool canConnect(int port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    const bool connected = ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::close(socket);
    return connected;
}

void raiseLimits()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        (void)::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

QByteArray fileOf(const QTemporaryDir &folder, const QString &name, qint64 size)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("Subject: speed\r\n\r\n");
    const QByteArray lines = (QByteArray(74, 'x') + "\r\n").repeated(1000);
    while (file.pos() < size)
        file.write(lines.first(std::min<qsizetype>(lines.size(), size - file.pos())));
    return file.fileName().toLocal8Bit();
}

struct Median {
    double wall = 0;
    double cpu = 0;
    double megabytes = 0;
    bool failed = false;
};

Median medianOf(std::vector<Usage> usages)
{
    Median median;
    median.failed = std::ranges::any_of(usages, [](const Usage &each) { return each.exitCode != 0; });
    std::ranges::sort(usages, {}, &Usage::wall);
    median.wall = usages[usages.size() / 2].wall.count();
    median.megabytes = double(std::ranges::max(usages, {}, &Usage::peakMemory).peakMemory) / 1e6;
    std::ranges::sort(usages, {}, &Usage::cpu);
    median.cpu = usages[usages.size() / 2].cpu.count();
    return median;
}

struct Client {
    QByteArray name;
    QByteArrayList command;
    int messages = 1;
    int runs = 1; ///< of the program for one measurement
    std::vector<Usage> usages{};
};

/// The clients take turns, so that whatever else goes on here meets all of them.
void measure(std::vector<Client> &clients)
{
    for (int round = 0; round < rounds; ++round) {
        for (Client &client : clients) {
            Usage sum{.exitCode = 0, .wall = {}, .cpu = {}, .peakMemory = 0};
            for (int run = 0; run < client.runs; ++run) {
                const Usage usage = bench::runProgram(client.command);
                sum.exitCode = std::max(sum.exitCode, usage.exitCode);
                sum.wall += usage.wall;
                sum.cpu += usage.cpu;
                sum.peakMemory = std::max(sum.peakMemory, usage.peakMemory);
            }
            client.usages.push_back(sum);
        }
    }
}

void print(const std::vector<Client> &clients)
{
    std::println("{:<34} {:>9} {:>12} {:>12} {:>8}", "client", "seconds", "messages/s", "µs CPU/msg", "MB");
    for (const Client &client : clients) {
        const Median median = medianOf(client.usages);
        std::println("{:<34} {:>9.3f} {:>12.0f} {:>12.1f} {:>8.1f}{}", client.name.constData(), median.wall,
                     client.messages / median.wall, median.cpu * 1e6 / client.messages, median.megabytes,
                     median.failed ? "  FAILED" : "");
    }
}

} // namespace

int main()
{
    raiseLimits();
    const int port = freePort();
    const QByteArray place = "127.0.0.1:" + QByteArray::number(port);
    // One that holds as many sessions as the last measurement wants.
    const QByteArrayList user = ::geteuid() == 0 ? QByteArrayList{"-u", "nobody"} : QByteArrayList();
    bench::ChildProgram sink(QByteArrayList{"/usr/sbin/smtp-sink", "-4"} + user
                             + QByteArrayList{"-m", "2000", place, "2000"});
    for (int tries = 0; tries < 200 && !canConnect(port) && sink.runsFor(20ms); ++tries) { }
    bench::Bounds bounds;
    if (!canConnect(port)) {
        bounds.miss("smtp-sink did not start");
        return bounds.result();
    }
    QTemporaryDir folder;
    const QByteArray small = fileOf(folder, QStringLiteral("small.eml"), 1024);
    const QByteArray big = fileOf(folder, QStringLiteral("big.eml"), bigSize);
    const QByteArray count = QByteArray::number(messages);
    const QByteArrayList ours{MAILSCOPE_CLI, "send",   "smtp://" + place, "--security", "none",
                              "--quiet",     "--from", "a@b.example",     "--to",       "c@d.example"};
    const QByteArray perl = "use Net::SMTP; open F, '<', '" + small
        + "'; my $m = do { local $/; <F> }; my $s = Net::SMTP->new('127.0.0.1', Port => " + QByteArray::number(port)
        + ") or exit 1; for (1.." + QByteArray::number(fewMessages)
        + ") { $s->mail('a@b.example') && $s->to('c@d.example') && $s->data && $s->datasend($m) && $s->dataend or exit "
          "1 } $s->quit";

    std::vector<Client> many{
        {"mailscope-cli, pipelined", ours + QByteArrayList{"--data", small, "--count", count}, messages},
        {"mailscope-cli, without", ours + QByteArrayList{"--data", small, "--count", count, "--no-pipelining"},
         messages},
        {"smtp-source -d",
         {"/usr/sbin/smtp-source", "-4", "-d", "-s", "1", "-l", "1024", "-m", count, "-f", "a@b.example", "-t",
          "c@d.example", place},
         messages},
        {"Net::SMTP", {"perl", "-e", perl}, fewMessages},
        {"swaks (a process to each)",
         {"swaks", "--server", "127.0.0.1", "--port", QByteArray::number(port), "--from", "a@b.example", "--to",
          "c@d.example", "--data", "@" + small},
         slowMessages,
         slowMessages},
    };
    std::println("Messages of 1 KB over one connection, medians of {}:", rounds);
    measure(many);
    print(many);

    std::vector<Client> large{
        {"mailscope-cli, DATA", ours + QByteArrayList{"--data", big}},
        {"curl",
         {"curl", "--disable", "--silent", "--mail-from", "a@b.example", "--mail-rcpt", "c@d.example", "--upload-file",
          big, "smtp://" + place}},
    };
    std::println("\nOne message of 200 MB, medians of {}:", rounds);
    measure(large);
    print(large);

    std::vector<Client> wide{{"mailscope-cli, 1000 connections",
                              ours
                                  + QByteArrayList{"--data", small, "--count", QByteArray::number(connections),
                                                   "--connections", QByteArray::number(connections)},
                              connections}};
    std::println("\nAs many connections as messages, at once:");
    measure(wide);
    print(wide);

    const double source = medianOf(many[2].usages).wall;
    std::println("");
    bounds.atMost("1 KB, without pipelining: time beside smtp-source -d", medianOf(many[1].usages).wall / source,
                  1 / timesSource, "times");
    bounds.atMost("1 KB, pipelined: time beside smtp-source -d", medianOf(many[0].usages).wall / source,
                  1 / timesSourcePipelined, "times");
    bounds.atMost("200 MB by DATA: time beside curl", medianOf(large[0].usages).wall / medianOf(large[1].usages).wall,
                  timesCurl, "times");
    bounds.atMost("200 MB by DATA: resident memory", medianOf(large[0].usages).megabytes, mostMegabytes, "MB");
    for (const auto *clients : {&many, &large, &wide}) {
        for (const Client &client : *clients) {
            if (medianOf(client.usages).failed)
                bounds.miss(client.name + " failed");
        }
    }
    return bounds.result();
}
