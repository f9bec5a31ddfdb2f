// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "session/secrets.h"
#include "stage/stage.h"
#include "support/secretscan.h"
#include "transcript/transcript.h"

namespace mailscope::test {

/// A plan for a server on loopback, with limits that a busy machine keeps.
[[nodiscard]] plan::Plan planFor(quint16 port, plan::Security security);

/// What a session leaves behind in memory, by what it is.
[[nodiscard]] QList<std::pair<QString, QByteArray>> leavingsOf(const transcript::Transcript &transcript);

/// The first piece of a secret in that; empty: none.
[[nodiscard]] QString leakIn(const transcript::Transcript &transcript, const SecretScan &scan);

/// Opens a session, carries out \p login and quits. Everything that a session writes is written below \p folder.
[[nodiscard]] transcript::Transcript logIn(const plan::Plan &plan, std::unique_ptr<stage::Stage> login,
                                           const QString &folder);

} // namespace mailscope::test
