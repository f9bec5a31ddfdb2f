// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/step.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace mailscope::stage {

Step::Step(Outcome outcome, Issue::Id issue, const wire::Exchange &exchange)
    : m_outcome(outcome), m_issue(Issue{issue, {}, exchange.events, QString::fromUtf8(exchange.reply.text())})
{ }

Step Step::send(wire::Command command)
{
    return send(std::vector{std::move(command)});
}

Step Step::send(wire::Command::Made made)
{
    if (!made)
        return fail(std::move(made).error());
    return send(*std::move(made));
}

Step Step::send(std::vector<wire::Command> commands)
{
    Step step(Outcome::Continues);
    step.m_commands = std::move(commands);
    return step;
}

Step Step::awaitReply()
{
    Step step(Outcome::Continues);
    step.m_awaitsReply = true;
    return step;
}

Step Step::upgrade()
{
    Step step(Outcome::Continues);
    step.m_upgrades = true;
    return step;
}

Step Step::compute(sasl::Work work)
{
    Step step(Outcome::Continues);
    step.m_work = std::move(work);
    return step;
}

Step Step::sendPayload(std::shared_ptr<wire::Payload> payload, int replies)
{
    Step step(Outcome::Continues);
    step.m_payload = std::move(payload);
    step.m_payloadReplies = replies;
    return step;
}

Step Step::chunk(std::shared_ptr<wire::Payload> payload, qsizetype size, int repliesBehindLast) &&
{
    m_payload = std::move(payload);
    m_chunkSize = size;
    m_payloadReplies = repliesBehindLast;
    return std::move(*this);
}

Step Step::awaitMore(int count) &&
{
    m_moreReplies = count;
    return std::move(*this);
}

Step Step::skip(QByteArray reason)
{
    Step step(Outcome::Skipped);
    step.m_reason = std::move(reason);
    return step;
}

Step Step::decline(Issue::Id issue, const wire::Exchange &exchange)
{
    return {Outcome::Declined, issue, exchange};
}

Step Step::refuse(Issue::Id issue, const wire::Exchange &exchange)
{
    return {Outcome::Refused, issue, exchange};
}

Step Step::refuse(Issue issue)
{
    Step step(Outcome::Refused);
    step.m_issue = std::move(issue);
    return step;
}

Step Step::partial(Issue issue)
{
    Step step(Outcome::Partial);
    step.m_issue = std::move(issue);
    return step;
}

Step Step::fail(Issue::Id issue, const wire::Exchange &exchange)
{
    return {Outcome::Failed, issue, exchange};
}

Step Step::fail(Issue issue)
{
    Step step(Outcome::Failed);
    step.m_issue = std::move(issue);
    return step;
}

Step Step::learn(std::optional<wire::Capabilities> capabilities) &&
{
    m_hasLearned = true;
    m_learned = std::move(capabilities);
    return std::move(*this);
}

Step Step::note(QByteArray id, QString text) &&
{
    m_notes.append({std::move(id), std::move(text)});
    return std::move(*this);
}

Step Step::noteFirst(const QList<Note> &notes) &&
{
    m_notes = notes + m_notes;
    return std::move(*this);
}

Step Step::record(transcript::Payload payload) &&
{
    m_recordedAhead.push_back(std::move(payload));
    return std::move(*this);
}

Step Step::recordBehind(transcript::Payload payload) &&
{
    m_recordedBehind.push_back(std::move(payload));
    return std::move(*this);
}

Step Step::recordFirst(std::vector<transcript::Payload> payloads) &&
{
    std::ranges::move(m_recordedAhead, std::back_inserter(payloads));
    m_recordedAhead = std::move(payloads);
    return std::move(*this);
}

Step Step::enter(std::optional<Phase> phase) &&
{
    m_entered = phase;
    return std::move(*this);
}

Step Step::drop() &&
{
    m_drops = true;
    return std::move(*this);
}

} // namespace mailscope::stage
