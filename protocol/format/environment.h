// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/reportsections.h"
#include "format/writer.h"

namespace mailscope::format {

/// Which session it was: target, when, how long, with which version, and the file it stands in, each behind a label.
[[nodiscard]] QList<ReportRow> environmentRows(const Exported &session);

} // namespace mailscope::format
