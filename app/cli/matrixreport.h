// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/textstyle.h"
#include "report/report.h"
#include "session/loginmatrix.h"

namespace mailscope::cli {

/// One report of all of \p matrix: what the server offers, and each cell as an attempt. It began at \p startedAt and took
/// \p duration, all its connections together.
[[nodiscard]] report::Report matrixReport(const session::LoginMatrix &matrix, const QDateTime &startedAt,
                                          report::Nanoseconds duration);

/// A row for each mechanism, a column for each place; below it why something was not tried.
[[nodiscard]] QString matrixGrid(const session::LoginMatrix &matrix, format::TextStyle style);

/// What became of \p cell in a few words: "235 accepted".
[[nodiscard]] QString cellText(const session::LoginMatrix::Cell &cell);

/// "before TLS", "after STARTTLS" or "TLS from the first byte".
[[nodiscard]] QString whenText(session::LoginMatrix::When when);

} // namespace mailscope::cli
