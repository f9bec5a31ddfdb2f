// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "plan/script.h"
#include "report/report.h"
#include "session/session.h"
#include "transcript/transcript.h"
#include "ui/session/action.h"
#include "ui/session/loginwish.h"
#include "ui/session/plansecrets.h"
#include "ui/session/recordedsecrets.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <expected>
#include <memory>

namespace mailscope::session {
class Mailing;
}

namespace mailscope::stage {
struct Delivery;
}

namespace mailscope::ui {

class Journal;
class MatrixRun;

/// What one tab is about: a plan, and the session that came of it: live, finished, or read from a file.
///
/// Views listen here and never to the session itself. Every signal is sent with everything up to date.
class SessionController final : public QObject {
    Q_OBJECT
public:
    enum class State {
        Fresh,   ///< nothing was done yet
        Opening, ///< on the way to a session that can be used
        Idle,    ///< open, and waits for the person
        Busy,    ///< open, and something runs or is owed
        Ended,   ///< over, or read from a file
    };
    Q_ENUM(State)

    /// Journals into \p journalFolder; an empty one: nowhere.
    explicit SessionController(QString journalFolder, QObject *parent = nullptr);
    ~SessionController() override;
    Q_DISABLE_COPY_MOVE(SessionController)

    /// Who fetches what references in the plan stand for, such as the proxy's password. Needed before such a plan is connected.
    void setSecretSource(SecretSource source) { m_secretSource = std::move(source); }

    /// What the next connection is made with. Changing it changes nothing about one that is open.
    [[nodiscard]] const plan::Plan &plan() const { return m_plan; }
    void setPlan(plan::Plan plan);

    /// Leads to a session that is ready to be used by hand: greeting, hello, and TLS as the plan asks. Ends one that is open. First
    /// fetches what the plan refers to, where it does; until that is there nothing changes, and whoever connects anew or cancels
    /// makes it void.
    void connectToServer();
    /// The whole diagnosis on a connection of its own, QUIT included. Ends one that is open.
    void diagnose();
    /// QUIT when that can be said, otherwise the connection is closed.
    void disconnectFromServer();
    /// Carries out one of the simple actions: EHLO, STARTTLS, VRFY, EXPN, ETRN, HELP, NOOP, RSET, QUIT. False when there is no session.
    bool perform(Action action, const QByteArray &argument = {});
    /// Does what a line of a script asks for; an error is a sentence.
    std::expected<void, QString> perform(const plan::Step &step);
    /// Carries out a stage that somebody else made, such as a login.
    bool perform(std::unique_ptr<stage::Stage> stage);
    /// Logs in as \p wish says, and says hello again behind it.
    bool logIn(const LoginWish &wish);
    /// What such a login would choose of what is offered now, and why; nothing offered when there is no session.
    [[nodiscard]] sasl::Choice loginChoice(const LoginWish &wish) const;
    /// What it would send first; nothing when there is no session. Secrets in it are those of \p wish: stand-ins do.
    [[nodiscard]] std::optional<stage::Step> loginPreview(const LoginWish &wish) const;
    /// Sends all that \p mailing has in the session that is open, held up as \p halt says. False when there is none.
    bool send(session::Mailing mailing, std::optional<session::Halt> halt = {});
    /// What such a message would begin with now, or why it cannot be sent; nothing when there is no session.
    [[nodiscard]] std::optional<stage::Step> sendPreview(const stage::Delivery &delivery) const;
    /// A message is held up, and resume() lets it go on, to where \p halt holds it up again.
    [[nodiscard]] bool isPaused() const;
    void resume(std::optional<session::Halt> halt = {});
    /// Asks what logins could be tried as \p wish says, with every mechanism, on connections of their own: matrix() tells.
    void exploreLogins(LoginWish wish);
    /// Logins with every mechanism. What came of the last ones stays.
    [[nodiscard]] MatrixRun &matrix() const { return *m_matrix; }
    /// Sends exactly these bytes, past the queue. False when there is no open connection.
    bool sendNow(const QByteArray &bytes);
    /// Ends the step that runs; on the way to a session, the session.
    void stop();
    /// Ends the session at once.
    void cancel();
    /// From here on secrets are recorded; also in the sessions that follow in this tab.
    void recordSecrets();
    /// What the server did not offer is sent all the same, or no more; also in the sessions that follow.
    void breakRules(bool wanted);
    [[nodiscard]] bool breaksRules() const { return m_plan.force; }

    /// While nothing else goes on, NOOP is said so often; zero: never.
    void setKeepAlive(std::chrono::seconds interval);

    /// Plays the client's side of a session on a connection of its own, QUIT included. Ends one that is open. Of \p login only what
    /// a login needs counts; what connecting needs is fetched as for connectToServer().
    void play(const plan::Script &script, const session::Secrets &login);

    /// Shows a session that was read from a file. Ends one that is open.
    void show(transcript::Transcript transcript, plan::Plan plan);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isLive() const { return m_state != State::Fresh && m_state != State::Ended; }
    [[nodiscard]] SessionFacts facts() const;
    /// The events of the session that is shown. The reference is good until sessionReplaced().
    [[nodiscard]] const transcript::Transcript &transcript() const;
    /// The same events without the secrets that were recorded. The reference is good until the next call.
    [[nodiscard]] const transcript::Transcript &withoutSecrets();
    /// What they show so far; brought up to date before reportChanged(). Never holds a secret, recorded or not.
    [[nodiscard]] const report::Report &report() const { return m_report; }
    [[nodiscard]] std::optional<Phase> runningPhase() const;
    /// True while what happens is written to the journal.
    [[nodiscard]] bool isJournaled() const;

Q_SIGNALS:
    void planChanged();
    /// Another session is shown from here on: transcript() begins anew.
    void sessionReplaced();
    /// There is more in transcript(). At most once in a turn of the event loop.
    void eventsAppended();
    /// At most some times a second while events come fast.
    void reportChanged();
    void stateChanged();
    /// So many bytes of the message under way have been handed to the system.
    void payloadProgressed(qint64 bytes);
    /// The journal cannot be written: \p reason is a sentence. The session goes on. Follows sessionReplaced().
    void journalFailed(const QString &reason);

    /// What the plan refers to cannot be fetched, so nothing is connected: \p reason is a sentence.
    void secretsMissing(const QString &reason);

private:
    void withSecrets(std::function<void(session::Secrets)> then);
    void begin(const plan::Plan &plan, session::Secrets secrets);
    [[nodiscard]] std::unique_ptr<stage::LoginStage> loginStage(const LoginWish &wish) const;
    void end();
    void beginJournal();
    void onEvent(const transcript::Event &event);
    void onFinished();
    void forgetEvents();
    void refreshReport();
    void updateState();
    void setState(State state);

    plan::Plan m_plan;
    QString m_journalFolder;
    MatrixRun *m_matrix;
    SecretSource m_secretSource;
    int m_fetches = 0; ///< so many were begun or made void
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<session::Session> m_session;
    transcript::Transcript m_shown; ///< when there is no session of our own
    RecordedSecrets m_secrets;
    qsizetype m_searched = 0;        ///< events in which secrets were looked for
    transcript::Transcript m_hidden; ///< the events without secrets, once there are any in them
    report::Report m_report;
    State m_state = State::Fresh;
    bool m_isOpening = false;
    bool m_recordsSecrets = false;
    std::chrono::milliseconds m_reportPause{50};
    QTimer m_keepAliveTimer;
    QTimer m_appendedTimer;
    QTimer m_reportTimer; ///< runs as long as the report lags behind
};

} // namespace mailscope::ui
