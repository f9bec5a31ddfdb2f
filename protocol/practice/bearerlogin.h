// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/login.h"

namespace mailscope::practice {

// A token that somebody else gave out. One that is not taken is answered with an error in JSON, which the client must acknowledge
// before the server says 535.

/// OAUTHBEARER (RFC 7628).
class OAuthBearerLogin final : public ClientFirstLogin {
public:
    explicit OAuthBearerLogin(const LoginContext &context) : m_context(context) { }
    [[nodiscard]] LoginStep next(const QByteArray &response) override;

private:
    LoginContext m_context;
    bool m_hasFailed = false;
};

/// XOAUTH2, as Google describes it: the same without a GS2 header.
class XOAuth2Login final : public ClientFirstLogin {
public:
    explicit XOAuth2Login(const LoginContext &context) : m_context(context) { }
    [[nodiscard]] LoginStep next(const QByteArray &response) override;

private:
    LoginContext m_context;
    bool m_hasFailed = false;
};

} // namespace mailscope::practice
