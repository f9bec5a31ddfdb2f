// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/rule.h"

#include <algorithm>
#include <array>

namespace mailscope::report {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 SoonDays = 14;

/// Where a user's password or a required encryption depends on it, an objection harms; between servers encryption is
/// opportunistic and no certificate is checked, so there it is worth no more than \p otherwise.
std::optional<Observation> objection(const Facts &facts, QByteArrayView id, Severity otherwise)
{
    const std::optional<TlsOutcome> &tls = facts.report.tls;
    if (!tls)
        return std::nullopt;
    const QList<TlsObjection> &all = tls->details.objections;
    const auto found =
        std::ranges::find_if(all, [id](const TlsObjection &each) { return QByteArrayView(each.id) == id; });
    if (found == all.end())
        return std::nullopt;
    return Observation{tls->evidence, found->text, facts.needsTls() ? Severity::Fail : otherwise};
}

std::optional<qint64> daysLeft(const Report &report)
{
    if (!report.tls || report.tls->details.chain.isEmpty() || !report.startedAt.isValid())
        return std::nullopt;
    const QDateTime end = report.tls->details.chain.constFirst().notAfter;
    if (!end.isValid() || end < report.startedAt)
        return std::nullopt;
    return report.startedAt.secsTo(end) / (24 * 60 * 60);
}

std::optional<Observation> expiresSoon(const Facts &facts)
{
    const std::optional<TlsOutcome> &tls = facts.report.tls;
    const auto days = daysLeft(facts.report);
    if (!tls || !days || *days >= SoonDays)
        return std::nullopt;
    return Observation{tls->evidence, QString::number(*days)};
}

std::optional<Observation> hasDaysLeft(const Facts &facts)
{
    const std::optional<TlsOutcome> &tls = facts.report.tls;
    const auto days = daysLeft(facts.report);
    if (!tls || !days || *days < SoonDays)
        return std::nullopt;
    return Observation{tls->evidence, QString::number(*days)};
}

constexpr std::array Table{
    Rule{"certificate-expired"_L1, Severity::Warn, "RFC 5280, 4.1.2.5"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The certificate has expired (%1). Renew it, and see why nobody was told."),
         [](const Facts &facts) { return objection(facts, "expired", Severity::Warn); }},
    Rule{"certificate-not-yet-valid"_L1, Severity::Warn, "RFC 5280, 4.1.2.5"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The certificate is not valid yet (%1). Check the clocks of both sides."),
         [](const Facts &facts) { return objection(facts, "not-yet-valid", Severity::Warn); }},
    Rule{"certificate-revoked"_L1, Severity::Fail, "RFC 5280, 3.3"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The certificate was revoked by its authority (%1). Replace it, and its key."),
         [](const Facts &facts) { return objection(facts, "revoked", Severity::Fail); }},
    Rule{"certificate-missing"_L1, Severity::Warn, "RFC 8446, 4.4.2"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The server showed no certificate (%1), so nobody can tell who it is. Give it one."),
         [](const Facts &facts) { return objection(facts, "no-certificate", Severity::Warn); }},
    Rule{"certificate-self-signed"_L1, Severity::Info, "RFC 5280, 6.1"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The certificate is signed by itself (%1): clients cannot tell it from anybody's. Between "
                           "servers that is common; for users, get one from an authority."),
         [](const Facts &facts) { return objection(facts, "self-signed", Severity::Info); }},
    Rule{"certificate-unknown-issuer"_L1, Severity::Info, "RFC 5280, 6.1"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The certificate comes from an authority that this machine does not know (%1). The server "
                           "may not send its intermediate certificates; for an authority of your own, name its file."),
         [](const Facts &facts) { return objection(facts, "unknown-issuer", Severity::Info); }},
    Rule{"certificate-name-mismatch"_L1, Severity::Info, "RFC 9525, 6"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The certificate does not bear the name of the server (%1). Put that name into it, or "
                           "connect by a name that it bears."),
         [](const Facts &facts) { return objection(facts, "name-mismatch", Severity::Info); }},
    Rule{"certificate-name-unchecked"_L1, Severity::Info, "RFC 9525, 6"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The name in the certificate was not checked (%1). Any certificate of a trusted authority "
                           "would do: give the name that it must bear, or trust its fingerprint."),
         [](const Facts &facts) { return objection(facts, "name-unchecked", Severity::Info); }},
    Rule{"certificate-chain-invalid"_L1, Severity::Warn, "RFC 5280, 6.1"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The chain of certificates does not hold (%1). Send the server's certificate first and "
                           "every intermediate one after it."),
         [](const Facts &facts) { return objection(facts, "chain-invalid", Severity::Warn); }},
    Rule{"certificate-wrong-purpose"_L1, Severity::Warn, "RFC 5280, 4.2.1.12"_L1,
         QT_TRANSLATE_NOOP(
             "mailscope::Finding",
             "The certificate was not made for a server (%1). Get one whose purpose is server authentication."),
         [](const Facts &facts) { return objection(facts, "wrong-purpose", Severity::Warn); }},
    Rule{"certificate-weak-signature"_L1, Severity::Warn, "RFC 9325, 4.5"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding",
                           "The certificate is signed with a weak algorithm (%1), so it could be forged. Get one that "
                           "is signed with SHA-256 or better."),
         [](const Facts &facts) { return objection(facts, "weak-signature", Severity::Warn); }},
    Rule{"certificate-weak-key"_L1, Severity::Warn, "RFC 9325, 4.5"_L1,
         QT_TRANSLATE_NOOP(
             "mailscope::Finding",
             "The key of the certificate is too weak (%1). Use RSA with at least 2048 bits, or an elliptic curve."),
         [](const Facts &facts) { return objection(facts, "weak-key", Severity::Warn); }},
    Rule{"certificate-other"_L1, Severity::Warn, "RFC 5280, 6.1"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding", "There is an objection to the certificate: %1."),
         [](const Facts &facts) { return objection(facts, "other", Severity::Warn); }},
    Rule{"certificate-expires-soon"_L1, Severity::Warn, "RFC 5280, 4.1.2.5"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding", "The certificate expires soon; days left: %1. Renew it now."),
         expiresSoon},
    Rule{"certificate-days-left"_L1, Severity::Info, "RFC 5280, 4.1.2.5"_L1,
         QT_TRANSLATE_NOOP("mailscope::Finding", "The certificate is valid for some time yet; days left: %1."),
         hasDaysLeft},
};
} // namespace

std::span<const Rule> certificateRules()
{
    return Table;
}

} // namespace mailscope::report
