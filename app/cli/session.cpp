// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/interactiveshell.h"
#include "cli/pipedshell.h"
#include "cli/preparation.h"
#include "cli/sessionrun.h"

namespace mailscope::cli {

int interactiveSession(Request &request, const Console &console)
{
    std::expected<session::Secrets, QString> secrets = prepare(request, console);
    if (!secrets)
        return usageError(console, secrets.error());
    if (console.in.isTerminal())
        return runInteractive(request, console, *secrets);
    return runPiped(request, console, *secrets);
}

} // namespace mailscope::cli
