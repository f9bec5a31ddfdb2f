// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/phase.h"

namespace mailscope::session {

/// Where a flow is held up on its way through the phases of a stage, such as those of a message.
struct Halt {
    enum class Kind {
        Pause, ///< the stage waits until it is told to go on; nothing of it is sent meanwhile
        Drop,  ///< the connection is cut
    };
    Kind kind = Kind::Pause;
    Phase behind = Phase::Rcpt; ///< the last phase that is carried out before

    friend bool operator==(const Halt &, const Halt &) = default;
};

} // namespace mailscope::session
