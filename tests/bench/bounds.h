// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/childprogram.h"

namespace mailscope::bench {

/// Holds what was measured against what is required, and prints both, a line each.
class Bounds {
public:
    void atMost(const QByteArray &what, double measured, double bound, const QByteArray &unit);
    void exitCode(const QByteArray &what, const Usage &usage, int required);
    /// For what could not be measured at all.
    void miss(const QByteArray &what);

    /// What main() returns: 0 when every bound held.
    [[nodiscard]] int result() const { return m_kept ? 0 : 1; }

private:
    bool m_kept = true;
};

} // namespace mailscope::bench
