// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/injectionstage.h"

namespace mailscope::check {

using stage::Step;

Step InjectionStage::begin(const stage::Context &context)
{
    if (context.encrypted || !context.offers(wire::keyword::StartTls))
        return Step::fail(Issue::TlsNotOffered);
    wire::Command injected = *wire::Command::noop();
    injected.phase = Phase::Raw; // and no part of what a report says of STARTTLS
    return Step::send({wire::Command::startTls(), std::move(injected)});
}

Step InjectionStage::onReply(const stage::Context &context, const wire::Exchange &exchange)
{
    const wire::Reply &reply = exchange.reply;
    switch (m_asked) {
    case Asked::StartTls:
        return onStartTls(context, exchange);
    case Asked::Quit:
        if (reply.code == 221) {
            judge("injected-command-ignored", QStringLiteral("QUIT: %1").arg(replyText(reply)));
            return told(Step::done().drop());
        }
        judge("injected-command-run", QStringLiteral("NOOP: %1").arg(replyText(reply)));
        m_asked = Asked::QuitBehindNoop;
        return told(Step::wait());
    case Asked::QuitBehindNoop:
        break;
    }
    return reply.code == 221 ? Step::done().drop() : Step::fail(Issue::UnexpectedReply, exchange).drop();
}

Step InjectionStage::onStartTls(const stage::Context &context, const wire::Exchange &exchange)
{
    if (exchange.reply.code != 220)
        return Step::fail(Issue::TlsRefused, exchange).drop();
    // It answered the NOOP in clear, or somebody else did: no handshake can follow.
    if (context.unreadBytes > 0)
        return Step::fail(Issue::BytesBehindStartTls, exchange);
    return Step::upgrade();
}

Step InjectionStage::onSecured(const stage::Context & /*context*/, const TlsDetails & /*details*/)
{
    m_asked = Asked::Quit;
    return Step::send(asItIs("QUIT\r\n"));
}

} // namespace mailscope::check
