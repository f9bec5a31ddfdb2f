// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/request.h"
#include "cli/streams.h"
#include "session/session.h"

namespace mailscope::cli {

/// `session` with standard input that is no terminal: one step a line, each taken as it comes. Returns the exit code.
[[nodiscard]] int runPiped(const Request &request, const Console &console, const session::Secrets &secrets);

} // namespace mailscope::cli
