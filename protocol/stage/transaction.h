// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage/delivery.h"

namespace mailscope::stage {

/// One message of a TransactionStage, from MAIL to its final replies.
///
/// With PIPELINING (RFC 2920) its commands go out in one batch, DATA among them when nothing but the recipients' refusal of all
/// could still keep the message back; and while only its final replies are owed, isHandedOver(), the next one may begin. Each
/// reply is judged by the transaction it is owed to. A step that does not continue comes once no reply is owed any more.
class Transaction {
public:
    /// \p chosen is the envelope of \p delivery as this server gets it.
    Transaction(const Delivery &delivery, ChosenEnvelope chosen, const Context &context);

    [[nodiscard]] Step begin(const Context &context);
    [[nodiscard]] Step onReply(const Context &context, const wire::Exchange &exchange);
    [[nodiscard]] Step onPayloadDone();
    [[nodiscard]] Step onChunkSent(const Context &context, bool isLast);

    /// The message was sent to its end, and only what becomes of it is not known yet.
    [[nodiscard]] bool isHandedOver() const { return m_isHandedOver; }
    /// PRDR was asked for.
    [[nodiscard]] bool repliesForEach() const { return m_chosen.repliesForEach; }
    /// The server holds a transaction that RSET would end.
    [[nodiscard]] bool isOpen() const { return m_isOpen; }

private:
    [[nodiscard]] std::vector<wire::Command> batch(const Context &context);
    [[nodiscard]] bool mayBatch(Phase phase, const Context &context) const;
    [[nodiscard]] bool isSafeAhead() const;
    [[nodiscard]] wire::Command nextRcpt();
    [[nodiscard]] bool mayAskForChunk() const;
    [[nodiscard]] Step withChunk(Step step, const Context &context);

    [[nodiscard]] Step onMail(const Context &context, const wire::Exchange &exchange);
    [[nodiscard]] Step onRcpt(const Context &context, const wire::Exchange &exchange);
    [[nodiscard]] Step onData(const Context &context, const wire::Exchange &exchange);
    [[nodiscard]] Step onChunkReply(const Context &context, const wire::Exchange &exchange);
    [[nodiscard]] Step onFinal(const wire::Exchange &exchange);

    [[nodiscard]] Step beginContent(const Context &context);
    [[nodiscard]] Step leaveData();
    [[nodiscard]] Step proceed(Step step = Step::wait());
    [[nodiscard]] Step give(Step end);
    [[nodiscard]] Step conclusion() const;
    [[nodiscard]] bool isRefused() const;
    [[nodiscard]] int finalReplies(const Context &context) const;
    void noteRefusal(Issue::Id issue, const wire::Exchange &exchange);

    ChosenEnvelope m_chosen;
    std::shared_ptr<wire::Payload> m_payload;
    qsizetype m_chunkSize;
    bool m_isPipelined;

    int m_owed = 0;                ///< replies
    qsizetype m_asked = 0;         ///< recipients that RCPT was sent for
    qsizetype m_judged = 0;        ///< those of them that were answered
    qsizetype m_rejected = 0;      ///< those of them that were refused
    int m_accepted = 0;            ///< those of them that were accepted, while the sender was
    int m_chunksOwed = 0;          ///< replies to chunks that are not the last
    bool m_isOpen = false;         ///< MAIL was sent, and nothing has ended the transaction yet
    bool m_isContentAsked = false; ///< DATA or the first chunk was sent
    bool m_isLastChunkSent = false;
    bool m_isHandedOver = false;
    bool m_isDelivered = false;     ///< at least one final reply accepts
    bool m_endsAnnounced = false;   ///< 353: a reply for each recipient follows, and one for all
    std::optional<Issue> m_refusal; ///< the first
    std::optional<Step> m_end;      ///< what follows once nothing is owed
};

} // namespace mailscope::stage
