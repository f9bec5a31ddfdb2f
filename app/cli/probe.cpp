// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/sessionrun.h"

namespace mailscope::cli {

int probe(Request &request, const Console &console)
{
    return performPlan(request, console);
}

} // namespace mailscope::cli
