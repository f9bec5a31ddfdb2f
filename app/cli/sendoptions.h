// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"

namespace mailscope::cli {

/// The options of `send` that say who gets the message and how it is handed over.
[[nodiscard]] std::span<const Option> envelopeOptions();

/// Those that say what stands in it.
[[nodiscard]] std::span<const Option> messageOptions();

} // namespace mailscope::cli
