// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/starttlsstage.h"

namespace mailscope::stage {

Step StartTlsStage::begin(const Context &context)
{
    if (context.encrypted)
        return Step::skip("already-encrypted");
    if (context.offers(wire::keyword::StartTls) || context.force)
        return Step::send(wire::Command::startTls());
    if (m_demand == Demand::Required)
        return Step::fail(Issue::TlsNotOffered);
    return Step::skip("not-offered");
}

Step StartTlsStage::onReply(const Context &context, const wire::Exchange &exchange)
{
    if (exchange.reply.code == 220) {
        if (context.unreadBytes > 0)
            return Step::fail(Issue::BytesBehindStartTls, exchange);
        return Step::upgrade();
    }
    if (m_demand == Demand::Required)
        return Step::fail(Issue::TlsRefused, exchange);
    return Step::decline(Issue::TlsRefused, exchange);
}

Step StartTlsStage::onSecured(const Context &context, const TlsDetails &details)
{
    return judgeHandshake(context, details);
}

Step judgeHandshake(const Context &context, const TlsDetails &details)
{
    if (details.verified || context.tlsPolicy == TlsPolicy::Report)
        return Step::done();
    QStringList objections;
    for (const TlsObjection &objection : details.objections)
        objections.append(objection.text);
    return Step::fail(Issue{Issue::CertificateRejected, {}, {}, objections.join(QStringLiteral("; "))});
}

} // namespace mailscope::stage
