// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/recipientoutcomes.h"

#include "format/display.h"
#include "ui/panels/detailrow.h"
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

/// The codes that decide: those of the end of the message where there are any.
QString codesOf(const RecipientOutcome &recipient)
{
    return recipient.finalCode ? ReplyWords::codes(recipient.finalCode, recipient.finalEnhanced)
                               : ReplyWords::codes(recipient.code, recipient.enhanced);
}

QString keyOf(const RecipientOutcome &recipient)
{
    return QString::fromLatin1(recipient.address.toHex()) + u' ' + codesOf(recipient) + u' '
        + QString::number(static_cast<int>(recipient.verdict));
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
    setColumnCount(2);
}

QString RecipientOutcomes::verdictText(const RecipientOutcome &recipient)
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
    return tr("not known: no final reply");
}

bool RecipientOutcomes::show(const std::optional<report::TransactionOutcome> &transaction)
{
    QStringList keys;
    const QList<RecipientOutcome> recipients = transaction ? transaction->recipients : QList<RecipientOutcome>();
    const QList<RecipientOutcome> shown = recipients.first(std::min(MostRecipients, recipients.size()));
    std::ranges::transform(shown, std::back_inserter(keys), keyOf);
    if (keys == m_shown)
        return false;
    const auto differs = std::ranges::mismatch(m_shown, keys);
    const qsizetype same = differs.in1 - m_shown.begin();
    removeRows(static_cast<int>(same), rowCount() - static_cast<int>(same));
    for (const RecipientOutcome &recipient : shown.sliced(same))
        addRecipient(recipient);
    m_shown = keys;
    return true;
}

void RecipientOutcomes::addRecipient(const RecipientOutcome &recipient)
{
    auto *address = new QStandardItem(format::visibleText(recipient.address));
    address->setData(static_cast<int>(Ink::Strong), InkRole);
    auto *verdict = new QStandardItem(codesOf(recipient));
    verdict->setData(static_cast<int>(inkOf(recipient.verdict)), InkRole);
    addText(address, verdictText(recipient), inkOf(recipient.verdict));
    addReply(address, tr("RCPT"), recipient.code, recipient.enhanced, recipient.text, Phase::Rcpt);
    addReply(address, tr("Message"), recipient.finalCode, recipient.finalEnhanced, recipient.finalText, Phase::Payload);
    appendRow({address, verdict});
}

} // namespace mailscope::ui
