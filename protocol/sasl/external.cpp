// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/external.h"

#include "sasl/explaining.h"

namespace mailscope::sasl {

using namespace Qt::StringLiterals;

std::expected<std::optional<Answer>, SaslFailure> External::initialResponse()
{
    return message();
}

std::expected<Answer, SaslFailure> External::respond(QByteArrayView challenge)
{
    // The one challenge that there may be asks for the client's message, and is empty (RFC 4422 appendix A.1).
    if (m_answered || !challenge.isEmpty())
        return std::unexpected(SaslFailure::UnexpectedChallenge);
    return message();
}

std::expected<Response, SaslFailure> External::message()
{
    if (m_credentials.authorizationId.contains(QChar::Null))
        return std::unexpected(SaslFailure::UnsendableCredentials);
    m_answered = true;
    const QByteArray actsFor = m_credentials.authorizationId.toUtf8();
    Explanation explanation{"message", {}, {}, "RFC 4422, A.2"_L1};
    show(explanation, u"authorizationId"_s, m_credentials.authorizationId, m_credentials);
    const QList<QByteArray> secrets = explanation.hidden.isEmpty() ? QList<QByteArray>() : QList{actsFor};
    return Response{actsFor, secrets, std::move(explanation)};
}

Explanation External::explain(QByteArrayView challenge) const
{
    return undecoded(challenge, "RFC 4422, A.1"_L1);
}

} // namespace mailscope::sasl
