// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/login.h"

namespace mailscope::practice {

// The mechanisms that compute nothing.

/// PLAIN (RFC 4616): authorization identity, NUL, authentication identity, NUL, password.
class PlainLogin final : public ClientFirstLogin {
public:
    explicit PlainLogin(const LoginContext &context) : m_context(context) { }
    [[nodiscard]] LoginStep next(const QByteArray &response) override;

private:
    LoginContext m_context;
};

/// LOGIN (draft-murchison-sasl-login): asks for the name, then for the password.
class LoginLogin final : public Login {
public:
    explicit LoginLogin(const LoginContext &context) : m_context(context) { }
    [[nodiscard]] LoginStep begin(const std::optional<QByteArray> &initialResponse) override;
    [[nodiscard]] LoginStep next(const QByteArray &response) override;

private:
    LoginContext m_context;
    std::optional<QByteArray> m_name;
};

/// EXTERNAL (RFC 4422 appendix A): the client's certificate says who it is; it may say so too.
class ExternalLogin final : public ClientFirstLogin {
public:
    explicit ExternalLogin(const LoginContext &context) : m_context(context) { }
    [[nodiscard]] LoginStep next(const QByteArray &response) override;

private:
    LoginContext m_context;
};

/// ANONYMOUS (RFC 4505): anybody, with a trace of at most 255 characters that says who or nothing.
class AnonymousLogin final : public ClientFirstLogin {
public:
    explicit AnonymousLogin(const LoginContext & /*context*/) { }
    [[nodiscard]] LoginStep next(const QByteArray &response) override;
};

} // namespace mailscope::practice
