// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/login.h"

namespace mailscope::sasl {

using namespace Qt::StringLiterals;

namespace {
constexpr QLatin1StringView Reference("draft-murchison-sasl-login-00, 2");
}

std::expected<std::optional<Answer>, SaslFailure> Login::initialResponse()
{
    return respond({});
}

std::expected<Answer, SaslFailure> Login::respond(QByteArrayView /*challenge*/)
{
    if (m_credentials.user.isEmpty() || m_credentials.password.isEmpty())
        return std::unexpected(SaslFailure::MissingCredentials);
    switch (m_next) {
    case Next::User:
        return user();
    case Next::Password:
        return password();
    case Next::Nothing:
        break;
    }
    return std::unexpected(SaslFailure::UnexpectedChallenge);
}

Response Login::user()
{
    m_next = Next::Password;
    const QByteArray user = m_credentials.user.toUtf8();
    if (m_credentials.isToldBy(m_credentials.user))
        return {user, {user}, {"user", {}, {"user"}, Reference}};
    return {user, {}, {"user", {{u"user"_s, m_credentials.user}}, {}, Reference}};
}

Response Login::password()
{
    m_next = Next::Nothing;
    const QByteArray password = m_credentials.password.view().toByteArray();
    return {password, {password}, {"password", {}, {"password"}, Reference}};
}

Explanation Login::explain(QByteArrayView challenge) const
{
    return {"prompt", {{u"text"_s, QString::fromUtf8(challenge)}}, {}, Reference};
}

} // namespace mailscope::sasl
