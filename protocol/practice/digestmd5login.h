// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/digestmessage.h"
#include "practice/login.h"

namespace mailscope::practice {

/// DIGEST-MD5 (RFC 2831), qop=auth only: a challenge, the client's response, and `rspauth`, which the client answers with nothing.
class DigestMd5Login final : public Login {
public:
    explicit DigestMd5Login(const LoginContext &context) : m_context(context) { }
    [[nodiscard]] LoginStep begin(const std::optional<QByteArray> &initialResponse) override;
    [[nodiscard]] LoginStep next(const QByteArray &response) override;

private:
    [[nodiscard]] LoginStep onResponse(const QByteArray &response);
    [[nodiscard]] bool isWellFormed(const Directives &directives) const;
    [[nodiscard]] static std::optional<DigestInput> inputFrom(const Directives &directives, const User &user);

    LoginContext m_context;
    QByteArray m_nonce;
    QByteArray m_user; ///< Who has proven to be that.
};

} // namespace mailscope::practice
