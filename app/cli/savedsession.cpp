// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/savedsession.h"

#include "cli/sessionrun.h"
#include "format/recordedsecrets.h"

using namespace Qt::StringLiterals;

namespace mailscope::cli {

SavedSession readSession(const QString &path, const Console &console)
{
    auto loaded = format::loadSession(path);
    if (!loaded)
        return {std::nullopt, usageError(console, loaded.error().text)};
    if (loaded->cutOff)
        console.complain(u"%1 was cut off: these are its whole events."_s.arg(path));
    if (!loaded->holdsSecrets && !format::recordedSecrets(loaded->transcript).isEmpty()) {
        console.complain(
            u"%1 holds a password or the like, and does not say so on its first line: it is not shown."_s.arg(path));
        return {std::nullopt, exitcode::OutputFailed};
    }
    return {std::move(*loaded), exitcode::Ok};
}

} // namespace mailscope::cli
