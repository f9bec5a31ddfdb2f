// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/mailparameters.h"

#include "ui/panels/wrappedlabel.h"
#include "ui/send/parameterset.h"
#include "ui/send/sendpage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

using Size = plan::Mail::Size;

const QStringList Bodies{u"7BIT"_s, u"8BITMIME"_s, u"BINARYMIME"_s};
const QStringList Rets{u"FULL"_s, u"HDRS"_s};

void addChosen(QList<QByteArray> &parameters, QByteArrayView keyword, const QComboBox &box)
{
    if (box.currentIndex() > 0)
        parameters.append(keyword.toByteArray() + '=' + box.currentText().toLatin1());
}

/// Shows the value of \p keyword when it is one of \p choices; another stays among the free parameters.
void showChosen(ParameterSet &parameters, QByteArrayView keyword, const QStringList &choices, QComboBox &box)
{
    ParameterSet without = parameters;
    const QString value = QString::fromLatin1(without.take(keyword).value_or(QByteArray()));
    const qsizetype at = choices.indexOf(value, 0, Qt::CaseInsensitive);
    if (at >= 0)
        parameters = without;
    box.setCurrentIndex(static_cast<int>(at) + 1);
}

} // namespace

MailParameters::MailParameters(QWidget *parent)
    : QWidget(parent), m_form(sendForm(this)), m_size(new QComboBox), m_body(new QComboBox),
      m_international(new QComboBox), m_ret(new QComboBox), m_envid(new QLineEdit),
      m_plain({{{"BY", new QLineEdit}, {"HOLDFOR", new QLineEdit}, {"MT-PRIORITY", new QLineEdit}}}),
      m_requireTls(new QCheckBox(u"REQUIRETLS"_s)), m_other(new QLineEdit), m_remarks(new WrappedLabel(u"dim"_s))
{
    build();
    for (QComboBox *box : {m_body, m_international, m_ret})
        connect(box, &QComboBox::currentIndexChanged, this, &MailParameters::edited);
    connect(m_size, &QComboBox::currentTextChanged, this, &MailParameters::edited);
    for (QLineEdit *field : {m_envid, m_other})
        connect(field, &QLineEdit::textChanged, this, &MailParameters::edited);
    for (const PlainField &each : m_plain)
        connect(each.field, &QLineEdit::textChanged, this, &MailParameters::edited);
    connect(m_requireTls, &QCheckBox::toggled, this, &MailParameters::edited);
    connect(this, &MailParameters::edited, this, [this] { setOffer(m_offer); });
}

void MailParameters::build()
{
    m_size->setObjectName(u"sendSize"_s);
    m_size->setEditable(true);
    m_size->setInsertPolicy(QComboBox::NoInsert);
    m_size->addItems({tr("automatic"), tr("none")});
    m_size->lineEdit()->setObjectName(u"sendSizeText"_s);
    m_size->lineEdit()->setAccessibleName(u"SIZE"_s);
    m_body->setObjectName(u"sendBody"_s);
    m_body->addItem(tr("automatic"));
    m_body->addItems(Bodies);
    m_international->setObjectName(u"sendSmtpUtf8"_s);
    m_international->addItems({tr("automatic"), tr("always"), tr("never")});
    m_ret->setObjectName(u"sendRet"_s);
    m_ret->addItem(tr("as the server likes"));
    m_ret->addItems(Rets);
    m_envid->setObjectName(u"sendEnvid"_s);
    m_plain[0].field->setObjectName(u"sendBy"_s);
    m_plain[0].field->setPlaceholderText(u"120;R"_s);
    m_plain[1].field->setObjectName(u"sendHoldFor"_s);
    m_plain[1].field->setPlaceholderText(tr("seconds"));
    m_plain[2].field->setObjectName(u"sendPriority"_s);
    m_plain[2].field->setPlaceholderText(tr("-9 to 9"));
    m_requireTls->setObjectName(u"sendRequireTls"_s);
    m_requireTls->setToolTip(tr("Every server on the way must use TLS and check it (RFC 8689)"));
    m_other->setObjectName(u"sendMailOther"_s);
    m_other->setPlaceholderText(u"AUTH=<> KEYWORD=value"_s);
    m_remarks->setObjectName(u"sendMailRemarks"_s);
    for (QComboBox *box : {m_size, m_body, m_international, m_ret})
        makeNarrow(box);

    addRow(u"SIZE"_s, m_size,
           tr("How large the message is said to be: what it is where that is offered, nothing, or "
              "a number of bytes (RFC 1870)"));
    addRow(u"BODY"_s, m_body, tr("8BITMIME is added where it is needed and offered (RFC 6152, RFC 3030)"));
    addRow(u"SMTPUTF8"_s, m_international, tr("Added where an address or the header needs it (RFC 6531)"));
    addRow(u"RET"_s, m_ret, tr("How much of the message a report brings back (RFC 3461, 4.3)"));
    addRow(u"ENVID"_s, m_envid, tr("A name for this envelope in reports; it is encoded as needed (RFC 3461, 4.4)"));
    addRow(u"BY"_s, m_plain[0].field, tr("Within how many seconds, and R or N when that is not possible (RFC 2852)"));
    addRow(u"HOLDFOR"_s, m_plain[1].field, tr("The server keeps the message that long (RFC 4865)"));
    addRow(u"MT-PRIORITY"_s, m_plain[2].field, tr("Higher goes first (RFC 6710)"));
    m_form->addRow(m_requireTls);
    addRow(tr("Others"), m_other, tr("Further parameters of MAIL as they are sent, parted by blanks"));
    m_form->addRow(m_remarks);
    m_remarks->setWords({});
}

void MailParameters::addRow(const QString &label, QWidget *field, const QString &toolTip)
{
    field->setToolTip(toolTip);
    field->setAccessibleName(label);
    m_form->addRow(label, field);
}

void MailParameters::show(const plan::Mail &mail)
{
    const QSignalBlocker quiet(this);
    ParameterSet parameters(mail.parameters);
    m_size->setCurrentIndex(mail.size == Size::None ? 1 : 0);
    if (const std::optional<QByteArray> size = parameters.take("SIZE"))
        m_size->setEditText(QString::fromUtf8(*size));
    showChosen(parameters, "BODY", Bodies, *m_body);
    m_international->setCurrentIndex(static_cast<int>(mail.international));
    showChosen(parameters, "RET", Rets, *m_ret);
    m_envid->setText(
        parameters.takeEncoded("ENVID", envidParameter, +[](QByteArrayView value) { return wire::fromXtext(value); }));
    for (const PlainField &each : m_plain)
        each.field->setText(QString::fromUtf8(parameters.take(each.keyword).value_or(QByteArray())));
    m_requireTls->setChecked(parameters.takeFlag("REQUIRETLS"));
    m_other->setText(parameters.rest());
}

void MailParameters::fill(plan::Mail &mail) const
{
    QList<QByteArray> parameters;
    const QString size = m_size->currentText().trimmed();
    const bool isNumber = size != m_size->itemText(0) && size != m_size->itemText(1) && !size.isEmpty();
    mail.size = size == m_size->itemText(1) ? Size::None : Size::Auto; // what the parameters say counts more
    if (isNumber)
        parameters.append("SIZE=" + size.toUtf8());
    addChosen(parameters, "BODY", *m_body);
    mail.international = static_cast<plan::Mail::International>(m_international->currentIndex());
    addChosen(parameters, "RET", *m_ret);
    if (const QString envid = m_envid->text(); !envid.isEmpty())
        parameters.append(envidParameter(envid));
    for (const PlainField &each : m_plain) {
        if (const QString text = each.field->text().trimmed(); !text.isEmpty())
            parameters.append(QByteArray(each.keyword) + '=' + text.toUtf8());
    }
    if (m_requireTls->isChecked())
        parameters.append("REQUIRETLS");
    mail.parameters = parameters + parametersIn(m_other->text());
}

void MailParameters::setOffer(const Offer &offer)
{
    m_offer = offer;
    plan::Mail mail;
    fill(mail);
    QStringList remarks = offer.remarks(mail.parameters);
    if (mail.international == plan::Mail::International::Always && offer.lacks("SMTPUTF8"))
        remarks.append(offer.remark(u"SMTPUTF8"_s, "SMTPUTF8"));
    m_remarks->setWords(remarks.join(u'\n'));
}

} // namespace mailscope::ui
