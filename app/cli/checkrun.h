// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/request.h"
#include "cli/streams.h"

namespace mailscope::cli {

/// `send --check`: every check that was asked for, in one report. Returns the exit code.
[[nodiscard]] int performChecks(Request &request, const Console &console);

} // namespace mailscope::cli
