// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commandline.h"

namespace mailscope::cli {

/// What $XDG_CONFIG_HOME/mailscope/cli.conf says for the command \p bit; nothing when there is no such file.
///
/// One "name = value" a line, the names those of the options without their dashes; "#" begins a comment line. A switch is
/// turned on by yes and left alone by no. An unknown name is an error, since it is most likely a misspelt one.
[[nodiscard]] std::expected<QList<Assignment>, QString> configuredAssignments(const QProcessEnvironment &environment,
                                                                              CommandSet bit);

/// What the variables MAILSCOPE_… say for the command \p bit: MAILSCOPE_TLS_POLICY stands for --tls-policy.
/// Variables of that kind that are no option belong to somebody else and are left alone.
[[nodiscard]] std::expected<QList<Assignment>, QString> variableAssignments(const QProcessEnvironment &environment,
                                                                            CommandSet bit);

/// The path of the configuration file; empty when there is neither XDG_CONFIG_HOME nor HOME.
[[nodiscard]] QString configurationPath(const QProcessEnvironment &environment);

/// The path of the file that keeps the history of `session`: below $XDG_STATE_HOME/mailscope; empty as above.
[[nodiscard]] QString historyPath(const QProcessEnvironment &environment);

} // namespace mailscope::cli
