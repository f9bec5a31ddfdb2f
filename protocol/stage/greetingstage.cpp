// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/greetingstage.h"

namespace mailscope::stage {

Step GreetingStage::begin(const Context & /*context*/)
{
    return Step::awaitReply();
}

Step GreetingStage::onReply(const Context & /*context*/, const wire::Exchange &exchange)
{
    if (exchange.reply.code == 220)
        return Step::done();
    if (exchange.reply.isRefusal())
        return Step::fail(Issue::GreetingRefused, exchange);
    return Step::fail(Issue::UnexpectedReply, exchange);
}

} // namespace mailscope::stage
