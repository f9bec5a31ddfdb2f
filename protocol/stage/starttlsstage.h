// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage/stage.h"

namespace mailscope::stage {

/// STARTTLS (RFC 3207): asks for encryption and hands the channel over to the handshake.
///
/// Only a 220 opens the handshake. A 3xx is not consent, and bytes behind the 220 were sent by
/// someone who is not yet authenticated: both end the attempt (RFC 3207 sections 4 and 6).
class StartTlsStage final : public Stage {
public:
    enum class Demand {
        IfOffered, ///< without an offer it is skipped; a refusal is recorded, and the session goes on in clear
        Required,
    };

    explicit StartTlsStage(Demand demand) : m_demand(demand) { }

    [[nodiscard]] Name name() const override { return Name::StartTls; }
    [[nodiscard]] Step begin(const Context &context) override;
    [[nodiscard]] Step onReply(const Context &context, const wire::Exchange &exchange) override;
    [[nodiscard]] Step onSecured(const Context &context, const TlsDetails &details) override;

private:
    Demand m_demand;
};

/// Judges a finished handshake: fails with Issue::CertificateRejected when the policy does not allow its objections.
[[nodiscard]] Step judgeHandshake(const Context &context, const TlsDetails &details);

} // namespace mailscope::stage
