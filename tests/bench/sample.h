// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/childprogram.h"

#include <QList>

namespace mailscope::bench {

/// One program, run again and again.
struct Sample {
    QByteArray name;
    QByteArrayList command;
    QList<Usage> runs{};

    /// Runs it once more and keeps the figures when \p keep; false when it did not end with 0.
    [[nodiscard]] bool run(bool keep);

    [[nodiscard]] double wallMedian() const; ///< milliseconds
    [[nodiscard]] double wallLeast() const;  ///< milliseconds
    [[nodiscard]] double cpuMedian() const;  ///< milliseconds
    [[nodiscard]] double peakMemory() const; ///< MB (10^6 bytes), the largest of all runs
};

/// Runs every sample in turn, \p rounds times after one that does not count, so that what else the machine does meets all
/// of them alike. Says on standard error which of them failed, and stops there.
[[nodiscard]] bool takeTurns(QList<Sample> &samples, int rounds);

/// Prints all figures, and the wall time as a multiple of \p unit's.
void printTable(const QList<Sample> &samples, const Sample &unit);

} // namespace mailscope::bench
