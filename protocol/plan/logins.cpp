// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/logins.h"

#include <algorithm>

namespace mailscope::plan {

bool logsIn(const Plan &plan)
{
    if (plan.targets.isEmpty())
        return plan.login.isWanted();
    return std::ranges::any_of(plan.targets, [&plan](const Target &target) { return plan.loginOf(target).isWanted(); });
}

} // namespace mailscope::plan
