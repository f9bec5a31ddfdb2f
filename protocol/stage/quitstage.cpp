// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/quitstage.h"

namespace mailscope::stage {

Step QuitStage::begin(const Context & /*context*/)
{
    return Step::send(wire::Command::quit());
}

Step QuitStage::onReply(const Context & /*context*/, const wire::Exchange &exchange)
{
    return exchange.reply.isPositive() ? Step::done() : Step::decline(Issue::CommandRefused, exchange);
}

} // namespace mailscope::stage
