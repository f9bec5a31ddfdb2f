// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/interactiveshell.h"
#include "cli/pipedshell.h"
#include "cli/preparation.h"
#include "cli/sessionrun.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

using namespace Qt::StringLiterals;

namespace mailscope::cli {

int interactiveSession(Request &request, const Console &console)
{
    std::expected<session::Secrets, QString> secrets = prepare(request, console);
    if (!secrets)
        return usageError(console, secrets.error());
    if (console.in.isTerminal())
        return runInteractive(request, console, *secrets);
    if (::read(console.in.descriptor, nullptr, 0) < 0) // a folder, or closed
        return usageError(console,
                          u"Standard input cannot be read: %1."_s.arg(QString::fromLocal8Bit(strerror(errno))));
    return runPiped(request, console, *secrets);
}

} // namespace mailscope::cli
