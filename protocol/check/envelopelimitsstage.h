// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkstage.h"

namespace mailscope::check {

/// How many recipients the server takes (RFC 5321 section 4.5.3.1.8 asks for 100), and whether it means the size that it offers
/// (RFC 1870 section 6.1).
///
/// The recipient is named again and again, in batches where PIPELINING is offered. No message is sent. Notes: recipients-few,
/// size-not-enforced, limits-found.
class EnvelopeLimitsStage final : public CheckStage {
public:
    /// No server needs to be asked for more.
    static constexpr int MostRecipients = 1100;

    explicit EnvelopeLimitsStage(Subject subject) : m_subject(std::move(subject)) { }

    [[nodiscard]] stage::Step begin(const stage::Context &context) override;
    [[nodiscard]] stage::Step onReply(const stage::Context &context, const wire::Exchange &exchange) override;

private:
    enum class Asked { Mail, Rcpt, Rset, Size, LastRset };

    [[nodiscard]] stage::Step onRcpt(const stage::Context &context, const wire::Exchange &exchange);
    [[nodiscard]] stage::Step nextRecipients(const stage::Context &context);
    [[nodiscard]] stage::Step endRecipients(const QString &why);
    [[nodiscard]] stage::Step askSize(const stage::Context &context);
    [[nodiscard]] stage::Step onSize(const wire::Exchange &exchange);

    Subject m_subject;
    Asked m_asked = Asked::Mail;
    int m_owed = 0;
    int m_accepted = 0;
    QString m_refusal; ///< the first one
    quint64 m_size = 0;
};

} // namespace mailscope::check
