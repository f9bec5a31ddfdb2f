// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/byhand.h"
#include "session/halt.h"
#include "stage/stage.h"
#include "transcript/event.h"
#include "values/patience.h"

#include <deque>
#include <memory>
#include <variant>
#include <vector>

namespace mailscope::session {

// What happens to a dialogue.

/// The connection is there. The client calls itself \p helloName.
struct Opened {
    plan::Protocol protocol = plan::Protocol::Smtp;
    QByteArray helloName;
    bool local = false; ///< the connection does not leave this machine
    QString host{};     ///< that was asked for; empty for a socket or a program
    quint16 port = 0;
};
/// There is no connection, and there will be none: for this reason, or because nothing more was wanted.
struct NotOpened {
    std::optional<Issue> issue;
};
/// A complete reply; \p events are the sequence numbers of what it answers and of its lines.
struct Replied {
    wire::Reply reply;
    QList<qint64> events;
    qsizetype unreadBytes = 0;
    bool isEarly = false; ///< it had begun to arrive before anything was sent that it could answer
};
/// What came is no reply, or one beyond all limits: \p issue is MalformedReply or ReplyTooLong.
struct Malformed {
    Issue::Id issue = Issue::MalformedReply;
    QList<qint64> events;
};
struct Secured {
    TlsDetails details;
};
struct SecureFailed {
    Issue issue;
};
/// Some of what waited to be sent of a payload has gone out.
struct PayloadProgressed { };
/// All of the payload was handed to the system, the end of the message too.
struct PayloadDone { };
/// A chunk was handed over; isLast: it was the last of its message.
struct ChunkSent {
    bool isLast = false;
};
/// The source of the payload gave out; detail says how.
struct PayloadFailed {
    QString detail;
};
/// The work with this \p id is done, or failed. One that is not waited for any more is ignored.
struct Computed {
    int id = 0;
    sasl::WorkResult result;
};
/// The limit that was armed last has been reached.
struct Expired {
    bool lacksPayload = false; ///< what was waited for is not the server, but more of the message
};
/// The connection ended, in order or not; detail says how when not.
struct Lost {
    Issue::Id issue = Issue::ConnectionLost;
    QString detail;
};
struct Cancelled { };

using Input = std::variant<Opened, NotOpened, Replied, Malformed, Secured, SecureFailed, PayloadProgressed, PayloadDone,
                           ChunkSent, PayloadFailed, Computed, Expired, Lost, Cancelled>;

// What a dialogue wants done, in this order.

/// Hand these commands to the system in one write.
struct Send {
    struct Numbered {
        int number = 0; ///< what Dialogue::awaited() names it by
        wire::Command command;
    };
    std::vector<Numbered> commands;
    bool asksAnew = false; ///< nothing was awaited before: what the server has said until now answers none of these
};
/// Send this message piece by piece, as fast as the server takes it.
struct SendPayload {
    int number = 0; ///< what Dialogue::awaited() names it by
    std::shared_ptr<wire::Payload> payload;
};
/// Send the next \p size bytes of this message as a chunk, its BDAT line ahead of it.
struct SendChunk {
    int number = 0; ///< what Dialogue::awaited() names it by
    std::shared_ptr<wire::Payload> payload;
    qsizetype size = 0;
};
/// Send no more of it. The connection is dropped behind this, so that the message is never completed.
struct AbortPayload { };
/// Begin the TLS handshake.
struct Upgrade { };
/// Do this beside everything else; Computed tells what came of it. What was asked for before is not wanted any more.
struct Compute {
    int id = 0;
    sasl::Work work;
};
/// Let \p limit run from now on; without one, nothing is waited for or the wait has no end.
struct Arm {
    Patience::Limit limit;
};
struct Close {
    bool orderly = true; ///< what is queued still goes out; otherwise the connection is dropped at once
};
/// Record this event.
struct Note {
    transcript::Payload payload;
};
/// The session is over. Always the last action.
struct Finish {
    Verdict verdict = Verdict::Ok;
    std::optional<Issue> issue;
};

using Action = std::variant<Send, SendPayload, SendChunk, AbortPayload, Upgrade, Compute, Arm, Close, Note, Finish>;
using Actions = std::vector<Action>;

/// The engine: a queue of stages and of outstanding commands, and nothing else. It has no socket, timer, clock or random source.
///
/// Each call returns what must be done, in order. However the calls fall, the stages are carried out one after another,
/// each reply is paired with the oldest outstanding command, and Finish is returned exactly once, as the very last action.
///
/// A reply that is there before its command is no answer to it. Where that can be seen, since its bytes have arrived by the time the
/// command goes out (Send::asksAnew, Replied::isEarly), it is unsolicited and the next reply belongs to the command. Bytes that
/// come later cannot be told from the answer, so with such a server, and only there, events depend on the segments. A 421 is
/// left to the command: a server may say it at any time (RFC 5321 section 3.8).
///
/// The conclusion is that of the whole session: what ended the flow that ran last, else what ended an earlier one, else what was
/// refused. Stopping is no failure.
class Dialogue {
public:
    struct Settings {
        bool force = false;
        std::optional<TlsPolicy> tlsPolicy; ///< nothing: Report, but no secret goes to a server that was objected to
        Patience patience;
        std::optional<Phase> stopAfter; ///< behind that phase only a farewell is carried out
        std::optional<Phase> dropAfter; ///< behind that phase the connection is cut
        sasl::FreshSource fresh{};      ///< what each login has new of
    };

    explicit Dialogue(Settings settings);

    [[nodiscard]] Actions handle(Input input);

    /// Queues \p recipe behind what runs. Its stages belong together: one that fails takes the rest of them with it, a farewell aside.
    [[nodiscard]] Actions perform(stage::Recipe recipe);

    /// Queues \p recipe ahead of everything that was queued so far, and makes one flow of both. To be called before Opened or NotOpened.
    [[nodiscard]] Actions performFirst(stage::Recipe recipe);

    /// Sends \p bytes past the queue, each line as a command of its own that awaits a reply, as long as the server is not
    /// in DATA. Nothing is sent while STARTTLS is under way: it would stand between the command and the handshake.
    [[nodiscard]] Actions sendNow(const QByteArray &bytes);

    /// Ends the stage that runs and those queued with it. The reply it still awaits stays owed.
    [[nodiscard]] Actions stop();

    /// From here on what the server did not offer is sent all the same, or no more. Nothing is noted when that was so already.
    [[nodiscard]] Actions setForce(bool force);

    /// Holds up what runs and what follows as \p halt says, or no more.
    void setHalt(std::optional<Halt> halt);
    /// The stage that runs is held up.
    [[nodiscard]] bool isPaused() const { return m_held.has_value(); }
    /// Goes on where it is held up, unless a reply to something typed meanwhile is owed.
    [[nodiscard]] Actions resume();

    struct Awaited {
        std::optional<int> number; ///< of the command; nothing for the greeting
        Phase phase = Phase::Raw;
    };
    /// What the next reply answers; nothing when it would answer nothing.
    [[nodiscard]] std::optional<Awaited> awaited() const;

    /// Received bytes are replies now: the connection is open and not in a handshake.
    [[nodiscard]] bool isReading() const { return m_connection == Connection::Open; }
    /// Nothing runs, nothing is queued and nothing is owed.
    [[nodiscard]] bool isIdle() const;
    [[nodiscard]] bool isOver() const { return m_connection == Connection::Over; }
    [[nodiscard]] bool isEncrypted() const { return m_context.encrypted; }
    /// The work \p id is still waited for.
    [[nodiscard]] bool waitsForWork(int id) const { return m_work == id; }
    /// Some work is waited for.
    [[nodiscard]] bool isWorking() const { return m_work.has_value(); }
    [[nodiscard]] const std::optional<wire::Capabilities> &capabilities() const { return m_context.capabilities; }
    /// What a stage that began now would know.
    [[nodiscard]] const stage::Context &context() const { return m_context; }
    /// The phase that runs, or whose reply is owed.
    [[nodiscard]] std::optional<Phase> runningPhase() const;

private:
    enum class Connection { NotYet, Open, Securing, Closing, Gone, Over };

    struct Queued {
        std::unique_ptr<stage::Stage> stage;
        int batch = 0;
        Phase phase = Phase::Raw; ///< the one that runs: a stage may go through several
    };
    struct Outstanding {
        std::optional<int> number;
        Phase phase = Phase::Raw;
        bool ofStage = false;     ///< the running stage judges the reply; otherwise it is only recorded
        bool isAbandoned = false; ///< by the stage that sent it
        bool endsData = false;    ///< a lone dot: the end of a message, should the server be in DATA by then
    };
    /// What the timer is running for. A new wait arms it anew, and the same one never does.
    struct Wait {
        Connection connection = Connection::NotYet;
        std::optional<int> number;
        int reply = 0;                ///< how many replies had come when the wait began
        int progress = 0;             ///< how often some of a payload had gone out
        std::optional<int> work = {}; ///< of the system, which may wait for servers of its own
        friend bool operator==(const Wait &, const Wait &) = default;
    };

    void on(const Opened &opened);
    void on(const NotOpened &notOpened);
    void on(const Replied &replied);
    void on(const Malformed &malformed);
    void on(const Secured &secured);
    void on(const SecureFailed &failed);
    void on(const PayloadProgressed &progressed);
    void on(const PayloadDone &done);
    void on(const ChunkSent &sent);
    void on(const PayloadFailed &failed);
    void on(const Computed &computed);
    void on(const Expired &expired);
    void on(const Lost &lost);
    void on(const Cancelled &cancelled);

    void advance();
    void beginNext();
    void apply(const stage::Step &step);
    void carryOut(const stage::Step &step);
    void send(std::vector<wire::Command> commands, bool ofStage);
    void sendPayload(const stage::Step &step);
    void sendChunk(const stage::Step &step);
    void abortPayload();
    [[nodiscard]] bool pausesAt(const stage::Step &step);
    [[nodiscard]] bool endsBefore(Phase phase);
    [[nodiscard]] bool endsAhead(Phase phase);
    void endAtLastPhase();
    [[nodiscard]] bool dropsBetween(Phase ended, Phase next) const;
    [[nodiscard]] std::optional<Phase> lastPhase() const;
    [[nodiscard]] bool mayTakeCommandsForText() const;
    void noteLogin(Phase phase, int code);
    void cancelAbandonedLogin(const Outstanding &answered, int code);
    void endStage(const stage::Step &step);
    void failRunning(Issue issue);
    void judgeRefusal(const stage::Step &step);
    void limitReached(Phase phase, bool lacksPayload);
    void workLimitReached();
    void skipQueued(const QByteArray &reason, bool keepFarewells, std::optional<int> batch = {});
    void enterManualData();
    void unsolicited(const Replied &replied);
    void beginFlow();
    void leaveMessage();
    void dropConnection(const QByteArray &reason = "earlier-failure");
    void finish(const QByteArray &reason);
    void note(transcript::Payload payload) { m_actions.emplace_back(Note{std::move(payload)}); }
    [[nodiscard]] Finish conclusion() const;
    [[nodiscard]] Actions takeActions();
    void armIfTheWaitIsNew();
    [[nodiscard]] std::optional<Phase> waitingPhase() const;
    [[nodiscard]] bool waitsForTheSystem() const;
    [[nodiscard]] Patience::Limit limitOf(Phase phase) const;

    Settings m_settings;
    Connection m_connection = Connection::NotYet;
    stage::Context m_context; ///< what is known of the session

    std::deque<Queued> m_queue;
    std::optional<Queued> m_running;
    std::optional<Halt> m_halt;
    std::optional<stage::Step> m_held; ///< what the running stage wants, and must wait for
    std::deque<Outstanding> m_outstanding;
    std::optional<int> m_answered; ///< the number of what the newest reply belongs to
    int m_lastNumber = 0;
    int m_lastBatch = 0;
    int m_replies = 0;
    int m_unsolicited = 0; ///< in a row
    qsizetype m_unsolicitedBytes = 0;
    bool m_sendingPayload = false;
    int m_lastChunk = 0; ///< its number
    int m_repliesBehindLastChunk = 1;
    int m_progress = 0; ///< how often some of a payload has gone out
    std::optional<Wait> m_wait;
    std::optional<int> m_work; ///< what the running stage waits for
    bool m_workIsOfTheSystem = false;
    int m_lastWork = 0;

    ByHand m_byHand;

    std::optional<Issue> m_issue;  ///< what ended the flow
    std::optional<Phase> m_behind; ///< the phase that the flow has left last; nothing at its beginning
    std::optional<Issue>
        m_earlierIssue; ///< what ended the first of the flows before it that went wrong, unless made good since
    std::optional<Issue> m_refusal;     ///< the first refusal of a stage that counts for itself
    std::optional<Issue> m_closingWord; ///< a 421, as long as nothing came behind it
    int m_accepted = 0;
    int m_refused = 0;

    Actions m_actions;
};

/// After \p issue the connection is of no use any more, not even for QUIT.
[[nodiscard]] bool endsConnection(Issue::Id issue);

} // namespace mailscope::session
