// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include <chrono>

namespace mailscope::ui {

/// Durations for people, from a part of a millisecond to hours.
class DurationText {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::DurationText)
public:
    /// In milliseconds up to a minute: "0.4 ms", "12 ms", "4310 ms"; above it as rounded().
    [[nodiscard]] static QString exact(std::chrono::nanoseconds duration);
    /// In the unit that fits: "12 ms", "4.3 s", "10 min 2 s", "3 h 5 min".
    [[nodiscard]] static QString rounded(std::chrono::nanoseconds duration);
};

} // namespace mailscope::ui
