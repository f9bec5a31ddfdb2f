// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/digestmd5.h"

#include "sasl/explaining.h"
#include "sasl/primitives.h"

#include <QJsonArray>

#include <algorithm>

namespace mailscope::sasl {

using namespace Qt::StringLiterals;

namespace {
constexpr QLatin1StringView ChallengeReference("RFC 2831, 2.1.1");
constexpr QLatin1StringView ResponseReference("RFC 2831, 2.1.2");
constexpr QLatin1StringView ProofReference("RFC 2831, 2.1.3");
constexpr const char *NonceCount = "00000001";

bool isLatin1(QStringView text)
{
    return std::ranges::all_of(text, [](QChar each) { return each.unicode() <= 0xff; });
}

/// \p text as it is digested (RFC 2831 section 2.1.2.1): in ISO 8859-1 where that can hold it and \p latin allows it.
QByteArray digestible(const QString &text, bool latin)
{
    return latin && isLatin1(text) ? text.toLatin1() : text.toUtf8();
}

/// As digestible(), for a password, which may be no UTF-8 at all.
Secret digestible(const Secret &password, bool latin)
{
    const QByteArray bytes = password.view().toByteArray();
    const QString text = QString::fromUtf8(bytes);
    return text.toUtf8() == bytes ? Secret(digestible(text, latin)) : password;
}

bool fitsLatin1(const Secret &password)
{
    return isLatin1(QString::fromUtf8(password.view()));
}

/// What both proofs are made of (RFC 2831 section 2.1.2.1).
struct Agreed {
    QByteArray a1; ///< H(A1) in hex
    QByteArray nonce;
    QByteArray cnonce;

    /// The response, or rspauth, for \p a2.
    [[nodiscard]] QByteArray proof(QByteArrayView a2) const
    {
        const QByteArray tail = nonce + ':' + NonceCount + ':' + cnonce + ":auth:" + hash(Digest::Md5, a2).toHex();
        return hash(Digest::Md5, a1 + ':' + tail).toHex();
    }
};

QByteArray hexOfA1(const QByteArray &user, const QByteArray &realm, const Secret &password, const QByteArray &nonces)
{
    QByteArray identity = user + ':' + realm + ':';
    identity.append(password.view());
    const QByteArray first = hash(Digest::Md5, identity);
    wipe(identity.data(), static_cast<std::size_t>(identity.size()));
    return hash(Digest::Md5, first + nonces).toHex();
}

/// Once at most, or not at all.
bool isSingle(const QList<Directive> &directives, QByteArrayView name)
{
    return valuesOf(directives, name).size() <= 1;
}

bool offersAuthentication(const QList<Directive> &directives)
{
    const QList<QByteArray> options = valuesOf(directives, "qop");
    if (options.isEmpty())
        return true;
    const QList<QByteArray> each = options.constFirst().split(',');
    return std::ranges::any_of(each, [](const QByteArray &option) { return option.trimmed().toLower() == "auth"; });
}

/// Why \p directives are no challenge that can be answered (RFC 2831 section 2.1.1).
std::optional<SaslFailure> objection(const QList<Directive> &directives)
{
    for (const char *name : {"nonce", "qop", "stale", "maxbuf", "charset", "algorithm", "cipher"}) {
        if (!isSingle(directives, name))
            return SaslFailure::MalformedChallenge;
    }
    const QByteArray nonce = valuesOf(directives, "nonce").value(0);
    const QList<QByteArray> algorithm = valuesOf(directives, "algorithm");
    if (nonce.isEmpty() || algorithm.isEmpty())
        return SaslFailure::MalformedChallenge;
    const QByteArray charset = valuesOf(directives, "charset").value(0, "utf-8").toLower();
    if (algorithm.constFirst().toLower() != "md5-sess" || charset != "utf-8" || !offersAuthentication(directives))
        return SaslFailure::UnsupportedChallenge;
    return std::nullopt;
}

/// Each directive under its name; one that is repeated as an array.
QJsonObject fieldsOf(const QList<Directive> &directives)
{
    QJsonObject fields;
    for (const Directive &each : directives) {
        const QString name = QString::fromLatin1(each.name);
        const QString value = QString::fromUtf8(each.value);
        if (!fields.contains(name)) {
            fields.insert(name, value);
            continue;
        }
        QJsonArray values =
            fields.value(name).isArray() ? fields.value(name).toArray() : QJsonArray{fields.value(name)};
        values.append(value);
        fields.insert(name, values);
    }
    return fields;
}
} // namespace

DigestMd5::DigestMd5(Credentials credentials, const Circumstances &circumstances)
    : DigestMd5(std::move(credentials), circumstances,
                circumstances.fresh.random.toBase64(QByteArray::OmitTrailingEquals))
{ }

DigestMd5::DigestMd5(Credentials credentials, const Circumstances &circumstances, QByteArray cnonce)
    : m_credentials(std::move(credentials)), m_circumstances(circumstances), m_cnonce(std::move(cnonce))
{ }

std::expected<Answer, SaslFailure> DigestMd5::respond(QByteArrayView challenge)
{
    if (m_next == Next::Nothing)
        return std::unexpected(SaslFailure::UnexpectedChallenge);
    if (m_next == Next::Verification)
        return verify(challenge);
    const auto directives = directivesIn(challenge);
    if (!directives || challenge.size() > LongestChallenge)
        return std::unexpected(SaslFailure::MalformedChallenge);
    if (const auto failure = objection(*directives))
        return std::unexpected(*failure);
    if (m_credentials.user.isEmpty() || m_credentials.password.isEmpty())
        return std::unexpected(SaslFailure::MissingCredentials);
    if (!isAvailable(Digest::Md5))
        return std::unexpected(SaslFailure::WorkFailed);
    return answer(*directives);
}

/// The realm that was wished for, else the first that is offered; nothing when there is neither.
std::optional<QByteArray> DigestMd5::realm(const QList<Directive> &directives) const
{
    const QString &wished = m_circumstances.preferences.realm;
    const QList<QByteArray> offered = valuesOf(directives, "realm");
    if (!wished.isEmpty())
        return valuesOf(directives, "charset").isEmpty() && isLatin1(wished) ? wished.toLatin1() : wished.toUtf8();
    return offered.isEmpty() ? std::nullopt : std::optional(offered.constFirst());
}

QByteArray DigestMd5::uri() const
{
    const Preferences &preferences = m_circumstances.preferences;
    const QByteArray service =
        preferences.serviceName.isEmpty() ? m_circumstances.service : preferences.serviceName.toUtf8();
    const QString host = preferences.serviceHost.isEmpty() ? m_circumstances.host : preferences.serviceHost;
    return service + '/' + (host.isEmpty() ? QByteArray("localhost") : host.toUtf8());
}

std::expected<Answer, SaslFailure> DigestMd5::answer(const QList<Directive> &directives)
{
    const Terms terms{!valuesOf(directives, "charset").isEmpty(), realm(directives),
                      valuesOf(directives, "nonce").constFirst()};
    if (!terms.utf8 && (!isLatin1(m_credentials.user) || !fitsLatin1(m_credentials.password)))
        return std::unexpected(SaslFailure::UnsendableCredentials);
    const QByteArray authorizationId = m_credentials.authorizationId.toUtf8();
    const QByteArray nonces =
        ':' + terms.nonce + ':' + m_cnonce + (authorizationId.isEmpty() ? QByteArray() : ':' + authorizationId);
    const bool latin = !terms.utf8 || m_circumstances.preferences.digestInLatin1;
    const QByteArray a1 = hexOfA1(digestible(m_credentials.user, latin), terms.realm.value_or(QByteArray()),
                                  digestible(m_credentials.password, latin), nonces);
    const Agreed agreed{a1, terms.nonce, m_cnonce};
    const QByteArray response = agreed.proof("AUTHENTICATE:" + uri());
    m_proofOfServer = agreed.proof(':' + uri());
    m_next = Next::Verification;
    Explanation explanation = explained(terms);
    if (terms.realm && !valuesOf(directives, "realm").contains(*terms.realm))
        explanation.remarks.append("realm-not-offered");
    return Response{
        message(terms, response), {response, m_credentials.password.view().toByteArray()}, std::move(explanation)};
}

QByteArray DigestMd5::message(const Terms &terms, const QByteArray &response) const
{
    QByteArray message = terms.utf8 ? "charset=utf-8," : "";
    message += "username=" + quoted(terms.utf8 ? m_credentials.user.toUtf8() : m_credentials.user.toLatin1());
    if (terms.realm)
        message += ",realm=" + quoted(*terms.realm);
    message += ",nonce=" + quoted(terms.nonce) + ",nc=" + NonceCount + ",cnonce=" + quoted(m_cnonce);
    message += ",digest-uri=" + quoted(uri()) + ",response=" + response + ",qop=auth";
    if (!m_credentials.authorizationId.isEmpty())
        message += ",authzid=" + quoted(m_credentials.authorizationId.toUtf8());
    return message;
}

Explanation DigestMd5::explained(const Terms &terms) const
{
    Explanation explanation{"digest-response", {}, {"response"}, ResponseReference};
    show(explanation, u"username"_s, m_credentials.user, m_credentials);
    show(explanation, u"authzid"_s, m_credentials.authorizationId, m_credentials);
    QJsonObject &fields = explanation.fields;
    if (terms.realm)
        fields.insert(u"realm"_s, QString::fromUtf8(*terms.realm));
    if (terms.utf8)
        fields.insert(u"charset"_s, u"utf-8"_s);
    fields.insert(u"nonce"_s, QString::fromUtf8(terms.nonce));
    fields.insert(u"nc"_s, QString::fromLatin1(NonceCount));
    fields.insert(u"cnonce"_s, QString::fromUtf8(m_cnonce));
    fields.insert(u"digest-uri"_s, QString::fromUtf8(uri()));
    fields.insert(u"qop"_s, u"auth"_s);
    return explanation;
}

bool DigestMd5::isProof(QByteArrayView challenge) const
{
    const auto directives = directivesIn(challenge);
    return directives && challenge.size() <= LongestChallenge && isSingle(*directives, "rspauth")
        && isEqualInConstantTime(valuesOf(*directives, "rspauth").value(0), m_proofOfServer);
}

std::expected<Answer, SaslFailure> DigestMd5::verify(QByteArrayView challenge)
{
    const auto directives = directivesIn(challenge);
    if (!directives || challenge.size() > LongestChallenge || valuesOf(*directives, "rspauth").size() != 1)
        return std::unexpected(SaslFailure::MalformedChallenge);
    if (!isProof(challenge))
        return std::unexpected(SaslFailure::WrongProof);
    m_next = Next::Nothing;
    return Response{{}, {}, {"empty", {}, {}, ProofReference}};
}

Explanation DigestMd5::explain(QByteArrayView challenge) const
{
    const auto directives = directivesIn(challenge);
    if (!directives)
        return undecoded(challenge, ChallengeReference, {"malformed"});
    if (m_next != Next::Response)
        return {"response-auth", fieldsOf(*directives), {}, ProofReference, {{u"serverProven"_s, isProof(challenge)}}};
    Explanation explanation{"digest-challenge", fieldsOf(*directives), {}, ChallengeReference};
    if (valuesOf(*directives, "stale").value(0).toLower() == "true")
        explanation.remarks.append("stale");
    if (valuesOf(*directives, "charset").isEmpty())
        explanation.remarks.append("charset-missing");
    if (challenge.size() > LongestChallenge)
        explanation.remarks.append("too-long");
    return explanation;
}

bool digestsTwoWays(const Credentials &credentials)
{
    return digestible(credentials.user, true) != digestible(credentials.user, false)
        || digestible(credentials.password, true) != digestible(credentials.password, false);
}

} // namespace mailscope::sasl
