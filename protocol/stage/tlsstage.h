// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage/stage.h"

namespace mailscope::stage {

/// TLS from the first byte (RFC 8314 section 3): the handshake comes before the greeting.
class TlsStage final : public Stage {
public:
    [[nodiscard]] Name name() const override { return Name::Tls; }
    [[nodiscard]] Step begin(const Context &context) override;
    [[nodiscard]] Step onReply(const Context &context, const wire::Exchange &exchange) override;
    [[nodiscard]] Step onSecured(const Context &context, const TlsDetails &details) override;
};

} // namespace mailscope::stage
