// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>

namespace mailscope::bench {

/// What the kernel says of this process's memory, in MB of 10^6 bytes: "RssAnon" is in memory now, what is mapped from files
/// aside; "VmHWM" the most that ever was. 0 where it does not tell.
[[nodiscard]] inline double megabytes(const QByteArray &what)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(what + ':'))
            return line.sliced(what.size() + 1).trimmed().split(' ').constFirst().toDouble() * 1024 / 1e6;
    }
    return 0;
}

} // namespace mailscope::bench
