// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/work.h"
#include "transcript/event.h"
#include "values/issue.h"
#include "wire/capabilities.h"
#include "wire/command.h"
#include "wire/exchange.h"
#include "wire/payload.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <optional>
#include <vector>

namespace mailscope::stage {

/// What a stage wants next: a value, read by the dialogue.
class Step {
public:
    enum class Outcome {
        Continues, ///< the stage waits for more
        Done,      ///< it succeeded
        Skipped,   ///< there was nothing to do
        Declined, ///< the server refused what was only an offer of ours: the flow goes on and the verdict does not change
        Refused, ///< the server refused: the flow goes on, and the verdict says so
        Partial, ///< it succeeded for some and was refused for others: the flow goes on, and the verdict says so
        Failed,  ///< the flow ends
    };

    /// Sends \p command and waits for its reply, if it awaits one.
    [[nodiscard]] static Step send(wire::Command command);
    /// Sends what was made, or fails with the reason why it could not be made.
    [[nodiscard]] static Step send(wire::Command::Made made);
    /// Sends \p commands in one write and waits for the reply to each.
    [[nodiscard]] static Step send(std::vector<wire::Command> commands);
    /// Waits for a reply that no command asked for: the greeting.
    [[nodiscard]] static Step awaitReply();
    /// Waits for what is still outstanding.
    [[nodiscard]] static Step wait() { return Step(Outcome::Continues); }
    /// Begins the TLS handshake.
    [[nodiscard]] static Step upgrade();
    /// Has \p work done, and waits for Stage::onComputed().
    [[nodiscard]] static Step compute(sasl::Work work);
    /// Sends \p payload and waits for \p replies behind it. The server has asked for it.
    [[nodiscard]] static Step sendPayload(std::shared_ptr<wire::Payload> payload, int replies);

    /// Sends the next \p size bytes of \p payload as a chunk (BDAT), behind what this step sends, and waits for its reply; for
    /// \p repliesBehindLast when it is the last one. Stage::onChunkSent() tells which.
    [[nodiscard]] Step chunk(std::shared_ptr<wire::Payload> payload, qsizetype size, int repliesBehindLast) &&;
    /// Waits for \p count more replies of what the reply that is being judged belongs to, ahead of all others.
    [[nodiscard]] Step awaitMore(int count) &&;

    [[nodiscard]] static Step done() { return Step(Outcome::Done); }
    [[nodiscard]] static Step skip(QByteArray reason);
    [[nodiscard]] static Step decline(Issue::Id issue, const wire::Exchange &exchange);
    [[nodiscard]] static Step refuse(Issue::Id issue, const wire::Exchange &exchange);
    [[nodiscard]] static Step refuse(Issue issue);
    [[nodiscard]] static Step partial(Issue issue);
    [[nodiscard]] static Step fail(Issue::Id issue) { return fail(Issue{issue, {}, {}, {}}); }
    [[nodiscard]] static Step fail(Issue::Id issue, const wire::Exchange &exchange);
    [[nodiscard]] static Step fail(Issue issue);

    /// The server's capabilities are these from now on; nothing: they are unknown again.
    [[nodiscard]] Step learn(std::optional<wire::Capabilities> capabilities) &&;
    /// Records something worth knowing.
    [[nodiscard]] Step note(QByteArray id, QString text) &&;

    struct Note {
        QByteArray id;
        QString text;
    };
    /// Records \p notes ahead of its own.
    [[nodiscard]] Step noteFirst(const QList<Note> &notes) &&;

    /// Records \p payload ahead of what is sent, or behind it.
    [[nodiscard]] Step record(transcript::Payload payload) &&;
    [[nodiscard]] Step recordBehind(transcript::Payload payload) &&;

    /// Records \p payloads ahead of everything else that this step records ahead.
    [[nodiscard]] Step recordFirst(std::vector<transcript::Payload> payloads) &&;

    /// The phase that ran is done, and \p phase begins with this step. Nothing of it is carried out when the user wanted to stop
    /// behind the one before.
    /// Nothing: the phase that runs goes on.
    [[nodiscard]] Step enter(std::optional<Phase> phase) &&;

    /// The connection is of no use behind this step, whatever its issue: nobody can tell what the server takes for a command.
    [[nodiscard]] Step drop() &&;

    [[nodiscard]] Outcome outcome() const { return m_outcome; }
    [[nodiscard]] const std::vector<wire::Command> &commands() const { return m_commands; }
    [[nodiscard]] bool awaitsReply() const { return m_awaitsReply; }
    [[nodiscard]] bool upgrades() const { return m_upgrades; }
    [[nodiscard]] const std::optional<sasl::Work> &work() const { return m_work; }
    [[nodiscard]] const std::optional<Issue> &issue() const { return m_issue; }
    [[nodiscard]] const QByteArray &reason() const { return m_reason; }
    [[nodiscard]] const QList<Note> &notes() const { return m_notes; }
    [[nodiscard]] bool hasLearned() const { return m_hasLearned; }
    [[nodiscard]] const std::optional<wire::Capabilities> &learned() const { return m_learned; }
    [[nodiscard]] const std::shared_ptr<wire::Payload> &payload() const { return m_payload; }
    [[nodiscard]] int payloadReplies() const { return m_payloadReplies; }
    [[nodiscard]] qsizetype chunkSize() const { return m_chunkSize; } ///< 0: the payload is sent by DATA
    [[nodiscard]] int moreReplies() const { return m_moreReplies; }
    [[nodiscard]] const std::vector<transcript::Payload> &recordedAhead() const { return m_recordedAhead; }
    [[nodiscard]] const std::vector<transcript::Payload> &recordedBehind() const { return m_recordedBehind; }
    [[nodiscard]] const std::optional<Phase> &entered() const { return m_entered; }
    [[nodiscard]] bool drops() const { return m_drops; }

private:
    explicit Step(Outcome outcome) : m_outcome(outcome) { }
    Step(Outcome outcome, Issue::Id issue, const wire::Exchange &exchange);

    Outcome m_outcome;
    std::vector<wire::Command> m_commands;
    bool m_awaitsReply = false;
    bool m_upgrades = false;
    std::optional<sasl::Work> m_work;
    std::optional<Issue> m_issue;
    QByteArray m_reason;
    QList<Note> m_notes;
    bool m_hasLearned = false;
    std::optional<wire::Capabilities> m_learned;
    std::shared_ptr<wire::Payload> m_payload; ///< shared with whoever sends it
    int m_payloadReplies = 0;
    qsizetype m_chunkSize = 0;
    int m_moreReplies = 0;
    std::vector<transcript::Payload> m_recordedAhead;
    std::vector<transcript::Payload> m_recordedBehind;
    std::optional<Phase> m_entered;
    bool m_drops = false;
};

} // namespace mailscope::stage
