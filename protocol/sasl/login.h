// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/credentials.h"
#include "sasl/mechanism.h"

namespace mailscope::sasl {

/// LOGIN (draft-murchison-sasl-login-00): the server asks for the user, then for the password.
///
/// Servers word their prompts as they like, so the words are shown and never judged: the first challenge gets the user, the
/// second the password, and there is no third.
class Login final : public Mechanism {
public:
    explicit Login(Credentials credentials) : m_credentials(std::move(credentials)) { }

    [[nodiscard]] QByteArray name() const override { return "LOGIN"; }
    [[nodiscard]] bool clientBegins() const override { return false; }
    [[nodiscard]] bool exposesSecret() const override { return true; }
    /// The user's name: many servers take it with the command, and some refuse it there.
    [[nodiscard]] std::expected<std::optional<Answer>, SaslFailure> initialResponse() override;
    [[nodiscard]] std::expected<Answer, SaslFailure> respond(QByteArrayView challenge) override;
    [[nodiscard]] bool isComplete() const override { return m_next == Next::Nothing; }
    [[nodiscard]] Explanation explain(QByteArrayView challenge) const override;

private:
    enum class Next { User, Password, Nothing };

    [[nodiscard]] Response user();
    [[nodiscard]] Response password();

    Credentials m_credentials;
    Next m_next = Next::User;
};

} // namespace mailscope::sasl
