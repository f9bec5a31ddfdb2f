// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/postmasterstage.h"

namespace mailscope::check {

using stage::Step;

PostmasterStage::PostmasterStage(const Subject &subject) : m_from(subject.from), m_paths{"postmaster"}
{
    const qsizetype at = subject.to.lastIndexOf('@');
    if (at >= 0)
        m_paths += {"postmaster" + subject.to.sliced(at), "abuse" + subject.to.sliced(at)};
}

Step PostmasterStage::begin(const stage::Context & /*context*/)
{
    return ask(mailLine(m_from));
}

Step PostmasterStage::onReply(const stage::Context & /*context*/, const wire::Exchange &exchange)
{
    if (!exchange.reply.isPositive() && !exchange.reply.isRefusal())
        return told(Step::fail(Issue::UnexpectedReply, exchange));
    switch (m_asked) {
    case Asked::Mail:
        if (!exchange.reply.isPositive())
            return told(Step::refuse(Issue::SenderRefused, exchange));
        m_asked = Asked::Rcpt;
        return ask(rcptLine(m_paths.at(m_at)));
    case Asked::Rcpt:
        onRcpt(exchange);
        if (++m_at < m_paths.size())
            return told(ask(rcptLine(m_paths.at(m_at))));
        m_asked = Asked::Rset;
        return told(Step::send(wire::Command::rset()));
    case Asked::Rset:
        break;
    }
    if (!m_accepted.isEmpty())
        judge("postmaster-accepted", m_accepted.join(QStringLiteral("; ")));
    return conclude();
}

void PostmasterStage::onRcpt(const wire::Exchange &exchange)
{
    const QByteArray &path = m_paths.at(m_at);
    const QString answer = answerText(path, exchange.reply);
    if (exchange.reply.isPositive())
        m_accepted.append(answer);
    else if (exchange.reply.isTransientFailure())
        leaveOpen(Issue::RecipientRefused, exchange);
    else
        judge(path.startsWith("abuse") ? "abuse-refused" : "postmaster-refused", answer);
}

} // namespace mailscope::check
