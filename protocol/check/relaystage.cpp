// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/relaystage.h"

#include <QCoreApplication>

namespace mailscope::check {

using namespace Qt::StringLiterals;
using stage::Step;

namespace {
QString patternText(const RelayPattern &pattern, const wire::Reply &reply)
{
    return u"%1, %2"_s.arg(QString::fromLatin1(pattern.id), answerText(pattern.forwardPath, reply));
}

/// Refused for good, or for now but because of where it should go: Postfix says "454 4.7.1 Relay access denied" as it comes.
bool deniesRelaying(const wire::Reply &reply)
{
    return reply.isPermanentFailure() || reply.text().toLower().contains("relay");
}
} // namespace

Step RelayStage::begin(const stage::Context &context)
{
    const QByteArray name = serverName(context, m_subject);
    m_patterns = relayPatterns(m_subject, name);
    if (m_patterns.isEmpty())
        return Step::fail(Issue{Issue::InvalidArgument, {}, {}, QString::fromUtf8(m_subject.to)});
    m_patterns = m_patterns.mid(m_first, m_count);
    m_patterns.prepend({"nobody", m_subject.from, "mailscope-check-no-such-user@" + name, RelayPattern::Weight::Trick});
    return ask(mailLine(pattern().reversePath));
}

Step RelayStage::onReply(const stage::Context & /*context*/, const wire::Exchange &exchange)
{
    if (!exchange.reply.isPositive() && !exchange.reply.isRefusal())
        return told(Step::fail(Issue::UnexpectedReply, exchange));
    switch (m_asked) {
    case Asked::Mail:
        return onMail(exchange);
    case Asked::Rcpt:
        onRcpt(exchange);
        m_asked = Asked::Rset;
        return told(Step::send(wire::Command::rset()));
    case Asked::Rset:
        break;
    }
    // Behind a transaction that goes on, MAIL would be refused for that reason alone.
    return exchange.reply.isPositive() ? next() : told(Step::fail(Issue::CommandRefused, exchange));
}

Step RelayStage::onMail(const wire::Exchange &exchange)
{
    if (exchange.reply.isPositive()) {
        m_asked = Asked::Rcpt;
        return told(ask(rcptLine(pattern().forwardPath)));
    }
    if (exchange.reply.isTransientFailure())
        leaveOpen(Issue::SenderRefused, exchange);
    else if (!isControl())
        ++m_refused;
    return next();
}

void RelayStage::onRcpt(const wire::Exchange &exchange)
{
    if (isControl())
        m_everybody = exchange.reply.isPositive() ? Everybody::Accepted : Everybody::Refused;
    else if (exchange.reply.isPositive())
        accepted(exchange.reply);
    else if (deniesRelaying(exchange.reply))
        ++m_refused;
    else
        leaveOpen(Issue::RecipientRefused, exchange);
}

void RelayStage::accepted(const wire::Reply &reply)
{
    const QString text = patternText(pattern(), reply);
    if (pattern().weight == RelayPattern::Weight::Plain)
        judge("relay-accepted", text);
    else if (m_everybody == Everybody::Accepted)
        judge("relay-unclear", text);
    else
        judge("relay-trick-accepted", text);
}

Step RelayStage::next()
{
    if (++m_at < m_patterns.size()) {
        m_asked = Asked::Mail;
        return told(ask(mailLine(pattern().reversePath)));
    }
    if (m_refused > 0)
        judge("relay-refused",
              QCoreApplication::translate("mailscope::Check", "%1 of %2 patterns")
                  .arg(m_refused)
                  .arg(m_patterns.size() - 1));
    return conclude();
}

} // namespace mailscope::check
