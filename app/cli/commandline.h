// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands.h"

#include <expected>

namespace mailscope::cli {

/// One option that somebody set, and where.
struct Assignment {
    const Option *option = nullptr;
    QString value;
    QString origin; ///< for a sentence: "--helo", "MAILSCOPE_HELO", "/home/bob/.config/mailscope/cli.conf, line 3"
};

/// The words of a command line, sorted into options and the rest.
struct Words {
    QList<Assignment> options;
    QList<QByteArray> others;
};

/// Options may stand anywhere; "--" ends them. Values follow behind a blank or "=". Returns a sentence when wrong.
[[nodiscard]] std::expected<Words, QString> splitWords(const QList<QByteArray> &arguments);

/// All that \p arguments (without the program's name), the variables and the configuration file say.
///
/// The configuration file counts least, then the variables, a profile, and the command line. Returns a sentence when
/// something of it is wrong. With --help or --version nothing else is read.
[[nodiscard]] std::expected<Request, QString> parseCommandLine(const QList<QByteArray> &arguments,
                                                               const QProcessEnvironment &environment);

/// Puts the limits that --timeout and --timeouts said into the plan, whatever their order.
[[nodiscard]] std::optional<QString> applyLimits(Request &request);

/// " Did you mean …?" for the nearest of \p candidates; empty when none is near.
[[nodiscard]] QString didYouMean(const QString &word, const QStringList &candidates);

} // namespace mailscope::cli
