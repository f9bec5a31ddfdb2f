// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QJsonObject>
#include <QList>

namespace mailscope::format {

/// The report as docs/report-1.schema.json describes it: every key always there, null or empty where it does not apply.
[[nodiscard]] QJsonObject jsonReport(const report::Report &report);

/// Several hosts in one document, "mailscope.reports/1".
[[nodiscard]] QJsonObject jsonReports(const QList<report::Report> &reports);

/// The verdict over several: that of all when they agree, Partial when some went well, else that of the first that did
/// not. Cancelled whenever one was cancelled. Network for none at all.
[[nodiscard]] Verdict combinedVerdict(const QList<report::Report> &reports);

/// \p document as text, readable and safe for a terminal (safeJson()), with a line end.
[[nodiscard]] QByteArray jsonDocument(const QJsonObject &document);

} // namespace mailscope::format
