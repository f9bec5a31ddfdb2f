// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/matrixrun.h"
#include "cli/sessionrun.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::cli {

int auth(Request &request, const Console &console)
{
    const plan::Plan &plan = request.plan;
    const bool isWanted = plan.login.passwordFrom == "netrc"_L1
        || (plan.targets.isEmpty() && plan.login.isWanted()) // --mx
        || std::ranges::any_of(plan.targets,
                               [&plan](const plan::Target &target) { return plan.loginOf(target).isWanted(); });
    if (!isWanted)
        return usageError(console,
                          u"auth needs somebody to log in as: give --user, or --token-from, or --mechanism."_s);
    return request.wantsMatrix ? performMatrix(request, console) : performPlan(request, console);
}

} // namespace mailscope::cli
