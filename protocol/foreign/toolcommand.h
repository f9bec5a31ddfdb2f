// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "foreign/journey.h"
#include "foreign/shelltext.h"

#include <QLatin1StringView>
#include <QStringList>

#include <span>

namespace mailscope::foreign {

/// A session as a command of another program.
struct ToolCommand {
    QByteArray text;           ///< lines that can be run; each with its line end
    QStringList inexpressible; ///< sentences: what of the session that program cannot do
    bool needsSecret = false;  ///< the environment variable MAILSCOPE_PASSWORD holds it

    /// Says once that the program cannot do what \p sentence tells.
    void lacks(const QString &sentence);
};

/// The environment variable that a command takes the password or token from.
inline constexpr auto SecretVariable = "MAILSCOPE_PASSWORD";
/// The file that the message is written to and read from.
inline constexpr auto MessageFile = "message.eml";

struct Tool {
    QLatin1StringView name;
    bool isScript; ///< the text is a program, the same for every shell
    ToolCommand (*write)(const Journey &journey, Shell shell);
};

/// swaks, curl, openssl, perl and mailscope.
[[nodiscard]] std::span<const Tool> tools();
[[nodiscard]] const Tool *toolNamed(QStringView name);

/// What \p command is with its remarks ahead: a comment for what it cannot do, and one about the secret.
[[nodiscard]] QByteArray withRemarks(const ToolCommand &command);

// One function for each tool, in a file of its own.
[[nodiscard]] ToolCommand swaksCommand(const Journey &journey, Shell shell);
[[nodiscard]] ToolCommand curlCommand(const Journey &journey, Shell shell);
[[nodiscard]] ToolCommand opensslCommand(const Journey &journey, Shell shell);
[[nodiscard]] ToolCommand perlScript(const Journey &journey, Shell shell);
[[nodiscard]] ToolCommand mailscopeCommand(const Journey &journey, Shell shell);

/// Says which settings of the plan of \p journey are no part of \p command, \p written aside: names as in docs/profile.md.
void tellOfSettings(ToolCommand &command, const Journey &journey, const QStringList &written);

/// What all of them have in common: the message as a file, and remarks about what no command can tell.
void beginMessage(ToolCommand &command, const Journey &journey, Shell shell);
/// The remarks alone, for a program that holds the message itself.
void tellOfMessage(ToolCommand &command, const Journey &journey);
/// "host:port", IPv6 in brackets.
[[nodiscard]] QByteArray hostAndPort(const plan::Target &target);

} // namespace mailscope::foreign
