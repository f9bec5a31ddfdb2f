// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/sample.h"

#include <algorithm>
#include <print>

namespace mailscope::bench {

namespace {

double median(QList<double> values)
{
    std::ranges::sort(values);
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

template <typename Figure>
QList<double> collect(const QList<Usage> &runs, Figure figure)
{
    QList<double> values;
    for (const Usage &run : runs)
        values << figure(run);
    return values;
}

double wallMilliseconds(const Usage &usage)
{
    return usage.wall.count() * 1000;
}

double cpuMilliseconds(const Usage &usage)
{
    return usage.cpu.count() * 1000;
}

} // namespace

bool Sample::run(bool keep)
{
    const Usage usage = runProgram(command);
    if (keep)
        runs << usage;
    if (usage.exitCode != 0)
        std::println(stderr, "{} ended with {}", name.constData(), usage.exitCode);
    return usage.exitCode == 0;
}

double Sample::wallMedian() const
{
    return median(collect(runs, wallMilliseconds));
}

double Sample::wallLeast() const
{
    return std::ranges::min(collect(runs, wallMilliseconds));
}

double Sample::cpuMedian() const
{
    return median(collect(runs, cpuMilliseconds));
}

double Sample::peakMemory() const
{
    return std::ranges::max(collect(runs, [](const Usage &usage) { return double(usage.peakMemory) / 1e6; }));
}

bool takeTurns(QList<Sample> &samples, int rounds)
{
    for (int round = 0; round <= rounds; ++round) {
        for (Sample &sample : samples) {
            if (!sample.run(round > 0))
                return false;
        }
    }
    return true;
}

void printTable(const QList<Sample> &samples, const Sample &unit)
{
    std::println("{:<28} {:>5} {:>13} {:>12} {:>13} {:>10} {:>12}", "program", "runs", "wall median", "wall least",
                 "CPU median", "wall ratio", "peak memory");
    for (const Sample &sample : samples)
        std::println("{:<28} {:>5} {:>10.1f} ms {:>9.1f} ms {:>10.1f} ms {:>10.2f} {:>9.1f} MB",
                     sample.name.constData(), sample.runs.size(), sample.wallMedian(), sample.wallLeast(),
                     sample.cpuMedian(), sample.wallMedian() / unit.wallMedian(), sample.peakMemory());
}

} // namespace mailscope::bench
