// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/transactionstage.h"

#include <utility>

namespace mailscope::stage {

using Outcome = Step::Outcome;

TransactionStage::TransactionStage(Delivery delivery)
    : m_source([once = std::optional(std::move(delivery))]() mutable { return std::exchange(once, std::nullopt); })
{ }

Step TransactionStage::begin(const Context &context)
{
    m_next = m_source();
    return beginNext(context);
}

Step TransactionStage::beginNext(const Context &context)
{
    if (!m_next)
        return conclusion();
    const Delivery delivery = *m_next;
    m_next.reset();
    auto chosen = chooseEnvelope(delivery, context);
    if (!chosen)
        return Step::fail(chosen.error());
    return m_running.emplace_back(delivery, *std::move(chosen), context).begin(context);
}

Step TransactionStage::onReply(const Context &context, const wire::Exchange &exchange)
{
    Step step = m_running.front().onReply(context, exchange);
    if (step.outcome() != Outcome::Continues)
        return ended(context, std::move(step));
    // The phases are told of the first message only: those of thousands behind it would say nothing new.
    return m_isFirst ? step : std::move(step).enter(std::nullopt);
}

Step TransactionStage::onPayloadDone(const Context &context)
{
    return overlapped(context, m_running.back().onPayloadDone());
}

Step TransactionStage::onChunkSent(const Context &context, bool isLast)
{
    return overlapped(context, m_running.back().onChunkSent(context, isLast));
}

/// The next message may begin while the final reply of this one is owed (RFC 2920 section 3.1).
Step TransactionStage::overlapped(const Context &context, Step step)
{
    const Transaction &newest = m_running.back();
    if (!newest.isHandedOver() || m_running.size() > 1)
        return step;
    if (!m_next)
        m_next = m_source();
    // Where a message has several final replies, each must stand ahead of what belongs to the next one.
    const bool hasOneReply = context.protocol == plan::Protocol::Smtp && !newest.repliesForEach();
    if (!m_next || !hasOneReply || context.lastPhase || !pipelines(*m_next, context))
        return step;
    // One that cannot be sent is said to be so once this message is over.
    auto chosen = chooseEnvelope(*m_next, context);
    if (!chosen)
        return step;
    const Delivery delivery = *m_next;
    m_next.reset();
    return m_running.emplace_back(delivery, *std::move(chosen), context).begin(context).noteFirst(step.notes());
}

/// The oldest message has come to its end.
Step TransactionStage::ended(const Context &context, Step step)
{
    if (step.outcome() == Outcome::Failed || step.drops())
        return step;
    take(step);
    m_running.pop_front();
    m_isFirst = false;
    if (!m_running.empty())
        return overlapped(context, Step::wait());
    if (!m_next)
        m_next = m_source();
    return beginNext(context);
}

void TransactionStage::take(const Step &end)
{
    if (end.outcome() != Outcome::Refused)
        ++m_accepted;
    if (!m_refusal)
        m_refusal = end.issue();
}

Step TransactionStage::conclusion() const
{
    if (!m_refusal)
        return Step::done();
    return m_accepted > 0 ? Step::partial(*m_refusal) : Step::refuse(*m_refusal);
}

std::vector<wire::Command> TransactionStage::undo() const
{
    if (m_running.empty() || !m_running.back().isOpen())
        return {};
    return {wire::Command::rset()};
}

std::unique_ptr<Stage> makeTransactionStage(wire::Envelope envelope, std::unique_ptr<wire::PayloadSource> source,
                                            wire::LineEnds::Handling lineEnds)
{
    Delivery delivery;
    delivery.envelope = std::move(envelope);
    delivery.payload = std::make_shared<wire::Payload>(std::move(source), lineEnds);
    return std::make_unique<TransactionStage>(std::move(delivery));
}

} // namespace mailscope::stage
