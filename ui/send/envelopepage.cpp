// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/envelopepage.h"

#include "session/mailing.h"
#include "ui/panels/sectionheading.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/send/mailparameters.h"
#include "ui/send/recipientrows.h"
#include "wire/mailbox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <limits>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr auto NullSender = "<>"_L1;
enum Transfer { ByData, ByBdat };

/// Words that do not wrap must not make the panel wider.
QCheckBox *shrinkingCheck(const QString &text)
{
    auto *box = new QCheckBox(text);
    box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    box->setToolTip(QString(text).remove(u'&'));
    return box;
}

} // namespace

EnvelopePage::EnvelopePage(QWidget *parent)
    : SendPage(u"sendEnvelope"_s, parent), m_from(new QLineEdit), m_recipients(new RecipientRows),
      m_more(new QToolButton), m_parameters(new MailParameters), m_transferFields(new QWidget),
      m_transfer(new QComboBox), m_chunk(new QSpinBox), m_pipelining(new QComboBox),
      m_forEach(shrinkingCheck(tr("P&RDR: a reply for each recipient"))),
      m_skipsRefused(shrinkingCheck(tr("&Leave out recipients that are refused"))),
      m_remarks(new WrappedLabel(u"dim"_s))
{
    build();
    buildTransfer();
    connect(m_from, &QLineEdit::textChanged, this, &EnvelopePage::edited);
    connect(m_recipients, &RecipientRows::edited, this, &EnvelopePage::edited);
    connect(m_parameters, &MailParameters::edited, this, &EnvelopePage::edited);
    connect(m_more, &QToolButton::toggled, this, [this](bool isOpen) {
        m_parameters->setVisible(isOpen);
        m_more->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
    });
    connect(m_transfer, &QComboBox::currentIndexChanged, this, &EnvelopePage::edited);
    connect(m_chunk, &QSpinBox::valueChanged, this, &EnvelopePage::edited);
    connect(m_pipelining, &QComboBox::currentIndexChanged, this, &EnvelopePage::edited);
    for (QCheckBox *box : {m_forEach, m_skipsRefused})
        connect(box, &QCheckBox::toggled, this, &EnvelopePage::edited);
    connect(this, &EnvelopePage::edited, this, &EnvelopePage::showRemarks);
}

void EnvelopePage::build()
{
    m_from->setObjectName(u"sendFrom"_s);
    m_from->setPlaceholderText(session::Mailing::Surroundings::here().userAddress);
    m_from->setToolTip(tr("Who gets what is returned; <> for nobody (the null sender)"));
    m_from->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoPredictiveText);
    m_more->setObjectName(u"sendParameters"_s);
    m_more->setText(tr("Parameters of MAIL"));
    m_more->setProperty("kind", u"flat"_s);
    m_more->setCheckable(true);
    m_more->setArrowType(Qt::RightArrow);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_parameters->hide();
    auto *sender = new QWidget;
    sendForm(sender)->addRow(tr("F&rom"), m_from);
    content()->addWidget(sender);
    content()->addWidget(m_recipients);
    content()->addWidget(m_more, 0, Qt::AlignLeading);
    content()->addWidget(m_parameters);
}

void EnvelopePage::buildTransfer()
{
    m_transfer->setObjectName(u"sendTransfer"_s);
    m_transfer->addItems({tr("DATA"), tr("BDAT, in chunks")});
    makeNarrow(m_transfer);
    m_chunk->setObjectName(u"sendChunk"_s);
    m_chunk->setRange(1, std::numeric_limits<int>::max());
    m_chunk->setValue(static_cast<int>(plan::Mail::DefaultChunk));
    m_chunk->setGroupSeparatorShown(true);
    m_chunk->setSuffix(tr(" bytes"));
    m_pipelining->setObjectName(u"sendPipelining"_s);
    m_pipelining->addItems({tr("where it is offered"), tr("in any case"), tr("never")}); // as in Mail::Pipelining
    makeNarrow(m_pipelining);
    m_forEach->setObjectName(u"sendPrdr"_s);
    m_skipsRefused->setObjectName(u"sendSkipsRefused"_s);
    m_remarks->setObjectName(u"sendTransferRemarks"_s);
    QFormLayout *form = sendForm(m_transferFields);
    form->addRow(tr("&Handed over by"), m_transfer);
    form->addRow(tr("C&hunk"), m_chunk);
    form->addRow(tr("&Pipelining"), m_pipelining);
    form->addRow(m_forEach);
    form->addRow(m_skipsRefused);
    content()->addWidget(new SectionHeading(tr("Transfer")));
    content()->addWidget(m_transferFields);
    content()->addWidget(m_remarks);
    content()->addStretch(1);
}

void EnvelopePage::begin()
{
    m_from->setFocus(Qt::ShortcutFocusReason);
}

void EnvelopePage::show(const plan::Mail &mail)
{
    const QSignalBlocker quiet(this);
    m_from->setText(!mail.from                 ? QString()
                        : mail.from->isEmpty() ? QString(NullSender)
                                               : QString::fromUtf8(*mail.from));
    m_recipients->show(mail.recipients);
    m_parameters->show(mail);
    m_more->setChecked(!mail.parameters.isEmpty() || mail.size != plan::Mail::Size::Auto
                       || mail.international != plan::Mail::International::Auto);
    m_transfer->setCurrentIndex(mail.chunkSize > 0 ? ByBdat : ByData);
    if (mail.chunkSize > 0)
        m_chunk->setValue(static_cast<int>(mail.chunkSize));
    m_pipelining->setCurrentIndex(static_cast<int>(mail.pipelining));
    m_forEach->setChecked(mail.repliesForEach);
    m_skipsRefused->setChecked(mail.skipsRefused);
    showRemarks();
}

void EnvelopePage::fill(plan::Mail &mail) const
{
    const QString from = m_from->text().trimmed();
    mail.from.reset();
    if (!from.isEmpty())
        mail.from = from == NullSender ? QByteArray() : wire::addressWithin(from.toUtf8()).toByteArray();
    mail.recipients = m_recipients->recipients();
    m_parameters->fill(mail);
    mail.chunkSize = m_transfer->currentIndex() == ByBdat ? m_chunk->value() : 0;
    mail.pipelining = static_cast<plan::Mail::Pipelining>(m_pipelining->currentIndex());
    mail.repliesForEach = m_forEach->isChecked();
    mail.skipsRefused = m_skipsRefused->isChecked();
}

QString EnvelopePage::objection() const
{
    return m_recipients->recipients().isEmpty() ? tr("Name at least one recipient.") : QString();
}

void EnvelopePage::setOffer(const Offer &offer)
{
    if (offer == m_offer)
        return;
    m_offer = offer;
    m_recipients->setOffer(offer);
    m_parameters->setOffer(offer);
    showRemarks();
}

void EnvelopePage::showRemarks()
{
    const bool byBdat = m_transfer->currentIndex() == ByBdat;
    QStringList remarks;
    if (byBdat && m_offer.lacks("CHUNKING"))
        remarks.append(m_offer.remark(u"BDAT"_s, "CHUNKING"));
    if (m_forEach->isChecked() && m_offer.lacks("PRDR"))
        remarks.append(m_offer.remark(u"PRDR"_s, "PRDR"));
    static_cast<QFormLayout *>(m_transferFields->layout())->setRowVisible(m_chunk, byBdat);
    m_remarks->setWords(remarks.join(u'\n'));
}

} // namespace mailscope::ui
