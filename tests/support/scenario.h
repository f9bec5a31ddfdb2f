// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "plan/script.h"
#include "report/report.h"
#include "session/session.h"
#include "support/errand.h"
#include "transcript/transcript.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace mailscope::test {

/// A conversation from tests/scenarios: what the client is to do (`@` lines), what both sides say, and what must be seen in the end
/// (`=` lines: `ok`, `issue ID`, `verdict NAME`, `exit N`, `finding ID`, `no-finding ID`, `skipped PHASE`, `failed PHASE`, `login ok|REASON`, `user NAME`,
/// `steps NAME…`, `recipient ADDRESS VERDICT`, `bytes N`, `queue-id ID`).
struct Scenario {
    QString name; ///< path below tests/scenarios without its ending
    plan::Plan plan;
    plan::Script script;
    QList<plan::Expectation> expectations;
    Errand errand{};

    /// Aborts the test run when the file cannot be read or understood: a scenario is a part of the test.
    [[nodiscard]] static Scenario load(const QString &path);

    /// Everything that the client is to do, from the first byte to QUIT.
    [[nodiscard]] stage::Recipe recipe() const;

    /// Has \p session, which was made for the plan, do it.
    void start(session::Session &session) const;

    /// The paths of all scenarios, sorted.
    [[nodiscard]] static QStringList all();

    /// Every expectation that does not hold of \p transcript, in words; empty when all do.
    [[nodiscard]] QString complaint(const transcript::Transcript &transcript) const;
};

/// Cuts what the server says in one go into segments.
using Cutter = std::function<QList<QByteArray>(const QByteArray &)>;

/// What a played scenario left behind.
struct Played {
    transcript::Transcript transcript;
    QString mismatch; ///< where the client left the script; empty when it kept to it
};

/// Plays \p scenario against the pure engine: no channel, no event loop.
[[nodiscard]] Played playPure(const Scenario &scenario);

/// Plays it against a scripted channel; \p cut says in which segments the server's bytes arrive.
[[nodiscard]] Played playScripted(const Scenario &scenario, const Cutter &cut = {});

/// Plays it over a real loopback socket with real TLS.
[[nodiscard]] Played playReal(const Scenario &scenario);

/// The breach of design's invariants that \p transcript shows, in words; empty when there is none: begins with Began, sequence without gaps,
/// time never goes back, Finished exactly once and last, every stage that began has ended.
[[nodiscard]] QString breachOfInvariants(const transcript::Transcript &transcript);

/// \p transcript as text without what differs from run to run (times, addresses, ports, certificates).
[[nodiscard]] QByteArray comparable(const transcript::Transcript &transcript);

} // namespace mailscope::test
