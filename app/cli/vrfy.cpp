// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/sessionrun.h"

namespace mailscope::cli {

int vrfy(Request &request, const Console &console)
{
    request.plan.tasks.clear();
    for (const QByteArray &argument : std::as_const(request.operands))
        request.plan.tasks += plan::Task{Phase::Vrfy, argument};
    return performPlan(request, console);
}

} // namespace mailscope::cli
