// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/login.h"
#include "practice/ntlmmessage.h"

namespace mailscope::practice {

/// NTLM over SMTP ([MS-SMTPNTLM], [MS-NLMP]): NTLMv2 with its MIC and, where the client sends one, its channel binding.
/// NTLMv1 and NTLM2 session are taken with Options::oldNtlm only.
class NtlmLogin final : public ClientFirstLogin {
public:
    explicit NtlmLogin(const LoginContext &context) : m_context(context) { }
    [[nodiscard]] LoginStep next(const QByteArray &response) override;

private:
    [[nodiscard]] LoginStep onNegotiate(const QByteArray &message);
    [[nodiscard]] LoginStep onAuthenticate(const QByteArray &message);
    [[nodiscard]] bool isOldResponseRight(const NtlmAuthenticate &sent, const User &user) const;
    [[nodiscard]] bool isResponseRight(const NtlmAuthenticate &sent, const User &user, const QByteArray &message) const;
    [[nodiscard]] bool isBindingRight(const QByteArray &digest) const;

    /// \p sessionKey: SessionBaseKey.
    [[nodiscard]] bool isIntegrityRight(const NtlmAuthenticate &sent, const QByteArray &sessionKey,
                                        const QByteArray &message) const;

    LoginContext m_context;
    QByteArray m_challenge; ///< Eight bytes.
    QByteArray m_negotiateMessage;
    QByteArray m_challengeMessage;
};

} // namespace mailscope::practice
