// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/request.h"
#include "cli/streams.h"
#include "session/mailing.h"

namespace mailscope::cli {

/// Sends all that \p mailing has, over as many connections as \p request wants, and prints what became of it. Returns the exit code.
[[nodiscard]] int performMail(Request &request, const Console &console, session::Mailing mailing);

} // namespace mailscope::cli
