// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "transcript/transcript.h"

namespace mailscope::transcript {

/// The plan that the session was begun with; the default one where it tells of none that can be read.
[[nodiscard]] plan::Plan recordedPlan(const Transcript &transcript);

} // namespace mailscope::transcript
