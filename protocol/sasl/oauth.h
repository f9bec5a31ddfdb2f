// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/circumstances.h"
#include "sasl/credentials.h"
#include "sasl/mechanism.h"

namespace mailscope::sasl {

/// What XOAUTH2 and OAUTHBEARER have in common: the client shows a bearer token (RFC 6750) and is done, unless the server says
/// in a challenge why it will not have it. The client then says that it has read that, and the server refuses the login.
class OAuthMechanism : public Mechanism {
public:
    [[nodiscard]] bool clientBegins() const final { return true; }
    [[nodiscard]] bool exposesSecret() const final { return true; }
    [[nodiscard]] std::expected<std::optional<Answer>, SaslFailure> initialResponse() final;
    [[nodiscard]] std::expected<Answer, SaslFailure> respond(QByteArrayView challenge) final;
    /// Not behind an error: a success that follows it is none.
    [[nodiscard]] bool isComplete() const final { return m_state == State::Shown; }
    /// The parts of the server's error (RFC 7628 section 3.2.2), with the remark `server-error`.
    [[nodiscard]] Explanation explain(QByteArrayView challenge) const final;

protected:
    explicit OAuthMechanism(Credentials credentials) : m_credentials(std::move(credentials)) { }

    [[nodiscard]] const Credentials &credentials() const { return m_credentials; }

private:
    enum class State { Silent, Shown, Refused };

    [[nodiscard]] std::expected<Response, SaslFailure> show();
    [[nodiscard]] virtual std::expected<Response, SaslFailure> message() const = 0;
    /// What answers the server's error.
    [[nodiscard]] virtual QByteArray acknowledgement() const = 0;
    [[nodiscard]] virtual QLatin1StringView reference() const = 0;

    Credentials m_credentials;
    State m_state = State::Silent;
};

/// XOAUTH2 (Google's and Microsoft's, without a document of the IETF): user and token, parted by bytes of value 1.
class XOAuth2 final : public OAuthMechanism {
public:
    explicit XOAuth2(Credentials credentials) : OAuthMechanism(std::move(credentials)) { }

    [[nodiscard]] QByteArray name() const override { return "XOAUTH2"; }

private:
    [[nodiscard]] std::expected<Response, SaslFailure> message() const override;
    [[nodiscard]] QByteArray acknowledgement() const override { return {}; }
    [[nodiscard]] QLatin1StringView reference() const override;
};

/// OAUTHBEARER (RFC 7628): a GS2 header with the user, the host and port that were asked for, and the token.
class OAuthBearer final : public OAuthMechanism {
public:
    OAuthBearer(Credentials credentials, const Circumstances &circumstances)
        : OAuthMechanism(std::move(credentials)), m_host(circumstances.host), m_port(circumstances.port)
    { }

    [[nodiscard]] QByteArray name() const override { return "OAUTHBEARER"; }

private:
    [[nodiscard]] std::expected<Response, SaslFailure> message() const override;
    [[nodiscard]] QByteArray acknowledgement() const override;
    [[nodiscard]] QLatin1StringView reference() const override;

    QString m_host; ///< empty where there is none
    quint16 m_port;
};

} // namespace mailscope::sasl
