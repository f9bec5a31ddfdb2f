// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkstage.h"
#include "check/relaypatterns.h"

namespace mailscope::check {

/// Whether strangers may send through the server to others (RFC 5321 section 7.8): a transaction for each pattern, up to RCPT, and
/// RSET.
///
/// First somebody whom the server cannot have is named: where even he is accepted, the patterns that end at the server say nothing.
/// Notes: relay-accepted, relay-trick-accepted, relay-refused, and relay-unclear for what cannot be told.
class RelayStage final : public CheckStage {
public:
    /// So many patterns at a time: servers close behind some twenty refusals.
    static constexpr qsizetype MostAtOnce = 6;

    /// \p first: the pattern to begin with; \p count: how many of them, all by default.
    explicit RelayStage(Subject subject, qsizetype first = 0, qsizetype count = -1)
        : m_subject(std::move(subject)), m_first(first), m_count(count)
    { }

    [[nodiscard]] stage::Step begin(const stage::Context &context) override;
    [[nodiscard]] stage::Step onReply(const stage::Context &context, const wire::Exchange &exchange) override;

private:
    enum class Asked { Mail, Rcpt, Rset };
    enum class Everybody { Unknown, Refused, Accepted }; ///< what becomes of whoever is named at the server

    [[nodiscard]] const RelayPattern &pattern() const { return m_patterns.at(m_at); }
    [[nodiscard]] bool isControl() const { return m_at == 0; }
    [[nodiscard]] stage::Step onMail(const wire::Exchange &exchange);
    void onRcpt(const wire::Exchange &exchange);
    void accepted(const wire::Reply &reply);
    [[nodiscard]] stage::Step next();

    Subject m_subject;
    qsizetype m_first;
    qsizetype m_count;
    QList<RelayPattern> m_patterns; ///< the control ahead of them
    qsizetype m_at = 0;
    Asked m_asked = Asked::Mail;
    Everybody m_everybody = Everybody::Unknown;
    int m_refused = 0;
};

} // namespace mailscope::check
