// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/interrupts.h"
#include "net/dnsanswer.h"
#include "plan/plan.h"

#include <QString>

#include <optional>

namespace mailscope::cli {

/// What DNS says of the mail exchangers of \p domain, in the order in which they are to be tried; nothing when
/// \p interrupts fires first.
[[nodiscard]] std::optional<net::MxResult> findExchangers(const QString &domain, const plan::Plan &plan,
                                                          Interrupts &interrupts);

} // namespace mailscope::cli
