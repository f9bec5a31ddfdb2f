// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/hellostage.h"

#include <QCoreApplication>

namespace mailscope::stage {

using Verb = wire::Capabilities::Verb;

namespace {
Verb firstVerb(plan::Greet greet, plan::Protocol protocol)
{
    switch (greet) {
    case plan::Greet::Ehlo:
        return Verb::Ehlo;
    case plan::Greet::Helo:
        return Verb::Helo;
    case plan::Greet::Lhlo:
        return Verb::Lhlo;
    case plan::Greet::Auto:
    case plan::Greet::None:
        break;
    }
    return protocol == plan::Protocol::Lmtp ? Verb::Lhlo : Verb::Ehlo;
}

wire::Command::Made helloCommand(Verb verb, QByteArrayView name)
{
    switch (verb) {
    case Verb::Helo:
        return wire::Command::helo(name);
    case Verb::Lhlo:
        return wire::Command::lhlo(name);
    case Verb::Ehlo:
        break;
    }
    return wire::Command::ehlo(name);
}
} // namespace

Step HelloStage::begin(const Context &context)
{
    if (m_greet == plan::Greet::None)
        return Step::skip("not-wanted");
    if (m_phase == Phase::HelloTls && !context.encrypted)
        return Step::skip("not-encrypted");
    if (m_phase == Phase::HelloAuth && !context.authenticated)
        return Step::skip("not-authenticated");
    return say(context, firstVerb(m_greet, context.protocol));
}

Step HelloStage::say(const Context &context, Verb verb)
{
    m_verb = verb;
    wire::Command::Made command = helloCommand(verb, m_helloName.isEmpty() ? context.helloName : m_helloName);
    if (command)
        command->phase = m_phase;
    return Step::send(std::move(command));
}

Step HelloStage::onReply(const Context &context, const wire::Exchange &exchange)
{
    if (exchange.reply.isPositive())
        return Step::done().learn(wire::Capabilities(m_verb, exchange.reply));
    if (m_greet == plan::Greet::Auto && m_verb == Verb::Ehlo && exchange.reply.isPermanentFailure()) {
        return say(context, Verb::Helo)
            .learn(std::nullopt)
            .note("helo-fallback", QCoreApplication::translate("mailscope", "EHLO was refused, so HELO is tried."));
    }
    return Step::fail(exchange.reply.isRefusal() ? Issue::HelloRefused : Issue::UnexpectedReply, exchange)
        .learn(std::nullopt);
}

} // namespace mailscope::stage
