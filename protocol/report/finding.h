// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QList>
#include <QString>

namespace mailscope::report {

/// How much a finding matters. Fail: a MUST of a standard is broken, or mail or its security is really affected.
enum class Severity { Info, Warn, Fail };

/// The stable name of \p severity, e.g. "warn".
[[nodiscard]] QLatin1StringView severityName(Severity severity);

/// Something worth knowing that was seen in a session. Its id is stable and listed in docs/findings.md.
struct Finding {
    QLatin1StringView id; ///< of a rule, so it lives as long as the program
    Severity severity = Severity::Info;
    QString text;                ///< in plain words, with what can be done about it
    QList<qint64> evidence;      ///< sequence numbers of events, never empty
    QLatin1StringView reference; ///< such as "RFC 5321, 4.2"; empty when there is none

    friend bool operator==(const Finding &, const Finding &) = default;
};

} // namespace mailscope::report
