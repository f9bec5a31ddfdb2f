// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/findings.h"

namespace mailscope::report {

using namespace Qt::StringLiterals;

QLatin1StringView severityName(Severity severity)
{
    switch (severity) {
    case Severity::Fail:
        return "fail"_L1;
    case Severity::Warn:
        return "warn"_L1;
    case Severity::Info:
        break;
    }
    return "info"_L1;
}

QList<Finding> findingsOf(const Report &, const transcript::Transcript &)
{
    return {};
}

} // namespace mailscope::report
