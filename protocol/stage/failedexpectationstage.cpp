// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/failedexpectationstage.h"

namespace mailscope::stage {

Step FailedExpectationStage::begin(const Context & /*context*/)
{
    return Step::fail(Issue{Issue::ExpectationFailed, Phase::Raw, {}, m_detail});
}

Step FailedExpectationStage::onReply(const Context & /*context*/, const wire::Exchange &exchange)
{
    return Step::fail(Issue::UnsolicitedReply, exchange); // nothing was asked
}

} // namespace mailscope::stage
