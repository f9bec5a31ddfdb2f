// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/exchangefacts.h"
#include "report/rule.h"

#include <algorithm>
#include <array>

namespace mailscope::report {

using namespace Qt::StringLiterals;
using Verb = wire::Capabilities::Verb;

namespace {
QString readable(const QList<QByteArray> &words)
{
    QStringList texts;
    for (const QByteArray &word : words)
        texts.append(QString::fromUtf8(word));
    return texts.join(u", ");
}

/// The hellos that list keywords, oldest first.
QList<const Hello *> extendedHellos(const Report &report)
{
    QList<const Hello *> hellos;
    for (const std::optional<Hello> *each : {&report.clear, &report.encrypted, &report.authenticated}) {
        if (*each && (*each)->capabilities.verb() != Verb::Helo)
            hellos.append(&**each);
    }
    return hellos;
}

std::optional<Observation> fellBackToHelo(const Facts &facts)
{
    Observation observation;
    bool accepted = false;
    for (const Exchange &exchange : facts.report.exchanges) {
        const QByteArray verb = verbOf(exchange);
        if (verb == "EHLO" && exchange.reply && exchange.reply->isPermanentFailure())
            observation.evidence.append(exchange.evidence());
        if (verb == "HELO" && exchange.reply && exchange.reply->isPositive() && !observation.evidence.isEmpty()) {
            observation.evidence.append(exchange.evidence());
            accepted = true;
        }
    }
    return accepted ? std::optional(observation) : std::nullopt;
}

/// A name of one label is a domain (RFC 5321 section 4.1.2), anything with other characters is none.
bool isNoDomain(const std::optional<QByteArray> &word)
{
    if (!word)
        return true;
    const auto isOfDomain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.'
            || (c & 0x80) != 0;
    };
    return !looksLikeDomain(*word) && !std::ranges::all_of(*word, isOfDomain);
}

std::optional<Observation> helloHasNoDomain(const Facts &facts)
{
    Observation observation;
    for (const Hello *hello : extendedHellos(facts.report)) {
        if (isNoDomain(hello->capabilities.domain()))
            observation.evidence.append(hello->evidence);
    }
    return observation;
}

std::optional<Observation> helloDomainDiffers(const Facts &facts)
{
    const std::optional<Greeting> &greeting = facts.report.greeting;
    const QList<const Hello *> hellos = extendedHellos(facts.report);
    if (!greeting || !greeting->domain || hellos.isEmpty() || isNoDomain(hellos.constFirst()->capabilities.domain()))
        return std::nullopt;
    const QByteArray domain = hellos.constFirst()->capabilities.domain().value_or(QByteArray());
    if (domain.compare(*greeting->domain, Qt::CaseInsensitive) == 0)
        return std::nullopt;
    return Observation{greeting->evidence + hellos.constFirst()->evidence, readable({*greeting->domain, domain})};
}

std::optional<Observation> keywordBreaksGrammar(const Facts &facts)
{
    Observation observation;
    QList<QByteArray> lines;
    for (const Hello *hello : extendedHellos(facts.report)) {
        const qsizetype before = lines.size();
        for (const wire::Capability &each : hello->capabilities.all()) {
            if (!each.wellFormed)
                lines.append(each.line);
        }
        if (lines.size() > before)
            observation.evidence.append(hello->evidence);
    }
    observation.detail = readable(lines);
    return observation;
}

std::optional<Observation> keywordStandsTwice(const Facts &facts)
{
    Observation observation;
    QList<QByteArray> twice;
    for (const Hello *hello : extendedHellos(facts.report)) {
        QList<QByteArray> seen;
        bool found = false;
        for (const wire::Capability &each : hello->capabilities.all()) {
            // AUTH may stand twice, once in the form before RFC 2554, for the sake of old clients.
            if (seen.contains(each.keyword) && each.keyword != wire::keyword::Auth) {
                found = true;
                if (!twice.contains(each.keyword))
                    twice.append(each.keyword);
            }
            seen.append(each.keyword);
        }
        if (found)
            observation.evidence.append(hello->evidence);
    }
    observation.detail = readable(twice);
    return observation;
}

/// STARTTLS has to go, and AUTH often comes: neither is worth a word.
std::optional<Observation> capabilitiesDiffer(const Facts &facts)
{
    const Report &report = facts.report;
    if (!report.clear || !report.encrypted || report.clear->capabilities.verb() == Verb::Helo
        || report.encrypted->capabilities.verb() == Verb::Helo)
        return std::nullopt;
    wire::CapabilityDifference found = wire::difference(report.clear->capabilities, report.encrypted->capabilities);
    found.removed.removeAll(wire::keyword::StartTls.toByteArray());
    if (found.isEmpty())
        return std::nullopt;
    QStringList parts;
    if (!found.removed.isEmpty())
        parts.append(u"- "_s + readable(found.removed));
    if (!found.added.isEmpty())
        parts.append(u"+ "_s + readable(found.added));
    if (!found.changed.isEmpty())
        parts.append(u"~ "_s + readable(found.changed));
    const Severity severity = found.removed.isEmpty() ? Severity::Info : Severity::Warn;
    return Observation{report.clear->evidence + report.encrypted->evidence, parts.join(u"; "), severity};
}

std::optional<Observation> lacksSize(const Facts &facts)
{
    const Hello *hello = facts.report.newestHello();
    if (hello == nullptr || hello->capabilities.verb() != Verb::Ehlo || hello->capabilities.has("SIZE"))
        return std::nullopt;
    return Observation{hello->evidence};
}

std::optional<Observation> lmtpLacks(const Facts &facts, QByteArrayView keyword)
{
    const Hello *hello = facts.report.newestHello();
    if (hello == nullptr || hello->capabilities.verb() != Verb::Lhlo || hello->capabilities.has(keyword))
        return std::nullopt;
    return Observation{hello->evidence};
}

std::optional<Observation> lmtpIsOnPort25(const Facts &facts)
{
    const Hello *hello = facts.report.newestHello();
    if (hello == nullptr || hello->capabilities.verb() != Verb::Lhlo || facts.report.target.port != 25)
        return std::nullopt;
    return Observation{hello->evidence};
}

constexpr std::array Table{
    Rule{"hello-fallback"_L1, Severity::Warn, "RFC 5321, 4.1.1.1"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server refused EHLO and accepted HELO, so it offers no extension, encryption included. "
                           "A device on the way may block EHLO."),
         fellBackToHelo},
    Rule{"hello-domain-missing"_L1, Severity::Warn, "RFC 5321, 4.1.1.1"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The first line of the answer to the hello does not begin with the name of the server."),
         helloHasNoDomain},
    Rule{"hello-domain-differs"_L1, Severity::Info, "RFC 5321, 4.2"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server calls itself differently in its greeting and in its answer to the hello: %1. It "
                           "works, but one name is easier to look up."),
         helloDomainDiffers},
    Rule{"capability-grammar"_L1, Severity::Warn, "RFC 5321, 4.1.1.1"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "A line of the answer to the hello breaks the grammar of keywords: %1. Clients ignore what "
                           "they cannot read."),
         keywordBreaksGrammar},
    Rule{"capability-duplicate"_L1, Severity::Info, "RFC 5321, 4.1.1.1"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "A keyword is offered twice in one answer: %1. Clients may read only one of them."),
         keywordStandsTwice},
    Rule{"capabilities-differ"_L1, Severity::Info, "RFC 3207, 4.2"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "What the server offers changes with encryption (- lost, + new, ~ changed): %1. That AUTH "
                           "appears is as it should be; what is lost should not be."),
         capabilitiesDiffer},
    Rule{"size-missing"_L1, Severity::Info, "RFC 1870"_L1,
         QT_TRANSLATE_NOOP(
             "mailscope::Finding",
             "The server does not offer SIZE, so a message that is too large is refused only after it was sent."),
         lacksSize},
    Rule{"lmtp-pipelining-missing"_L1, Severity::Fail, "RFC 2033, 5"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding", "An LMTP server must offer PIPELINING, and this one does not."),
         [](const Facts &facts) { return lmtpLacks(facts, wire::keyword::Pipelining); }},
    Rule{"lmtp-enhanced-missing"_L1, Severity::Fail, "RFC 2033, 5"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "An LMTP server must offer ENHANCEDSTATUSCODES, and this one does not."),
         [](const Facts &facts) { return lmtpLacks(facts, "ENHANCEDSTATUSCODES"); }},
    Rule{"lmtp-on-port-25"_L1, Severity::Fail, "RFC 2033, 1"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "LMTP is spoken on port 25, which belongs to SMTP: other servers would deliver there and "
                           "fail. Move it to another port, such as 24, or to a socket."),
         lmtpIsOnPort25},
};
} // namespace

std::span<const Rule> helloRules()
{
    return Table;
}

} // namespace mailscope::report
