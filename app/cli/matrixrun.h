// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/request.h"
#include "cli/streams.h"

namespace mailscope::cli {

/// `auth --all`: every mechanism everywhere, as a grid or as one report. Returns the exit code.
[[nodiscard]] int performMatrix(Request &request, const Console &console);

} // namespace mailscope::cli
