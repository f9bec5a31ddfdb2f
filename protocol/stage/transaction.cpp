// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/transaction.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace mailscope::stage {

namespace {
/// Chunks whose replies may be owed at a time.
constexpr int MostChunksOwed = 4;
} // namespace

Transaction::Transaction(const Delivery &delivery, ChosenEnvelope chosen, const Context &context)
    : m_chosen(std::move(chosen)), m_payload(delivery.payload), m_chunkSize(delivery.chunkSize),
      m_isPipelined(pipelines(delivery, context))
{ }

Step Transaction::begin(const Context &context)
{
    m_isOpen = true;
    std::vector<wire::Command> commands = batch(context);
    m_owed = int(commands.size());
    Step step = Step::send(std::move(commands));
    for (const Step::Note &each : std::as_const(m_chosen.notes))
        step = std::move(step).note(each.id, each.text);
    // Over LMTP nobody knows yet how many replies there will be.
    const bool sendsChunk = m_chunkSize > 0 && context.protocol == plan::Protocol::Smtp && isSafeAhead()
        && mayBatch(Phase::Payload, context) && m_payload->isChunkReady(m_chunkSize);
    return sendsChunk ? withChunk(std::move(step), context) : step;
}

/// DATA and all that is before it in one write, as far as a batch may go. It was seen that the commands can be made.
std::vector<wire::Command> Transaction::batch(const Context &context)
{
    const wire::Envelope &envelope = m_chosen.envelope;
    std::vector<wire::Command> commands{*wire::Command::mail(envelope.from, envelope.fromParameters, envelope.verb)};
    if (!mayBatch(Phase::Rcpt, context))
        return commands;
    while (m_asked < envelope.recipients.size())
        commands.push_back(nextRcpt());
    if (m_chunkSize == 0 && isSafeAhead() && mayBatch(Phase::Data, context)) {
        m_isContentAsked = true;
        commands.push_back(wire::Command::data());
    }
    return commands;
}

bool Transaction::mayBatch(Phase phase, const Context &context) const
{
    return m_isPipelined && (!context.lastPhase || *context.lastPhase >= phase);
}

/// A refused recipient that ends the message must be known before the message is asked for.
bool Transaction::isSafeAhead() const
{
    return m_chosen.envelope.skipsRefused || m_chosen.envelope.recipients.size() == 1;
}

wire::Command Transaction::nextRcpt()
{
    const wire::Envelope::Recipient &recipient = m_chosen.envelope.recipients.at(m_asked++);
    return *wire::Command::rcpt(recipient.address, recipient.parameters);
}

Step Transaction::withChunk(Step step, const Context &context)
{
    m_isContentAsked = true;
    ++m_owed;
    return std::move(step).chunk(m_payload, m_chunkSize, finalReplies(context));
}

int Transaction::finalReplies(const Context &context) const
{
    return context.protocol == plan::Protocol::Lmtp ? std::max(m_accepted, 1) : 1;
}

Step Transaction::onReply(const Context &context, const wire::Exchange &exchange)
{
    --m_owed;
    if (exchange.phase == Phase::Rcpt) {
        ++m_judged;
        m_rejected += exchange.reply.isRefusal() ? 1 : 0;
    }
    if (m_end)
        return exchange.phase == Phase::Data && exchange.reply.code == 354 ? leaveData() : proceed();
    switch (exchange.phase.value_or(Phase::Raw)) {
    case Phase::Mail:
        return onMail(context, exchange);
    case Phase::Rcpt:
        return onRcpt(context, exchange);
    case Phase::Data:
        return onData(context, exchange);
    default:
        return m_chunksOwed > 0 ? onChunkReply(context, exchange) : onFinal(exchange);
    }
}

Step Transaction::onMail(const Context & /*context*/, const wire::Exchange &exchange)
{
    if (exchange.reply.isRefusal()) {
        m_isOpen = false;
        noteRefusal(Issue::SenderRefused, exchange);
        // A server that had accepted nobody may ask for the message all the same.
        return m_isContentAsked ? proceed() : give(Step::refuse(*m_refusal));
    }
    if (!exchange.reply.isPositive())
        return give(Step::fail(Issue::UnexpectedReply, exchange));
    if (m_asked > 0)
        return proceed(Step::wait().enter(Phase::Rcpt));
    ++m_owed;
    return Step::send(nextRcpt()).enter(Phase::Rcpt);
}

Step Transaction::onRcpt(const Context &context, const wire::Exchange &exchange)
{
    if (isRefused())
        return proceed();
    if (exchange.reply.isPositive())
        ++m_accepted;
    else if (exchange.reply.isRefusal())
        noteRefusal(Issue::RecipientRefused, exchange);
    else
        return give(Step::fail(Issue::UnexpectedReply, exchange));
    if (!m_isContentAsked && m_refusal && !m_chosen.envelope.skipsRefused)
        return give(Step::refuse(*m_refusal));
    if (m_asked < m_chosen.envelope.recipients.size()) {
        ++m_owed;
        return Step::send(nextRcpt());
    }
    if (m_judged < m_asked)
        return proceed();
    return beginContent(context);
}

/// The server wants the message that was asked for ahead of what has ended the transaction.
Step Transaction::leaveData()
{
    m_isOpen = false;
    if (m_rejected < m_asked) // whoever was not refused would get an empty message
        return Step(*std::exchange(m_end, std::nullopt)).drop();
    ++m_owed;
    return Step::send(wire::Command::loneDot()); // RFC 2920 section 3.1
}

/// Every recipient was judged.
Step Transaction::beginContent(const Context &context)
{
    const Phase phase = m_chunkSize > 0 ? Phase::Payload : Phase::Data;
    if (m_isContentAsked)
        return proceed(m_accepted > 0 ? Step::wait().enter(phase) : Step::wait());
    if (m_accepted == 0)
        return give(Step::refuse(*m_refusal));
    if (m_chunkSize > 0)
        return withChunk(Step::wait(), context).enter(phase);
    m_isContentAsked = true;
    ++m_owed;
    return Step::send(wire::Command::data()).enter(phase);
}

Step Transaction::onData(const Context &context, const wire::Exchange &exchange)
{
    const bool isWanted = m_accepted > 0;
    if (exchange.reply.code == 354) {
        if (!isWanted) {
            m_end = Step::refuse(*m_refusal);
            return leaveData();
        }
        // What is said behind it already cannot be about a message that nobody has sent.
        if (context.unreadBytes > 0)
            return Step::fail(Issue::UnsolicitedReply, exchange).drop();
        m_isOpen = false;
        m_owed = finalReplies(context);
        return Step::sendPayload(m_payload, m_owed).enter(Phase::Payload);
    }
    if (!isWanted)
        return give(Step::refuse(*m_refusal));
    if (exchange.reply.isRefusal())
        return give(Step::refuse(Issue::DataRefused, exchange));
    Step step = Step::fail(Issue::UnexpectedReply, exchange);
    // After another 3xx the server may take RSET for a line of the message.
    return exchange.reply.isPositive() ? give(std::move(step)) : std::move(step).drop();
}

Step Transaction::onPayloadDone()
{
    m_isHandedOver = true;
    const qint64 repaired = m_payload->repairedLineEnds();
    if (repaired == 0)
        return Step::wait();
    return Step::wait().note(
        "line-ends-repaired",
        QCoreApplication::translate("mailscope", "Line ends of the message that were no CRLF were made so: %1.")
            .arg(repaired));
}

/// With PIPELINING the next chunk does not wait for what is said of those before it (RFC 3030 section 4.2), unless it must be waited
/// for itself: should one of them be refused meanwhile, nothing may be left to be sent.
bool Transaction::mayAskForChunk() const
{
    const bool mayGoAhead = m_isPipelined && m_chunksOwed < MostChunksOwed && m_payload->isChunkReady(m_chunkSize);
    return !m_isLastChunkSent && m_accepted > 0 && (m_chunksOwed == 0 || mayGoAhead);
}

Step Transaction::onChunkSent(const Context &context, bool isLast)
{
    if (isLast) {
        m_isLastChunkSent = true;
        m_isOpen = false;
        m_owed += finalReplies(context) - 1;
        return onPayloadDone();
    }
    ++m_chunksOwed;
    return mayAskForChunk() ? withChunk(Step::wait(), context) : Step::wait();
}

Step Transaction::onChunkReply(const Context &context, const wire::Exchange &exchange)
{
    --m_chunksOwed;
    if (m_accepted == 0)
        return give(Step::refuse(*m_refusal));
    if (exchange.reply.isRefusal())
        return give(Step::refuse(Issue::MessageRefused, exchange));
    if (!exchange.reply.isPositive())
        return Step::fail(Issue::UnexpectedReply, exchange).drop();
    return mayAskForChunk() ? withChunk(Step::wait(), context) : Step::wait();
}

Step Transaction::onFinal(const wire::Exchange &exchange)
{
    if (m_accepted == 0)
        return give(Step::refuse(*m_refusal)); // of a chunk that was sent ahead for nobody
    const bool isRefusal = exchange.reply.isRefusal();
    if (!m_isHandedOver) {
        Step step =
            isRefusal ? Step::refuse(Issue::MessageRefused, exchange) : Step::fail(Issue::UnexpectedReply, exchange);
        return std::move(step).drop();
    }
    if (m_chosen.repliesForEach && exchange.reply.code == 353 && !std::exchange(m_endsAnnounced, true)) {
        m_owed += m_accepted + 1;
        return Step::wait().awaitMore(m_accepted + 1);
    }
    if (!isRefusal && !exchange.reply.isPositive())
        return Step::fail(Issue::UnexpectedReply, exchange).drop();
    if (isRefusal)
        noteRefusal(Issue::MessageRefused, exchange);
    else
        m_isDelivered = true;
    if (m_endsAnnounced && isRefusal && m_owed == 0)
        m_isDelivered = false; // the reply for all counts for all
    return m_owed > 0 ? Step::wait() : conclusion();
}

Step Transaction::conclusion() const
{
    if (!m_refusal)
        return Step::done();
    return m_isDelivered ? Step::partial(*m_refusal) : Step::refuse(*m_refusal);
}

/// The sender was refused, so nothing else can be accepted.
bool Transaction::isRefused() const
{
    return m_refusal && m_refusal->id == Issue::SenderRefused;
}

void Transaction::noteRefusal(Issue::Id issue, const wire::Exchange &exchange)
{
    if (!m_refusal)
        m_refusal = Issue{issue, exchange.phase, exchange.events, QString::fromUtf8(exchange.reply.text())};
}

/// The transaction has come to \p end: what is still owed is waited for, and what is still open taken back.
Step Transaction::give(Step end)
{
    m_end = std::move(end);
    return proceed();
}

Step Transaction::proceed(Step step)
{
    if (!m_end || m_owed > 0)
        return step;
    if (std::exchange(m_isOpen, false)) {
        ++m_owed;
        return Step::send(wire::Command::rset());
    }
    return *std::exchange(m_end, std::nullopt);
}

} // namespace mailscope::stage
