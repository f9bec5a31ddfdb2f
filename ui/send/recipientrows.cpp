// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/recipientrows.h"

#include "ui/send/recipientrow.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

RecipientRows::RecipientRows(QWidget *parent)
    : QWidget(parent), m_layout(new QVBoxLayout(this)), m_add(new QPushButton(tr("A&dd recipient")))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(fontMetrics().height() / 4);
    m_add->setObjectName(u"sendAddRecipient"_s);
    m_add->setProperty("kind", u"flat"_s);
    m_add->setAutoDefault(false);
    m_layout->addWidget(m_add, 0, Qt::AlignLeading);
    connect(m_add, &QPushButton::clicked, this, [this] {
        RecipientRow *const row = addRow(m_rows.size());
        row->address()->setFocus(Qt::OtherFocusReason);
    });
    addRow(0);
}

RecipientRow *RecipientRows::addRow(qsizetype at)
{
    auto *row = new RecipientRow(this);
    row->setOffer(m_offer);
    m_rows.insert(at, row);
    m_layout->insertWidget(static_cast<int>(at), row);
    connect(row, &RecipientRow::edited, this, &RecipientRows::edited);
    connect(row, &RecipientRow::removeWanted, this, [this, row] { removeRow(row); });
    connect(row, &RecipientRow::pasted, this, [this, row](const QStringList &addresses) { addPasted(row, addresses); });
    connect(row->address(), &QLineEdit::returnPressed, this, [this, row] { goBehind(row); });
    renumber();
    return row;
}

/// It may be inside a signal of its own.
void RecipientRows::forget(RecipientRow *row)
{
    row->disconnect(this);
    m_layout->removeWidget(row);
    row->setParent(nullptr);
    row->deleteLater();
}

void RecipientRows::removeRow(RecipientRow *row)
{
    const qsizetype at = m_rows.indexOf(row);
    if (m_rows.size() == 1) {
        row->show({});
    } else {
        m_rows.removeAt(at);
        forget(row);
        renumber();
    }
    m_rows.at(std::min(at, m_rows.size() - 1))->address()->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited();
}

void RecipientRows::goBehind(RecipientRow *row)
{
    const qsizetype next = m_rows.indexOf(row) + 1;
    if (next == m_rows.size() && row->isEmpty())
        return;
    RecipientRow *const target = next < m_rows.size() ? m_rows.at(next) : addRow(next);
    target->address()->setFocus(Qt::OtherFocusReason);
}

void RecipientRows::addPasted(RecipientRow *row, const QStringList &addresses)
{
    const plan::Mail::Role role = row->recipient().role;
    qsizetype at = m_rows.indexOf(row) + 1;
    for (const QString &address : addresses) {
        if (m_rows.size() < MostRows)
            addRow(at++)->show({address.toUtf8(), role, {}});
        else
            m_unseen.append({address.toUtf8(), role, {}});
    }
}

/// The order of the keyboard is that of the rows, and each field has a name of its own.
void RecipientRows::renumber()
{
    QWidget *before = nullptr; // the first row stays where it was made
    for (qsizetype at = 0; at < m_rows.size(); ++at) {
        m_rows.at(at)->setNumber(static_cast<int>(at) + 1);
        for (QWidget *field : m_rows.at(at)->fields()) {
            if (before != nullptr)
                QWidget::setTabOrder(before, field);
            before = field;
        }
    }
    QWidget::setTabOrder(before, m_add);
}

QList<plan::Mail::Recipient> RecipientRows::recipients() const
{
    QList<plan::Mail::Recipient> recipients;
    for (const RecipientRow *row : m_rows) {
        if (!row->isEmpty())
            recipients.append(row->recipient());
    }
    return recipients + m_unseen;
}

void RecipientRows::show(const QList<plan::Mail::Recipient> &recipients)
{
    const qsizetype shown = std::min(recipients.size(), MostRows);
    m_unseen = recipients.sliced(shown);
    while (m_rows.size() > std::max<qsizetype>(shown, 1))
        forget(m_rows.takeLast());
    while (m_rows.size() < shown)
        addRow(m_rows.size());
    for (qsizetype at = 0; at < m_rows.size(); ++at)
        m_rows.at(at)->show(recipients.value(at));
    renumber(); // also since a page that was put together has forgotten the order
    setOffer(m_offer);
}

void RecipientRows::setOffer(const Offer &offer)
{
    m_offer = offer;
    for (RecipientRow *row : std::as_const(m_rows))
        row->setOffer(offer);
}

} // namespace mailscope::ui
