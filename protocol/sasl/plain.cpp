// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/plain.h"

#include "sasl/explaining.h"

namespace mailscope::sasl {

using namespace Qt::StringLiterals;

std::expected<std::optional<Answer>, SaslFailure> Plain::initialResponse()
{
    return message();
}

std::expected<Answer, SaslFailure> Plain::respond(QByteArrayView challenge)
{
    // The client begins, so the challenge that only makes room for it is empty (RFC 4954 section 4).
    if (m_answered || !challenge.isEmpty())
        return std::unexpected(SaslFailure::UnexpectedChallenge);
    return message();
}

std::expected<Response, SaslFailure> Plain::message()
{
    const QByteArray authorizationId = m_credentials.authorizationId.toUtf8();
    const QByteArray user = m_credentials.user.toUtf8();
    const QByteArray password = m_credentials.password.view().toByteArray();
    if (user.isEmpty() || password.isEmpty())
        return std::unexpected(SaslFailure::MissingCredentials);
    if (authorizationId.contains('\0') || user.contains('\0') || password.contains('\0'))
        return std::unexpected(SaslFailure::UnsendableCredentials);
    m_answered = true;
    Explanation explanation{"message", {}, {"password"}, "RFC 4616, 2"_L1};
    show(explanation, u"authorizationId"_s, m_credentials.authorizationId, m_credentials);
    if (m_credentials.authorizationId.isEmpty())
        explanation.fields.insert(u"authorizationId"_s, QString());
    show(explanation, u"user"_s, m_credentials.user, m_credentials);
    return Response{authorizationId + '\0' + user + '\0' + password, {password}, std::move(explanation)};
}

Explanation Plain::explain(QByteArrayView challenge) const
{
    return {"challenge", {{u"text"_s, QString::fromUtf8(challenge)}}, {}, "RFC 4954, 4"_L1};
}

} // namespace mailscope::sasl
