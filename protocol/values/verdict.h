// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QLatin1StringView>

#include <optional>

namespace mailscope {

/// How a whole session ended. Names and exit codes are part of the command-line contract.
enum class Verdict {
    Ok,
    Refused,
    Partial,
    Network,
    Tls,
    Auth,
    Protocol,
    Expectation,
    Cancelled,
};

/// The stable name of \p verdict as it stands in reports, e.g. "refused".
[[nodiscard]] QLatin1StringView verdictName(Verdict verdict);

/// The verdict called \p name, or nothing when there is none.
[[nodiscard]] std::optional<Verdict> verdictFromName(QByteArrayView name);

/// The exit code of a program whose session ended with \p verdict (130 for Cancelled).
[[nodiscard]] int exitCode(Verdict verdict);

} // namespace mailscope
