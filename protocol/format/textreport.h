// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/textstyle.h"
#include "report/report.h"

namespace mailscope::format {

/// A report for people: the connection, what the server offers and what that means, how one may log in, what came of
/// a login, the answers, what became of each recipient, the findings with their remedies, and one line with the verdict. Sections without content are left out.
[[nodiscard]] QString textReport(const report::Report &report, TextStyle style = {});

/// The section with the findings and their remedies alone.
[[nodiscard]] QString textFindings(const report::Report &report, TextStyle style = {});

/// The last line of it alone: "ok: …" or why the session failed.
[[nodiscard]] QString verdictLine(const report::Report &report, TextStyle style = {});

/// What came of a login, a row for each attempt; empty without one.
[[nodiscard]] QString loginOutcome(const report::Report &report, const TextStyle &style);

/// What became of a message, a row for each recipient; empty without one.
[[nodiscard]] QString recipientOutcome(const report::Report &report, const TextStyle &style);

} // namespace mailscope::format
