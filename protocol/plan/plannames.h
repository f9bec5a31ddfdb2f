// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <QLatin1StringView>

#include <optional>

/// The names of a plan's choices: the same on the command line and in profiles.
namespace mailscope::plan {

[[nodiscard]] QLatin1StringView greetName(Greet greet);
[[nodiscard]] std::optional<Greet> greetFromName(QStringView name);

[[nodiscard]] QLatin1StringView familyName(Family family);
[[nodiscard]] std::optional<Family> familyFromName(QStringView name);

[[nodiscard]] QLatin1StringView tlsPolicyName(TlsPolicy policy);
[[nodiscard]] std::optional<TlsPolicy> tlsPolicyFromName(QStringView name);

/// Whether \p version is one of "1.0", "1.1", "1.2" and "1.3".
[[nodiscard]] bool isTlsVersion(QStringView version);

/// "NAME=VALUE" as an attribute of XCLIENT or XFORWARD, the name in upper case; nothing when there is no `=`, or when the name is
/// empty or holds blanks or control characters.
[[nodiscard]] std::optional<KeyValue> keyValueFrom(const QString &text);

/// Whether \p phase is one that a Task can have: vrfy, expn, etrn, help, noop, rset or raw.
[[nodiscard]] bool isTaskPhase(Phase phase);

} // namespace mailscope::plan
