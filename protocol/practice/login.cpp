// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/login.h"

#include "practice/bearerlogin.h"
#include "practice/crammd5login.h"
#include "practice/digestmd5login.h"
#include "practice/ntlmlogin.h"
#include "practice/plainlogin.h"
#include "practice/randombytes.h"
#include "practice/scramlogin.h"

#include <algorithm>
#include <array>

namespace mailscope::practice {
namespace {

using Hash = QCryptographicHash::Algorithm;

template <typename Mechanism>
std::unique_ptr<Login> make(const LoginContext &context)
{
    return std::make_unique<Mechanism>(context);
}

template <Hash hash, bool isBound>
std::unique_ptr<Login> makeScram(const LoginContext &context)
{
    return std::make_unique<ScramLogin>(context, hash, isBound);
}

struct Entry {
    QByteArrayView name;
    std::unique_ptr<Login> (*make)(const LoginContext &);
};

constexpr std::array mechanisms{
    Entry{"SCRAM-SHA-512-PLUS", makeScram<Hash::Sha512, true>},
    Entry{"SCRAM-SHA-384-PLUS", makeScram<Hash::Sha384, true>},
    Entry{"SCRAM-SHA-256-PLUS", makeScram<Hash::Sha256, true>},
    Entry{"SCRAM-SHA-224-PLUS", makeScram<Hash::Sha224, true>},
    Entry{"SCRAM-SHA-1-PLUS", makeScram<Hash::Sha1, true>},
    Entry{"SCRAM-SHA-512", makeScram<Hash::Sha512, false>},
    Entry{"SCRAM-SHA-384", makeScram<Hash::Sha384, false>},
    Entry{"SCRAM-SHA-256", makeScram<Hash::Sha256, false>},
    Entry{"SCRAM-SHA-224", makeScram<Hash::Sha224, false>},
    Entry{"SCRAM-SHA-1", makeScram<Hash::Sha1, false>},
    Entry{"EXTERNAL", make<ExternalLogin>},
    Entry{"OAUTHBEARER", make<OAuthBearerLogin>},
    Entry{"XOAUTH2", make<XOAuth2Login>},
    Entry{"DIGEST-MD5", make<DigestMd5Login>},
    Entry{"CRAM-MD5", make<CramMd5Login>},
    Entry{"NTLM", make<NtlmLogin>},
    Entry{"PLAIN", make<PlainLogin>},
    Entry{"LOGIN", make<LoginLogin>},
    Entry{"ANONYMOUS", make<AnonymousLogin>},
};

} // namespace

const Fault *LoginContext::fault(Fault::Kind kind) const
{
    const auto found = std::ranges::find(faults, kind, &Fault::kind);
    return found == faults.end() ? nullptr : &*found;
}

QByteArray LoginContext::nonce(qsizetype bytes) const
{
    const QByteArray &fixed = options().fixedLogin.nonce;
    return fixed.isEmpty() ? randomBytes(bytes).toBase64() : fixed;
}

QList<QByteArray> loginMechanisms()
{
    QList<QByteArray> names;
    for (const Entry &entry : mechanisms)
        names.append(entry.name.toByteArray());
    return names;
}

bool needsTls(QByteArrayView mechanism)
{
    return mechanism == "EXTERNAL" || mechanism.endsWith("-PLUS");
}

QList<QByteArray> offeredMechanisms(const Conversation &conversation)
{
    if (!conversation.encrypted && !conversation.options.authInClear)
        return {};
    QList<QByteArray> offered = conversation.options.mechanisms;
    offered.removeIf([&conversation](const QByteArray &name) {
        return (name == "EXTERNAL" && conversation.tls.clientName.isEmpty())
            || (name.endsWith("-PLUS") && conversation.tls.endPoint.isEmpty());
    });
    return offered;
}

std::unique_ptr<Login> makeLogin(const QByteArray &mechanism, const LoginContext &context)
{
    const auto *const found = std::ranges::find(mechanisms, QByteArrayView(mechanism), &Entry::name);
    return found == mechanisms.end() ? nullptr : found->make(context);
}

} // namespace mailscope::practice
