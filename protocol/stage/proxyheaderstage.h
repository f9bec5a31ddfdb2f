// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "stage/stage.h"

namespace mailscope::stage {

/// The header of the PROXY protocol: sent ahead of everything, TLS too, and never answered.
class ProxyHeaderStage final : public Stage {
public:
    explicit ProxyHeaderStage(plan::ProxyHeader header) : m_header(std::move(header)) { }

    [[nodiscard]] Name name() const override { return Name::Proxy; }
    [[nodiscard]] Step begin(const Context &context) override;
    [[nodiscard]] Step onReply(const Context &context, const wire::Exchange &exchange) override;

private:
    plan::ProxyHeader m_header;
};

/// The bytes of \p header (proxy-protocol.txt sections 2.1 and 2.2), or Issue::InvalidArgument with the reason as detail:
/// addresses of two families, a value that does not fit its field, TLVs in version 1.
[[nodiscard]] std::expected<QByteArray, Issue> proxyHeaderBytes(const plan::ProxyHeader &header);

} // namespace mailscope::stage
