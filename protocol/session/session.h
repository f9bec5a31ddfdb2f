// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "sasl/choice.h"
#include "session/halt.h"
#include "session/opening.h"
#include "session/secrets.h"
#include "stage/loginstage.h"
#include "transcript/transcript.h"
#include "wire/capabilities.h"

#include <QObject>

#include <functional>
#include <memory>

namespace mailscope::session {

class Driver;

/// One session with a server: what a user of the engine sees.
///
/// A button press is perform(stage); an unattended run is run(). Signals come in this order: eventRecorded() for each event,
/// stageFinished() behind the event that tells it, idle() whenever nothing is left to do, finished() exactly once and last.
/// Deleting the session inside a slot of any of its signals is allowed; nothing is emitted afterwards.
class Session final : public QObject {
    Q_OBJECT
public:
    /// \p factory makes the channels; real ones unless told otherwise.
    explicit Session(plan::Plan plan, Secrets secrets = {}, ChannelFactory factory = {}, QObject *parent = nullptr);
    ~Session() override;
    Q_DISABLE_COPY_MOVE(Session)

    /// Connects and carries out all of the plan, QUIT included.
    void run();

    /// Connects, and carries out what makes the session ready to be used by hand: greeting, hello, STARTTLS, and the login if the plan
    /// has one; idle() tells when. What was given to perform() before the connection is there belongs to it: should that fail, nothing
    /// of it is carried out, a farewell aside.
    void greet();

    /// Connects, and nothing else: what is to be done is said by perform(). Only the first call of run(), greet() or open() counts.
    void open();

    /// Carries out \p stage once every stage before it has ended; at once when the session is idle.
    void perform(std::unique_ptr<stage::Stage> stage);

    /// The same with stages that belong together: one that fails takes the rest of them with it, a farewell aside.
    void perform(stage::Recipe recipe);

    /// Logs in as the plan says, with \p mechanisms (upper case, in order) in place of the plan's own unless they are empty, and
    /// asks afterwards what is offered then.
    void logIn(const QList<QByteArray> &mechanisms = {});

    /// From here on a login may use the mechanism \p name (in upper case, as it stands in AUTH), which \p make makes for each attempt.
    /// It is chosen as one of this program would be: where the plan's login names it, or as its name ranks among what is offered. One
    /// of that name that is there already is replaced.
    void addMechanism(const QByteArray &name, stage::MechanismMaker make);

    /// Sends \p bytes exactly as they are, past the queue; false when there is no open connection to send them on.
    /// Replies are paired in order, as many as there are lines in \p bytes.
    bool sendNow(const QByteArray &bytes);

    /// Ends the stage that runs and those queued with it; inside a handshake the connection too.
    void stop();

    /// Ends the session now: nothing more is sent. finished() follows before this returns; inside a slot of this session, as soon
    /// as that slot has returned.
    void cancel();

    /// Makes stages that run() carries out behind the login, ahead of the tasks of the plan. Asked once, also when there is no
    /// connection: then the stages are skipped. Before run().
    using Errand = std::function<stage::Recipe()>;
    void setErrand(Errand errand);

    /// Says how the session ended, given what the engine concludes and the transcript up to there.
    using LastWord = std::function<transcript::Finished(const transcript::Finished &)>;

    /// \p lastWord is asked once, right before the last event is recorded: what it returns is that event, and so stands in every report
    /// of this session, of a saved one too. It may read the session and must change nothing.
    void setLastWord(LastWord lastWord);

    /// From here on secrets stand in the transcript, which says so.
    void recordSecrets();

    /// Takes \p result as what DNS says of the exchangers of the first target, so that nobody is asked again. It is an event
    /// like a look-up of the session's own. A target that is a host is taken for one of the exchangers. Before run() or open().
    void useExchanges(net::MxResult result);

    /// Where the bytes of the transcript are kept from here on: how many in memory, and the rest in which folder.
    void setStorage(transcript::Storage storage);

    /// From here on stages send what the server did not offer too (plan::Plan::force), or no more. An event tells.
    void setForce(bool force);

    /// Holds up what runs and what follows as \p halt says, or no more. An event "paused" tells of a pause.
    void setHalt(std::optional<Halt> halt);

    /// A stage is held up. stop() ends it, and closes the connection where the server waits for a message.
    [[nodiscard]] bool isPaused() const;

    /// Goes on where it is held up, unless a reply to something that was sent meanwhile is owed.
    void resume();

    [[nodiscard]] const plan::Plan &plan() const;
    /// The target of the plan that was reached, or was tried last; before, the first one.
    [[nodiscard]] plan::Target target() const;
    /// The last complete reply, whatever it answers, as the transcript has it; nothing as long as there is none.
    [[nodiscard]] std::optional<wire::Reply> lastReply() const;
    [[nodiscard]] const transcript::Transcript &transcript() const;
    /// What the server offered last; nothing as long as no hello was accepted.
    [[nodiscard]] const std::optional<wire::Capabilities> &capabilities() const;
    /// The SASL mechanisms that the server offered last, in upper case and in its order, each once.
    [[nodiscard]] QList<QByteArray> authTypeList() const;
    /// The same in one line, parted by blanks; empty when there are none.
    [[nodiscard]] QByteArray authTypes() const;
    /// What a login as the plan has it would choose among these, and why.
    [[nodiscard]] sasl::Choice loginChoice() const;
    /// The same for a login that is not the plan's.
    [[nodiscard]] sasl::Choice loginChoice(const stage::LoginStage &login) const;
    /// What \p stage would do first if it was begun now. Nothing is sent, and \p stage is used up.
    [[nodiscard]] stage::Step preview(stage::Stage &stage) const;
    [[nodiscard]] bool isEncrypted() const;
    [[nodiscard]] bool isIdle() const;
    [[nodiscard]] bool isFinished() const;
    /// The phase that runs or is waited for, the opening ones too.
    [[nodiscard]] std::optional<Phase> runningPhase() const;

Q_SIGNALS:
    /// One event, already redacted, in order; never after finished().
    void eventRecorded(const mailscope::transcript::Event &event);
    void stageFinished(mailscope::Phase phase, mailscope::transcript::StageStatus status);
    /// So many bytes of the message under way have been handed to the system.
    void payloadProgressed(qint64 bytes);
    /// The connection is open, and nothing runs, is queued or is owed.
    void idle();
    void finished(mailscope::Verdict verdict);

private:
    friend class Driver;
    Driver *m_driver; ///< outlives this object by one turn of the event loop, so that a slot may delete the session
};

} // namespace mailscope::session
