// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/tlsstage.h"

#include "stage/starttlsstage.h"

namespace mailscope::stage {

Step TlsStage::begin(const Context & /*context*/)
{
    return Step::upgrade();
}

Step TlsStage::onReply(const Context & /*context*/, const wire::Exchange &exchange)
{
    return Step::fail(Issue::UnsolicitedReply, exchange); // nothing was asked
}

Step TlsStage::onSecured(const Context &context, const TlsDetails &details)
{
    return judgeHandshake(context, details);
}

} // namespace mailscope::stage
