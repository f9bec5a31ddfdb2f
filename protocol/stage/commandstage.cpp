// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/commandstage.h"

namespace mailscope::stage {

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
    return Step::refuse(Issue::UnexpectedReply, exchange);
}

} // namespace mailscope::stage
