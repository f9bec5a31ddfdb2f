// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "session/opening.h"
#include "session/secrets.h"
#include "session/session.h"
#include "transcript/transcript.h"
#include "wire/enhancedcode.h"

#include <QObject>

#include <memory>
#include <optional>

namespace mailscope::session {

/// Tries every mechanism that a server offers, before encryption where that is allowed, after STARTTLS and on the port for TLS
/// from the first byte, each on a connection of its own, one after another.
///
/// First one connection to each place asks what is offered there; planned() then says how many attempts will follow. start() goes on
/// by itself, explore() waits there for start(). It never tries a wrong password, and stops after plan::Login::maxFailures refused logins in all. May be
/// cancelled or destroyed at any moment, also inside its own signals.
class LoginMatrix final : public QObject {
    Q_OBJECT
public:
    enum class When { Clear, StartTls, Tls };

    /// One mechanism at one place.
    struct Cell {
        /// What is known of it.
        enum class State {
            Waiting,  ///< it will be tried
            Running,  ///< it is being tried
            Accepted, ///< the login succeeded
            Refused,  ///< the server refused the login
            Failed,   ///< it was tried, and something else went wrong
            Untried,  ///< it cannot be tried; reason says why
        };

        QByteArray mechanism;
        When when = When::Clear;
        State state = State::Waiting;
        std::optional<int> code{};
        std::optional<wire::EnhancedCode> enhanced{};
        QByteArray text{};          ///< of the reply
        QByteArray reason{};        ///< name of an issue or of a sasl::Usability, "too-many-failures" or "cancelled"
        QList<QJsonObject> steps{}; ///< decoded, as auth.attempts[].steps of the report
        int target = 0;             ///< index into plan::Plan::targets
        transcript::Transcript transcript{}; ///< of the attempt; empty when there was none

        [[nodiscard]] bool isDecided() const { return state != State::Waiting && state != State::Running; }
    };

    /// Where it was asked what is offered, and what came of it.
    struct Place {
        int target = 0; ///< index into plan().targets
        When when = When::Clear;
        bool isGuess = false; ///< port 465, which nobody named: that nothing is there is no failure
        std::optional<Issue> issue{};
        transcript::Transcript transcript{}; ///< greeting, capabilities and certificate
    };

    /// \p plan says where, as whom and with what limits; its mechanisms narrow the matrix, empty: all that are offered.
    /// A target with TLS from the first byte is one place, any other two. Where one host with port 25 or 587 is the only
    /// target, its port 465 is looked at too.
    LoginMatrix(plan::Plan plan, Secrets secrets, ChannelFactory factory = {}, QObject *parent = nullptr);
    ~LoginMatrix() override;
    Q_DISABLE_COPY_MOVE(LoginMatrix)

    /// Asks what is offered and tries it; behind explore(), tries what was found.
    void start();
    /// Asks what is offered, and waits behind planned().
    void explore();
    /// Ends the connection that is open. What was not decided becomes untried, reason "cancelled"; finished() follows.
    void cancel();

    /// The plan, with the port that was added.
    [[nodiscard]] const plan::Plan &plan() const { return m_plan; }
    [[nodiscard]] const QList<Cell> &cells() const { return m_cells; }
    [[nodiscard]] const QList<Place> &places() const { return m_places; }
    [[nodiscard]] bool isFinished() const { return m_state == State::Finished; }
    /// Ok: every attempt succeeded. Auth: a server could not prove itself, whatever else succeeded. Partial: some did.
    /// Otherwise why none did.
    [[nodiscard]] Verdict verdict() const;

Q_SIGNALS:
    /// Every place was asked: \p attempts logins will be tried. The cells are known from here on.
    void planned(int attempts);
    /// \p session is about to begin: follow it from its first event on. It lives a little longer than until its finished().
    void sessionBegins(mailscope::session::Session *session);
    /// The cell at \p index has changed.
    void cellChanged(qsizetype index);
    /// Exactly once, and last.
    void finished(mailscope::Verdict verdict);

private:
    enum class State { Idle, Exploring, Planned, Trying, Finished };

    void addPlaces();
    void exploreNext();
    void onExplored();
    void addCells(const sasl::Choice &choice);
    void announce();
    void tryNext();
    void onTried();
    void skipWaiting(const QByteArray &reason);
    void run(const Place &place, const QList<QByteArray> &mechanisms);
    void end();

    plan::Plan m_plan;
    Secrets m_secrets;
    ChannelFactory m_factory;
    State m_state = State::Idle;
    QList<Place> m_places;
    qsizetype m_place = -1; ///< that is being asked
    QList<Cell> m_cells;
    qsizetype m_cell = -1; ///< that is being tried
    int m_failures = 0;
    bool m_isCancelled = false;
    bool m_goesOn = false; ///< behind planned()
    std::unique_ptr<Session> m_session;
};

/// The stable name: "clear", "starttls" or "tls".
[[nodiscard]] QLatin1StringView whenName(LoginMatrix::When when);

/// Fills \p cell with what \p transcript of its attempt shows. True when the server counts a failed login.
[[nodiscard]] bool decide(LoginMatrix::Cell &cell, const transcript::Transcript &transcript);

/// What the places and cells of a matrix come to.
[[nodiscard]] Verdict conclude(const QList<LoginMatrix::Place> &places, const QList<LoginMatrix::Cell> &cells);

} // namespace mailscope::session
