// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"
#include "values/verdict.h"

namespace mailscope::compare {

/// What the replies of a session come to, whoever sent the commands.
///
/// The verdict of a session is that of its stages, and commands that are sent by hand, as in a replay, have none. This one is
/// told from the exchanges alone, so that a recorded session and its replay are judged alike.
[[nodiscard]] Verdict verdictOfReplies(const report::Report &report);

} // namespace mailscope::compare
