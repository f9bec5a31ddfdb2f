// SPDX-License-Identifier: GPL-3.0-or-later
// ServerDialogue: the content of messages, by DATA and by BDAT (RFC 3030), and the final replies.
#include "practice/serverdialogue.h"

#include <algorithm>
#include <utility>

namespace mailscope::practice {
namespace {

Reply tooBig(const Options &options)
{
    return Reply(552, "5.3.4",
                 "The message is larger than " + QByteArray::number(options.maximumMessageSize) + " bytes");
}

QByteArray shownPath(const QByteArray &address)
{
    return '<' + echoed(address) + '>';
}

Reply fullMailbox(const QByteArray &address)
{
    return Reply(452, "4.2.2", shownPath(address) + ": the mailbox is full");
}

/// Why a message is not for \p recipient although it was accepted.
MissedRecipient missed(const Recipient &recipient, bool isFull)
{
    const QByteArray address = recipient.path.text();
    return {address, isFull ? fullMailbox(address).toWire(true).trimmed() : "refused by a fault"};
}

} // namespace

void ServerDialogue::processMessage()
{
    if (!m_reader->read(m_input))
        return;
    std::optional<Reply> refusal;
    if (m_reader->isTooBig())
        refusal = tooBig(m_options);
    else if (m_reader->hasBareLineEnd())
        refusal = Reply(554, "5.6.0", "A bare CR or LF in the message");
    else if (m_reader->hasLongLine())
        refusal = Reply(500, "5.6.0", "A line of the message is longer than 1000 bytes");
    m_phase = Phase::Command;
    QByteArray content = m_reader->content();
    m_reader.reset();
    finishMessage(std::move(content), refusal);
}

ServerDialogue::Chunk ServerDialogue::chunkFor(const Command &command) const
{
    const QList<QByteArray> words = command.argument.split(' ');
    Chunk chunk{.isLast = words.size() == 2 && words[1].compare("LAST", Qt::CaseInsensitive) == 0};
    const bool digitsOnly =
        !words[0].isEmpty() && std::ranges::all_of(words[0], [](char byte) { return byte >= '0' && byte <= '9'; });
    bool fits = false;
    const qint64 size = words[0].toLongLong(&fits);
    if (!digitsOnly || !fits || words.size() > 2 || (words.size() == 2 && !chunk.isLast)) {
        // Without a size nobody knows where the chunk ends: it is read as commands, as any server would.
        chunk.refusal = badArgument("Syntax: BDAT size [LAST]");
        return chunk;
    }
    chunk.missing = size;
    if (!m_conversation.transaction)
        chunk.refusal = badSequence("MAIL comes first");
    else if (m_conversation.transaction->recipients.isEmpty())
        chunk.refusal = Reply(554, "5.5.1", "No recipient was accepted");
    return chunk;
}

void ServerDialogue::handleBdat(const Command &command)
{
    m_chunk = chunkFor(command);
    if (m_conversation.transaction && !m_chunk.refusal)
        m_conversation.transaction->hasChunks = true;
    m_phase = Phase::Chunk;
    processChunk();
}

void ServerDialogue::processChunk()
{
    const qsizetype count = std::min<qsizetype>(m_input.size(), static_cast<qsizetype>(m_chunk.missing));
    m_chunk.missing -= count;
    if (!m_chunk.refusal) {
        Transaction &transaction = *m_conversation.transaction;
        transaction.isTooBig =
            transaction.isTooBig || transaction.content.size() + count > m_options.maximumMessageSize;
        if (!transaction.isTooBig)
            transaction.content.append(QByteArrayView(m_input).first(count));
    }
    m_input.remove(0, count);
    if (m_chunk.missing > 0)
        return;

    m_phase = Phase::Command;
    if (!m_chunk.refusal && m_chunk.isLast) {
        const bool isTooBig = m_conversation.transaction->isTooBig;
        finishMessage(std::exchange(m_conversation.transaction->content, {}),
                      isTooBig ? std::optional(tooBig(m_options)) : std::nullopt);
        return;
    }
    beginStep("bdat");
    if (isRefused())
        deliver({});
    else if (m_chunk.refusal)
        respond(*m_chunk.refusal);
    else if (m_conversation.transaction->isTooBig)
        respond(tooBig(m_options));
    else
        respond(Reply(250, "2.0.0", "Chunk received"));
}

void ServerDialogue::finishMessage(QByteArray content, const std::optional<Reply> &refusal)
{
    Transaction transaction = std::move(*std::exchange(m_conversation.transaction, std::nullopt));
    StoredMessage message{.connection = m_conversation.connection,
                          .encrypted = m_conversation.encrypted,
                          .hello = m_conversation.hello,
                          .user = m_conversation.user,
                          .forwarded = m_conversation.forwarded,
                          .reversePath = std::move(transaction.reversePath),
                          .parameters = std::move(transaction.parameters),
                          .recipients = std::move(transaction.recipients),
                          .missed = std::move(transaction.missed),
                          .content = std::move(content)};
    if (refusal) {
        refuseMessage(*refusal, message.recipients.size());
    } else if (m_conversation.isLmtp()) {
        finishForEachRecipient(std::move(message), Conclusion::None);
    } else if (transaction.wantsReplyForEach) {
        m_active.clear(); // what announces the final replies is none of them
        respond(Reply(353, {}, "PRDR: a reply for each recipient, and one for all of them"));
        finishForEachRecipient(std::move(message), Conclusion::Follows);
    } else {
        beginStep("payload", message.recipients.constFirst().path.text());
        if (isRefused()) {
            deliver({});
            return;
        }
        message.number = m_store.add(message);
        m_watch.messageReceived(message);
        respond(Reply(250, "2.0.0", "Kept as message " + QByteArray::number(message.number)));
    }
}

void ServerDialogue::refuseMessage(const Reply &refusal, qsizetype recipients)
{
    // LMTP: one reply for each accepted recipient, a refusal too (RFC 2033 4.2).
    const qsizetype replies = m_conversation.isLmtp() ? recipients : 1;
    for (qsizetype at = 0; at < replies; ++at) {
        beginStep("payload");
        respond(refusal);
    }
}

void ServerDialogue::finishForEachRecipient(StoredMessage message, Conclusion conclusion)
{
    // The replies come once it is known who gets the message, and its number is part of them.
    struct Outcome {
        std::vector<Fault> faults;
        bool isFull = false;
        QByteArray address;
    };
    std::vector<Outcome> outcomes;
    QList<Recipient> reached;
    for (const Recipient &recipient : std::as_const(message.recipients)) {
        beginStep("payload", recipient.path.text());
        const User *user = findUser(m_options, recipient.path.localPart);
        outcomes.push_back({m_active, user != nullptr && user->standing == Standing::Full, recipient.path.text()});
        if (!isRefused() && !outcomes.back().isFull)
            reached.append(recipient);
        else
            message.missed.append(missed(recipient, outcomes.back().isFull));
    }
    std::vector<Fault> faultsOfAll;
    if (conclusion == Conclusion::Follows) {
        beginStep("payload");
        if (isRefused()) // what is said last counts for all
            reached.clear();
        faultsOfAll = m_active;
    }
    message.recipients = reached;
    if (!reached.isEmpty()) {
        message.number = m_store.add(message);
        m_watch.messageReceived(message);
    }
    for (Outcome &outcome : outcomes) {
        m_active = std::move(outcome.faults);
        if (outcome.isFull)
            respond(fullMailbox(outcome.address));
        else
            respond(Reply(
                250, "2.1.5",
                shownPath(outcome.address)
                    + (message.number > 0 ? ": kept as message " + QByteArray::number(message.number) : ": taken")));
    }
    if (conclusion == Conclusion::None)
        return;
    m_active = std::move(faultsOfAll);
    respond(reached.isEmpty() ? Reply(550, "5.7.0", "Nobody takes the message")
                              : Reply(250, "2.0.0", "Kept as message " + QByteArray::number(message.number)));
}

} // namespace mailscope::practice
