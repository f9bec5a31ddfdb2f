// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checkstage.h"
#include "check/foreignends.h"

namespace mailscope::check {

/// Whether the server takes a foreign end of data for the right one: then what stands behind it in a message is carried out as
/// commands (SMTP smuggling).
///
/// One message, one write: text, the foreign end, RSET (which may stand anywhere in a batch, RFC 2920 section 3.1), the right end, and QUIT. A server that knows its ends answers the message
/// and QUIT; one that does not answers the RSET in between. With no end to try, the message is the control: two replies to it would
/// make every other one worthless. Says QUIT itself, so it is the last stage. Notes: smuggling-possible, smuggling-withstood.
class EndOfDataStage final : public CheckStage {
public:
    /// \p end: null for the control. It must live on.
    EndOfDataStage(Subject subject, const ForeignEnd *end) : m_subject(std::move(subject)), m_end(end) { }

    [[nodiscard]] stage::Step begin(const stage::Context &context) override;
    [[nodiscard]] stage::Step onReply(const stage::Context &context, const wire::Exchange &exchange) override;

    /// The message up to and with its right end.
    [[nodiscard]] QByteArray content() const;

private:
    enum class Asked { Mail, Rcpt, Data, Content, Quit };

    [[nodiscard]] stage::Step onData(const stage::Context &context, const wire::Exchange &exchange);
    [[nodiscard]] stage::Step onBehindContent(const wire::Exchange &exchange);
    [[nodiscard]] stage::Step onSurplus(const wire::Exchange &exchange);

    Subject m_subject;
    const ForeignEnd *m_end;
    Asked m_asked = Asked::Mail;
    QString m_final; ///< what the message was answered with
    int m_surplus = 0;
};

} // namespace mailscope::check
