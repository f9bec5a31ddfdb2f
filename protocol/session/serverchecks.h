// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/check.h"
#include "session/checkrecipes.h"
#include "session/joinedtranscript.h"
#include "session/session.h"

#include <QList>
#include <QObject>

#include <memory>

namespace mailscope::session {

/// Carries out checks on a server, one after another, each on a connection of its own or several, and tells of all of them in one
/// transcript.
///
/// Each check is announced by a note before anything of it is sent, and a check that came to its end has a note that says so: one
/// without it found out less than it should. May be cancelled or destroyed at any moment, also inside its own signals.
class ServerChecks final : public QObject {
    Q_OBJECT
public:
    /// \p plan says where, with what limits, from whom (mail.from) and to whom (the first recipient); its tasks are not carried out.
    ServerChecks(plan::Plan plan, QList<check::Check> checks, Secrets secrets, ChannelFactory factory = {},
                 QObject *parent = nullptr);
    ~ServerChecks() override;
    Q_DISABLE_COPY_MOVE(ServerChecks)

    /// From the next connection on secrets stand in the transcript. Before start().
    void recordSecrets() { m_recording = Recording::Secrets; }

    void start();
    /// Ends the connection that is open; finished() follows.
    void cancel();

    [[nodiscard]] bool isFinished() const { return m_state == State::Finished; }
    [[nodiscard]] const transcript::Transcript &transcript() const { return m_joined.transcript(); }
    /// Ok: every check came to its end, whatever it found. Partial: the server refused what some of them needed. Otherwise what went
    /// wrong, the gravest of it.
    [[nodiscard]] Verdict verdict() const;

Q_SIGNALS:
    /// \p check is about to begin: \p sentence says what it will do.
    void announced(mailscope::check::Check check, const QString &sentence);
    /// One event of the joined transcript, in order; never after finished().
    void eventRecorded(const mailscope::transcript::Event &event);
    /// Exactly once, and last.
    void finished(mailscope::Verdict verdict);

private:
    enum class State { Waiting, Running, Cancelled, Finished };
    enum class Recording { WithoutSecrets, Secrets };

    /// One connection of a check.
    struct Errand {
        check::Check check;
        CheckRecipe recipe;
    };

    void addErrands();
    void next();
    void onEvent(const transcript::Event &event);
    void onConnected(const transcript::Connected &connected);
    void onEnded();
    void take(const transcript::Finished &end);
    void end();

    plan::Plan m_plan;
    QList<check::Check> m_checks;
    Secrets m_secrets;
    ChannelFactory m_factory;
    Recording m_recording = Recording::WithoutSecrets;
    State m_state = State::Waiting;
    JoinedTranscript m_joined;
    std::vector<Errand> m_errands;
    std::size_t m_at = 0;
    int m_target = 0; ///< index into the targets of the plan, of the connection that is being made
    std::unique_ptr<Session> m_session;
    std::optional<check::Check> m_announced; ///< the check that was announced last
    int m_whole = 0;                         ///< checks that came to their end
    transcript::Finished m_last;             ///< how the last connection ended
    transcript::Finished m_worst;            ///< how the one ended that went wrong most
};

} // namespace mailscope::session
