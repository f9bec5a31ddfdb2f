// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace mailscope::plan {

/// How to log in, as data. It holds no secret: password and token are references to where they come from.
struct Login {
    enum class InitialResponse {
        Auto,   ///< with the AUTH command, when the client begins and the line stays within 512 bytes
        Always, ///< with the command, when the mechanism has one
        Never,  ///< behind the first challenge
    };
    /// The older two only by choice.
    enum class Ntlm { V2, Session, V1 };

    QString user;                 ///< the authentication identity
    QString authorizationId;      ///< whom to act for; empty: the same
    QString realm;                ///< DIGEST-MD5; empty: the first that the server names
    QList<QByteArray> mechanisms; ///< in upper case, tried in this order; empty: the strongest that can be used
    QString passwordFrom;         ///< a reference such as "env:NAME"; empty: none
    QString tokenFrom;            ///< the same for an OAuth 2.0 bearer token
    bool optional = false;        ///< a server that offers no login is no failure
    InitialResponse initialResponse = InitialResponse::Auto;
    bool prepare = true; ///< SASLprep (RFC 4013) for names and passwords
    Ntlm ntlm = Ntlm::V2;
    QString serviceName;              ///< DIGEST-MD5 and Kerberos; empty: "smtp", or "lmtp" over LMTP
    QString serviceHost;              ///< the same; empty: the host that was asked for
    int maxFailures = 2;              ///< so many refused logins end it: a guard against being locked out
    bool allowPlaintext = false;      ///< a secret may cross an unencrypted connection
    bool checkChannelBinding = false; ///< first tries a wrong channel binding, to see whether the server notices
    int mostIterations = 10'000'000;  ///< of PBKDF2: what a server asks beyond is refused

    static constexpr int MostFailures = 100;

    /// Somebody wants to log in: there is a user, a token or a mechanism.
    [[nodiscard]] bool isWanted() const { return !user.isEmpty() || !tokenFrom.isEmpty() || !mechanisms.isEmpty(); }

    /// A password or token would be sent.
    [[nodiscard]] bool sendsSecret() const { return !passwordFrom.isEmpty() || !tokenFrom.isEmpty(); }

    /// What differs from the default, with the keys of docs/profile.md.
    [[nodiscard]] QJsonObject toJson() const;

    friend bool operator==(const Login &, const Login &) = default;
};

[[nodiscard]] QLatin1StringView initialResponseName(Login::InitialResponse value);
[[nodiscard]] std::optional<Login::InitialResponse> initialResponseFromName(QStringView name);
[[nodiscard]] QLatin1StringView ntlmName(Login::Ntlm value);
[[nodiscard]] std::optional<Login::Ntlm> ntlmFromName(QStringView name);

/// The name of a SASL mechanism (RFC 4422 section 3.1) in upper case, or nothing when \p name can be none.
[[nodiscard]] std::optional<QByteArray> mechanismFromName(QStringView name);

/// Under which name of a service the desktop's key ring keeps what "keychain:NAME" refers to.
inline constexpr QLatin1StringView KeyringService = QLatin1StringView("mailscope");

/// \p text says where a secret comes from: prompt, netrc, env:NAME, file:PATH, fd:N, keychain:NAME or command:CMD.
[[nodiscard]] bool isSecretReference(QStringView text);

} // namespace mailscope::plan
