// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/crammd5.h"

#include "sasl/explaining.h"
#include "sasl/primitives.h"

namespace mailscope::sasl {

using namespace Qt::StringLiterals;

namespace {
constexpr QLatin1StringView Reference("RFC 2195, 2");

/// The challenge is to be unique in the world, like the Message-ID of a mail (RFC 2195 section 2).
bool isMessageId(QByteArrayView challenge)
{
    return challenge.startsWith('<') && challenge.endsWith('>') && challenge.contains('@');
}
} // namespace

std::expected<Answer, SaslFailure> CramMd5::respond(QByteArrayView challenge)
{
    if (m_answered)
        return std::unexpected(SaslFailure::UnexpectedChallenge);
    if (challenge.isEmpty())
        return std::unexpected(SaslFailure::MalformedChallenge);
    if (m_credentials.user.isEmpty() || m_credentials.password.isEmpty())
        return std::unexpected(SaslFailure::MissingCredentials);
    const QByteArray digest = hmac(Digest::Md5, m_credentials.password.view(), challenge).toHex();
    if (digest.isEmpty())
        return std::unexpected(SaslFailure::WorkFailed);
    m_answered = true;
    Explanation explanation{"response", {}, {"digest"}, Reference};
    show(explanation, u"user"_s, m_credentials.user, m_credentials);
    return Response{m_credentials.user.toUtf8() + ' ' + digest,
                    {digest, m_credentials.password.view().toByteArray()},
                    std::move(explanation)};
}

Explanation CramMd5::explain(QByteArrayView challenge) const
{
    if (m_answered || isMessageId(challenge))
        return undecoded(challenge, Reference);
    return undecoded(challenge, Reference, {"challenge-not-unique"});
}

} // namespace mailscope::sasl
