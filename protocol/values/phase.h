// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QLatin1StringView>

#include <optional>

namespace mailscope {

/// One phase of a session, in the order in which a session passes through them.
///
/// The names (phaseName()) are part of the command-line contract: they name stages in reports,
/// stop points and time limits.
enum class Phase {
    Resolve,
    Connect,
    Proxy,
    Tls,
    Greeting,
    Hello,
    StartTls,
    HelloTls,
    Xclient,
    Auth,
    HelloAuth,
    Mail,
    Rcpt,
    Data,
    Payload,
    Vrfy,
    Expn,
    Etrn,
    Help,
    Noop,
    Rset,
    Raw,
    Quit,
};

/// Number of phases, for tables indexed by phase.
inline constexpr int PhaseCount = static_cast<int>(Phase::Quit) + 1;

/// The stable name of \p phase, e.g. "hello-tls".
[[nodiscard]] QLatin1StringView phaseName(Phase phase);

/// The phase called \p name, or nothing when there is none.
[[nodiscard]] std::optional<Phase> phaseFromName(QByteArrayView name);

} // namespace mailscope
