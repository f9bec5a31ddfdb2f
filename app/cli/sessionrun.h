// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/interrupts.h"
#include "cli/sessionoutput.h"

#include <functional>

namespace mailscope::cli {

/// Carries out \p request from its plan, with all that is to be printed: probe, vrfy, expn, etrn, help and demo.
/// Returns the exit code.
[[nodiscard]] int performPlan(Request &request, const Console &console);

/// Prints \p sentence as a usage error and returns its exit code.
[[nodiscard]] int usageError(const Console &console, const QString &sentence);

/// Lets \p session run until it is over; \p begin starts it. A signal, or output that cannot be written, cancels it.
void runToEnd(session::Session &session, SessionOutput &output, Interrupts &interrupts,
              const std::function<void()> &begin);

} // namespace mailscope::cli
