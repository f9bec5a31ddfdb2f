// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/request.h"

namespace mailscope::cli {

/// Sorts what stands behind the command's name: the target into the plan, what the command needs into operands.
/// Returns a sentence when something is missing, wrong or too much.
[[nodiscard]] std::optional<QString> takeOperands(Request &request, QList<QByteArray> others);

} // namespace mailscope::cli
