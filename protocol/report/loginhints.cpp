// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/loginhints.h"

#include "knowledge/knowledge.h"
#include "report/stepfacts.h"

namespace mailscope::report {

using namespace Qt::StringLiterals;

namespace {
bool isRefusal(std::optional<int> code)
{
    return code && *code >= 400;
}

/// The stage gave up for a reason of its own, and the last reply only confirms that.
bool wasGivenUp(const AuthAttempt &attempt)
{
    return attempt.reason && *attempt.reason != "auth-failed" && *attempt.reason != "auth-not-offered";
}

knowledge::Refusal refusalOf(std::optional<int> code, const std::optional<wire::EnhancedCode> &enhanced,
                             const QByteArray &text, const Report &report)
{
    knowledge::Refusal refusal;
    refusal.code = code.value_or(0);
    refusal.enhanced = enhanced ? enhanced->toByteArray() : QByteArray();
    refusal.text = QString::fromUtf8(text);
    refusal.host = report.target.host;
    return refusal;
}
} // namespace

std::optional<knowledge::Hint> hintFor(const AuthAttempt &attempt, const Report &report)
{
    if (attempt.ok || !isRefusal(attempt.code))
        return std::nullopt;
    knowledge::Refusal refusal = refusalOf(attempt.code, attempt.enhanced, attempt.text.value_or(QByteArray()), report);
    refusal.phase = u"auth"_s;
    refusal.mechanism = attempt.mechanism;
    for (const QJsonObject &step : attempt.steps)
        refusal.facts.append(stepFacts(step));
    const std::optional<knowledge::Hint> hint = knowledge::Knowledge::shared().hint(refusal);
    return hint && wasGivenUp(attempt) && !hint->isSpecific ? std::nullopt : hint;
}

std::optional<knowledge::Hint> hintFor(const Exchange &exchange, const Report &report)
{
    const bool isOfTransaction =
        exchange.phase && *exchange.phase >= Phase::Mail && *exchange.phase <= Phase::Payload && exchange.reply;
    if (!isOfTransaction || !exchange.reply->isRefusal())
        return std::nullopt;
    knowledge::Refusal refusal = refusalOf(exchange.code(), exchange.reply->enhanced, exchange.reply->text(), report);
    refusal.phase = phaseName(*exchange.phase);
    return knowledge::Knowledge::shared().hint(refusal);
}

QString codesOf(std::optional<int> code, const std::optional<wire::EnhancedCode> &enhanced)
{
    QStringList codes;
    if (code)
        codes.append(QString::number(*code));
    if (enhanced)
        codes.append(QString::fromLatin1(enhanced->toByteArray()));
    return codes.join(u' ');
}

} // namespace mailscope::report
