// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/stage.h"

namespace mailscope::stage {

Step Stage::onSecured(const Context & /*context*/, const TlsDetails & /*details*/)
{
    return Step::fail(Issue::InternalError); // only a stage that asked for a handshake is told of one
}

Step Stage::onPayloadDone(const Context & /*context*/)
{
    return Step::wait();
}

Step Stage::onChunkSent(const Context & /*context*/, bool /*isLast*/)
{
    return Step::fail(Issue::InternalError); // only a stage that sent a chunk is told of it
}

Step Stage::onComputed(const Context & /*context*/, const sasl::WorkResult & /*result*/)
{
    return Step::fail(Issue::InternalError); // only a stage that asked for work is told of its end
}

} // namespace mailscope::stage
