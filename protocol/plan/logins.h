// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

namespace mailscope::plan {

/// Whether somebody is to log in at any of the targets; where there is none (--mx), wherever it leads.
[[nodiscard]] bool logsIn(const Plan &plan);

} // namespace mailscope::plan
