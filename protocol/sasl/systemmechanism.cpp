// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/systemmechanism.h"

#include "sasl/explaining.h"
#include "sasl/gsstoken.h"

namespace mailscope::sasl {

using namespace Qt::StringLiterals;

SystemMechanism::SystemMechanism(Kind kind, Credentials credentials, const Circumstances &circumstances)
    : m_kind(kind), m_credentials(std::move(credentials))
{
    const Preferences &preferences = circumstances.preferences;
    m_step.mechanism = SystemMechanism::name();
    m_step.service = preferences.serviceName.isEmpty() ? circumstances.service : preferences.serviceName.toUtf8();
    m_step.host = preferences.serviceHost.isEmpty() ? circumstances.host : preferences.serviceHost;
    m_step.authorizationId = m_credentials.authorizationId;
    m_step.exchange = std::make_shared<SystemExchange>();
}

QByteArray SystemMechanism::name() const
{
    switch (m_kind) {
    case Kind::Gs2Krb5:
        return "GS2-KRB5";
    case Kind::GssSpnego:
        return "GSS-SPNEGO";
    case Kind::Gssapi:
        break;
    }
    return "GSSAPI";
}

QLatin1StringView SystemMechanism::reference() const
{
    switch (m_kind) {
    case Kind::Gs2Krb5:
        return "RFC 5801, 4"_L1;
    case Kind::GssSpnego:
        return "RFC 4178, 4.2"_L1;
    case Kind::Gssapi:
        break;
    }
    return "RFC 4752, 3.1"_L1;
}

std::expected<SystemStep, SaslFailure> SystemMechanism::begin()
{
    if (m_step.host.isEmpty()) // there is nobody whom a ticket could be for
        return std::unexpected(SaslFailure::MissingCredentials);
    if (m_step.host.contains(QChar::Null) || m_step.service.contains('\0')
        || m_step.authorizationId.contains(QChar::Null))
        return std::unexpected(SaslFailure::UnsendableCredentials);
    m_begun = true;
    return m_step;
}

std::expected<std::optional<Answer>, SaslFailure> SystemMechanism::initialResponse()
{
    return begin();
}

std::expected<Answer, SaslFailure> SystemMechanism::respond(QByteArrayView challenge)
{
    if (!m_begun && challenge.isEmpty())
        return begin();
    if (!m_begun || isComplete())
        return std::unexpected(SaslFailure::UnexpectedChallenge);
    m_step.challenge = challenge.toByteArray();
    return m_step;
}

std::expected<Answer, SaslFailure> SystemMechanism::resume(const WorkResult &result)
{
    if (!result)
        return std::unexpected(result.error().failure);
    const QByteArray token = result->view().toByteArray();
    Explanation explanation{m_step.challenge ? "token" : "initial-token", gssTokenFields(token), {}, reference()};
    explanation.fields.insert(u"service"_s, QString::fromUtf8(m_step.service));
    explanation.fields.insert(u"host"_s, m_step.host);
    show(explanation, u"authorizationId"_s, m_step.authorizationId, m_credentials);
    if (token.isEmpty())
        return Response{token, {}, std::move(explanation)};
    explanation.hidden.append("token");
    return Response{token, {token}, std::move(explanation)};
}

Explanation SystemMechanism::explain(QByteArrayView challenge) const
{
    if (!m_begun)
        return undecoded(challenge, "RFC 4954, 4"_L1);
    Explanation explanation{"token", gssTokenFields(challenge), {}, reference()};
    if (!challenge.isEmpty())
        explanation.hidden.append("token");
    return explanation;
}

} // namespace mailscope::sasl
