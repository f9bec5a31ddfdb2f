// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QLatin1StringView>
#include <QString>

#include <optional>
#include <span>

/// Checks on a server (docs/checks.md): each asks what only a transaction shows, says first what it will do, and is carried out
/// when somebody asks for it by name.
///
/// What a check shows is a note in the transcript, and report::checkRules() makes findings of these notes under the same ids.
namespace mailscope::check {

enum class Check { TlsEnforced, Relay, Postmaster, Smuggling, Injection, Limits };

/// One row of the table of checks.
struct Description {
    /// What must be known beforehand.
    enum class Needs { Nothing, Recipient, SenderAndRecipient };
    /// What becomes of messages.
    enum class Leaves { Nothing, Messages };

    Check check;
    QLatin1StringView id;
    Needs needs;
    Leaves leaves;
    const char *does; ///< what it will do, in a sentence or two; translatable in the context mailscope::Check
};

/// Every check, in the order in which they are named.
[[nodiscard]] std::span<const Description> all();

[[nodiscard]] const Description &describe(Check check);

/// The check called \p id, or nothing.
[[nodiscard]] std::optional<Check> fromId(QStringView id);

/// What is said before \p check begins.
[[nodiscard]] QString announcement(Check check);

/// The id of the note that announces \p check, "check-relay".
[[nodiscard]] QByteArray beginsNote(Check check);

/// The id and the text of the note behind a check that came to its end, "check-relay-done".
[[nodiscard]] QByteArray doneNote(Check check);
[[nodiscard]] QString doneText(Check check);

} // namespace mailscope::check
