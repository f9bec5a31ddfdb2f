// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bounds.h"

#include <print>

namespace mailscope::bench {

void Bounds::atMost(const QByteArray &what, double measured, double bound, const QByteArray &unit)
{
    const bool kept = measured <= bound;
    std::println("{:<7} {:<58} {:>8.2f} of at most {:>6.2f} {}", kept ? "holds" : "BROKEN", what.constData(), measured,
                 bound, unit.constData());
    m_kept = m_kept && kept;
}

void Bounds::exitCode(const QByteArray &what, const Usage &usage, int required)
{
    if (usage.exitCode == required)
        return;
    std::println("BROKEN  {}: exit code {} in place of {}", what.constData(), usage.exitCode, required);
    m_kept = false;
}

void Bounds::miss(const QByteArray &what)
{
    std::println("BROKEN  {}", what.constData());
    m_kept = false;
}

} // namespace mailscope::bench
