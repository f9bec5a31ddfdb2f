// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/rule.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace mailscope::report {

using namespace Qt::StringLiterals;

namespace {
bool saysIgnored(const QJsonObject &step)
{
    return step.value("name"_L1) == "end"_L1 && step.value("fields"_L1)["binding"_L1] == "ignored"_L1;
}

QList<qint64> eventsThatSayIgnored(const transcript::Transcript &transcript)
{
    QList<qint64> evidence;
    for (const transcript::Event &event : transcript) {
        const auto *const step = std::get_if<transcript::AuthStep>(&event.payload);
        if (step != nullptr && saysIgnored(step->step))
            evidence.append(event.sequence);
    }
    return evidence;
}

std::optional<Observation> takesAWrongBinding(const Facts &facts)
{
    if (!facts.report.auth)
        return std::nullopt;
    for (const AuthAttempt &attempt : facts.report.auth->attempts) {
        if (std::ranges::any_of(attempt.steps, saysIgnored))
            return Observation{eventsThatSayIgnored(facts.transcript), QString::fromUtf8(attempt.mechanism)};
    }
    return std::nullopt;
}

constexpr std::array Rules{
    Rule{"channel-binding-ignored"_L1, Severity::Fail, "RFC 5802, 6; RFC 5929, 4"_L1,
         QT_TRANSLATE_NOOP(
             "mailscope::Finding",
             "The server took a login with a wrong channel binding (%1): it does not look at it, so "
             "somebody in the middle is not noticed. Mend the server, or switch its -PLUS mechanisms off."),
         takesAWrongBinding},
};
} // namespace

std::span<const Rule> bindingRules()
{
    return Rules;
}

} // namespace mailscope::report
