// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QString>

namespace mailscope::format::html {

/// The times of a session as a drawing: a bar for each stage, and below it one for each of its exchanges, which shows how long was
/// waited for the first byte and how long the reply took. Of many only the first are drawn, and that is said. Empty when there
/// is nothing to draw.
[[nodiscard]] QString timing(const report::Report &report);

} // namespace mailscope::format::html
