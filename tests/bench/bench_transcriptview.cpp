// SPDX-License-Identifier: GPL-3.0-or-later
// A transcript of a million events in the window: how fast it grows while it is shown, scrolls and is filtered.
#include "bench/memory.h"
#include "transcript/transcript.h"
#include "ui/theme/theme.h"
#include "ui/transcript/transcriptpanel.h"
#include "ui/transcript/transcriptview.h"

#include <QApplication>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <print>
#include <vector>

namespace {

using namespace mailscope;
using namespace Qt::StringLiterals;
using Clock = std::chrono::steady_clock;

qint64 events = 1'000'000;            // or as many as the first argument says
constexpr qint64 eventsInATurn = 500; // as many as a fast server may send between two turns of the event loop

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

bool judge(const char *what, double measured, double bound, const char *unit, bool isAtLeast)
{
    const bool holds = isAtLeast ? measured >= bound : measured <= bound;
    std::println("{:<7} {:<58} {:>10.1f} {:<9} {} {}", holds ? "holds" : "BROKEN", what, measured, unit,
                 isAtLeast ? "at least" : "at most", bound);
    std::fflush(stdout);
    return holds;
}

/// What a session looks like that hands over to very many recipients: commands, short and long replies.
class Events {
public:
    void appendTo(transcript::Transcript &transcript, qint64 count)
    {
        for (qint64 number = 0; number < count; ++number)
            transcript.append(next(transcript.size() + 1));
    }

private:
    transcript::Event next(qint64 sequence)
    {
        using namespace transcript;
        const std::chrono::microseconds now(sequence * 20);
        if (sequence == 1) // every row has its lock
            return {sequence, now, TlsSecured{}};
        const qint64 place = sequence % 10;
        if (place % 5 == 1) {
            m_sent = sequence;
            const QByteArray line = "RCPT TO:<user" + QByteArray::number(sequence) + "@example.org>\r\n";
            return {sequence, now, Sent{{line, {}}, Phase::Rcpt, true}};
        }
        QByteArray line = "250-2.1.5 Recipient " + QByteArray::number(sequence) + " accepted";
        if (place % 5 == 0)
            line = sequence % 50 == 0 ? "550 5.1.1 No such user here" : "250 2.1.5 Recipient ok";
        return {sequence, now, Received{{line, {}}, wire::LineEnd::CrLf, false, m_sent, Phase::Rcpt, false}};
    }

    std::optional<qint64> m_sent;
};

bool measureGrowth(ui::TranscriptPanel &panel, transcript::Transcript &transcript)
{
    Events source;
    double longest = 0;
    const std::clock_t cpu = std::clock();
    const auto start = Clock::now();
    while (transcript.size() < events) {
        const auto turn = Clock::now();
        source.appendTo(transcript, eventsInATurn);
        panel.takeIn();
        QCoreApplication::processEvents();
        longest = std::max(longest, millisecondsSince(turn));
    }
    const double seconds = millisecondsSince(start) / 1000;
    std::println("        growing took {:.1f} s of processor time", double(std::clock() - cpu) / CLOCKS_PER_SEC);
    bool holds = judge("appended while shown and followed", double(events) / seconds, 50'000, "events/s", true);
    holds &= judge("the longest turn of the event loop meanwhile", longest, 50, "ms", false);
    return holds;
}

bool measureScrolling(ui::TranscriptPanel &panel, const char *name, int frames, int step)
{
    QScrollBar *const bar = panel.view().verticalScrollBar();
    bar->setValue(0);
    QCoreApplication::processEvents();
    std::vector<double> times;
    const std::clock_t cpu = std::clock();
    for (int frame = 0; frame < frames; ++frame) {
        const auto start = Clock::now();
        bar->setValue(static_cast<int>((qint64(bar->value()) + step) % std::max(1, bar->maximum())));
        panel.view().viewport()->repaint();
        QCoreApplication::processEvents();
        times.push_back(millisecondsSince(start));
    }
    std::ranges::sort(times);
    const double busy = double(std::clock() - cpu) * 1000 / CLOCKS_PER_SEC / frames;
    std::println("        scrolling {}: median {:.1f} ms, {:.1f} ms of processor time a frame", name,
                 times[times.size() / 2], busy);
    bool holds = judge("  99 of 100 frames within", times[times.size() * 99 / 100], 16, "ms", false);
    holds &= judge("  the slowest", times.back(), 50, "ms", false);
    return holds;
}

bool measureFilter(ui::TranscriptPanel &panel, const QString &text)
{
    ui::TranscriptModel &model = panel.model();
    double longest = 0;
    const auto start = Clock::now();
    auto turn = start;
    model.setFilter(filter::FilterExpression::parse(text).value());
    while (model.isFiltering()) {
        longest = std::max(longest, millisecondsSince(turn));
        turn = Clock::now();
        QCoreApplication::processEvents();
    }
    QCoreApplication::processEvents(); // drawn, too
    longest = std::max(longest, millisecondsSince(turn));
    const QByteArray what = "filter \"" + text.toUtf8() + "\" leaves " + QByteArray::number(model.rowCount());
    bool holds = judge(what.constData(), millisecondsSince(start), 250, "ms", false);
    holds &= judge("  the longest turn of the event loop meanwhile", longest, 50, "ms", false);
    return holds;
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    if (argc > 1)
        events = QByteArray(argv[1]).toLongLong();
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings"_s), QSettings::IniFormat);
    ui::Theme theme(application, settings);
    theme.dress();
    transcript::Transcript transcript;
    ui::TranscriptPanel panel;
    panel.resize(1000, 800);
    panel.show();
    panel.showTranscript(&transcript);
    QCoreApplication::processEvents();

    bool kept = measureGrowth(panel, transcript);
    kept &= measureScrolling(panel, "a line at a time", 500, 1);
    kept &= measureScrolling(panel, "a page at a time", 500, 30);
    kept &= measureScrolling(panel, "far", 500, 7'919);
    for (const QString &text : {u"code:5xx"_s, u"dir:out"_s, u"stage:auth"_s, u"slow:>1s"_s, u"nowhere"_s,
                                u"\"user9\""_s, u"-dir:in -user5"_s, u""_s})
        kept &= measureFilter(panel, text);
    kept &= judge("memory of the whole program, at most", bench::megabytes("VmHWM"), 300, "MB", false);
    panel.showTranscript(nullptr);
    return kept ? 0 : 1;
}
