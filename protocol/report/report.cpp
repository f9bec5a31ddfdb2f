// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report.h"

#include "report/findings.h"
#include "report/reportfold.h"

#include <algorithm>

namespace mailscope::report {

const Finding *Report::finding(QByteArrayView id) const
{
    const auto found =
        std::ranges::find_if(findings, [id](const Finding &each) { return QByteArrayView(each.id) == id; });
    return found == findings.end() ? nullptr : &*found;
}

const Hello *Report::newestHello() const
{
    for (const std::optional<Hello> *each : {&authenticated, &encrypted, &clear}) {
        if (*each)
            return &**each;
    }
    return nullptr;
}

Report fold(const transcript::Transcript &transcript)
{
    return fold(transcript, transcript.size());
}

Report fold(const transcript::Transcript &transcript, qsizetype most)
{
    ReportFold fold(most);
    fold.addRest(transcript);
    Report report = fold.report();
    report.findings = findingsOf(report, transcript);
    return report;
}

Report fold(const transcript::Transcript &transcript, const transcript::Finished &end)
{
    transcript::Transcript whole = transcript;
    const qsizetype size = whole.size();
    whole.append({size + 1, size > 0 ? whole.at(size - 1).elapsed : Nanoseconds(0), end});
    return fold(whole);
}

} // namespace mailscope::report
