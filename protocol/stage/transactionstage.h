// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage/transaction.h"

#include <deque>

namespace mailscope::stage {

/// Messages, one after another (RFC 5321 section 3.3, RFC 2033): MAIL, RCPT for each recipient, DATA or BDAT, the content, its final
/// replies.
///
/// It runs through the phases mail, rcpt, data and payload with the first message, and stays in payload with those behind it.
/// Any 2xx accepts a recipient, 251 ("will forward") too; without an accepted one the content is not sent. Over LMTP each accepted
/// recipient has a final reply of its own. What is refused before the content is taken back with RSET. A reply in the
/// middle of DATA ends it and the connection: there is no other way to leave DATA without completing the message.
///
/// A refused message keeps none of those behind it back; the outcome is partial when some were accepted.
class TransactionStage final : public Stage {
public:
    /// The next message; nothing when there is none.
    using Source = std::function<std::optional<Delivery>()>;

    explicit TransactionStage(Source source) : m_source(std::move(source)) { }
    explicit TransactionStage(Delivery delivery);

    [[nodiscard]] Name name() const override { return Name::Mail; }
    [[nodiscard]] Step begin(const Context &context) override;
    [[nodiscard]] Step onReply(const Context &context, const wire::Exchange &exchange) override;
    [[nodiscard]] Step onPayloadDone(const Context &context) override;
    [[nodiscard]] Step onChunkSent(const Context &context, bool isLast) override;
    [[nodiscard]] std::vector<wire::Command> undo() const override;
    [[nodiscard]] bool countsForItself() const override { return true; }

private:
    [[nodiscard]] Step overlapped(const Context &context, Step step);
    [[nodiscard]] Step ended(const Context &context, Step step);
    [[nodiscard]] Step beginNext(const Context &context);
    [[nodiscard]] Step conclusion() const;
    void take(const Step &end);

    Source m_source;
    std::optional<Delivery> m_next;    ///< taken from the source, and not begun
    std::deque<Transaction> m_running; ///< the oldest first; at most two
    bool m_isFirst = true;             ///< no transaction has ended yet
    int m_accepted = 0;                ///< messages, in part too
    std::optional<Issue> m_refusal;    ///< the first
};

/// Sends the message from \p source, with its line ends repaired unless told otherwise.
[[nodiscard]] std::unique_ptr<Stage>
makeTransactionStage(wire::Envelope envelope, std::unique_ptr<wire::PayloadSource> source,
                     wire::LineEnds::Handling lineEnds = wire::LineEnds::Handling::Repair);

} // namespace mailscope::stage
