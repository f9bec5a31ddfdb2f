// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/computation.h"
#include "session/dialogue.h"
#include "session/opening.h"
#include "session/payloadtransfer.h"
#include "session/session.h"
#include "transcript/recorder.h"
#include "wire/linesplitter.h"
#include "wire/replyparser.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <map>

namespace mailscope::session {

/// Carries out what the dialogue wants: owns the channel, the timer, the dialogue and the recorder of one session.
///
/// Slots of the session run inside its loops and may do anything, also delete the session: that detaches the driver, which
/// then does nothing more and is deleted by the event loop.
class Driver final : public QObject {
    Q_OBJECT
public:
    Driver(Session *session, plan::Plan plan, Secrets secrets, ChannelFactory factory);
    ~Driver() override;
    Q_DISABLE_COPY_MOVE(Driver)

    enum class Manner { Unattended, Greeting, ByHand };
    void open(Manner manner);
    void perform(stage::Recipe recipe) { carryOut(m_dialogue.perform(std::move(recipe))); }
    [[nodiscard]] sasl::Choice loginChoice() const;
    void logIn(const QList<QByteArray> &mechanisms);
    bool sendNow(const QByteArray &bytes);
    void stop();
    void cancel();
    void setLastWord(Session::LastWord lastWord) { m_lastWord = std::move(lastWord); }
    void addMechanism(const QByteArray &name, stage::MechanismMaker make) { m_mechanisms[name] = std::move(make); }
    void setErrand(Session::Errand errand) { m_errand = std::move(errand); }
    void recordSecrets();
    void setStorage(transcript::Storage storage) { m_recorder.setStorage(std::move(storage)); }
    void useExchanges(net::MxResult result) { m_exchanges = std::move(result); }
    void setForce(bool force) { carryOut(m_dialogue.setForce(force)); }
    void setHalt(std::optional<Halt> halt) { m_dialogue.setHalt(halt); }
    void resume() { carryOut(m_dialogue.resume()); }

    /// The session is being destroyed.
    void detach();

    [[nodiscard]] const plan::Plan &plan() const { return m_plan; }
    [[nodiscard]] plan::Target target() const;
    [[nodiscard]] std::optional<wire::Reply> lastReply() const;
    [[nodiscard]] const Dialogue &dialogue() const { return m_dialogue; }
    [[nodiscard]] const transcript::Transcript &transcript() const { return m_recorder.transcript(); }
    [[nodiscard]] bool isFinished() const { return m_finished; }
    [[nodiscard]] std::optional<Phase> runningPhase() const;

private:
    void begin();
    void performPlan();
    void onOpened();
    void onNotOpened(std::optional<Issue> issue);
    void onReceived();
    void onSecured(const TlsDetails &details);
    void onChannelFailed(const Issue &issue);
    void onChannelClosed();
    void onExpired();
    void onFlushed();

    void readLines();
    void takeLine(const wire::Line &line);
    void judge(const wire::ReplyParser::Result &result);
    void takeEarlyReplies();
    [[nodiscard]] bool saysMore() const;
    void forgetAnswered();
    void drainUnused();

    void carryOut(Actions actions);
    void carryOutOne(Action &action);
    void act(const Send &send);
    void act(const SendPayload &send);
    void act(const SendChunk &send);
    void act(const AbortPayload &abort);
    void act(const Upgrade &upgrade);
    void act(const Compute &compute);
    void act(const Arm &arm);
    void act(const Close &close);
    void act(const Note &note);
    void act(const Finish &finish);
    void pumpPayload();
    void finishPayload();
    void wakeForMore(wire::Payload &payload);
    void onMorePayload();
    [[nodiscard]] bool waitsForPayload() const;
    void tell(const transcript::Event &event);
    void tellIdle();
    void releaseChannel();
    void abandonWork();
    void takeChannel();
    [[nodiscard]] bool isLocal() const;
    [[nodiscard]] QByteArray helloName() const;
    [[nodiscard]] TlsSettings tlsSettings() const;
    [[nodiscard]] bool isDone() const { return m_finished || !m_session; }

    Session *m_session; ///< null once it is destroyed
    plan::Plan m_plan;
    Secrets m_secrets;
    stage::MechanismMakers m_mechanisms; ///< that the caller brought
    Session::Errand m_errand;
    Session::LastWord m_lastWord;
    QElapsedTimer m_clock;
    transcript::Recorder m_recorder;
    Dialogue m_dialogue;
    ChannelFactory m_factory;
    std::optional<net::MxResult> m_exchanges; ///< known before the session begins
    Manner m_manner = Manner::Unattended;
    Opening *m_opening = nullptr;
    std::unique_ptr<net::Channel> m_channel;
    QTimer m_timer;

    wire::LineSplitter m_splitter;
    wire::ReplyParser m_parser;
    std::map<int, qint64> m_sentEvents;         ///< by number of the command; those that are still awaited
    QList<qint64> m_replyEvents;                ///< of the reply in progress
    QList<qint64> m_lastReplyEvents;            ///< of the last complete one, and of what it answers
    std::optional<PayloadTransfer> m_transfer;  ///< the message that is being sent
    std::optional<SendChunk> m_awaitedChunk;    ///< of which the source has not a byte yet
    bool m_chunkWaits = false;                  ///< some of a chunk waits to be written
    std::unique_ptr<Computation> m_computation; ///< the work that is being done

    std::deque<Action> m_actions;
    bool m_carryingOut = false;
    bool m_reading = false;
    bool m_isEarly = false; ///< the reply that is being read began before its command was sent
    bool m_wasIdle = false;
    bool m_finished = false;
};

} // namespace mailscope::session
