// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/event.h"
#include "transcript/redaction.h"

namespace mailscope::transcript {

/// Cuts what \p redaction remembers out of the texts of \p payload that quote the server: the detail of an issue, and the decoded
/// step of a login. "[8 bytes hidden]" stands in its place. The bytes of the wire are left alone.
void redactTexts(Payload &payload, const Redaction &redaction);

} // namespace mailscope::transcript
