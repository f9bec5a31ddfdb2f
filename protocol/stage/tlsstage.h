// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage/stage.h"

namespace mailscope::stage {

/// The handshake alone: for TLS from the first byte (RFC 8314 section 3), where it comes before the greeting, and where STARTTLS
/// was sent by hand.
class TlsStage final : public Stage {
public:
    [[nodiscard]] Name name() const override { return Name::Tls; }
    [[nodiscard]] Step begin(const Context &context) override;
    [[nodiscard]] Step onReply(const Context &context, const wire::Exchange &exchange) override;
    [[nodiscard]] Step onSecured(const Context &context, const TlsDetails &details) override;
};

} // namespace mailscope::stage
