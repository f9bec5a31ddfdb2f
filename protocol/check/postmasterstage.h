// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkstage.h"

namespace mailscope::check {

/// Whether the server answers for postmaster, without a domain and with that of the recipient (RFC 5321 section 4.5.1), and for
/// abuse there (RFC 2142 section 2).
///
/// Notes: postmaster-refused, abuse-refused, postmaster-accepted.
class PostmasterStage final : public CheckStage {
public:
    explicit PostmasterStage(const Subject &subject);

    [[nodiscard]] stage::Step begin(const stage::Context &context) override;
    [[nodiscard]] stage::Step onReply(const stage::Context &context, const wire::Exchange &exchange) override;

private:
    enum class Asked { Mail, Rcpt, Rset };

    void onRcpt(const wire::Exchange &exchange);

    QByteArray m_from;
    QList<QByteArray> m_paths;
    qsizetype m_at = 0;
    Asked m_asked = Asked::Mail;
    QStringList m_accepted;
};

} // namespace mailscope::check
