// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/script.h"
#include "session/session.h"

#include <QStringList>

/// What is typed at the prompt of `session`, apart from the terminal.
namespace mailscope::cli {

/// What a line means while \p session stands as it does.
struct TypedLine {
    enum class Kind {
        Nothing,
        DotCommand, ///< word and rest
        Step,       ///< a step that a client takes or expects; a line that is none of the grammar is one behind `C:`
        Wrong,      ///< text says why
    };
    Kind kind = Kind::Nothing;
    QByteArray word;
    QByteArray rest;
    plan::Step step;
    QByteArray bytes; ///< what goes to the server as it stands; empty for what the engine words
    QString text;
    bool isSecret = false; ///< must not enter a history
};

/// \p lastCode is the code of the last reply, 0 for none. After a 334 the line is the answer to it, and secret; after a 354
/// it is a line of the message, until one that is a lone dot.
[[nodiscard]] TypedLine readTyped(const QByteArray &line, int lastCode);

/// What may stand in place of \p word, which begins at \p start of \p line, given what the server offers.
[[nodiscard]] QStringList completionsFor(const QString &line, qsizetype start, const QString &word,
                                         const std::optional<wire::Capabilities> &capabilities);

/// The commands that begin with a dot, and what they do.
struct DotCommand {
    QLatin1StringView name;
    QLatin1StringView argument;
    QLatin1StringView help;
};
[[nodiscard]] std::span<const DotCommand> dotCommands();

} // namespace mailscope::cli
