// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/transactionfacts.h"

#include "report/exchangefacts.h"
#include "wire/pathargument.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace mailscope::report {

using namespace Qt::StringLiterals;
using Verdict = RecipientOutcome::Verdict;

namespace {
/// A transaction and what is needed to follow it.
struct Progress {
    TransactionOutcome outcome;
    qint64 from = 0;
    qsizetype finalReplies = 0;
    bool repliesForEach = false;   ///< LMTP, or PRDR that was announced with a 353
    bool awaitsOneForAll = false;  ///< PRDR: behind those for each, and until it is there nothing is accepted
    QList<QByteArray> acceptances; ///< texts of final replies, which may name the message
    std::optional<Nanoseconds> beganAt;
    std::optional<Nanoseconds> endedAt;
};

bool beginsTransaction(const Exchange &exchange)
{
    return exchange.phase == Phase::Mail && exchange.command.has_value();
}

bool isOfTransaction(const Exchange &exchange)
{
    return exchange.phase && *exchange.phase >= Phase::Mail && *exchange.phase <= Phase::Payload;
}

/// The path and the parameters of MAIL or RCPT.
wire::PathArgument pathOf(const Exchange &exchange)
{
    return wire::PathArgument::of(argumentOf(exchange).value_or(QByteArray()));
}

Verdict verdictOf(const wire::Reply &reply)
{
    if (reply.isTransientFailure())
        return Verdict::Deferred;
    return reply.isPermanentFailure() ? Verdict::Rejected : Verdict::Unknown;
}

std::optional<Nanoseconds> waitedFor(const Exchange &exchange)
{
    if (!exchange.sentAt || !exchange.completeAt)
        return std::nullopt;
    return *exchange.completeAt - *exchange.sentAt;
}

bool isAccepted(const RecipientOutcome &recipient)
{
    return recipient.code && *recipient.code / 100 == 2;
}

void takeRecipient(TransactionOutcome &outcome, const Exchange &exchange)
{
    RecipientOutcome recipient;
    recipient.address = pathOf(exchange).address;
    if (exchange.reply) {
        recipient.code = exchange.code();
        recipient.enhanced = exchange.reply->enhanced;
        recipient.text = exchange.reply->text();
        recipient.verdict = verdictOf(*exchange.reply);
        recipient.waited = waitedFor(exchange);
    }
    outcome.recipients.append(recipient);
}

void takeFinal(RecipientOutcome &recipient, const Exchange &exchange)
{
    const wire::Reply &reply = *exchange.reply;
    recipient.waited = waitedFor(exchange);
    recipient.finalCode = reply.code;
    recipient.finalEnhanced = reply.enhanced;
    recipient.finalText = reply.text();
    recipient.verdict = reply.isPositive() ? Verdict::Accepted : verdictOf(reply);
}

/// The name that the server gave the message, in the words of the servers that are widespread.
std::optional<QByteArray> queueIdIn(const QByteArray &text)
{
    static const std::array Patterns{
        QRegularExpression(u"\\bqueued as ([A-Za-z0-9._-]+)"_s, QRegularExpression::CaseInsensitiveOption),
        QRegularExpression(u"\\bid=([A-Za-z0-9._-]+)"_s),
        QRegularExpression(u"\\b([A-Za-z0-9]+) Message accepted for delivery"_s),
    };
    for (const QRegularExpression &pattern : Patterns) {
        if (const auto match = pattern.match(QString::fromUtf8(text)); match.hasMatch())
            return match.captured(1).toUtf8();
    }
    return std::nullopt;
}

std::optional<QByteArray> queueIdAmong(const QList<QByteArray> &texts)
{
    for (const QByteArray &each : texts) {
        if (auto queueId = queueIdIn(each))
            return queueId;
    }
    return std::nullopt;
}

bool isChunk(const Exchange &exchange)
{
    return exchange.command && exchange.command->startsWith("BDAT ");
}

/// A chunk that others follow: what is said of it is final only when it is a refusal.
bool isGoingOn(const Exchange &exchange)
{
    return isChunk(exchange) && !exchange.command->endsWith(" LAST");
}

void takeChunkReply(TransactionOutcome &outcome, const Exchange &exchange)
{
    if (!exchange.reply->isRefusal())
        return;
    outcome.code = exchange.code();
    outcome.text = exchange.reply->text();
    for (RecipientOutcome &recipient : outcome.recipients) {
        if (isAccepted(recipient))
            recipient.verdict = verdictOf(*exchange.reply);
    }
}

void takeFinalReply(Progress &progress, const Exchange &exchange)
{
    TransactionOutcome &outcome = progress.outcome;
    if (exchange.code() == 353) { // PRDR: one for each recipient follows, and one for all
        progress.repliesForEach = true;
        progress.awaitsOneForAll = true;
        return;
    }
    outcome.code = exchange.code();
    outcome.text = exchange.reply->text();
    if (exchange.reply->isPositive())
        progress.acceptances.append(*outcome.text);
    const bool isLast = progress.finalReplies == std::ranges::count_if(outcome.recipients, isAccepted);
    const bool isForAll = !progress.repliesForEach || (isLast && exchange.reply->isRefusal());
    progress.awaitsOneForAll = progress.awaitsOneForAll && !isLast;
    qsizetype accepted = 0;
    for (RecipientOutcome &recipient : outcome.recipients) {
        if (isAccepted(recipient) && (isForAll || accepted++ == progress.finalReplies))
            takeFinal(recipient, exchange);
    }
    ++progress.finalReplies;
}

void takeExchange(Progress &progress, const Exchange &exchange)
{
    if (exchange.completeAt && isOfTransaction(exchange))
        progress.endedAt = exchange.completeAt;
    if (exchange.phase == Phase::Rcpt && exchange.command) {
        takeRecipient(progress.outcome, exchange);
        return;
    }
    if (isChunk(exchange))
        progress.outcome.transfer = "bdat";
    // The last chunk, or the end of a text that was typed.
    if (exchange.phase == Phase::Payload && exchange.command && !isGoingOn(exchange))
        progress.outcome.isHandedOver = true;
    if (!exchange.reply)
        return;
    const bool wasRefused = exchange.reply->isRefusal();
    if ((exchange.phase == Phase::Mail || exchange.phase == Phase::Data) && wasRefused) {
        progress.outcome.code = exchange.code();
        progress.outcome.text = exchange.reply->text();
    } else if (exchange.phase == Phase::Payload) {
        isGoingOn(exchange) ? takeChunkReply(progress.outcome, exchange) : takeFinalReply(progress, exchange);
    }
}

QList<Progress> transactionsOf(const QList<Exchange> &exchanges, bool forEach)
{
    QList<Progress> transactions;
    for (const Exchange &exchange : exchanges) {
        if (beginsTransaction(exchange)) {
            const wire::PathArgument path = pathOf(exchange);
            Progress progress;
            progress.from = exchange.sequence;
            progress.repliesForEach = forEach;
            progress.beganAt = exchange.sentAt;
            progress.outcome.from = path.address;
            progress.outcome.parameters = path.parameters;
            progress.outcome.transfer = "data";
            transactions.append(progress);
        }
        if (!transactions.isEmpty())
            takeExchange(transactions.last(), exchange);
    }
    return transactions;
}

void takeMessages(QList<Progress> &transactions, const QList<MessageSent> &messages)
{
    for (const MessageSent &message : messages) {
        const auto behind = std::ranges::upper_bound(transactions, message.sequence, {}, &Progress::from);
        if (behind == transactions.begin())
            continue;
        TransactionOutcome &outcome = std::prev(behind)->outcome;
        outcome.bytes += message.bytes;
        outcome.isHandedOver = outcome.isHandedOver || (message.complete && !message.isChunk);
        // Nobody can have accepted what was never completed, whatever the server said in the middle of it.
        for (RecipientOutcome &recipient : outcome.recipients) {
            if (!message.complete && recipient.verdict == Verdict::Accepted)
                recipient.verdict = Verdict::Unknown;
        }
    }
}

/// By PRDR the last reply counts for all, and it may be a refusal.
void takeLackOfTheLastReply(QList<Progress> &transactions)
{
    for (Progress &each : transactions) {
        for (RecipientOutcome &recipient : each.outcome.recipients) {
            if (each.awaitsOneForAll && recipient.verdict == Verdict::Accepted)
                recipient.verdict = Verdict::Unknown;
        }
    }
}

bool hasVerdict(const TransactionOutcome &outcome, Verdict verdict)
{
    return std::ranges::contains(outcome.recipients, verdict, &RecipientOutcome::verdict);
}

bool wasRefused(const TransactionOutcome &outcome)
{
    const bool byCode = outcome.code && *outcome.code >= 400;
    return byCode || hasVerdict(outcome, Verdict::Rejected) || hasVerdict(outcome, Verdict::Deferred);
}

/// What the client said decides; it may say LHLO on any port.
bool isLmtp(const Report &report)
{
    const Hello *hello = report.newestHello();
    const bool saidLhlo = hello != nullptr && hello->capabilities.verb() == wire::Capabilities::Verb::Lhlo;
    return saidLhlo || report.target.protocol == "lmtp"_L1;
}

Totals totalsOf(const QList<Progress> &transactions)
{
    Totals totals;
    for (const Progress &each : transactions) {
        ++totals.messages;
        if (hasVerdict(each.outcome, Verdict::Accepted))
            ++totals.accepted;
        else if (wasRefused(each.outcome))
            ++totals.refused;
        else if (each.outcome.isHandedOver)
            ++totals.unknown;
        totals.bytes += each.outcome.bytes;
    }
    const auto first = transactions.constFirst().beganAt;
    const auto last = transactions.constLast().endedAt;
    if (first && last)
        totals.duration = *last - *first;
    return totals;
}
} // namespace

void takeTransactions(Report &report, const QList<MessageSent> &messages)
{
    QList<Progress> transactions = transactionsOf(report.exchanges, isLmtp(report));
    if (transactions.isEmpty())
        return;
    takeMessages(transactions, messages);
    takeLackOfTheLastReply(transactions);
    report.transaction = transactions.constLast().outcome;
    report.transaction->queueId = queueIdAmong(transactions.constLast().acceptances);
    report.totals = totalsOf(transactions);
}

} // namespace mailscope::report
