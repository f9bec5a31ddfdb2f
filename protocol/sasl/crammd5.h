// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/credentials.h"
#include "sasl/mechanism.h"

namespace mailscope::sasl {

/// CRAM-MD5 (RFC 2195): proves the password with a keyed digest of the server's challenge.
///
/// The password does not cross the line, but whoever reads both lines can guess it, and nothing proves the server. The RFC asks
/// for no preparation of names, so that they go as they were typed.
class CramMd5 final : public Mechanism {
public:
    explicit CramMd5(Credentials credentials) : m_credentials(std::move(credentials)) { }

    [[nodiscard]] QByteArray name() const override { return "CRAM-MD5"; }
    [[nodiscard]] bool clientBegins() const override { return false; }
    [[nodiscard]] bool exposesSecret() const override { return false; }
    [[nodiscard]] std::expected<std::optional<Answer>, SaslFailure> initialResponse() override { return std::nullopt; }
    [[nodiscard]] std::expected<Answer, SaslFailure> respond(QByteArrayView challenge) override;
    [[nodiscard]] bool isComplete() const override { return m_answered; }
    [[nodiscard]] Explanation explain(QByteArrayView challenge) const override;

private:
    Credentials m_credentials;
    bool m_answered = false;
};

} // namespace mailscope::sasl
