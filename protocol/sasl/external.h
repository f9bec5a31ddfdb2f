// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/credentials.h"
#include "sasl/mechanism.h"

namespace mailscope::sasl {

/// EXTERNAL (RFC 4422 appendix A): who logs in is known already, by the client's certificate or by the socket. The client only says
/// for whom it acts, or nothing, which leaves that to the server.
class External final : public Mechanism {
public:
    explicit External(Credentials credentials) : m_credentials(std::move(credentials)) { }

    [[nodiscard]] QByteArray name() const override { return "EXTERNAL"; }
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
