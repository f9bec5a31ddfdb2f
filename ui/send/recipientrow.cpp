// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/recipientrow.h"

#include "ui/panels/wrappedlabel.h"
#include "ui/send/parameterset.h"
#include "ui/send/sendpage.h"
#include "ui/theme/icons.h"
#include "wire/mailbox.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr auto Notify = "NOTIFY"; // RFC 3461 section 4.1

/// Every choice that makes sense; a profile may hold others, which stand among the free parameters.
const QStringList NotifyChoices{u"NEVER"_s,
                                u"SUCCESS"_s,
                                u"FAILURE"_s,
                                u"DELAY"_s,
                                u"SUCCESS,FAILURE"_s,
                                u"FAILURE,DELAY"_s,
                                u"SUCCESS,FAILURE,DELAY"_s};

QToolButton *flatButton(const QString &text)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setProperty("kind", u"flat"_s);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

RecipientRow::RecipientRow(QWidget *parent)
    : QWidget(parent), m_role(new QComboBox), m_address(new QLineEdit), m_more(flatButton(u"…"_s)),
      m_remove(flatButton({})), m_details(new QWidget), m_notify(new QComboBox), m_original(new QLineEdit),
      m_other(new QLineEdit), m_remarks(new WrappedLabel(u"dim"_s))
{
    build();
    connect(m_address, &QLineEdit::textChanged, this, &RecipientRow::takeAddress);
    connect(m_role, &QComboBox::currentIndexChanged, this, &RecipientRow::edited);
    for (QLineEdit *field : {m_original, m_other})
        connect(field, &QLineEdit::textChanged, this, &RecipientRow::edited);
    connect(m_notify, &QComboBox::currentIndexChanged, this, &RecipientRow::edited);
    connect(this, &RecipientRow::edited, this, [this] { setOffer(m_offer); });
    connect(m_more, &QToolButton::toggled, m_details, &QWidget::setVisible);
    connect(m_remove, &QToolButton::clicked, this, &RecipientRow::removeWanted);
}

void RecipientRow::build()
{
    m_role->addItems({tr("To"), tr("Cc"), tr("Bcc")});
    m_role->setToolTip(tr("Where the header names the recipient; the envelope has all of them"));
    m_address->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoPredictiveText);
    m_address->setPlaceholderText(u"alice@example.org"_s);
    m_more->setCheckable(true);
    m_more->setToolTip(tr("Parameters of RCPT: delivery reports and others"));
    m_remove->setIcon(themeIcon(u"close"_s));
    m_remove->setToolTip(tr("Remove this recipient"));
    m_notify->addItem(tr("as the server likes"));
    m_notify->addItems(NotifyChoices);
    makeNarrow(m_notify);
    m_notify->setToolTip(tr("When a report about this recipient is wanted (RFC 3461, 4.1)"));
    m_original->setPlaceholderText(u"rfc822;alice@example.org"_s);
    m_original->setToolTip(
        tr("The address that the message was sent to first (RFC 3461, 4.2); it is encoded as needed"));
    m_other->setPlaceholderText(u"KEYWORD=value"_s);
    m_other->setToolTip(tr("Further parameters of RCPT as they are sent, parted by blanks"));

    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(fontMetrics().height() / 4);
    line->addWidget(m_role);
    line->addWidget(m_address, 1);
    line->addWidget(m_more);
    line->addWidget(m_remove);
    QFormLayout *form = sendForm(m_details);
    form->addRow(u"NOTIFY"_s, m_notify);
    form->addRow(u"ORCPT"_s, m_original);
    form->addRow(tr("Others"), m_other);
    m_details->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(fontMetrics().height() / 4);
    layout->addLayout(line);
    layout->addWidget(m_details);
    layout->addWidget(m_remarks);
    m_remarks->setWords({});
}

QList<QWidget *> RecipientRow::fields() const
{
    return {m_role, m_address, m_more, m_remove, m_notify, m_original, m_other};
}

void RecipientRow::setNumber(int number)
{
    const QString suffix = QString::number(number);
    const auto name = [&suffix](QWidget *widget, const QString &objectName, const QString &spoken) {
        widget->setObjectName(objectName + suffix);
        widget->setAccessibleName(spoken.arg(suffix));
    };
    name(m_role, u"sendRole"_s, tr("Role of recipient %1"));
    name(m_address, u"sendTo"_s, tr("Address of recipient %1"));
    name(m_more, u"sendRcptMore"_s, tr("Parameters of recipient %1"));
    name(m_remove, u"sendRemove"_s, tr("Remove recipient %1"));
    name(m_notify, u"sendNotify"_s, tr("NOTIFY of recipient %1"));
    name(m_original, u"sendOrcpt"_s, tr("ORCPT of recipient %1"));
    name(m_other, u"sendRcptOther"_s, tr("Other parameters of recipient %1"));
    m_remarks->setObjectName(u"sendRcptRemarks"_s + suffix);
}

/// A list that is put in at once becomes rows: a comma in quotation marks is part of an address, a semicolon too.
void RecipientRow::takeAddress()
{
    static const QRegularExpression Between(u"[,;\\s]+(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"_s);
    const QStringList parts = m_address->text().split(Between, Qt::SkipEmptyParts);
    const bool isList =
        parts.size() > 1 && std::ranges::all_of(parts, [](const QString &part) { return part.contains(u'@'); });
    if (!isList) {
        Q_EMIT edited();
        return;
    }
    {
        const QSignalBlocker quiet(m_address);
        m_address->setText(parts.constFirst());
    }
    Q_EMIT pasted(parts.sliced(1));
    Q_EMIT edited();
}

bool RecipientRow::isEmpty() const
{
    return wire::addressWithin(m_address->text().toUtf8()).isEmpty();
}

QList<QByteArray> RecipientRow::parameters() const
{
    QList<QByteArray> parameters;
    if (m_notify->currentIndex() > 0)
        parameters.append(QByteArray(Notify) + '=' + m_notify->currentText().toLatin1());
    if (const QString original = m_original->text().trimmed(); !original.isEmpty())
        parameters.append(orcptParameter(original));
    return parameters + parametersIn(m_other->text());
}

plan::Mail::Recipient RecipientRow::recipient() const
{
    const QByteArray typed = m_address->text().toUtf8();
    return {wire::addressWithin(typed).toByteArray(), static_cast<plan::Mail::Role>(m_role->currentIndex()),
            parameters()};
}

void RecipientRow::show(const plan::Mail::Recipient &recipient)
{
    const QSignalBlocker quiet(this);
    ParameterSet parameters(recipient.parameters);
    const QString wanted = QString::fromLatin1(parameters.take(Notify).value_or(QByteArray()));
    const auto notify = NotifyChoices.indexOf(wanted, 0, Qt::CaseInsensitive);
    m_role->setCurrentIndex(static_cast<int>(recipient.role));
    {
        const QSignalBlocker quietField(m_address);
        m_address->setText(QString::fromUtf8(recipient.address));
    }
    m_notify->setCurrentIndex(static_cast<int>(notify) + 1);
    m_original->setText(parameters.takeEncoded("ORCPT", orcptParameter, fromOrcpt));
    QString rest = parameters.rest();
    if (notify < 0 && !wanted.isEmpty())
        rest = (QString::fromLatin1(Notify) + u'=' + wanted + u' ' + rest).trimmed();
    m_other->setText(rest);
    m_more->setChecked(!recipient.parameters.isEmpty());
}

void RecipientRow::setOffer(const Offer &offer)
{
    m_offer = offer;
    m_remarks->setWords(offer.remarks(parameters()).join(u'\n'));
}

} // namespace mailscope::ui
