// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/event.h"

#include <QByteArray>

#include <algorithm>

namespace mailscope::format {

/// The bytes with a star for each hidden one, so that everything keeps its place. What a file claims was hidden may be any number: of
/// more than 64 KiB the rest is left out.
[[nodiscard]] inline QByteArray withStars(const transcript::Redacted &data)
{
    constexpr qsizetype MostStars = 64 * 1024;
    QByteArray bytes;
    qsizetype copied = 0;
    qsizetype stars = 0;
    for (const transcript::Mask &mask : data.masks) {
        const qsizetype at = std::clamp(mask.at, copied, data.bytes.size());
        const qsizetype length = std::min(mask.length, MostStars - stars);
        bytes += data.bytes.sliced(copied, at - copied) + QByteArray(length, '*');
        copied = at;
        stars += length;
    }
    return bytes + data.bytes.sliced(copied);
}

} // namespace mailscope::format
