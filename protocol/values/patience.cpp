// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/patience.h"

namespace mailscope {

Patience Patience::rfc5321()
{
    using namespace std::chrono_literals;
    Patience patience(5min);
    patience.setLimit(Phase::Data, 2min);
    patience.setLimit(Phase::Payload, 3min);
    patience.setFinalReply(10min);
    return patience;
}

} // namespace mailscope
