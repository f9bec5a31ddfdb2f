// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/circumstances.h"
#include "sasl/credentials.h"
#include "sasl/mechanism.h"
#include "sasl/ntlmchallenge.h"
#include "sasl/ntlmcrypto.h"

namespace mailscope::sasl {

/// NTLM (MS-NLMP; MS-SMTPNTLM for how it goes over SMTP): the client says what it can, the server gives a challenge and tells of
/// itself, and the client proves the password by a keyed digest of both.
///
/// NTLMv2, with the channel binding of the certificate where there is one, the name of the server that was meant, and a MIC
/// over all three messages when the server can check it. The older forms are made only when the user prefers them.
/// `DOMAIN\user` is parted; `user@domain` is a principal name, stays whole and has no domain, as Windows has it.
/// No session key is exchanged: nothing behind the login is signed or sealed.
class Ntlm final : public Mechanism {
public:
    Ntlm(const Credentials &credentials, Circumstances circumstances);

    [[nodiscard]] QByteArray name() const override { return "NTLM"; }
    [[nodiscard]] bool clientBegins() const override { return true; }
    /// The older forms can be undone by trying all keys of DES, which takes hours.
    [[nodiscard]] bool exposesSecret() const override { return form() != Preferences::Ntlm::V2; }
    [[nodiscard]] std::expected<std::optional<Answer>, SaslFailure> initialResponse() override;
    [[nodiscard]] std::expected<Answer, SaslFailure> respond(QByteArrayView challenge) override;
    /// "ntlm supported" (MS-SMTPNTLM section 2.2.1.2).
    [[nodiscard]] bool isInvitation(QByteArrayView text) const override;
    [[nodiscard]] bool isComplete() const override { return m_next == Next::Nothing; }
    [[nodiscard]] Explanation explain(QByteArrayView challenge) const override;

private:
    enum class Next { Negotiate, Authenticate, Nothing };

    [[nodiscard]] Preferences::Ntlm form() const { return m_circumstances.preferences.ntlm; }
    [[nodiscard]] std::expected<Response, SaslFailure> negotiate();
    [[nodiscard]] std::expected<Response, SaslFailure> authenticate(QByteArrayView message);
    [[nodiscard]] std::expected<Response, SaslFailure> authenticateV2(const NtlmChallenge &challenge,
                                                                      QByteArrayView message);
    [[nodiscard]] std::expected<Response, SaslFailure> authenticateOld(const NtlmChallenge &challenge) const;
    [[nodiscard]] QList<NtlmPair> targetInfo(const NtlmChallenge &challenge, Explanation &explanation) const;
    [[nodiscard]] QString targetName() const;
    [[nodiscard]] Explanation explanation(quint32 flags, const QString &version) const;

    Credentials m_credentials;
    NtlmIdentity m_identity;
    Circumstances m_circumstances;
    QByteArray m_negotiate; ///< our first message, which the MIC covers
    Next m_next = Next::Negotiate;
};

} // namespace mailscope::sasl
