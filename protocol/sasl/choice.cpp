// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/choice.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::sasl {
namespace {

using Need = Traits::Need;
using Exposes = Traits::Exposes;

/// Sorted by strength. What proves a password without sending it comes first, among that what ties the login to the connection
/// (RFC 5802); then tickets and tokens; then the password itself, which the encryption protects (RFC 8314 section 3); last
/// what is outdated (RFC 6331 and RFC 4954 section 9), from which passwords can be guessed.
constexpr std::array Table{
    Traits{"SCRAM-SHA-512-PLUS", 100, Need::Password, Exposes::Nothing, true, true},
    Traits{"SCRAM-SHA-384-PLUS", 99, Need::Password, Exposes::Nothing, true, true},
    Traits{"SCRAM-SHA-256-PLUS", 98, Need::Password, Exposes::Nothing, true, true},
    Traits{"SCRAM-SHA-224-PLUS", 97, Need::Password, Exposes::Nothing, true, true},
    Traits{"SCRAM-SHA-1-PLUS", 96, Need::Password, Exposes::Nothing, true, true},
    Traits{"EXTERNAL", 92, Need::Certificate, Exposes::Nothing, false, true},
    Traits{"GS2-KRB5-PLUS", 91, Need::Ticket, Exposes::Nothing, false, true},
    Traits{"GS2-KRB5", 90, Need::Ticket, Exposes::Nothing, false, false},
    Traits{"GSSAPI", 89, Need::Ticket, Exposes::Nothing, false, false},
    Traits{"GSS-SPNEGO", 88, Need::Ticket, Exposes::Nothing, false, false},
    Traits{"SCRAM-SHA-512", 84, Need::Password, Exposes::Nothing, true, false},
    Traits{"SCRAM-SHA-384", 83, Need::Password, Exposes::Nothing, true, false},
    Traits{"SCRAM-SHA-256", 82, Need::Password, Exposes::Nothing, true, false},
    Traits{"SCRAM-SHA-224", 81, Need::Password, Exposes::Nothing, true, false},
    Traits{"SCRAM-SHA-1", 80, Need::Password, Exposes::Nothing, true, false},
    Traits{"OAUTHBEARER", 72, Need::Token, Exposes::Token, false, false},
    Traits{"XOAUTH2", 70, Need::Token, Exposes::Token, true, false},
    Traits{"PLAIN", 60, Need::Password, Exposes::Password, true, false},
    Traits{"LOGIN", 55, Need::Password, Exposes::Password, true, false},
    Traits{"DIGEST-MD5", 40, Need::Password, Exposes::GuessableDigest, true, false},
    Traits{"CRAM-MD5", 35, Need::Password, Exposes::GuessableDigest, true, false},
    Traits{"NTLM", 30, Need::Password, Exposes::GuessableDigest, true, true},
    Traits{"ANONYMOUS", 5, Need::Nothing, Exposes::Nothing, false, false},
};

constexpr int UnknownStrength = 50; // a mechanism that a caller brought, of which nothing is known

bool mayTellSecret(const Situation &situation, const Traits &traits)
{
    if (!traits.sendsSecret() || situation.local)
        return true;
    return situation.encrypted ? situation.trusted || situation.allowUntrusted : situation.allowUnencrypted;
}

/// Where the conversation can be read, a digest is better than the secret itself.
int strengthOf(const Situation &situation, const QByteArray &mechanism)
{
    const Traits *const traits = traitsOf(mechanism);
    if (traits == nullptr)
        return UnknownStrength;
    const bool readable = !situation.local && !(situation.encrypted && situation.trusted);
    return readable && traits->sendsSecret() ? traits->strength - 50 : traits->strength;
}

std::optional<Usability> lacking(const Situation &situation, const Traits &traits)
{
    if (traits.needsUser && !situation.hasUser)
        return Usability::NeedsUser;
    switch (traits.need) {
    case Need::Password:
        return situation.hasPassword ? std::nullopt : std::optional(Usability::NeedsPassword);
    case Need::Token:
        return situation.hasToken ? std::nullopt : std::optional(Usability::NeedsToken);
    case Need::Certificate:
        return situation.hasCertificate || situation.local ? std::nullopt : std::optional(Usability::NeedsCertificate);
    case Need::Ticket:
    case Need::Nothing:
        break;
    }
    return std::nullopt;
}

/// What is not used unless somebody asks for it by name.
std::optional<Usability> onlyByName(const Situation &situation, const Traits &traits)
{
    const bool hasSecret = situation.hasPassword || situation.hasToken;
    if (traits.need == Need::Ticket)
        return Usability::NeedsTicket;
    if (traits.need == Need::Nothing && (hasSecret || situation.hasUser))
        return Usability::OtherIdentity;
    if (traits.need == Need::Certificate && hasSecret)
        return Usability::OtherIdentity;
    return std::nullopt;
}

Usability usabilityOf(const Situation &situation, const QByteArray &mechanism)
{
    const bool byName = situation.wanted.contains(mechanism);
    if (!situation.wanted.isEmpty() && !byName)
        return Usability::NotWanted;
    if (!situation.known.contains(mechanism))
        return situation.lacking.contains(mechanism) ? Usability::NotHere : Usability::NotKnown;
    const Traits *const traits = traitsOf(mechanism);
    if (traits == nullptr)
        return Usability::Usable;
    if (traits->withoutBinding() && !situation.canBind)
        return Usability::CannotBind;
    if (const auto missing = lacking(situation, *traits))
        return *missing;
    if (const auto other = onlyByName(situation, *traits); other && !byName)
        return *other;
    if (!mayTellSecret(situation, *traits))
        return situation.encrypted ? Usability::NeedsTrust : Usability::NeedsEncryption;
    return Usability::Usable;
}

Because becauseOf(const Situation &situation, const Choice &choice)
{
    if (choice.candidates.isEmpty())
        return Because::Nothing;
    if (!situation.wanted.isEmpty())
        return Because::Wanted;
    if (choice.candidates.size() == 1)
        return Because::OnlyOne;
    const Traits *const traits = traitsOf(choice.candidates.constFirst());
    if (traits == nullptr)
        return Because::Wanted;
    if (traits->sendsSecret() && situation.encrypted && situation.trusted)
        return traits->need == Need::Token ? Because::Token : Because::Encrypted;
    if (traits->sendsSecret())
        return situation.local ? Because::Local : Because::Allowed;
    if (traits->exposes == Exposes::GuessableDigest)
        return Because::Guessable;
    switch (traits->need) {
    case Need::Certificate:
        return Because::Certificate;
    case Need::Ticket:
        return Because::Ticket;
    case Need::Password:
        return traits->binds ? Because::Binds : Because::Proves;
    default:
        return Because::Anonymous;
    }
}

QJsonArray namesIn(const QList<QByteArray> &names)
{
    QJsonArray array;
    for (const QByteArray &name : names)
        array.append(QString::fromLatin1(name));
    return array;
}

} // namespace

std::optional<QByteArray> Traits::withoutBinding() const
{
    constexpr QByteArrayView Plus = "-PLUS";
    if (!name.endsWith(Plus))
        return std::nullopt;
    return name.chopped(Plus.size()).toByteArray();
}

std::span<const Traits> mechanismTraits()
{
    return Table;
}

const Traits *traitsOf(QByteArrayView name)
{
    const auto *const found = std::ranges::find_if(
        Table, [name](const Traits &each) { return each.name.compare(name, Qt::CaseInsensitive) == 0; });
    return found == Table.end() ? nullptr : &*found;
}

QLatin1StringView usabilityName(Usability usability)
{
    static constexpr std::array Names{
        "usable"_L1,         "not-offered"_L1,      "not-wanted"_L1,  "not-known"_L1,         "not-here"_L1,
        "needs-user"_L1,     "needs-password"_L1,   "needs-token"_L1, "needs-certificate"_L1, "needs-ticket"_L1,
        "other-identity"_L1, "needs-encryption"_L1, "needs-trust"_L1, "cannot-bind"_L1};
    return Names.at(static_cast<std::size_t>(usability));
}

QLatin1StringView becauseName(Because because)
{
    static constexpr std::array Names{"nothing"_L1,     "wanted"_L1,  "only-one"_L1, "binds"_L1,     "proves"_L1,
                                      "certificate"_L1, "ticket"_L1,  "token"_L1,    "encrypted"_L1, "guessable"_L1,
                                      "local"_L1,       "allowed"_L1, "anonymous"_L1};
    return Names.at(static_cast<std::size_t>(because));
}

std::optional<QByteArray> Choice::chosen() const
{
    return candidates.isEmpty() ? std::nullopt : std::optional(candidates.constFirst());
}

QJsonObject Choice::toJson() const
{
    QList<QByteArray> offer;
    QJsonObject unusable;
    for (const Row &row : rows) {
        if (row.usability != Usability::NotOffered)
            offer.append(row.mechanism);
        if (row.usability != Usability::Usable)
            unusable.insert(QString::fromLatin1(row.mechanism), usabilityName(row.usability));
    }
    QJsonObject json{{u"offered"_s, namesIn(offer.first(offered))},
                     {u"usable"_s, namesIn(candidates)},
                     {u"because"_s, becauseName(because)},
                     {u"unusable"_s, unusable}};
    if (const auto first = chosen())
        json.insert(u"chosen"_s, QString::fromLatin1(*first));
    return json;
}

Choice choose(const QList<QByteArray> &offered, const Situation &situation)
{
    Choice choice;
    choice.offered = static_cast<int>(offered.size());
    for (const QByteArray &mechanism : offered)
        choice.rows.append({mechanism, usabilityOf(situation, mechanism)});
    for (const QByteArray &mechanism : situation.wanted) {
        if (!offered.contains(mechanism))
            choice.rows.append(
                {mechanism, situation.force ? usabilityOf(situation, mechanism) : Usability::NotOffered});
    }
    for (const Choice::Row &row : std::as_const(choice.rows)) {
        if (row.usability == Usability::Usable && !choice.candidates.contains(row.mechanism))
            choice.candidates.append(row.mechanism);
    }
    const auto rank = [&situation](const QByteArray &mechanism) {
        return situation.wanted.isEmpty() ? -strengthOf(situation, mechanism)
                                          : static_cast<int>(situation.wanted.indexOf(mechanism));
    };
    std::ranges::stable_sort(choice.candidates, {}, rank);
    choice.because = becauseOf(situation, choice);
    return choice;
}

} // namespace mailscope::sasl
