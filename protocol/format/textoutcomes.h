// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/textstyle.h"
#include "report/report.h"

/// The sections of a report for people that tell what came of a login and of a message. Empty without one.
namespace mailscope::format {

/// A row for each attempt: mechanism, user, when, verdict, and why.
[[nodiscard]] QString loginOutcome(const report::Report &report, const TextStyle &style);

/// A row for each recipient: address, verdict, and what the server said to RCPT and to the message.
[[nodiscard]] QString recipientOutcome(const report::Report &report, const TextStyle &style);

} // namespace mailscope::format
