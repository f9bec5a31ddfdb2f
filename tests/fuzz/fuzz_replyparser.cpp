// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a server sends and however it arrives in pieces: the same replies, within the limits, and no byte lost.
#include "fuzz/fuzzing.h"
#include "wire/linesplitter.h"
#include "wire/replyparser.h"

#include <algorithm>
#include <vector>

using namespace mailscope::wire;

namespace {
constexpr qsizetype LongestLine = 300;
constexpr ReplyLimits Limits{4096, 50};

struct Outcome {
    std::vector<Line> lines;
    std::vector<ReplyParser::Result> results;

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

void takeLine(const Line &line, ReplyParser &parser, Outcome &outcome)
{
    fuzzing::require(line.bytes.size() <= LongestLine, "no line is longer than the limit");
    outcome.lines.push_back(line);
    if (const auto result = parser.add(line))
        outcome.results.push_back(*result);
}

/// Feeds \p stream in pieces of up to \p longest bytes.
Outcome feed(QByteArrayView stream, qsizetype longest)
{
    LineSplitter splitter(LongestLine);
    ReplyParser parser(Limits);
    Outcome outcome;
    while (!stream.isEmpty()) {
        const qsizetype length = std::min(longest, stream.size());
        splitter.append(stream.first(length));
        stream = stream.sliced(length);
        while (const auto line = splitter.next())
            takeLine(*line, parser, outcome);
    }
    while (const auto line = splitter.finish())
        takeLine(*line, parser, outcome);
    fuzzing::require(splitter.pendingBytes() == 0, "nothing is left at the end");
    return outcome;
}

qsizetype bytesIn(const std::vector<Line> &lines)
{
    qsizetype count = 0;
    for (const Line &line : lines)
        count += line.bytes.size() + (line.end == LineEnd::CrLf ? 2 : line.end == LineEnd::Lf ? 1 : 0);
    return count;
}

void checkReply(const Reply &reply)
{
    fuzzing::require(reply.code >= 100 && reply.code <= 999, "a code has three digits");
    fuzzing::require(!reply.lines.isEmpty() && reply.lines.size() <= Limits.lines, "a reply keeps to the limits");
    fuzzing::require(reply.text().size() <= Limits.bytes, "its text is no longer than what came");
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView stream = fuzzing::bytesOf(data, size);
    const Outcome whole = feed(stream, std::max<qsizetype>(1, stream.size()));
    fuzzing::require(bytesIn(whole.lines) == stream.size(), "every byte is in a line");
    for (const qsizetype longest : {qsizetype(1), qsizetype(7), LongestLine})
        fuzzing::require(feed(stream, longest) == whole, "every cutting gives the same");
    for (const ReplyParser::Result &result : whole.results) {
        if (const auto *reply = std::get_if<Reply>(&result))
            checkReply(*reply);
    }
    return 0;
}
