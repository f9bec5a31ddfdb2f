// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage/stage.h"
#include "wire/envelope.h"

namespace mailscope::stage {

/// One message (RFC 5321 section 3.3, RFC 2033): MAIL, RCPT for each recipient, DATA, the message, its final replies.
///
/// It runs through the phases mail, rcpt, data and payload. Commands go out one after another. Any 2xx accepts a recipient, 251
/// ("will forward") too; without an accepted one DATA is not sent. Over LMTP each accepted recipient has a final reply of
/// its own. What is refused before the message is taken back with RSET. A reply in the middle of the message ends it and
/// the connection: there is no other way to leave DATA without completing the message.
class TransactionStage final : public Stage {
public:
    TransactionStage(wire::Envelope envelope, std::shared_ptr<wire::Payload> payload)
        : m_envelope(std::move(envelope)), m_payload(std::move(payload))
    { }

    [[nodiscard]] Name name() const override { return Name::Mail; }
    [[nodiscard]] Step begin(const Context &context) override;
    [[nodiscard]] Step onReply(const Context &context, const wire::Exchange &exchange) override;
    [[nodiscard]] Step onPayloadDone(const Context &context) override;
    [[nodiscard]] std::vector<wire::Command> undo() const override;
    [[nodiscard]] bool countsForItself() const override { return true; }

private:
    [[nodiscard]] std::optional<Issue> unsendable() const;
    [[nodiscard]] Step onMail(const wire::Exchange &exchange);
    [[nodiscard]] Step onRcpt(const wire::Exchange &exchange);
    [[nodiscard]] Step onData(const Context &context, const wire::Exchange &exchange);
    [[nodiscard]] Step onFinal(const wire::Exchange &exchange);
    [[nodiscard]] Step nextRecipient();
    [[nodiscard]] Step reset(Step end);
    [[nodiscard]] Step conclude() const;
    void noteRefusal(Issue::Id issue, const wire::Exchange &exchange);

    wire::Envelope m_envelope;
    std::shared_ptr<wire::Payload> m_payload;
    qsizetype m_asked = 0;      ///< recipients that RCPT was sent for
    int m_accepted = 0;         ///< those of them that were accepted
    int m_repliesOwed = 0;      ///< final replies
    bool m_isDelivered = false; ///< at least one final reply accepts
    bool m_isOpen = false;      ///< MAIL was sent, and nothing has ended the transaction yet
    bool m_payloadSent = false;
    std::optional<Issue> m_refusal; ///< the first
    std::optional<Step> m_end;      ///< what follows once RSET was answered
};

/// Sends the message from \p source, with its line ends repaired unless told otherwise.
[[nodiscard]] std::unique_ptr<Stage>
makeTransactionStage(wire::Envelope envelope, std::unique_ptr<wire::PayloadSource> source,
                     wire::LineEnds::Handling lineEnds = wire::LineEnds::Handling::Repair);

} // namespace mailscope::stage
