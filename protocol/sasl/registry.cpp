// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/registry.h"

#include "sasl/anonymous.h"
#include "sasl/crammd5.h"
#include "sasl/digestmd5.h"
#include "sasl/external.h"
#include "sasl/login.h"
#include "sasl/ntlm.h"
#include "sasl/oauth.h"
#include "sasl/plain.h"
#include "sasl/saslprep.h"
#include "sasl/scram.h"
#include "sasl/systemmechanism.h"

#include <algorithm>
#include <array>
#include <type_traits>

namespace mailscope::sasl {

namespace {
/// Whom a mechanism says that the client acts for.
enum class ActsFor {
    Itself,     ///< it cannot say so
    Authorized, ///< the authorization identity
    Anybody,    ///< that, and where there is none the user
};

struct Row {
    QByteArrayView name;
    std::unique_ptr<Mechanism> (*make)(const Credentials &credentials, const Circumstances &circumstances);
    ActsFor actsFor = ActsFor::Itself;
};

/// Stands for a mechanism with which these credentials cannot be sent.
class Unsendable final : public Mechanism {
public:
    Unsendable(QByteArrayView name, SaslFailure failure) : m_name(name.toByteArray()), m_failure(failure) { }

    [[nodiscard]] QByteArray name() const override { return m_name; }
    [[nodiscard]] bool clientBegins() const override { return true; } // so that it fails before anything is sent
    [[nodiscard]] bool exposesSecret() const override { return false; }
    [[nodiscard]] std::expected<std::optional<Answer>, SaslFailure> initialResponse() override
    {
        return std::unexpected(m_failure);
    }
    [[nodiscard]] std::expected<Answer, SaslFailure> respond(QByteArrayView /*challenge*/) override
    {
        return std::unexpected(m_failure);
    }
    [[nodiscard]] bool isComplete() const override { return false; }
    [[nodiscard]] Explanation explain(QByteArrayView /*challenge*/) const override { return {}; }

private:
    QByteArray m_name;
    SaslFailure m_failure;
};

/// \p credentials with the authorization identity as a name is to be sent in SMTP, whatever the mechanism: prepared with SASLprep as a
/// query (RFC 4954 section 4). One of which nothing is left is none.
std::expected<Credentials, SaslFailure> withPreparedAuthorization(Credentials credentials, ActsFor actsFor)
{
    const bool isUser = actsFor == ActsFor::Anybody && credentials.authorizationId.isEmpty();
    const QString typed = isUser ? credentials.user : credentials.authorizationId;
    if (typed.isEmpty())
        return credentials;
    auto made = prepared(typed, Preparation::Query);
    if (!made || made->isEmpty())
        return std::unexpected(made ? SaslFailure::UnsendableCredentials : made.error());
    credentials.authorizationPrepared = *made != typed;
    credentials.authorizationId = *std::move(made);
    return credentials;
}

/// Mechanisms that need to know nothing but who logs in are made of that.
template <typename Made>
std::unique_ptr<Mechanism> make(const Credentials &credentials, const Circumstances &circumstances)
{
    if constexpr (std::is_constructible_v<Made, const Credentials &, const Circumstances &>)
        return std::make_unique<Made>(credentials, circumstances);
    else
        return std::make_unique<Made>(credentials);
}

template <Digest With, Scram::Binding Binding>
std::unique_ptr<Mechanism> makeScram(const Credentials &credentials, const Circumstances &circumstances)
{
    return std::make_unique<Scram>(With, Binding, credentials, circumstances);
}

template <SystemMechanism::Kind Kind>
std::unique_ptr<Mechanism> makeOfSystem(const Credentials &credentials, const Circumstances &circumstances)
{
    return std::make_unique<SystemMechanism>(Kind, credentials, circumstances);
}

constexpr std::array Table{
    Row{"SCRAM-SHA-512-PLUS", makeScram<Digest::Sha512, Scram::Binding::Plus>, ActsFor::Authorized},
    Row{"SCRAM-SHA-384-PLUS", makeScram<Digest::Sha384, Scram::Binding::Plus>, ActsFor::Authorized},
    Row{"SCRAM-SHA-256-PLUS", makeScram<Digest::Sha256, Scram::Binding::Plus>, ActsFor::Authorized},
    Row{"SCRAM-SHA-224-PLUS", makeScram<Digest::Sha224, Scram::Binding::Plus>, ActsFor::Authorized},
    Row{"SCRAM-SHA-1-PLUS", makeScram<Digest::Sha1, Scram::Binding::Plus>, ActsFor::Authorized},
    Row{"SCRAM-SHA-512", makeScram<Digest::Sha512, Scram::Binding::None>, ActsFor::Authorized},
    Row{"SCRAM-SHA-384", makeScram<Digest::Sha384, Scram::Binding::None>, ActsFor::Authorized},
    Row{"SCRAM-SHA-256", makeScram<Digest::Sha256, Scram::Binding::None>, ActsFor::Authorized},
    Row{"SCRAM-SHA-224", makeScram<Digest::Sha224, Scram::Binding::None>, ActsFor::Authorized},
    Row{"SCRAM-SHA-1", makeScram<Digest::Sha1, Scram::Binding::None>, ActsFor::Authorized},
    Row{"DIGEST-MD5", make<DigestMd5>, ActsFor::Authorized},
    Row{"CRAM-MD5", make<CramMd5>},
    Row{"NTLM", make<Ntlm>},
    Row{"PLAIN", make<Plain>, ActsFor::Authorized},
    Row{"LOGIN", make<Login>},
    Row{"OAUTHBEARER", make<OAuthBearer>, ActsFor::Anybody},
    Row{"XOAUTH2", make<XOAuth2>},
    Row{"GSSAPI", makeOfSystem<SystemMechanism::Kind::Gssapi>, ActsFor::Authorized},
    Row{"GS2-KRB5", makeOfSystem<SystemMechanism::Kind::Gs2Krb5>, ActsFor::Authorized},
    Row{"GSS-SPNEGO", makeOfSystem<SystemMechanism::Kind::GssSpnego>, ActsFor::Authorized},
    Row{"EXTERNAL", make<External>, ActsFor::Authorized},
    Row{"ANONYMOUS", make<Anonymous>},
};
} // namespace

QList<QByteArray> mechanismNames()
{
    QList<QByteArray> names;
    for (const Row &row : Table)
        names.append(row.name.toByteArray());
    return names;
}

std::unique_ptr<Mechanism> makeMechanism(QByteArrayView name, Credentials credentials,
                                         const Circumstances &circumstances)
{
    const auto *const found = std::ranges::find_if(
        Table, [name](const Row &row) { return row.name.compare(name, Qt::CaseInsensitive) == 0; });
    if (found == Table.end())
        return nullptr;
    if (found->actsFor == ActsFor::Itself || !circumstances.preferences.prepare)
        return found->make(credentials, circumstances);
    auto prepared = withPreparedAuthorization(std::move(credentials), found->actsFor);
    if (!prepared)
        return std::make_unique<Unsendable>(found->name, prepared.error());
    return found->make(*prepared, circumstances);
}

} // namespace mailscope::sasl
