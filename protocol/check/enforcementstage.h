// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkstage.h"

namespace mailscope::check {

/// Whether the server insists on encryption: MAIL and AUTH where there is none (RFC 3207 section 4, RFC 4954 section 4).
///
/// AUTH bears no initial response, and a challenge is answered with `*`: no secret is sent. Notes: mail-accepted-in-clear,
/// auth-accepted-in-clear, tls-enforced.
class EnforcementStage final : public CheckStage {
public:
    explicit EnforcementStage(Subject subject) : m_subject(std::move(subject)) { }

    [[nodiscard]] stage::Step begin(const stage::Context &context) override;
    [[nodiscard]] stage::Step onReply(const stage::Context &context, const wire::Exchange &exchange) override;

private:
    enum class Asked { Mail, Rset, Auth, Cancel };

    [[nodiscard]] stage::Step onMail(const stage::Context &context, const wire::Exchange &exchange);
    [[nodiscard]] stage::Step onAuth(const wire::Exchange &exchange);
    [[nodiscard]] stage::Step askAuth(const stage::Context &context);

    Subject m_subject;
    Asked m_asked = Asked::Mail;
    QByteArray m_mechanism;
    QStringList m_refusals; ///< of what only an encrypted client may do
};

} // namespace mailscope::check
