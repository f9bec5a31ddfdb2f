// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/rule.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace mailscope::report {

using namespace Qt::StringLiterals;

namespace {
/// True for the end of an attempt whose \p field is \p value (docs/login.md).
bool endsWith(const QJsonObject &step, QLatin1StringView field, QLatin1StringView value)
{
    return step.value("name"_L1) == "end"_L1 && step.value("fields"_L1)[field] == value;
}

bool saysIgnored(const QJsonObject &step)
{
    return endsWith(step, "binding"_L1, "ignored"_L1);
}

bool saysClaimRefused(const QJsonObject &step)
{
    return endsWith(step, "claim"_L1, "refused"_L1);
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

/// The attempt with a wrong binding, and the one with the right one behind it that was taken.
struct BindingCheck {
    const AuthAttempt *wrong = nullptr;
    const AuthAttempt *right = nullptr;
    bool isSaid = false; ///< the server named the wrong binding
};

BindingCheck bindingCheck(const Facts &facts)
{
    BindingCheck check;
    if (!facts.report.auth)
        return check;
    for (const AuthAttempt &attempt : facts.report.auth->attempts) {
        const auto says = [&attempt](QLatin1StringView value) {
            return std::ranges::any_of(
                attempt.steps, [value](const QJsonObject &step) { return endsWith(step, "binding"_L1, value); });
        };
        if (says("noticed"_L1) || says("refused"_L1))
            check = {.wrong = &attempt, .right = nullptr, .isSaid = says("noticed"_L1)};
        else if (check.wrong != nullptr && attempt.ok && attempt.mechanism == check.wrong->mechanism)
            check.right = &attempt;
    }
    return check;
}

std::optional<Observation> noticesAWrongBinding(const Facts &facts)
{
    const BindingCheck check = bindingCheck(facts);
    if (check.wrong == nullptr || (check.right == nullptr && !check.isSaid))
        return std::nullopt;
    return Observation{check.wrong->evidence, QString::fromUtf8(check.wrong->mechanism)};
}

std::optional<Observation> leavesItOpenWhetherItBinds(const Facts &facts)
{
    const BindingCheck check = bindingCheck(facts);
    if (check.wrong == nullptr || check.right != nullptr || check.isSaid)
        return std::nullopt;
    return Observation{check.wrong->evidence, QString::fromUtf8(check.wrong->mechanism)};
}

/// Refused while it said that a channel binding is possible, accepted once it did not say so.
std::optional<Observation> hidesThatItBinds(const Facts &facts)
{
    if (!facts.report.auth)
        return std::nullopt;
    const QList<AuthAttempt> &attempts = facts.report.auth->attempts;
    const auto refused = std::ranges::find_if(
        attempts, [](const AuthAttempt &each) { return std::ranges::any_of(each.steps, saysClaimRefused); });
    const auto accepted = std::find_if(refused, attempts.end(), [&](const AuthAttempt &each) {
        return each.ok && each.mechanism == refused->mechanism;
    });
    if (accepted == attempts.end())
        return std::nullopt;
    return Observation{refused->evidence + accepted->evidence, QString::fromUtf8(accepted->mechanism)};
}

/// The connection was lost while a login was tied to it.
std::optional<Observation> goesAtABinding(const Facts &facts)
{
    if (!facts.report.auth)
        return std::nullopt;
    for (const AuthAttempt &attempt : facts.report.auth->attempts) {
        if (attempt.mechanism.endsWith("-PLUS") && !attempt.code && attempt.reason == "connection-lost")
            return Observation{attempt.stepEvents, QString::fromUtf8(attempt.mechanism)}; // there is no reply
    }
    return std::nullopt;
}

constexpr std::array Rules{
    Rule{"channel-binding-ends-connection"_L1, Severity::Warn, "RFC 5802, 7"_L1,
         QT_TRANSLATE_NOOP(
             "mailscope::Finding",
             "The server closed the connection in the middle of %1, where it should have answered: it offers "
             "the mechanism and may not know the channel binding tls-server-end-point. The password was not "
             "judged. Log in with the same mechanism without -PLUS."),
         goesAtABinding},
    Rule{
        "channel-binding-hidden"_L1, Severity::Warn, "RFC 5802, 6"_L1,
        QT_TRANSLATE_NOOP(
            "mailscope::Finding",
            "The server refused %1 from a client that said it could bind the login to the connection, and took it from "
            "one that did not say so: it can bind too, though it offers no -PLUS. Either a filter of its own takes "
            "-PLUS out of the list, or somebody on the way does. Offer the -PLUS forms, or switch them off behind the "
            "filter."),
        hidesThatItBinds},
    Rule{"channel-binding-ignored"_L1, Severity::Fail, "RFC 5802, 6; RFC 5929, 4"_L1,
         QT_TRANSLATE_NOOP(
             "mailscope::Finding",
             "The server took a login with a wrong channel binding (%1): it does not look at it, so "
             "somebody in the middle is not noticed. Mend the server, or switch its -PLUS mechanisms off."),
         takesAWrongBinding},
    Rule{"channel-binding-noticed"_L1, Severity::Info, "RFC 5802, 6; RFC 5929, 4"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server notices a wrong channel binding: it refused %1 with one. Somebody in the middle "
                           "could not pass that login on."),
         noticesAWrongBinding},
    Rule{"channel-binding-unclear"_L1, Severity::Info, "RFC 5802, 6; RFC 5929, 4"_L1,
         QT_TRANSLATE_NOOP(
             "mailscope::Finding",
             "Whether the server notices a wrong channel binding is not known: it refused %1 with one, but "
             "did not take the right one either. Check the password, then ask again."),
         leavesItOpenWhetherItBinds},
};
} // namespace

std::span<const Rule> bindingRules()
{
    return Rules;
}

} // namespace mailscope::report
