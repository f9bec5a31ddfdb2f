// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/envelopelimitsstage.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace mailscope::check {

using namespace Qt::StringLiterals;
using stage::Step;

namespace {
constexpr int LeastRecipients = 100; // RFC 5321 section 4.5.3.1.8
constexpr int BatchSize = 10;        // what is refused behind the limit must not look like an attack
} // namespace

Step EnvelopeLimitsStage::begin(const stage::Context & /*context*/)
{
    return ask(mailLine(m_subject.from));
}

Step EnvelopeLimitsStage::onReply(const stage::Context &context, const wire::Exchange &exchange)
{
    const wire::Reply &reply = exchange.reply;
    if (!reply.isPositive() && !reply.isRefusal())
        return told(Step::fail(Issue::UnexpectedReply, exchange));
    switch (m_asked) {
    case Asked::Mail:
        if (!reply.isPositive())
            return told(Step::refuse(Issue::SenderRefused, exchange));
        m_asked = Asked::Rcpt;
        m_owed = 1; // whether he is accepted at all
        return ask(rcptLine(m_subject.to));
    case Asked::Rcpt:
        return onRcpt(context, exchange);
    case Asked::Rset:
        return reply.isPositive() ? askSize(context) : told(Step::fail(Issue::CommandRefused, exchange));
    case Asked::Size:
        return onSize(exchange);
    case Asked::LastRset:
        break;
    }
    return conclude();
}

Step EnvelopeLimitsStage::onRcpt(const stage::Context &context, const wire::Exchange &exchange)
{
    --m_owed;
    if (exchange.reply.isPositive() && m_refusal.isEmpty())
        ++m_accepted;
    else if (m_refusal.isEmpty())
        m_refusal = replyText(exchange.reply);
    if (m_accepted == 0)
        return told(Step::refuse(Issue::RecipientRefused, exchange));
    if (m_owed > 0)
        return Step::wait();
    if (!m_refusal.isEmpty())
        return endRecipients(
            QCoreApplication::translate("mailscope::Check", "%1 recipients, then %2").arg(m_accepted).arg(m_refusal));
    if (m_accepted >= MostRecipients)
        return endRecipients(
            QCoreApplication::translate("mailscope::Check", "%1 recipients, and more were not named").arg(m_accepted));
    return nextRecipients(context);
}

Step EnvelopeLimitsStage::nextRecipients(const stage::Context &context)
{
    const int batch = context.offers(wire::keyword::Pipelining) ? BatchSize : 1;
    m_owed = std::min(batch, MostRecipients - m_accepted);
    return Step::send(std::vector(static_cast<std::size_t>(m_owed), asItIs(rcptLine(m_subject.to) + "\r\n")));
}

Step EnvelopeLimitsStage::endRecipients(const QString &why)
{
    judge(m_accepted < LeastRecipients ? "recipients-few" : "limits-found", why);
    m_asked = Asked::Rset;
    return told(Step::send(wire::Command::rset()));
}

Step EnvelopeLimitsStage::askSize(const stage::Context &context)
{
    const auto params = context.capabilities ? context.capabilities->params("SIZE") : std::nullopt;
    m_size = params && !params->isEmpty() ? params->constFirst().toULongLong() : 0;
    if (m_size == 0 || m_size == std::numeric_limits<quint64>::max()) // no limit is offered (RFC 1870 section 4)
        return conclude();
    m_asked = Asked::Size;
    return told(ask(mailLine(m_subject.from) + " SIZE=" + QByteArray::number(m_size + 1)));
}

Step EnvelopeLimitsStage::onSize(const wire::Exchange &exchange)
{
    const QString answer = u"SIZE=%1: %2"_s.arg(m_size + 1).arg(replyText(exchange.reply));
    judge(exchange.reply.isPositive() ? "size-not-enforced" : "limits-found", answer);
    if (!exchange.reply.isPositive())
        return conclude();
    m_asked = Asked::LastRset;
    return told(Step::send(wire::Command::rset()));
}

} // namespace mailscope::check
