// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkstage.h"

namespace mailscope::check {

/// How long a command may be: NOOP with an argument, from a short one to 4096 octets with its CRLF. RFC 5321 section 4.5.3.1.4 asks
/// for 512.
///
/// A server that takes a long line for several would answer more than once, so QUIT stands at the end; it is said here, and this is
/// the last stage. Notes: command-line-short, limits-found.
class LineLimitStage final : public CheckStage {
public:
    [[nodiscard]] stage::Step begin(const stage::Context &context) override;
    [[nodiscard]] stage::Step onReply(const stage::Context &context, const wire::Exchange &exchange) override;

private:
    enum class Asked { Noop, Quit };

    [[nodiscard]] stage::Step next();
    [[nodiscard]] stage::Step quit();

    std::size_t m_at = 0;
    int m_longest = 0;
    Asked m_asked = Asked::Noop;
    QString m_refusal;
};

} // namespace mailscope::check
