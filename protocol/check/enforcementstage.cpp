// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/enforcementstage.h"

#include <QCoreApplication>

namespace mailscope::check {

using stage::Step;

namespace {
/// The server wants encryption or a login first, and not another sender: a refusal of the address would say nothing.
bool wantsMoreFirst(const wire::Reply &reply)
{
    const QByteArray text = reply.text().toLower();
    return reply.code == 530 || reply.code == 538 || text.contains("starttls") || text.contains("tls ")
        || text.contains("encrypt");
}
} // namespace

Step EnforcementStage::begin(const stage::Context &context)
{
    if (context.encrypted) {
        judge("tls-enforced",
              QCoreApplication::translate("mailscope::Check", "the connection is encrypted from the first byte"));
        return conclude();
    }
    return ask(mailLine(m_subject.from));
}

Step EnforcementStage::onReply(const stage::Context &context, const wire::Exchange &exchange)
{
    switch (m_asked) {
    case Asked::Mail:
        return onMail(context, exchange);
    case Asked::Rset:
        return exchange.reply.isPositive() ? askAuth(context) : told(Step::fail(Issue::CommandRefused, exchange));
    case Asked::Auth:
        return onAuth(exchange);
    case Asked::Cancel:
        break;
    }
    return conclude();
}

Step EnforcementStage::onMail(const stage::Context &context, const wire::Exchange &exchange)
{
    const QString answer = QStringLiteral("MAIL: %1").arg(replyText(exchange.reply));
    if (exchange.reply.isPositive()) {
        judge("mail-accepted-in-clear", answer);
        m_asked = Asked::Rset;
        return told(Step::send(wire::Command::rset()));
    }
    if (!exchange.reply.isRefusal())
        return told(Step::fail(Issue::UnexpectedReply, exchange));
    if (exchange.reply.isPermanentFailure() && wantsMoreFirst(exchange.reply))
        m_refusals.append(answer);
    else
        leaveOpen(Issue::SenderRefused, exchange);
    return askAuth(context);
}

Step EnforcementStage::askAuth(const stage::Context &context)
{
    const QList<QByteArray> offered = context.capabilities ? context.capabilities->authTypes() : QList<QByteArray>();
    m_mechanism = offered.contains("LOGIN") && !offered.contains("PLAIN") ? "LOGIN" : "PLAIN";
    m_asked = Asked::Auth;
    return told(ask("AUTH " + m_mechanism));
}

Step EnforcementStage::onAuth(const wire::Exchange &exchange)
{
    const QString answer =
        QStringLiteral("AUTH %1: %2").arg(QString::fromLatin1(m_mechanism), replyText(exchange.reply));
    if (exchange.reply.code == 334) {
        judge("auth-accepted-in-clear", answer);
        m_asked = Asked::Cancel;
        wire::Command cancel = wire::Command::authCancel();
        cancel.phase = Phase::Raw;
        return told(Step::send(std::move(cancel)));
    }
    if (!exchange.reply.isRefusal())
        return told(Step::fail(Issue::UnexpectedReply, exchange));
    if (exchange.reply.isTransientFailure()) {
        leaveOpen(Issue::CommandRefused, exchange);
        return conclude();
    }
    if (!m_refusals.isEmpty())
        judge("tls-enforced", (m_refusals + QStringList{answer}).join(QStringLiteral("; ")));
    return conclude();
}

} // namespace mailscope::check
