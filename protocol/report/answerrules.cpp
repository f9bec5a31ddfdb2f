// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/rule.h"

#include <QRegularExpression>

#include <array>

namespace mailscope::report {

using namespace Qt::StringLiterals;

namespace {
std::optional<Observation> namesMailboxes(const Facts &facts, Phase phase)
{
    Observation observation;
    QStringList mailboxes;
    for (const Answer &answer : facts.report.answers) {
        if (answer.phase != phase || answer.addresses.isEmpty())
            continue;
        observation.evidence.append(answer.evidence);
        for (const QByteArray &address : answer.addresses)
            mailboxes.append(QString::fromUtf8(address));
    }
    observation.detail = mailboxes.join(u", ");
    return observation;
}

/// 252 says nothing, and neither does a refusal that is the same for everybody.
std::optional<Observation> vrfyTellsNothing(const Facts &facts)
{
    Observation observation;
    for (const Answer &answer : facts.report.answers) {
        if (answer.phase == Phase::Vrfy && !answer.addresses.isEmpty())
            return std::nullopt;
        const bool tellsNothing = answer.code == 252 || answer.code == 502 || answer.code == 500;
        if (answer.phase == Phase::Vrfy && tellsNothing)
            observation.evidence.append(answer.evidence);
    }
    return observation;
}

std::optional<Observation> helpTellsTheVersion(const Facts &facts)
{
    static const QRegularExpression Version(u"(^|[^\\d.])\\d+\\.\\d+(\\.\\d+)*([^\\d.]|$)"_s);
    for (const Answer &answer : facts.report.answers) {
        if (answer.phase == Phase::Help && answer.code && *answer.code < 300
            && QString::fromUtf8(answer.text).contains(Version))
            return Observation{answer.evidence};
    }
    return std::nullopt;
}

std::optional<Observation> offersWhatItLacks(const Facts &facts)
{
    const Hello *hello = facts.report.newestHello();
    if (hello == nullptr)
        return std::nullopt;
    Observation observation;
    QStringList verbs;
    for (const Answer &answer : facts.report.answers) {
        const QString verb = QString(phaseName(answer.phase)).toUpper();
        const bool isUnknown = answer.code == 500 || answer.code == 502;
        if (!isUnknown || !hello->capabilities.has(verb.toLatin1()))
            continue;
        observation.evidence.append(answer.evidence);
        if (!verbs.contains(verb))
            verbs.append(verb);
    }
    observation.detail = verbs.join(u", ");
    return observation;
}

constexpr std::array Table{
    Rule{"vrfy-discloses"_L1, Severity::Warn, "RFC 5321, 7.3"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "VRFY tells strangers which mailboxes exist: %1. Harvesters of addresses use that; switch "
                           "it off, so that it answers 252."),
         [](const Facts &facts) { return namesMailboxes(facts, Phase::Vrfy); }},
    Rule{"expn-discloses"_L1, Severity::Warn, "RFC 5321, 7.3"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "EXPN tells strangers who is on a list: %1. Harvesters of addresses use that; switch it off "
                           "or allow it to known clients only."),
         [](const Facts &facts) { return namesMailboxes(facts, Phase::Expn); }},
    Rule{"vrfy-does-not-disclose"_L1, Severity::Info, "RFC 5321, 3.5.3"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "VRFY does not tell whether a mailbox exists. That is deliberate on most servers; only a "
                           "delivery shows it."),
         vrfyTellsNothing},
    Rule{"help-discloses-version"_L1, Severity::Info, "RFC 5321, 4.1.1.8"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "HELP tells strangers what looks like a version number, which helps them to look up known "
                           "faults. Leave it out."),
         helpTellsTheVersion},
    Rule{"offered-but-unknown"_L1, Severity::Warn, "RFC 5321, 4.1.1.1"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server offers a command that it then does not know: %1. Take the keyword out of the "
                           "answer to the hello, or enable the command."),
         offersWhatItLacks},
};
} // namespace

std::span<const Rule> answerRules()
{
    return Table;
}

} // namespace mailscope::report
