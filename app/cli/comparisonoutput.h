// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/request.h"
#include "cli/streams.h"

namespace mailscope::cli {

/// Prints \p comparison as \p request wants it. Returns \p code, or that of an output that could not be written.
[[nodiscard]] int printComparison(const compare::Comparison &comparison, int code, const Request &request,
                                  const Console &console);

} // namespace mailscope::cli
