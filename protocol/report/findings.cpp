// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/findings.h"

#include "report/rule.h"

#include <QCoreApplication>

#include <algorithm>

namespace mailscope::report {

using namespace Qt::StringLiterals;

namespace {
Finding findingOf(const Rule &rule, const Observation &observation)
{
    QString text = QCoreApplication::translate("mailscope::Finding", rule.text);
    if (text.contains("%1"_L1))
        text = text.arg(observation.detail);
    return {rule.id, observation.severity.value_or(rule.severity), text, observation.evidence, rule.reference};
}
} // namespace

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

bool Facts::isLocal() const
{
    return !report.addresses.isEmpty()
        && (report.addresses.constLast().family == "unix"_L1 || report.addresses.constLast().family == "pipe"_L1);
}

bool Facts::needsTls() const
{
    const transcript::TargetDescription &target = report.target;
    const bool required = report.tls && report.tls->policy == TlsPolicy::Require;
    return required || target.security == "starttls"_L1 || target.security == "tls"_L1 || target.port == 587
        || target.port == 465;
}

QList<Rule> allRules()
{
    QList<Rule> all;
    for (const std::span<const Rule> rules :
         {connectionRules(), replyRules(), helloRules(), tlsRules(), certificateRules(), loginRules(), bindingRules(),
          answerRules(), checkRules()})
        all.append(QList<Rule>(rules.begin(), rules.end()));
    return all;
}

QList<Finding> findingsOf(const Report &report, const transcript::Transcript &transcript)
{
    static const QList<Rule> Rules = allRules();
    const Facts facts{report, transcript};
    QList<Finding> findings;
    for (const Rule &rule : Rules) {
        const std::optional<Observation> observation = rule.look(facts);
        if (observation && !observation->evidence.isEmpty())
            findings.append(findingOf(rule, *observation));
    }
    std::ranges::stable_sort(findings, std::greater(), &Finding::severity);
    return findings;
}

} // namespace mailscope::report
