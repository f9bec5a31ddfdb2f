// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/request.h"

#include <QLatin1StringView>

#include <optional>
#include <span>

namespace mailscope::cli {

/// Which commands an option belongs to: bits, one for each command.
using CommandSet = unsigned;

namespace commands {
inline constexpr CommandSet Probe = 1U << 0U;
inline constexpr CommandSet Vrfy = 1U << 1U;
inline constexpr CommandSet Expn = 1U << 2U;
inline constexpr CommandSet Etrn = 1U << 3U;
inline constexpr CommandSet Help = 1U << 4U;
inline constexpr CommandSet Session = 1U << 5U;
inline constexpr CommandSet Run = 1U << 6U;
inline constexpr CommandSet Explain = 1U << 7U;
inline constexpr CommandSet Serve = 1U << 8U;
inline constexpr CommandSet Demo = 1U << 9U;
inline constexpr CommandSet Show = 1U << 10U;
inline constexpr CommandSet Auth = 1U << 11U;
inline constexpr CommandSet Send = 1U << 12U;
inline constexpr CommandSet Diff = 1U << 13U;
inline constexpr CommandSet Replay = 1U << 14U;
inline constexpr CommandSet Export = 1U << 15U;
inline constexpr CommandSet Import = 1U << 16U;
inline constexpr CommandSet Verify = Vrfy | Expn | Etrn | Help;
inline constexpr CommandSet Connecting = Probe | Auth | Send | Verify | Session | Run | Replay;
inline constexpr CommandSet All = ~0U;
} // namespace commands

/// What a shell may offer for the value of an option.
enum class Completion { Nothing, Choices, File, Folder };

/// One option: parsing, --help, the manual page and the completions are all made from this table.
struct Option {
    QLatin1StringView name;     ///< with its dashes
    QLatin1StringView argument; ///< what stands for the value in the help; empty for a switch
    CommandSet commands;
    QLatin1StringView group;                     ///< the heading it stands under
    QLatin1StringView help;                      ///< one sentence, without a full stop
    bool repeats = false;                        ///< every occurrence counts; otherwise the last one
    Completion completion = Completion::Nothing; ///< Choices: those of the argument, separated by "|"

    /// Puts \p value into \p request; returns a sentence when the value is not possible.
    std::optional<QString> (*apply)(Request &request, const QString &value) = nullptr;

    [[nodiscard]] bool takesValue() const { return !argument.isEmpty(); }
};

/// Every option, in the order of the help.
[[nodiscard]] std::span<const Option> optionTable();

/// The option called \p name (with dashes), or null.
[[nodiscard]] const Option *optionNamed(QStringView name);

/// The options of \p command.
[[nodiscard]] QList<const Option *> optionsOf(CommandSet command);

} // namespace mailscope::cli
