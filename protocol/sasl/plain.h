// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/credentials.h"
#include "sasl/mechanism.h"

namespace mailscope::sasl {

/// PLAIN (RFC 4616): authorization identity, user and password in one message, parted by NUL.
class Plain final : public Mechanism {
public:
    explicit Plain(Credentials credentials) : m_credentials(std::move(credentials)) { }

    [[nodiscard]] QByteArray name() const override { return "PLAIN"; }
    [[nodiscard]] bool clientBegins() const override { return true; }
    [[nodiscard]] bool exposesSecret() const override { return true; }
    [[nodiscard]] std::expected<std::optional<Answer>, SaslFailure> initialResponse() override;
    [[nodiscard]] std::expected<Answer, SaslFailure> respond(QByteArrayView challenge) override;
    [[nodiscard]] bool isComplete() const override { return m_answered; }
    [[nodiscard]] Explanation explain(QByteArrayView challenge) const override;

private:
    [[nodiscard]] std::expected<Response, SaslFailure> message();

    Credentials m_credentials;
    bool m_answered = false;
};

} // namespace mailscope::sasl
