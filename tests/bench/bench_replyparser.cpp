// SPDX-License-Identifier: GPL-3.0-or-later
// How fast lines are cut and replies put together, in pieces as a socket delivers them.
#include "wire/linesplitter.h"
#include "wire/replyparser.h"

#include <chrono>
#include <print>

namespace {

using namespace mailscope;

constexpr qint64 volume = 64'000'000;
constexpr double least = 5; // MB/s: far below what any machine does, far above a parser that has become quadratic

const QByteArray hello =
    "250-mx.example.test\r\n250-PIPELINING\r\n250-SIZE 10240000\r\n250-VRFY\r\n250-ETRN\r\n"
    "250-STARTTLS\r\n250-AUTH PLAIN LOGIN\r\n250-ENHANCEDSTATUSCODES\r\n250-8BITMIME\r\n250-DSN\r\n"
    "250-SMTPUTF8\r\n250 CHUNKING\r\n";
const QByteArray accepted = "250 2.1.5 Ok\r\n";

struct Count {
    qint64 bytes = 0;
    qint64 replies = 0;
};

/// Feeds \p reply over and over, \p piece bytes at a time.
Count parse(const QByteArray &reply, qsizetype piece)
{
    const QByteArray stream = reply.repeated(64 * 1024 / reply.size() + 1);
    wire::LineSplitter splitter;
    wire::ReplyParser parser;
    Count count;
    while (count.bytes < volume) {
        for (qsizetype at = 0; at < stream.size(); at += piece) {
            splitter.append(QByteArrayView(stream).sliced(at, std::min(piece, stream.size() - at)));
            while (const std::optional<wire::Line> line = splitter.next())
                count.replies += parser.add(*line).has_value();
        }
        count.bytes += stream.size();
    }
    return count;
}

bool measure(const char *name, const QByteArray &reply, qsizetype piece)
{
    const auto startedAt = std::chrono::steady_clock::now();
    const Count count = parse(reply, piece);
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - startedAt;
    const double speed = double(count.bytes) / 1e6 / time.count();
    const bool whole = count.replies * reply.size() == count.bytes;
    std::println("{:<7} {:<44} {:>8.1f} MB/s of at least {}, {:>10.0f} replies/s",
                 whole && speed >= least ? "holds" : "BROKEN", name, speed, least,
                 double(count.replies) / time.count());
    return whole && speed >= least;
}

} // namespace

int main()
{
    bool kept = measure("answers to EHLO, 64 KiB at a time", hello, 64 * 1024);
    kept &= measure("answers to EHLO, 1460 bytes at a time", hello, 1460);
    kept &= measure("answers to RCPT, 64 KiB at a time", accepted, 64 * 1024);
    kept &= measure("answers to RCPT, one at a time", accepted, accepted.size());
    return kept ? 0 : 1;
}
