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
#include "sasl/scram.h"
#include "sasl/systemmechanism.h"

#include <algorithm>
#include <array>
#include <type_traits>

namespace mailscope::sasl {

namespace {
struct Row {
    QByteArrayView name;
    std::unique_ptr<Mechanism> (*make)(Credentials credentials, const Circumstances &circumstances);
};

/// Mechanisms that need to know nothing but who logs in are made of that.
template <typename Made>
std::unique_ptr<Mechanism> make(Credentials credentials, const Circumstances &circumstances)
{
    if constexpr (std::is_constructible_v<Made, Credentials, const Circumstances &>)
        return std::make_unique<Made>(std::move(credentials), circumstances);
    else
        return std::make_unique<Made>(std::move(credentials));
}

template <Digest With, Scram::Binding Binding>
std::unique_ptr<Mechanism> makeScram(Credentials credentials, const Circumstances &circumstances)
{
    return std::make_unique<Scram>(With, Binding, std::move(credentials), circumstances);
}

template <SystemMechanism::Kind Kind>
std::unique_ptr<Mechanism> makeOfSystem(Credentials credentials, const Circumstances &circumstances)
{
    return std::make_unique<SystemMechanism>(Kind, std::move(credentials), circumstances);
}

constexpr std::array Table{
    Row{"SCRAM-SHA-512-PLUS", makeScram<Digest::Sha512, Scram::Binding::Plus>},
    Row{"SCRAM-SHA-384-PLUS", makeScram<Digest::Sha384, Scram::Binding::Plus>},
    Row{"SCRAM-SHA-256-PLUS", makeScram<Digest::Sha256, Scram::Binding::Plus>},
    Row{"SCRAM-SHA-224-PLUS", makeScram<Digest::Sha224, Scram::Binding::Plus>},
    Row{"SCRAM-SHA-1-PLUS", makeScram<Digest::Sha1, Scram::Binding::Plus>},
    Row{"SCRAM-SHA-512", makeScram<Digest::Sha512, Scram::Binding::None>},
    Row{"SCRAM-SHA-384", makeScram<Digest::Sha384, Scram::Binding::None>},
    Row{"SCRAM-SHA-256", makeScram<Digest::Sha256, Scram::Binding::None>},
    Row{"SCRAM-SHA-224", makeScram<Digest::Sha224, Scram::Binding::None>},
    Row{"SCRAM-SHA-1", makeScram<Digest::Sha1, Scram::Binding::None>},
    Row{"DIGEST-MD5", make<DigestMd5>},
    Row{"CRAM-MD5", make<CramMd5>},
    Row{"NTLM", make<Ntlm>},
    Row{"PLAIN", make<Plain>},
    Row{"LOGIN", make<Login>},
    Row{"OAUTHBEARER", make<OAuthBearer>},
    Row{"XOAUTH2", make<XOAuth2>},
    Row{"GSSAPI", makeOfSystem<SystemMechanism::Kind::Gssapi>},
    Row{"GS2-KRB5", makeOfSystem<SystemMechanism::Kind::Gs2Krb5>},
    Row{"GSS-SPNEGO", makeOfSystem<SystemMechanism::Kind::GssSpnego>},
    Row{"EXTERNAL", make<External>},
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
    return found == Table.end() ? nullptr : found->make(std::move(credentials), circumstances);
}

} // namespace mailscope::sasl
