// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/commandstage.h"

namespace mailscope::stage {

namespace {
/// A line given by hand may be anything; one that asks for more input is answered with a 3xx.
bool mayBeIntermediate(Phase phase)
{
    return phase == Phase::Auth || phase == Phase::Data;
}
} // namespace

Step CommandStage::begin(const Context & /*context*/)
{
    return Step::send(m_command);
}

Step CommandStage::onReply(const Context & /*context*/, const wire::Exchange &exchange)
{
    if (exchange.reply.isRefusal())
        return Step::refuse(Issue::CommandRefused, exchange);
    if (exchange.reply.isPositive() || name() == Phase::Raw)
        return Step::done();
    if (exchange.reply.isIntermediate() && mayBeIntermediate(name()))
        return Step::done();
    return Step::refuse(Issue::UnexpectedReply, exchange);
}

} // namespace mailscope::stage
