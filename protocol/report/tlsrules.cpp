// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/rule.h"

#include <algorithm>
#include <array>

namespace mailscope::report {

using namespace Qt::StringLiterals;
using Verb = wire::Capabilities::Verb;

namespace {
constexpr int SubmissionPort = 587;

/// A device on the way overwrites a keyword to hide it: "XXXXXXXA", "XXXXXXXX" (the old PIX "fixup").
bool isMasked(const wire::Capability &capability)
{
    const QByteArray &keyword = capability.keyword;
    const qsizetype crosses = std::ranges::find_if(keyword, [](char c) { return c != 'X'; }) - keyword.begin();
    return crosses >= 6 && keyword.size() - crosses <= 1;
}

bool hidesKeywords(const Hello &hello)
{
    return std::ranges::any_of(hello.capabilities.all(), isMasked);
}

/// The hello in clear, when it is the newest and lists keywords, but not STARTTLS.
const Hello *helloWithoutStartTls(const Report &report)
{
    if (!report.clear || report.tls || report.encrypted || report.clear->capabilities.verb() == Verb::Helo)
        return nullptr;
    const Hello &hello = *report.clear;
    return hello.capabilities.has(wire::keyword::StartTls) || hidesKeywords(hello) ? nullptr : &hello;
}

std::optional<Observation> startTlsIsNotOffered(const Facts &facts)
{
    const Hello *hello = helloWithoutStartTls(facts.report);
    if (hello == nullptr || facts.isLocal() || facts.report.target.port == SubmissionPort)
        return std::nullopt;
    return Observation{hello->evidence, {}, facts.needsTls() ? Severity::Fail : Severity::Warn};
}

std::optional<Observation> submissionHasNoTls(const Facts &facts)
{
    const Hello *hello = helloWithoutStartTls(facts.report);
    if (hello == nullptr || facts.report.target.port != SubmissionPort)
        return std::nullopt;
    return Observation{hello->evidence};
}

std::optional<Observation> startTlsIsRefused(const Facts &facts)
{
    for (const Exchange &exchange : facts.report.exchanges) {
        if (exchange.phase != Phase::StartTls || !exchange.reply || exchange.reply->code == 220)
            continue;
        const bool forNow = exchange.reply->isTransientFailure() && !facts.needsTls();
        return Observation{exchange.evidence(), QString::number(exchange.reply->code),
                           forNow ? Severity::Warn : Severity::Fail};
    }
    return std::nullopt;
}

std::optional<Observation> startTlsIsStripped(const Facts &facts)
{
    if (!facts.report.clear || !hidesKeywords(*facts.report.clear))
        return std::nullopt;
    return Observation{facts.report.clear->evidence};
}

std::optional<Observation> startTlsIsStillOffered(const Facts &facts)
{
    const std::optional<Hello> &hello = facts.report.encrypted;
    if (!hello || !hello->capabilities.has(wire::keyword::StartTls))
        return std::nullopt;
    return Observation{hello->evidence};
}

bool saidGoAhead(const Exchange &exchange)
{
    return exchange.phase == Phase::StartTls && exchange.code() == 220;
}

/// Bytes behind the go-ahead, whether the parser or the handshake met them.
std::optional<Observation> replyIsInjected(const Facts &facts)
{
    const Report &report = facts.report;
    const auto goAhead = std::ranges::find_if(report.exchanges, saidGoAhead);
    if (goAhead == report.exchanges.end())
        return std::nullopt;
    Observation observation;
    for (auto each = goAhead + 1; each != report.exchanges.end(); ++each) {
        if (each->state == Exchange::State::Unused && !each->encrypted)
            observation.evidence.append(each->evidence());
    }
    const bool inIssue = report.issue
        && (report.issue->id == Issue::BytesBehindStartTls || report.issue->id == Issue::PlaintextInHandshake);
    if (inIssue && observation.evidence.isEmpty())
        observation.evidence = report.issue->evidence.isEmpty() ? goAhead->evidence() : report.issue->evidence;
    return observation;
}

/// Text where the very first handshake should be is a port that speaks plain SMTP, not an attack.
std::optional<Observation> portSpeaksPlainText(const Facts &facts)
{
    const Report &report = facts.report;
    const bool failed = report.issue && report.issue->stage == Phase::Tls;
    if (!failed)
        return std::nullopt;
    Observation observation;
    for (const Exchange &each : report.exchanges) {
        if (each.state == Exchange::State::Unused && !each.encrypted)
            observation.evidence.append(each.evidence());
    }
    return observation;
}

std::optional<Observation> protocolIsOld(const Facts &facts)
{
    const std::optional<TlsOutcome> &tls = facts.report.tls;
    if (!tls || !tls->secured)
        return std::nullopt;
    const QString &protocol = tls->details.protocol;
    if (protocol != "TLSv1"_L1 && protocol != "TLSv1.0"_L1 && protocol != "TLSv1.1"_L1 && protocol != "SSLv3"_L1)
        return std::nullopt;
    return Observation{tls->evidence, protocol, facts.needsTls() ? Severity::Fail : Severity::Warn};
}

bool sendsThePassword(const QByteArray &mechanism)
{
    return mechanism == "PLAIN" || mechanism == "LOGIN";
}

std::optional<Observation> passwordsMayGoInClear(const Facts &facts)
{
    const std::optional<Hello> &hello = facts.report.clear;
    if (!hello || facts.isLocal())
        return std::nullopt;
    QStringList offered;
    for (const QByteArray &type : hello->capabilities.authTypes()) {
        if (sendsThePassword(type))
            offered.append(QString::fromLatin1(type));
    }
    if (offered.isEmpty())
        return std::nullopt;
    return Observation{hello->evidence, offered.join(u", ")};
}

std::optional<Observation> authIsOnlyInClear(const Facts &facts)
{
    const Report &report = facts.report;
    if (!report.clear || !report.encrypted)
        return std::nullopt;
    if (report.clear->capabilities.authTypes().isEmpty() || !report.encrypted->capabilities.authTypes().isEmpty())
        return std::nullopt;
    return Observation{report.clear->evidence + report.encrypted->evidence};
}

bool isOutdated(const QByteArray &mechanism)
{
    static constexpr std::array<QByteArrayView, 7> Outdated{"LOGIN",       "CRAM-MD5", "DIGEST-MD5",     "NTLM",
                                                            "KERBEROS_V4", "SKEY",     "GSS-SPNEGO-NTLM"};
    return std::ranges::find(Outdated, QByteArrayView(mechanism)) != Outdated.end();
}

std::optional<Observation> mechanismsAreWeak(const Facts &facts)
{
    const Hello *hello = facts.report.encrypted ? &*facts.report.encrypted
        : facts.report.clear                    ? &*facts.report.clear
                                                : nullptr;
    if (hello == nullptr)
        return std::nullopt;
    const QList<QByteArray> types = hello->capabilities.authTypes();
    if (types.isEmpty() || !std::ranges::all_of(types, isOutdated))
        return std::nullopt;
    return Observation{hello->evidence, QString::fromLatin1(types.join(", "))};
}

constexpr std::array Table{
    Rule{"injected-reply"_L1, Severity::Fail, "RFC 3207, 6; CVE-2011-0411"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "Bytes stood behind the server's go-ahead for STARTTLS. They came unencrypted, so anyone on "
                           "the way may have put them there, and they were not used. Look for an attacker or a broken "
                           "device, then for a fault of the server."),
         replyIsInjected},
    Rule{"plaintext-instead-of-tls"_L1, Severity::Fail, "RFC 8314, 3.3"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server speaks plain text where TLS from the first byte was expected. Use STARTTLS on "
                           "this port, or the port for implicit TLS."),
         portSpeaksPlainText},
    Rule{"starttls-stripped"_L1, Severity::Fail, "RFC 3207, 6"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "A keyword is overwritten with the letter X: a device between client and server hides "
                           "STARTTLS, and mail crosses it readable. Switch off its inspection of SMTP."),
         startTlsIsStripped},
    Rule{"starttls-refused"_L1, Severity::Warn, "RFC 3207, 4"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server answered STARTTLS with %1, so the connection stays readable. Its certificate or "
                           "key may be missing or unreadable; its log tells."),
         startTlsIsRefused},
    Rule{"submission-without-tls"_L1, Severity::Fail, "RFC 8314, 3"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The submission port offers no encryption: names, passwords and mail cross the network "
                           "readable. Enable STARTTLS there, or TLS from the first byte on port 465."),
         submissionHasNoTls},
    Rule{"starttls-not-offered"_L1, Severity::Warn, "RFC 3207, 4; RFC 8314, 3"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server does not offer STARTTLS: mail crosses the network readable. Give the server a "
                           "certificate and enable TLS."),
         startTlsIsNotOffered},
    Rule{"starttls-still-offered"_L1, Severity::Warn, "RFC 3207, 4.2"_L1,
         QT_TRANSLATE_NOOP(
             "mailscope::Finding",
             "The server offers STARTTLS again although the connection is encrypted already, which it must not."),
         startTlsIsStillOffered},
    Rule{"tls-old-protocol"_L1, Severity::Warn, "RFC 8996"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The connection is encrypted with %1, which is broken and must not be used any more. Enable "
                           "TLS 1.2 and 1.3 on the server."),
         protocolIsOld},
    Rule{"auth-in-clear"_L1, Severity::Fail, "RFC 4954, 4; RFC 8314, 3"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server offers %1 before the connection is encrypted: whoever logs in then shows the "
                           "password to everyone on the way. Offer AUTH only after STARTTLS."),
         passwordsMayGoInClear},
    Rule{"auth-only-in-clear"_L1, Severity::Warn, "RFC 4954, 4"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server offers AUTH in clear and no longer once the connection is encrypted. It should "
                           "be the other way round."),
         authIsOnlyInClear},
    Rule{"weak-mechanisms-only"_L1, Severity::Warn, "RFC 6331; RFC 4954, 9"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "All mechanisms on offer are outdated: %1. Offer PLAIN on encrypted connections, or SCRAM."),
         mechanismsAreWeak},
};
} // namespace

std::span<const Rule> tlsRules()
{
    return Table;
}

} // namespace mailscope::report
