// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/headerspage.h"

#include "format/display.h"
#include "message/headerfield.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/theme/theme.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

HeadersPage::HeadersPage(QWidget *parent)
    : SendPage(u"sendHeaders"_s, parent), m_subject(new QLineEdit), m_date(new QLineEdit), m_messageId(new QLineEdit),
      m_further(new QPlainTextEdit)
{
    m_subject->setObjectName(u"sendSubject"_s);
    m_subject->setPlaceholderText(tr("Test message of %DATE%"));
    m_date->setObjectName(u"sendDate"_s);
    m_date->setPlaceholderText(tr("the time of sending"));
    m_messageId->setObjectName(u"sendMessageId"_s);
    m_messageId->setPlaceholderText(tr("a new one for each message"));
    m_further->setObjectName(u"sendFurther"_s);
    m_further->setPlaceholderText(u"X-Test: 1\nReply-To: <bob@example.org>"_s);
    m_further->setFont(monospaced(font()));
    m_further->setTabChangesFocus(true);
    m_further->setMinimumHeight(fontMetrics().lineSpacing() * 4);
    auto *fields = new QWidget;
    QFormLayout *form = sendForm(fields);
    form->addRow(tr("&Subject"), m_subject);
    form->addRow(tr("&Date"), m_date);
    form->addRow(tr("Messa&ge-ID"), m_messageId);
    auto *label = new QLabel(tr("&Further fields, one a line"));
    label->setBuddy(m_further);
    auto *tokens = new WrappedLabel(u"dim"_s);
    content()->addWidget(fields);
    content()->addWidget(label);
    content()->addWidget(m_further, 1);
    content()->addWidget(tokens);
    tokens->setObjectName(u"sendTokens"_s);
    // Behind addWidget(): it shows itself, and without a parent as a window of its own.
    tokens->setWords(tr("In texts and fields %DATE%, %MESSAGE_ID%, %FROM%, %TO% and %N% stand for what this message "
                        "has of them (%N%: its number), and %% for a percent sign."));
    for (QLineEdit *field : {m_subject, m_date, m_messageId})
        connect(field, &QLineEdit::textChanged, this, &HeadersPage::edited);
    connect(m_further, &QPlainTextEdit::textChanged, this, &HeadersPage::edited);
}

QStringList HeadersPage::further() const
{
    return m_further->toPlainText().split(u'\n', Qt::SkipEmptyParts);
}

void HeadersPage::show(const plan::Mail &mail)
{
    const QSignalBlocker quiet(this);
    m_subject->setText(mail.content.subject.value_or(QString()));
    m_date->setText(mail.content.date);
    m_messageId->setText(mail.content.messageId);
    m_further->setPlainText(mail.content.header.join(u'\n'));
}

void HeadersPage::fill(plan::Mail &mail) const
{
    mail.content.subject.reset();
    if (!m_subject->text().isEmpty())
        mail.content.subject = m_subject->text();
    mail.content.date = m_date->text().trimmed();
    mail.content.messageId = m_messageId->text().trimmed();
    mail.content.header = further();
}

QString HeadersPage::objection() const
{
    const QStringList lines = further();
    const auto wrong =
        std::ranges::find_if(lines, [](const QString &line) { return !message::HeaderField::parse(line); });
    return wrong == lines.end()
        ? QString()
        : tr("“%1” is no field of a header: it wants a name, a colon and a value.").arg(format::visibleText(*wrong));
}

} // namespace mailscope::ui
