// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

namespace mailscope::report {

/// What the rules find in a session, the gravest first. \p report is what \p transcript folds to, findings aside.
[[nodiscard]] QList<Finding> findingsOf(const Report &report, const transcript::Transcript &transcript);

} // namespace mailscope::report
