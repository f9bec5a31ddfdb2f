// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/loginhints.h"
#include "report/rule.h"
#include "report/stepfacts.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace mailscope::report {

using namespace Qt::StringLiterals;

namespace {
/// RFC 5802 section 5.1, and what is held for little today.
constexpr int FewestIterations = 4096;
constexpr int FewIterations = 10'000;

/// A server may be asked often; more reasons than this say nothing new.
constexpr qsizetype MostReasons = 4;

QString translated(const char *text)
{
    return QCoreApplication::translate("mailscope::Finding", text);
}

QList<AuthAttempt> attemptsIn(const Facts &facts)
{
    return facts.report.auth ? facts.report.auth->attempts : QList<AuthAttempt>();
}

// ---- why a login was refused

/// A reason, whom it met, and where it stands.
struct Reason {
    QString codes;
    QStringList whom;
    knowledge::Hint hint;
};

QString textOf(const Reason &reason)
{
    const QString source =
        translated(QT_TRANSLATE_NOOP("mailscope::Finding", "(Source: %1)")).arg(reason.hint.reference);
    return reason.whom.join(u", ") + u", "_s + reason.codes + u". "_s + reason.hint.cause + u' ' + reason.hint.nextStep
        + u' ' + source;
}

void addReason(QList<Reason> &reasons, const QString &codes, const QString &whom, const knowledge::Hint &hint)
{
    const auto known =
        std::ranges::find_if(reasons, [&](const Reason &each) { return each.hint == hint && each.codes == codes; });
    if (known == reasons.end())
        reasons.append({codes, {whom}, hint});
    else if (!known->whom.contains(whom))
        known->whom.append(whom);
}

QString textOf(const QList<Reason> &reasons)
{
    QStringList texts;
    for (const Reason &each : reasons.first(std::min(reasons.size(), MostReasons)))
        texts.append(textOf(each));
    return texts.join(u"; "_s);
}

std::optional<Observation> loginIsRefused(const Facts &facts)
{
    Observation observation;
    QList<Reason> reasons;
    for (const AuthAttempt &attempt : attemptsIn(facts)) {
        const std::optional<knowledge::Hint> hint = hintFor(attempt, facts.report);
        if (!hint)
            continue;
        addReason(reasons, codesOf(attempt.code, attempt.enhanced), QString::fromUtf8(attempt.mechanism), *hint);
        observation.evidence.append(attempt.evidence);
    }
    observation.detail = textOf(reasons);
    return observation;
}

std::optional<Observation> mailNeedsLogin(const Facts &facts)
{
    Observation observation;
    QList<Reason> reasons;
    for (const Exchange &exchange : facts.report.exchanges) {
        const std::optional<knowledge::Hint> hint = hintFor(exchange, facts.report);
        if (!hint || !exchange.phase || !exchange.reply)
            continue;
        addReason(reasons, codesOf(exchange.code(), exchange.reply->enhanced), QString(phaseName(*exchange.phase)),
                  *hint);
        observation.evidence.append(exchange.evidence());
    }
    observation.detail = textOf(reasons);
    return observation;
}

// ---- what the steps show

/// Every step of every attempt in which \p find finds something, and what that is.
template <typename Find>
Observation stepsWith(const Facts &facts, Find find)
{
    Observation observation;
    QStringList details;
    for (const AuthAttempt &attempt : attemptsIn(facts)) {
        for (qsizetype at = 0; at < attempt.steps.size(); ++at) {
            const std::optional<QString> found = find(attempt, attempt.steps.at(at));
            if (!found)
                continue;
            observation.evidence.append(at < attempt.stepEvents.size() ? QList{attempt.stepEvents.at(at)}
                                                                       : attempt.evidence);
            if (!found->isEmpty() && !details.contains(*found))
                details.append(*found);
        }
    }
    observation.detail = details.join(u", ");
    return observation;
}

std::optional<QString> factOf(const QJsonObject &step, QStringView name)
{
    for (const auto &[key, value] : stepFacts(step)) {
        if (key == name)
            return value;
    }
    return std::nullopt;
}

bool isFromServer(const QJsonObject &step)
{
    return step.value("from"_L1) == "server"_L1;
}

std::optional<Observation> iterationsAreFew(const Facts &facts)
{
    int fewest = FewIterations;
    Observation observation = stepsWith(facts, [&](const AuthAttempt &attempt, const QJsonObject &step) {
        const int count = factOf(step, u"iteration-count").value_or(QString()).toInt();
        if (!attempt.mechanism.startsWith("SCRAM-") || !isFromServer(step) || count <= 0 || count >= FewIterations)
            return std::optional<QString>();
        fewest = std::min(fewest, count);
        return std::optional(QString::number(count));
    });
    if (fewest >= FewestIterations)
        observation.severity = Severity::Info;
    return observation;
}

std::optional<Observation> attemptsWith(const Facts &facts, bool (*isOne)(const AuthAttempt &))
{
    Observation observation;
    QStringList mechanisms;
    for (const AuthAttempt &attempt : attemptsIn(facts)) {
        if (!isOne(attempt))
            continue;
        observation.evidence.append(attempt.evidence);
        if (const QString name = QString::fromUtf8(attempt.mechanism); !mechanisms.contains(name))
            mechanisms.append(name);
    }
    observation.detail = mechanisms.join(u", ");
    return observation;
}

std::optional<Observation> serverIsUnproven(const Facts &facts)
{
    return attemptsWith(facts, [](const AuthAttempt &attempt) { return attempt.reason == "auth-server-unproven"; });
}

std::optional<Observation> successCameTooSoon(const Facts &facts)
{
    return attemptsWith(
        facts, [](const AuthAttempt &attempt) { return attempt.reason == "unexpected-reply" && attempt.code == 235; });
}

std::optional<Observation> bindingWasStripped(const Facts &facts)
{
    return stepsWith(facts, [](const AuthAttempt &, const QJsonObject &step) {
        const bool says = factOf(step, u"server-error") == "server-does-support-channel-binding"_L1;
        return says ? std::optional(QString()) : std::nullopt;
    });
}

/// What the server offered when an attempt was made.
QList<QByteArray> offeredTo(const AuthAttempt &attempt, const Report &report)
{
    const std::optional<Hello> &hello = attempt.when == "clear" ? report.clear : report.encrypted;
    return hello ? hello->capabilities.authTypes() : QList<QByteArray>();
}

std::optional<Observation> bindingIsLeftOut(const Facts &facts)
{
    Observation observation;
    QStringList mechanisms;
    for (const AuthAttempt &attempt : attemptsIn(facts)) {
        const QByteArray bound = attempt.mechanism + "-PLUS";
        if (!attempt.code || !offeredTo(attempt, facts.report).contains(bound))
            continue;
        observation.evidence.append(attempt.evidence);
        mechanisms.append(QString::fromUtf8(bound));
    }
    mechanisms.removeDuplicates();
    observation.detail = mechanisms.join(u", ");
    return observation;
}

/// The names of machine and domain that a CHALLENGE_MESSAGE holds (MS-NLMP 2.2.2.1).
std::optional<QString> namesIn(const QJsonObject &step)
{
    const QJsonObject fields = step.value("fields"_L1).toObject();
    QStringList names{fields.value("target"_L1).toString()};
    const QJsonArray pairs = fields.value("targetInfo"_L1).toArray();
    for (const QJsonValueConstRef pair : pairs) {
        if (pair["name"_L1].toString().endsWith("Name"_L1))
            names.append(pair["value"_L1].toString());
    }
    names.removeAll(QString());
    names.removeDuplicates();
    return names.isEmpty() ? std::nullopt : std::optional(names.join(u", "));
}

std::optional<Observation> ntlmTellsNames(const Facts &facts)
{
    return stepsWith(facts, [](const AuthAttempt &attempt, const QJsonObject &step) {
        return attempt.mechanism == "NTLM" && isFromServer(step) ? namesIn(step) : std::nullopt;
    });
}

/// After STARTTLS the client knows nothing of the server until it has said hello again.
std::optional<Observation> noSecondHello(const Facts &facts)
{
    if (facts.report.target.security == "tls"_L1)
        return std::nullopt;
    bool greetedAgain = false;
    for (const Exchange &exchange : facts.report.exchanges) {
        greetedAgain = greetedAgain || exchange.phase == Phase::HelloTls
            || (exchange.encrypted && exchange.command && exchange.command->toUpper().startsWith("EHLO"));
        if (exchange.phase == Phase::Auth && exchange.encrypted && !greetedAgain)
            return Observation{exchange.evidence()};
    }
    return std::nullopt;
}

constexpr std::array Table{
    Rule{"login-refused"_L1, Severity::Warn, "RFC 4954, 6"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding", "The server refused to let a user log in: %1."), loginIsRefused},
    Rule{"mail-needs-login"_L1, Severity::Warn, "RFC 4954, 6; RFC 6409, 4.3"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding", "Mail was refused for want of a login: %1."), mailNeedsLogin},
    Rule{"server-unproven"_L1, Severity::Fail, "RFC 5802, 5; RFC 2831, 2.1.3; RFC 4120, 3.2.4"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "In %1 the server could not prove that it knows the password, or has the key that the "
                           "ticket is for, whatever code it answered with: it may be another one than it claims to be. "
                           "Do not log in there until that is "
                           "explained, and change the password if it was sent in clear before."),
         serverIsUnproven},
    Rule{"login-welcomed-early"_L1, Severity::Fail, "RFC 4954, 4"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server answered 235 to %1 before everything was said, so nobody has shown who he is. "
                           "Mend the server: it lets in anybody, or takes one reply for another."),
         successCameTooSoon},
    Rule{"channel-binding-stripped"_L1, Severity::Fail, "RFC 5802, 6"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server supports channel binding, yet the list of mechanisms that arrived here did not "
                           "say so: somebody on the way has shortened it. Treat it as an attack until a device that "
                           "rewrites the answer to EHLO is found."),
         bindingWasStripped},
    Rule{"scram-iterations-few"_L1, Severity::Fail, "RFC 5802, 5.1; RFC 7677, 4"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server has passwords hashed with few iterations only: %1. Who sees one login can try "
                           "out passwords quickly. Store them anew with more than 10000; 4096 are the least that the "
                           "standard wants."),
         iterationsAreFew},
    Rule{"channel-binding-unused"_L1, Severity::Info, "RFC 5802, 6"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The login went without channel binding although the server offers %1. It would have shown "
                           "that nobody sits between client and server. Choose it where its kind of binding can be "
                           "had."),
         bindingIsLeftOut},
    Rule{"ntlm-discloses-names"_L1, Severity::Warn, "MS-NLMP 2.2.1.2, 2.2.2.1"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "NTLM tells everybody the names of the server's machine and domain before anybody has "
                           "logged in: %1. Switch NTLM off where mail comes from outside."),
         ntlmTellsNames},
    Rule{"login-without-second-hello"_L1, Severity::Info, "RFC 3207, 4.2"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "AUTH was sent on the connection that had just been encrypted, without another hello. What "
                           "the server offers there is not known, and some servers refuse it. Say EHLO first."),
         noSecondHello},
};
} // namespace

std::span<const Rule> loginRules()
{
    return Table;
}

} // namespace mailscope::report
