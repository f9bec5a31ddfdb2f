// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/scram.h"

#include "sasl/explaining.h"
#include "sasl/primitives.h"
#include "sasl/saslprep.h"

#include <QJsonArray>

#include <algorithm>
#include <functional>
#include <utility>

namespace mailscope::sasl {

using namespace Qt::StringLiterals;

namespace {
constexpr QLatin1StringView FirstReference("RFC 5802, 5 and 6");
constexpr QLatin1StringView MessageReference("RFC 5802, 7");
constexpr QLatin1StringView ProofReference("RFC 5802, 3");
constexpr QByteArrayView BindingType("tls-server-end-point");

QByteArray nameOf(Digest digest)
{
    switch (digest) {
    case Digest::Md4:
        return "MD4";
    case Digest::Md5:
        return "MD5";
    case Digest::Sha1:
        return "SHA-1";
    case Digest::Sha224:
        return "SHA-224";
    case Digest::Sha256:
        return "SHA-256";
    case Digest::Sha384:
        return "SHA-384";
    case Digest::Sha512:
        break;
    }
    return "SHA-512";
}

/// Each attribute that the RFC does not know, as it stands.
QJsonArray textsOf(const QList<scram::Attribute> &attributes)
{
    QJsonArray texts;
    for (const scram::Attribute &each : attributes)
        texts.append(QString(QLatin1Char(each.name)) + u'=' + QString::fromUtf8(each.value));
    return texts;
}
} // namespace

Scram::Scram(Digest digest, Binding binding, Credentials credentials, const Circumstances &circumstances)
    : m_digest(digest), m_binding(binding), m_typed(std::move(credentials)), m_circumstances(circumstances),
      m_nonce(circumstances.fresh.random.toBase64(QByteArray::OmitTrailingEquals))
{ }

QByteArray Scram::name() const
{
    return "SCRAM-" + nameOf(m_digest) + (m_binding == Binding::Plus ? "-PLUS" : "");
}

std::expected<std::optional<Answer>, SaslFailure> Scram::initialResponse()
{
    return first();
}

std::expected<Answer, SaslFailure> Scram::respond(QByteArrayView challenge)
{
    switch (m_next) {
    case Next::First:
        if (challenge.isEmpty())
            return first();
        break;
    case Next::Proof:
        return derive(challenge);
    case Next::Verify:
        return verify(challenge);
    case Next::Resume:
    case Next::Refused:
    case Next::Nothing:
        break;
    }
    return std::unexpected(SaslFailure::UnexpectedChallenge);
}

/// RFC 5802 section 5.1 has the name prepared as a query, section 2.2 the password as what is stored.
std::expected<Credentials, SaslFailure> Scram::preparedCredentials() const
{
    Credentials credentials = m_typed;
    if (m_circumstances.preferences.prepare) {
        auto user = prepared(m_typed.user, Preparation::Query);
        auto password = prepared(m_typed.password, Preparation::Stored);
        if (!user || !password)
            return std::unexpected(!user ? user.error() : password.error());
        credentials.user = *std::move(user);
        credentials.password = *std::move(password);
    }
    if (credentials.user.isEmpty() || credentials.password.isEmpty())
        return std::unexpected(SaslFailure::MissingCredentials);
    if (credentials.user.contains(QChar(u'\0')) || credentials.authorizationId.contains(QChar(u'\0')))
        return std::unexpected(SaslFailure::UnsendableCredentials);
    return credentials;
}

std::expected<Response, SaslFailure> Scram::first()
{
    if (m_binding == Binding::Plus && !m_circumstances.serverEndPoint)
        return std::unexpected(SaslFailure::BindingUnavailable);
    if (!isAvailable(m_digest))
        return std::unexpected(SaslFailure::WorkFailed);
    auto credentials = preparedCredentials();
    if (!credentials)
        return std::unexpected(credentials.error());
    m_credentials = *std::move(credentials);
    m_firstBare = "n=" + scram::escaped(m_credentials.user) + ",r=" + m_nonce;
    m_next = Next::Proof;

    Explanation explanation{"client-first-message", {}, {}, FirstReference};
    explanation.fields = {{u"gs2-cbind-flag"_s, QString::fromLatin1(bindingFlag())},
                          {u"nonce"_s, QString::fromLatin1(m_nonce)}};
    show(explanation, u"authzid"_s, m_credentials.authorizationId, m_credentials);
    show(explanation, u"username"_s, m_credentials.user, m_credentials);
    if (m_credentials.user != m_typed.user)
        explanation.remarks.append("user-prepared");
    if (m_binding == Binding::None && plusIsOffered())
        explanation.remarks.append("binding-not-used");
    QList<QByteArray> secrets;
    if (!explanation.hidden.isEmpty())
        secrets.append(m_credentials.password.view().toByteArray());
    return Response{header() + m_firstBare, std::move(secrets), std::move(explanation)};
}

bool Scram::plusIsOffered() const
{
    return std::ranges::any_of(m_circumstances.offered, [](const QByteArray &each) {
        return each.startsWith("SCRAM-") && each.endsWith("-PLUS");
    });
}

/// `y` says "I could, but you do not offer it", so that a server that did offer it notices who took it out (RFC 5802 section 6).
QByteArray Scram::bindingFlag() const
{
    if (m_binding == Binding::Plus)
        return "p=" + BindingType.toByteArray();
    const bool couldBind = m_circumstances.serverEndPoint && m_circumstances.preferences.claimBinding;
    return couldBind && !plusIsOffered() ? "y" : "n";
}

/// gs2-header: what the client thinks of channel bindings, and whom to act for.
QByteArray Scram::header() const
{
    const QString &authorizationId = m_credentials.authorizationId;
    return bindingFlag() + ',' + (authorizationId.isEmpty() ? QByteArray() : "a=" + scram::escaped(authorizationId))
        + ',';
}

QByteArray Scram::bindingData() const
{
    if (m_binding == Binding::None)
        return {};
    QByteArray data = m_circumstances.serverEndPoint.value_or(QByteArray());
    if (m_circumstances.preferences.falsifyBinding && !data.isEmpty())
        data.front() = static_cast<char>(~data.front());
    return data;
}

std::expected<Answer, SaslFailure> Scram::derive(QByteArrayView serverFirst)
{
    if (serverFirst.startsWith("e="))
        return verify(serverFirst);
    const auto message = scram::ServerFirst::parse(serverFirst);
    if (!message)
        return std::unexpected(message.error());
    if (!message->nonce.startsWith(m_nonce) || message->nonce.size() == m_nonce.size())
        return std::unexpected(SaslFailure::NonceMismatch);
    if (message->iterations > m_circumstances.preferences.mostIterations)
        return std::unexpected(SaslFailure::TooMuchWork);
    m_serverFirst = serverFirst.toByteArray();
    m_nonce = message->nonce;
    m_next = Next::Resume;
    return Work(Derivation{m_digest, m_credentials.password, message->salt, static_cast<int>(message->iterations)});
}

std::expected<Answer, SaslFailure> Scram::resume(const WorkResult &result)
{
    if (m_next != Next::Resume || !result || result->isEmpty())
        return std::unexpected(SaslFailure::WorkFailed);
    return prove(*result);
}

/// The client's last message: AuthMessage signed with both keys (RFC 5802 section 3).
Response Scram::prove(const Secret &saltedPassword)
{
    const QByteArray withoutProof = "c=" + (header() + bindingData()).toBase64() + ",r=" + m_nonce;
    const QByteArray authMessage = m_firstBare + ',' + m_serverFirst + ',' + withoutProof;
    const Secret clientKey(hmac(m_digest, saltedPassword.view(), "Client Key"));
    const Secret serverKey(hmac(m_digest, saltedPassword.view(), "Server Key"));
    QByteArray proof = hmac(m_digest, hash(m_digest, clientKey.view()), authMessage);
    std::ranges::transform(proof, clientKey.view(), proof.begin(), std::bit_xor());
    m_serverSignature = hmac(m_digest, serverKey.view(), authMessage);
    m_next = Next::Verify;

    Explanation explanation{"client-final-message",
                            {{u"nonce"_s, QString::fromUtf8(m_nonce)}},
                            {"proof"},
                            ProofReference,
                            {{u"gs2-header"_s, QString::fromUtf8(header())}}};
    if (m_credentials.isToldBy(m_credentials.authorizationId))
        explanation.derived = {};
    if (m_binding == Binding::Plus) {
        explanation.derived.insert(u"channel-binding"_s, QString::fromLatin1(BindingType));
        explanation.derived.insert(u"cbind-data"_s, QString::fromLatin1(bindingData().toHex()));
        if (m_circumstances.preferences.falsifyBinding)
            explanation.remarks.append("binding-falsified");
    }
    if (m_credentials.password.view() != m_typed.password.view())
        explanation.remarks.append("password-prepared");
    return {
        withoutProof + ",p=" + proof.toBase64(),
        {proof, proof.toBase64(), m_credentials.password.view().toByteArray(), m_typed.password.view().toByteArray()},
        std::move(explanation)};
}

bool Scram::isProof(const std::optional<QByteArray> &signature) const
{
    return signature && !m_serverSignature.isEmpty() && isEqualInConstantTime(*signature, m_serverSignature);
}

std::expected<Answer, SaslFailure> Scram::verify(QByteArrayView serverFinal)
{
    const auto message = scram::ServerFinal::parse(serverFinal);
    if (!message)
        return std::unexpected(message.error());
    // The server has said why it fails; an empty answer lets it say so in a reply of its own.
    if (message->signature && !isProof(message->signature))
        return std::unexpected(SaslFailure::WrongProof);
    m_next = message->signature ? Next::Nothing : Next::Refused;
    return Response{{}, {}, {"empty", {}, {}, MessageReference}};
}

Explanation Scram::explain(QByteArrayView challenge) const
{
    if (m_next == Next::Proof) {
        if (const auto message = scram::ServerFirst::parse(challenge))
            return explainFirst(*message);
    }
    if (m_next == Next::Proof || m_next == Next::Verify) {
        if (const auto message = scram::ServerFinal::parse(challenge))
            return explainFinal(*message);
    }
    return undecoded(challenge, MessageReference);
}

Explanation Scram::explainFirst(const scram::ServerFirst &message) const
{
    Explanation explanation{"server-first-message",
                            {{u"nonce"_s, QString::fromUtf8(message.nonce)},
                             {u"salt"_s, QString::fromLatin1(message.salt.toHex())},
                             {u"iteration-count"_s, message.iterations}},
                            {},
                            MessageReference,
                            {{u"nonce-extends-ours"_s, message.nonce.startsWith(m_nonce)}}};
    if (!message.extensions.isEmpty())
        explanation.fields.insert(u"extensions"_s, textsOf(message.extensions));
    if (message.iterations < FewIterations)
        explanation.remarks.append("iterations-low");
    if (message.iterations > m_circumstances.preferences.mostIterations)
        explanation.remarks.append("iterations-high");
    return explanation;
}

Explanation Scram::explainFinal(const scram::ServerFinal &message) const
{
    Explanation explanation{"server-final-message", {}, {}, MessageReference};
    if (message.signature) {
        explanation.fields.insert(u"verifier"_s, QString::fromLatin1(message.signature->toBase64()));
        explanation.derived.insert(u"serverProven"_s, isProof(message.signature));
        return explanation;
    }
    explanation.fields.insert(u"server-error"_s, QString::fromUtf8(message.error));
    explanation.remarks.append("server-error");
    if (const QString meaning = scram::errorMeaning(message.error); !meaning.isEmpty())
        explanation.derived.insert(u"meaning"_s, meaning);
    return explanation;
}

} // namespace mailscope::sasl
