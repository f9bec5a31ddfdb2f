// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands.h"

namespace mailscope::cli {

/// What `mailscope-cli --help` prints: the commands and how to go on.
[[nodiscard]] QString programHelp(int width);

/// What `mailscope-cli COMMAND --help` prints: what it does and its options.
[[nodiscard]] QString commandHelp(const Command &command, int width);

/// The exit codes and what they mean.
struct ExitCodeMeaning {
    QLatin1StringView code;
    QLatin1StringView meaning;
};
[[nodiscard]] std::span<const ExitCodeMeaning> exitCodeTable();

/// The version of the program, such as "0.1.0".
[[nodiscard]] QString versionText();

} // namespace mailscope::cli
