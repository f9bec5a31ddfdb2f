// SPDX-License-Identifier: GPL-3.0-or-later
// How long it takes until the first window is there, beside a window with nothing in it.
#include "bench/bounds.h"
#include "bench/sample.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace mailscope;

namespace {

constexpr int Rounds = 15;

/// The program without a display, in a home of its own.
QByteArrayList inHome(const QByteArray &home, const QByteArrayList &command)
{
    return QByteArrayList{"env", "QT_QPA_PLATFORM=offscreen", "XDG_DATA_HOME=" + home, "XDG_CONFIG_HOME=" + home}
    + command;
}

} // namespace

int main()
{
    const QTemporaryDir folder;
    const QByteArray home = folder.path().toLocal8Bit();
    QList<bench::Sample> samples{{"an empty window", inHome(home, {MAILSCOPE_FIRST_WINDOW, "--empty"})},
                                 {"the window of Mailscope", inHome(home, {MAILSCOPE_FIRST_WINDOW})}};
    bench::Bounds bounds;
    if (!bench::takeTurns(samples, Rounds)) {
        bounds.miss("a window did not show");
        return bounds.result();
    }
    bench::printTable(samples, samples.constFirst());
    const double empty = samples.at(0).wallMedian();
    bounds.atMost("the first window, median of the wall time", samples.at(1).wallMedian(),
                  std::max(1.5 * empty, empty + 60), "ms");
    return bounds.result();
}
