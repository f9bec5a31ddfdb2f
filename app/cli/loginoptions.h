// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"

namespace mailscope::cli {

/// The options that say how to log in: a part of optionTable().
[[nodiscard]] std::span<const Option> loginOptions();

} // namespace mailscope::cli
