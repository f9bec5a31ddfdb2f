// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

namespace mailscope::format {

/// What became of each recipient of \p transaction as a table (RFC 4180): the rows "recipient" of the export of a session as CSV,
/// with the same columns.
[[nodiscard]] QByteArray recipientsAsCsv(const report::TransactionOutcome &transaction);

} // namespace mailscope::format
