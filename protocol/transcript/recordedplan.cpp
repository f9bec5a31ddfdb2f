// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/recordedplan.h"

namespace mailscope::transcript {

plan::Plan recordedPlan(const Transcript &transcript)
{
    if (transcript.isEmpty() || transcript.kindAt(0) != EventKind::Began)
        return plan::Plan();
    return plan::Plan::fromJson(std::get<Began>(transcript.at(0).payload).plan).value_or(plan::Plan());
}

} // namespace mailscope::transcript
