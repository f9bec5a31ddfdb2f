// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/event.h"

namespace mailscope::ui {

/// Secrets that were recorded on purpose stand in the transcript like any other bytes: nothing marks them there. The window
/// hides them all the same until it is asked to show them, and so has to find them itself.
class RecordedSecrets {
public:
    /// \p sent as it is shown while secrets are hidden: the initial response of AUTH and what answers a challenge is cut out.
    [[nodiscard]] static transcript::Redacted hidden(const transcript::Sent &sent);
};

} // namespace mailscope::ui
