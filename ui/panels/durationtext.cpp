// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/durationtext.h"

#include <QLocale>

namespace mailscope::ui {

using namespace std::chrono_literals;

namespace {

double in(std::chrono::nanoseconds duration, std::chrono::nanoseconds unit)
{
    return static_cast<double>(duration.count()) / static_cast<double>(unit.count());
}

} // namespace

QString DurationText::exact(std::chrono::nanoseconds duration)
{
    if (duration >= 1min)
        return rounded(duration);
    const int decimals = duration > 0ns && duration < 9950us ? 1 : 0;
    return tr("%1 ms").arg(QLocale().toString(in(duration, 1ms), 'f', decimals));
}

QString DurationText::rounded(std::chrono::nanoseconds duration)
{
    if (duration < 1s)
        return tr("%1 ms").arg(QLocale().toString(in(duration, 1ms), 'f', duration > 0ns && duration < 9950us ? 1 : 0));
    if (duration < 1min)
        return tr("%1 s").arg(QLocale().toString(in(duration, 1s), 'f', 1));
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(duration).count();
    if (duration < 1h)
        return tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

} // namespace mailscope::ui
