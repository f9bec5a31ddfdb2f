// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/sessionrun.h"

namespace mailscope::cli {

int help(Request &request, const Console &console)
{
    request.plan.tasks = {plan::Task{Phase::Help, request.operands.value(0)}};
    return performPlan(request, console);
}

} // namespace mailscope::cli
