// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/recipientoutcomes.h"

#include "format/display.h"
#include "ui/panels/detailrow.h"
#include "ui/panels/durationtext.h"
#include "ui/panels/replywords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

using report::RecipientOutcome;
using Verdict = RecipientOutcome::Verdict;

namespace {

constexpr qsizetype MostRecipients = 1000;

Ink inkOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Accepted:
        return Ink::Good;
    case Verdict::Deferred:
        return Ink::Weak;
    case Verdict::Rejected:
        return Ink::Fail;
    case Verdict::Unknown:
        break;
    }
    return Ink::Dim;
}

QString keyOf(const RecipientOutcome &recipient, RecipientOutcomes::Unjudged unjudged)
{
    return QString::fromLatin1(recipient.address.toHex()) + u' ' + ReplyWords::codes(recipient.code, recipient.enhanced)
        + u' ' + ReplyWords::codes(recipient.finalCode, recipient.finalEnhanced) + u' '
        + QString::number(static_cast<int>(recipient.verdict)) + u' ' + QString::number(static_cast<int>(unjudged));
}

void addReply(QStandardItem *parent, const QString &about, std::optional<int> code,
              const std::optional<wire::EnhancedCode> &enhanced, const std::optional<QByteArray> &text, Phase phase)
{
    if (!code)
        return;
    addText(parent,
            RecipientOutcomes::tr("%1: %2, %3")
                .arg(about, ReplyWords::codes(code, enhanced), ReplyWords::meaning(code, phase)),
            Ink::Text);
    if (enhanced)
        addText(parent, ReplyWords::enhanced(*enhanced), Ink::Dim);
    if (text && !text->isEmpty())
        addText(parent, ReplyWords::text(*text), Ink::Mono);
}

} // namespace

RecipientOutcomes::RecipientOutcomes(QObject *parent) : QStandardItemModel(parent)
{
    setColumnCount(ColumnCount);
    setHorizontalHeaderLabels({tr("Recipient"), tr("RCPT"), tr("Message"), tr("Time")});
}

QString RecipientOutcomes::verdictText(const RecipientOutcome &recipient, Unjudged unjudged)
{
    switch (recipient.verdict) {
    case Verdict::Accepted:
        return tr("accepted");
    case Verdict::Deferred:
        return tr("deferred: try again later");
    case Verdict::Rejected:
        return tr("refused");
    case Verdict::Unknown:
        break;
    }
    if (unjudged == Unjudged::Waiting)
        return tr("waiting for a reply");
    return unjudged == Unjudged::NotSent ? tr("not sent: the message was never handed over")
                                         : tr("not known: no final reply, and it may have arrived");
}

bool RecipientOutcomes::show(const std::optional<report::TransactionOutcome> &transaction, bool isGoingOn)
{
    QStringList keys;
    const Unjudged unjudged = isGoingOn            ? Unjudged::Waiting
        : transaction && transaction->isHandedOver ? Unjudged::NotKnown
                                                   : Unjudged::NotSent;
    const QList<RecipientOutcome> recipients = transaction ? transaction->recipients : QList<RecipientOutcome>();
    const QList<RecipientOutcome> shown = recipients.first(std::min(MostRecipients, recipients.size()));
    for (const RecipientOutcome &recipient : shown)
        keys.append(keyOf(recipient, unjudged));
    if (keys == m_shown)
        return false;
    const auto differs = std::ranges::mismatch(m_shown, keys);
    const qsizetype same = differs.in1 - m_shown.begin();
    removeRows(static_cast<int>(same), rowCount() - static_cast<int>(same));
    for (const RecipientOutcome &recipient : shown.sliced(same))
        addRecipient(recipient, unjudged);
    m_shown = keys;
    return true;
}

void RecipientOutcomes::addRecipient(const RecipientOutcome &recipient, Unjudged unjudged)
{
    const auto cell = [](const QString &text, Ink ink) {
        auto *item = new QStandardItem(text);
        item->setData(static_cast<int>(ink), InkRole);
        return item;
    };
    const Ink ink = inkOf(recipient.verdict);
    QStandardItem *const address = cell(format::visibleText(recipient.address), Ink::Strong);
    addText(address, verdictText(recipient, unjudged), ink);
    addReply(address, tr("RCPT"), recipient.code, recipient.enhanced, recipient.text, Phase::Rcpt);
    addReply(address, tr("Message"), recipient.finalCode, recipient.finalEnhanced, recipient.finalText, Phase::Payload);
    appendRow({address,
               cell(ReplyWords::codes(recipient.code, recipient.enhanced), recipient.finalCode ? Ink::Text : ink),
               cell(ReplyWords::codes(recipient.finalCode, recipient.finalEnhanced), ink),
               cell(recipient.waited ? DurationText::exact(*recipient.waited) : QString(), Ink::Dim)});
}

} // namespace mailscope::ui
