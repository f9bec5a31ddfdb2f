// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/circumstances.h"
#include "sasl/credentials.h"
#include "sasl/mechanism.h"

namespace mailscope::sasl {

/// GSSAPI (RFC 4752), GS2-KRB5 (RFC 5801) and GSS-SPNEGO ([MS-SPNG]), which the system has and we have not: each step is work. They
/// prove who has a Kerberos ticket, and need no password.
///
/// The ticket is for Preferences::serviceName at Preferences::serviceHost, or for what was asked for. What is sent and received is
/// sealed with keys that we do not know, so that no more is shown of it than its kind and size.
class SystemMechanism final : public Mechanism {
public:
    enum class Kind { Gssapi, Gs2Krb5, GssSpnego };

    SystemMechanism(Kind kind, Credentials credentials, const Circumstances &circumstances);

    [[nodiscard]] QByteArray name() const override;
    [[nodiscard]] bool clientBegins() const override { return true; }
    [[nodiscard]] bool exposesSecret() const override { return false; }
    [[nodiscard]] std::expected<std::optional<Answer>, SaslFailure> initialResponse() override;
    [[nodiscard]] std::expected<Answer, SaslFailure> respond(QByteArrayView challenge) override;
    [[nodiscard]] std::expected<Answer, SaslFailure> resume(const WorkResult &result) override;
    [[nodiscard]] bool isComplete() const override { return m_step.exchange->isComplete; }
    [[nodiscard]] Explanation explain(QByteArrayView challenge) const override;

private:
    [[nodiscard]] std::expected<SystemStep, SaslFailure> begin();
    [[nodiscard]] QLatin1StringView reference() const;

    Kind m_kind;
    Credentials m_credentials;
    SystemStep m_step;
    bool m_begun = false;
};

} // namespace mailscope::sasl
