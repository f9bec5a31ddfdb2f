// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/matrixrun.h"
#include "cli/sessionrun.h"
#include "plan/logins.h"

using namespace Qt::StringLiterals;

namespace mailscope::cli {

int auth(Request &request, const Console &console)
{
    if (!plan::logsIn(request.plan) && request.plan.login.passwordFrom != "netrc"_L1)
        return usageError(console,
                          u"auth needs somebody to log in as: give --user, or --token-from, or --mechanism."_s);
    return request.wantsMatrix ? performMatrix(request, console) : performPlan(request, console);
}

} // namespace mailscope::cli
