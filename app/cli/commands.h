// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"
#include "cli/streams.h"

#include <QLatin1StringView>

#include <span>

namespace mailscope::cli {

/// One command of the program.
struct Command {
    /// What stands behind the command's name, options aside.
    enum class Operands {
        None,
        Target,            ///< TARGET
        TargetAndOne,      ///< TARGET and at least one more
        TargetAndOptional, ///< TARGET and at most one more
        FileAndTarget,     ///< FILE, and TARGET unless the file or --mx names one
        File,
        FileOrProfile, ///< FILE, unless --profile stands in its place
        CommandLine,   ///< one word, or -
        TwoFiles,
        OneOrMore,
    };

    QLatin1StringView name;
    QLatin1StringView synopsis; ///< behind the name
    QLatin1StringView summary;  ///< one line
    QLatin1StringView description;
    CommandSet bit;
    Operands operands;
    int (*perform)(Request &request, const Console &console);

    [[nodiscard]] bool connects() const { return (bit & commands::Connecting) != 0; }
};

/// Every command, in the order of the help.
[[nodiscard]] std::span<const Command> commandTable();

/// The command called \p name, or null.
[[nodiscard]] const Command *commandNamed(QStringView name);

// What each command does: each in a file of its own. They return the exit code.
int probe(Request &request, const Console &console);
int auth(Request &request, const Console &console);
int send(Request &request, const Console &console);
int vrfy(Request &request, const Console &console);
int expn(Request &request, const Console &console);
int etrn(Request &request, const Console &console);
int help(Request &request, const Console &console);
int interactiveSession(Request &request, const Console &console);
int runFile(Request &request, const Console &console);
int show(Request &request, const Console &console);
int diff(Request &request, const Console &console);
int exportAs(Request &request, const Console &console);
int replay(Request &request, const Console &console);
int importCommand(Request &request, const Console &console);
int explain(Request &request, const Console &console);
int serve(Request &request, const Console &console);
int demo(Request &request, const Console &console);

} // namespace mailscope::cli
