// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <QString>
#include <QStringList>

#include <optional>

/// How the values of options are read.
namespace mailscope::cli {

/// Seconds, also with a fraction; 0 is no limit. Nothing when it cannot be understood.
[[nodiscard]] std::optional<Patience::Limit> limitFrom(const QString &text);

/// "connect=5", "rfc5321", "final=600" … on top of \p patience; returns a sentence for what cannot be understood.
[[nodiscard]] std::optional<QString> applyTimeouts(const QStringList &items, Patience &patience);

/// Not empty, without blanks and control characters.
[[nodiscard]] bool isWord(const QString &text);

/// Every name of a phase, for a sentence.
[[nodiscard]] QString phaseNames();

/// Whether a secret can come from the netrc file: it belongs to a host.
enum class Netrc { Impossible, Possible };

/// A sentence when \p source is none of prompt, env:NAME, file:PATH, fd:N and command:CMD.
[[nodiscard]] std::optional<QString> wrongSecretSource(const QString &source, Netrc netrc = Netrc::Impossible);

} // namespace mailscope::cli
