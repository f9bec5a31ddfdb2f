// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/script.h"
#include "report/report.h"

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <span>

namespace mailscope::cli {

/// How a check went: a file of steps that was played against a server.
struct CheckResult {
    QString name; ///< of the file, without its folder
    const plan::Script &script;
    const report::Report &report;
    QStringList failures; ///< sentences that begin with "line N: "
    int exitCode = 0;
};

/// What a monitoring system reads of a check.
struct CheckFormat {
    QLatin1StringView name;
    QString (*write)(const CheckResult &result);
};

/// "nagios": one line with performance data (Monitoring Plugins guidelines, 2.2 and 2.6). "prometheus": text exposition format 0.0.4.
/// "junit": an XML document with a test case for each step that expects something.
[[nodiscard]] std::span<const CheckFormat> checkFormats();

/// The one called \p name, or null.
[[nodiscard]] const CheckFormat *checkFormatNamed(QStringView name);

} // namespace mailscope::cli
