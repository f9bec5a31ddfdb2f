// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/credentials.h"
#include "sasl/mechanism.h"

namespace mailscope::sasl {

/// ANONYMOUS (RFC 4505): nobody logs in. The user's name goes along as a trace, which the server may write down: an address, a
/// word of at most 255 characters without `@`, or nothing.
class Anonymous final : public Mechanism {
public:
    explicit Anonymous(Credentials credentials) : m_credentials(std::move(credentials)) { }

    [[nodiscard]] QByteArray name() const override { return "ANONYMOUS"; }
    [[nodiscard]] bool clientBegins() const override { return true; }
    [[nodiscard]] bool exposesSecret() const override { return false; }
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
