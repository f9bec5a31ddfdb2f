// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"

namespace mailscope::cli {

/// The options that say what is shown of a saved session, or of a file of steps, and how.
[[nodiscard]] std::span<const Option> fileOptions();

} // namespace mailscope::cli
