// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/oauth.h"

#include "sasl/explaining.h"
#include "sasl/oautherror.h"

#include <algorithm>

namespace mailscope::sasl {

using namespace Qt::StringLiterals;

namespace {
constexpr char Separator = '\x01';

/// A token stands in a header of HTTP, and so does what we say of it: printable ASCII and no blank (RFC 6750 section 2.1).
bool isSendable(QByteArrayView token)
{
    return std::ranges::all_of(token, [](char each) { return each > ' ' && each < '\x7f'; });
}

/// Neither what ends a value nor what no value may have (RFC 7628 section 3.1).
bool isSendable(const QString &text)
{
    return !text.contains(QLatin1Char(Separator)) && !text.contains(QChar::Null);
}

/// saslname (RFC 5801 section 4): the two characters that would end it are escaped.
QByteArray saslName(const QString &name)
{
    return name.toUtf8().replace('=', "=3D").replace(',', "=2C");
}
} // namespace

std::expected<std::optional<Answer>, SaslFailure> OAuthMechanism::initialResponse()
{
    return show();
}

std::expected<Answer, SaslFailure> OAuthMechanism::respond(QByteArrayView challenge)
{
    switch (m_state) {
    case State::Silent:
        if (!challenge.isEmpty())
            return std::unexpected(SaslFailure::UnexpectedChallenge);
        return show();
    case State::Shown:
        m_state = State::Refused;
        return Response{acknowledgement(), {}, {"acknowledgement", {}, {}, reference()}};
    case State::Refused:
        break;
    }
    return std::unexpected(SaslFailure::UnexpectedChallenge);
}

std::expected<Response, SaslFailure> OAuthMechanism::show()
{
    const QByteArrayView token = m_credentials.token.view();
    if (token.isEmpty())
        return std::unexpected(SaslFailure::MissingCredentials);
    if (!isSendable(token) || !isSendable(m_credentials.user) || !isSendable(m_credentials.authorizationId))
        return std::unexpected(SaslFailure::UnsendableCredentials);
    auto made = message();
    if (made)
        m_state = State::Shown;
    return made;
}

Explanation OAuthMechanism::explain(QByteArrayView challenge) const
{
    if (m_state == State::Silent)
        return undecoded(challenge, "RFC 4954, 4"_L1);
    const std::optional<QJsonObject> error = oauthError(challenge);
    if (!error)
        return undecoded(challenge, reference(), {"server-error", "malformed-error"});
    return {"error", *error, {}, reference(), {}, {"server-error"}};
}

std::expected<Response, SaslFailure> XOAuth2::message() const
{
    if (credentials().user.isEmpty())
        return std::unexpected(SaslFailure::MissingCredentials);
    const QByteArray token = credentials().token.view().toByteArray();
    Explanation explanation{"message", {}, {"token"}, reference()};
    sasl::show(explanation, u"user"_s, credentials().user, credentials());
    return Response{"user=" + credentials().user.toUtf8() + Separator + "auth=Bearer " + token + Separator + Separator,
                    {token},
                    std::move(explanation)};
}

QLatin1StringView XOAuth2::reference() const
{
    return "Google, XOAUTH2 protocol"_L1;
}

std::expected<Response, SaslFailure> OAuthBearer::message() const
{
    const QString &actsFor =
        credentials().authorizationId.isEmpty() ? credentials().user : credentials().authorizationId;
    const QByteArray token = credentials().token.view().toByteArray();
    Explanation explanation{"message", {}, {"token"}, reference()};
    sasl::show(explanation, u"user"_s, actsFor, credentials());
    QByteArray bytes = "n,";
    if (!actsFor.isEmpty())
        bytes += "a=" + saslName(actsFor);
    bytes += QByteArray(",") + Separator;
    if (!m_host.isEmpty()) {
        bytes += "host=" + m_host.toUtf8() + Separator + "port=" + QByteArray::number(m_port) + Separator;
        explanation.fields.insert(u"host"_s, m_host);
        explanation.fields.insert(u"port"_s, m_port);
    }
    bytes += "auth=Bearer " + token + Separator + Separator;
    return Response{bytes, {token}, std::move(explanation)};
}

QByteArray OAuthBearer::acknowledgement() const
{
    return {1, Separator};
}

QLatin1StringView OAuthBearer::reference() const
{
    return "RFC 7628, 3"_L1;
}

} // namespace mailscope::sasl
