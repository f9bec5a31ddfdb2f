// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "knowledge/hints.h"
#include "report/report.h"

namespace mailscope::report {

/// Why the server refused \p attempt of \p report; nothing when it did not refuse it, or nobody knows.
[[nodiscard]] std::optional<knowledge::Hint> hintFor(const AuthAttempt &attempt, const Report &report);

/// What the refusal of a command of a transaction has to do with the login; nothing when it has none.
[[nodiscard]] std::optional<knowledge::Hint> hintFor(const Exchange &exchange, const Report &report);

/// "535 5.7.8", as far as there is any of it.
[[nodiscard]] QString codesOf(std::optional<int> code, const std::optional<wire::EnhancedCode> &enhanced);

} // namespace mailscope::report
