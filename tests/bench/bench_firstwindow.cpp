// SPDX-License-Identifier: GPL-3.0-or-later
// How long it takes until the first window is there, beside a window with nothing in it.
#include "bench/bounds.h"
#include "bench/sample.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace mailscope;

namespace {

constexpr int Rounds = 15;

} // namespace

int main()
{
    const QTemporaryDir home;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("XDG_DATA_HOME", home.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    QList<bench::Sample> samples{{"an empty window", {MAILSCOPE_FIRST_WINDOW, "--empty"}},
                                 {"the window of Mailscope", {MAILSCOPE_FIRST_WINDOW}}};
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
