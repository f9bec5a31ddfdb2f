// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/interrupts.h"
#include "plan/plan.h"

#include <QStringList>

namespace mailscope::cli {

/// The mail exchangers of \p domain in the order in which they are to be tried; empty when there are none, when the
/// look-up fails, or when \p interrupts fires first.
[[nodiscard]] QStringList findExchangers(const QString &domain, const plan::Plan &plan, Interrupts &interrupts);

} // namespace mailscope::cli
