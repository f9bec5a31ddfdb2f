// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkstage.h"

namespace mailscope::check {

/// Whether the server carries out what came in clear behind STARTTLS as if it had come encrypted (RFC 3207 section 6,
/// CVE-2011-0411).
///
/// NOOP goes out in one write with STARTTLS, and counts as owed. Behind the handshake comes QUIT: where 221 is the first reply, the
/// NOOP was forgotten as it must be. Says QUIT itself, so it is the last stage. Notes: injected-command-run,
/// injected-command-ignored.
class InjectionStage final : public CheckStage {
public:
    [[nodiscard]] Name name() const override { return Phase::StartTls; }
    [[nodiscard]] stage::Step begin(const stage::Context &context) override;
    [[nodiscard]] stage::Step onReply(const stage::Context &context, const wire::Exchange &exchange) override;
    [[nodiscard]] stage::Step onSecured(const stage::Context &context, const TlsDetails &details) override;

private:
    enum class Asked { StartTls, Quit, QuitBehindNoop };

    [[nodiscard]] stage::Step onStartTls(const stage::Context &context, const wire::Exchange &exchange);

    Asked m_asked = Asked::StartTls;
};

} // namespace mailscope::check
