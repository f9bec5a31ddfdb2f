// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/transactionstage.h"

#include <QCoreApplication>

#include <utility>

namespace mailscope::stage {

Step TransactionStage::begin(const Context & /*context*/)
{
    if (auto issue = unsendable())
        return Step::fail(*std::move(issue));
    m_isOpen = true;
    return Step::send(wire::Command::mail(m_envelope.from, m_envelope.fromParameters));
}

/// Looked at before the first byte is sent, so that no half transaction is left behind.
std::optional<Issue> TransactionStage::unsendable() const
{
    if (m_envelope.recipients.isEmpty())
        return Issue{Issue::InvalidArgument, Phase::Rcpt, {}, {}};
    if (const auto mail = wire::Command::mail(m_envelope.from, m_envelope.fromParameters); !mail)
        return mail.error();
    for (const wire::Envelope::Recipient &recipient : m_envelope.recipients) {
        if (const auto rcpt = wire::Command::rcpt(recipient.address, recipient.parameters); !rcpt)
            return rcpt.error();
    }
    return std::nullopt;
}

Step TransactionStage::onReply(const Context &context, const wire::Exchange &exchange)
{
    if (m_end)
        return *std::exchange(m_end, std::nullopt);
    switch (exchange.phase.value_or(Phase::Raw)) {
    case Phase::Mail:
        return onMail(exchange);
    case Phase::Rcpt:
        return onRcpt(exchange);
    case Phase::Data:
        return onData(context, exchange);
    default:
        return onFinal(exchange);
    }
}

Step TransactionStage::onMail(const wire::Exchange &exchange)
{
    if (exchange.reply.isRefusal())
        return Step::refuse(Issue::SenderRefused, exchange);
    if (!exchange.reply.isPositive())
        return reset(Step::fail(Issue::UnexpectedReply, exchange));
    return nextRecipient().enter(Phase::Rcpt);
}

Step TransactionStage::nextRecipient()
{
    const wire::Envelope::Recipient &recipient = m_envelope.recipients.at(m_asked++);
    return Step::send(wire::Command::rcpt(recipient.address, recipient.parameters));
}

Step TransactionStage::onRcpt(const wire::Exchange &exchange)
{
    if (exchange.reply.isPositive())
        ++m_accepted;
    else if (exchange.reply.isRefusal())
        noteRefusal(Issue::RecipientRefused, exchange);
    else
        return reset(Step::fail(Issue::UnexpectedReply, exchange));
    if (m_refusal && !m_envelope.skipsRefused)
        return reset(Step::refuse(*m_refusal));
    if (m_asked < m_envelope.recipients.size())
        return nextRecipient();
    if (m_accepted == 0)
        return reset(Step::refuse(*m_refusal));
    return Step::send(wire::Command::data()).enter(Phase::Data);
}

Step TransactionStage::onData(const Context &context, const wire::Exchange &exchange)
{
    if (exchange.reply.code == 354) {
        m_isOpen = false;
        m_repliesOwed = context.protocol == plan::Protocol::Lmtp ? m_accepted : 1;
        return Step::sendPayload(m_payload, m_repliesOwed).enter(Phase::Payload);
    }
    if (exchange.reply.isRefusal())
        return reset(Step::refuse(Issue::DataRefused, exchange));
    Step step = Step::fail(Issue::UnexpectedReply, exchange);
    // After another 3xx the server may take RSET for a line of the message.
    return exchange.reply.isPositive() ? reset(std::move(step)) : std::move(step).drop();
}

Step TransactionStage::onPayloadDone(const Context & /*context*/)
{
    m_payloadSent = true;
    const qint64 repaired = m_payload->repairedLineEnds();
    if (repaired == 0)
        return Step::wait();
    return Step::wait().note(
        "line-ends-repaired",
        QCoreApplication::translate("mailscope", "Line ends of the message that were no CRLF were made so: %1.")
            .arg(repaired));
}

Step TransactionStage::onFinal(const wire::Exchange &exchange)
{
    const bool isRefusal = exchange.reply.isRefusal();
    if (!m_payloadSent) {
        Step step =
            isRefusal ? Step::refuse(Issue::MessageRefused, exchange) : Step::fail(Issue::UnexpectedReply, exchange);
        return std::move(step).drop();
    }
    if (!isRefusal && !exchange.reply.isPositive())
        return Step::fail(Issue::UnexpectedReply, exchange).drop();
    if (isRefusal)
        noteRefusal(Issue::MessageRefused, exchange);
    else
        m_isDelivered = true;
    return --m_repliesOwed > 0 ? Step::wait() : conclude();
}

Step TransactionStage::conclude() const
{
    if (!m_refusal)
        return Step::done();
    return m_isDelivered ? Step::partial(*m_refusal) : Step::refuse(*m_refusal);
}

void TransactionStage::noteRefusal(Issue::Id issue, const wire::Exchange &exchange)
{
    if (!m_refusal)
        m_refusal = Issue{issue, exchange.phase, exchange.events, QString::fromUtf8(exchange.reply.text())};
}

Step TransactionStage::reset(Step end)
{
    m_isOpen = false;
    m_end = std::move(end);
    return Step::send(wire::Command::rset());
}

std::vector<wire::Command> TransactionStage::undo() const
{
    if (!m_isOpen)
        return {};
    return {wire::Command::rset()};
}

std::unique_ptr<Stage> makeTransactionStage(wire::Envelope envelope, std::unique_ptr<wire::PayloadSource> source,
                                            wire::LineEnds::Handling lineEnds)
{
    return std::make_unique<TransactionStage>(std::move(envelope),
                                              std::make_shared<wire::Payload>(std::move(source), lineEnds));
}

} // namespace mailscope::stage
