// SPDX-License-Identifier: GPL-3.0-or-later
// A transcript of a million events: how fast it grows, what it weighs, how fast it is searched, saved, loaded and folded.
// Bounds are held against CPU time, so that what else the machine does makes none of them break; wall time stands beside it.
#include "bench/memory.h"
#include "format/sessionreader.h"
#include "report/report.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <chrono>
#include <ctime>
#include <print>
#include <string_view>

namespace {

using namespace mailscope;
using namespace transcript;

constexpr qint64 count = 1'000'000;

bool kept = true;

/// Prints \p measured and whether it is within \p bound; \p atLeast says on which side of it.
void judge(const char *what, double measured, double bound, const char *unit, bool atLeast = false)
{
    const bool holds = atLeast ? measured >= bound : measured <= bound;
    kept = kept && holds;
    std::println("{:<7} {:<52} {:>12.1f} {} of {} {}", holds ? "holds" : "BROKEN", what, measured, unit,
                 atLeast ? "at least" : "at most", bound);
}

/// Time since this was made: that of the processors, user and system, and that on the wall.
class Watch {
public:
    /// Seconds of the processors.
    [[nodiscard]] double seconds() const { return cpuNow() - m_cpu; }
    [[nodiscard]] double milliseconds() const { return seconds() * 1000; }

    void printWall() const
    {
        const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - m_begun;
        std::println("        on the wall: {:.3f} s", wall.count());
    }

private:
    static double cpuNow()
    {
        timespec time{};
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
    }

    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
    double m_cpu = cpuNow();
};

/// What a session that sends message after message is made of.
Payload typical(qint64 sequence)
{
    const auto line = [](const QByteArray &bytes, qint64 answers, Phase phase) {
        return Received{{bytes, {}}, wire::LineEnd::CrLf, false, answers, phase, false};
    };
    switch (sequence % 10) {
    case 0:
        return StageBegan{Phase::Mail};
    case 1:
        return Sent{{"MAIL FROM:<sender@client.example> SIZE=12345 BODY=8BITMIME\r\n", {}}, Phase::Mail, true};
    case 2:
        return line("250 2.1.0 Ok", sequence - 1, Phase::Mail);
    case 3:
        return Sent{{"RCPT TO:<user" + QByteArray::number(sequence) + "@mx.example>\r\n", {}}, Phase::Rcpt, true};
    case 4:
        return line("250 2.1.5 Ok", sequence - 1, Phase::Rcpt);
    case 5:
        return Sent{{"DATA\r\n", {}}, Phase::Data, true};
    case 6:
        return line("354 End data with <CR><LF>.<CR><LF>", sequence - 1, Phase::Data);
    case 7:
        return Sent{{".\r\n", {}}, Phase::Payload, true};
    case 8:
        return line("250 2.0.0 Ok: queued as " + QByteArray::number(sequence, 16), sequence - 1, Phase::Payload);
    default:
        return StageEnded{Phase::Mail, StageStatus::Ok, std::nullopt, {}};
    }
}

Payload payloadAt(qint64 sequence)
{
    if (sequence == 1)
        return Began{};
    return sequence == count ? Payload(Finished{}) : typical(sequence);
}

std::vector<Event> typicalEvents(qint64 first, qint64 number)
{
    std::vector<Event> events;
    for (qint64 sequence = first; sequence < first + number; ++sequence)
        events.push_back({sequence, std::chrono::nanoseconds(sequence * 1'234'567), payloadAt(sequence)});
    return events;
}

Transcript grow()
{
    constexpr qint64 Portion = 10'000;
    Transcript transcript;
    double seconds = 0;
    for (qint64 sequence = 1; sequence <= count; sequence += Portion) {
        const std::vector<Event> events = typicalEvents(sequence, Portion);
        const Watch watch;
        for (const Event &event : events)
            transcript.append(event);
        seconds += watch.seconds();
    }
    judge("events appended in a second", double(count) / seconds, 1e6, "/s", true);
    return transcript;
}

void copy(const Transcript &transcript)
{
    const Watch watch;
    Transcript other = transcript;
    other.append({count + 1, std::chrono::nanoseconds(0), Cancelled{}});
    judge("a copy, and an event more in it", watch.milliseconds(), 5, "ms");
}

void search(const Transcript &transcript)
{
    const std::string_view needle = "queued as f423";
    qint64 found = 0;
    const Watch watch;
    for (qsizetype index = 0; index < transcript.size(); ++index) {
        const QByteArrayView bytes = transcript.row(index).bytes;
        found += std::string_view(bytes.data(), std::size_t(bytes.size())).contains(needle) ? 1 : 0;
    }
    judge("search for some text in every row", watch.milliseconds(), 100, "ms");
    watch.printWall();
    judge("rows that it is in", double(found), 1, "", true);
}

void filter(const Transcript &transcript)
{
    qint64 found = 0;
    const Watch watch;
    for (qsizetype index = 0; index < transcript.size(); ++index) {
        const TranscriptRow row = transcript.row(index);
        found += row.direction == Direction::In && row.code / 100 == 3 && row.phase == Phase::Data ? 1 : 0;
    }
    judge("filter by direction, code and stage", watch.milliseconds(), 50, "ms");
    judge("rows that it leaves", double(found), double(count) / 10 - 1, "", true);
}

void decode(const Transcript &transcript)
{
    qint64 sum = 0;
    const Watch watch;
    for (const Event &event : transcript)
        sum += event.sequence;
    judge("every event made", watch.milliseconds(), sum > 0 ? 1000 : 0, "ms");
}

void save(const QString &path, const Transcript &transcript)
{
    const Watch watch;
    const bool saved = format::saveSession(path, transcript).has_value();
    judge("save", watch.seconds(), saved ? 2 : 0, "s");
    watch.printWall();
    std::println("        the file has {:.1f} MB", double(QFileInfo(path).size()) / 1e6);
}

void load(const QString &path)
{
    const Watch watch;
    const auto loaded = format::loadSession(path);
    judge("load", watch.seconds(), loaded && !loaded->cutOff ? 2 : 0, "s");
    watch.printWall();
    judge("events loaded", loaded ? double(loaded->transcript.size()) : 0, double(count), "", true);
}

void loadInSlices(const QString &path)
{
    format::SessionReader reader;
    double longest = 0;
    for (bool goesOn = reader.open(path).has_value(); goesOn;) {
        const Watch watch;
        goesOn = reader.read(count, std::chrono::milliseconds(5));
        longest = std::max(longest, watch.milliseconds());
    }
    judge("longest slice of a load in slices of 5 ms", longest, 16, "ms");
}

void saveAndLoad(const Transcript &transcript)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("long.mscope"));
    save(path, transcript);
    load(path);
    loadInSlices(path);
}

report::Report foldFirst(const Transcript &transcript)
{
    const Watch watch;
    report::Report report = report::fold(transcript, report::FoldLimit);
    judge("report of the first 100000 events", watch.milliseconds(), 500, "ms");
    return report;
}

void fold(const Transcript &transcript)
{
    const report::Report head = foldFirst(transcript);
    const Watch watch;
    const report::Report whole = report::fold(transcript);
    judge("report of all", watch.seconds(), 10, "s");
    judge("exchanges in it", double(whole.exchanges.size()), double(4 * head.exchanges.size()), "", true);
}

void spill()
{
    const QTemporaryDir folder;
    const double before = bench::megabytes("RssAnon");
    Transcript transcript(Storage{.memoryLimit = 8 * 1024 * 1024, .folder = folder.path()});
    const std::vector<Event> events = typicalEvents(1, 10'000);
    const Watch watch;
    for (qint64 sequence = 1; sequence <= 4 * count; ++sequence) {
        Event event = events.at(std::size_t(sequence) % events.size());
        event.sequence = sequence;
        transcript.append(event);
    }
    judge("events appended in a second, beyond the limit", 4 * double(count) / watch.seconds(), 5e5, "/s", true);
    judge("bytes in the file", double(transcript.spilledBytes()), 50e6, "", true);
    judge("memory of 4 million events beyond a limit of 8 MiB", bench::megabytes("RssAnon") - before, 160, "MB");
}

} // namespace

int main()
{
    const double before = bench::megabytes("RssAnon");
    {
        const Transcript transcript = grow();
        const double megabytes = bench::megabytes("RssAnon") - before;
        judge("memory of a million events", megabytes, 120, "MB");
        std::println("        that is {:.1f} bytes an event", megabytes * 1e6 / count);
        copy(transcript);
        search(transcript);
        filter(transcript);
        decode(transcript);
        saveAndLoad(transcript);
        fold(transcript);
    }
    spill();
    return kept ? 0 : 1;
}
