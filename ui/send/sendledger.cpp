// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/sendledger.h"

#include "format/display.h"
#include "format/ledger.h"
#include "ui/panels/fittedtree.h"
#include "ui/panels/flowlayout.h"
#include "ui/panels/recipientoutcomes.h"
#include "ui/panels/replywords.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/services/services.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

SendLedger::SendLedger(Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_outcomes(new RecipientOutcomes(this)),
      m_words(new WrappedLabel(u"strong"_s)), m_recipients(new FittedTree), m_copy(new QPushButton(tr("Copy as CSV"))),
      m_save(new QPushButton(tr("Save as CSV…")))
{
    setObjectName(u"sendLedger"_s);
    build();
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (m_transaction)
            QGuiApplication::clipboard()->setText(QString::fromUtf8(format::recipientsAsCsv(*m_transaction)));
    });
    connect(m_save, &QPushButton::clicked, this, &SendLedger::save);
    show(std::nullopt, false);
}

void SendLedger::build()
{
    const int em = fontMetrics().height();
    m_words->setObjectName(u"sendOutcome"_s);
    m_recipients->setObjectName(u"recipients"_s);
    m_recipients->setAccessibleName(tr("What became of each recipient"));
    m_recipients->setModel(m_outcomes);
    m_recipients->setMostRows(1000);
    m_recipients->setShrinks();
    QHeaderView *header = m_recipients->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(RecipientOutcomes::Address, QHeaderView::Stretch);
    m_copy->setObjectName(u"sendCopyLedger"_s);
    m_save->setObjectName(u"sendSaveLedger"_s);
    auto *buttons = new QWidget;
    auto *flow = new FlowLayout(em / 3, buttons);
    flow->addWidget(m_copy);
    flow->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(em * 3 / 4, em / 3, em * 3 / 4, em / 2);
    layout->setSpacing(em / 4);
    layout->addWidget(m_words);
    layout->addWidget(m_recipients, 1);
    layout->addWidget(buttons);
    layout->addStretch();
}

void SendLedger::show(const std::optional<report::TransactionOutcome> &transaction, bool isGoingOn)
{
    m_transaction = transaction;
    if (m_outcomes->show(transaction, isGoingOn)) {
        for (int row = 0; row < m_outcomes->rowCount(); ++row) {
            const QModelIndex top = m_outcomes->index(row, 0);
            for (int child = 0; child < m_outcomes->rowCount(top); ++child)
                m_recipients->setFirstColumnSpanned(child, top, true);
            m_recipients->expand(top);
        }
    }
    m_recipients->setVisible(m_outcomes->rowCount() > 0);
    m_copy->setVisible(m_outcomes->rowCount() > 0);
    m_save->setVisible(m_outcomes->rowCount() > 0);
    m_words->setWords(transaction ? wordsFor(*transaction, isGoingOn) : tr("Nothing was sent yet."));
}

QString SendLedger::wordsFor(const report::TransactionOutcome &transaction, bool isGoingOn) const
{
    if (!transaction.code)
        return isGoingOn ? tr("Under way.") : tr("The message was not sent, or has no reply.");
    QStringList words;
    if (const QString partial = partialWords(transaction); !isGoingOn && !partial.isEmpty())
        words.append(partial);
    words.append(tr("%1: %2.").arg(ReplyWords::codes(transaction.code, {}),
                                   ReplyWords::meaning(transaction.code, Phase::Payload)));
    if (transaction.queueId)
        words.append(tr("In the queue of the server as %1.").arg(format::visibleText(*transaction.queueId)));
    return words.join(u' ');
}

/// The last reply is one for all only where nobody was refused.
QString SendLedger::partialWords(const report::TransactionOutcome &transaction)
{
    using Verdict = report::RecipientOutcome::Verdict;
    const auto accepted =
        std::ranges::count(transaction.recipients, Verdict::Accepted, &report::RecipientOutcome::verdict);
    const qsizetype all = transaction.recipients.size();
    return accepted > 0 && accepted < all ? tr("Partly accepted: for %1 of %2 recipients.").arg(accepted).arg(all)
                                          : QString();
}

void SendLedger::save()
{
    const QByteArray table = m_transaction ? format::recipientsAsCsv(*m_transaction) : QByteArray();
    m_services.fileToSave(
        this, {tr("Save the ledger"), tr("Tables (*.csv)"), u"recipients.csv"_s},
        [self = QPointer(this), table](const QString &path) {
            if (!self || path.isEmpty())
                return;
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(table) != table.size() || !file.commit())
                self->m_words->setWords(tr("%1 cannot be written: %2.")
                                            .arg(format::visibleText(QFileInfo(path).fileName()), file.errorString()));
        });
}

} // namespace mailscope::ui
