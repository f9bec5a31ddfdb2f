// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/bodypage.h"

#include "message/readymade.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

BodyPage::BodyPage(QWidget *parent)
    : SendPage(u"sendBodyPage"_s, parent), m_readyMade(new QComboBox), m_words(new WrappedLabel(u"dim"_s)),
      m_text(new QPlainTextEdit), m_html(new QPlainTextEdit)
{
    m_readyMade->setObjectName(u"sendReadyMade"_s);
    m_readyMade->addItem(tr("none: the texts below"));
    m_readyMade->addItems(message::readyMadeNames());
    makeNarrow(m_readyMade);
    m_words->setObjectName(u"sendReadyMadeWords"_s);
    m_text->setObjectName(u"sendText"_s);
    m_text->setPlaceholderText(tr("This is a test message from Mailscope."));
    m_html->setObjectName(u"sendHtml"_s);
    m_html->setPlaceholderText(u"<p>…</p><img src=\"cid:picture.png\">"_s);
    m_html->setFont(monospaced(font()));
    auto *fields = new QWidget;
    sendForm(fields)->addRow(tr("Ready-&made"), m_readyMade);
    content()->addWidget(fields);
    content()->addWidget(m_words);
    const std::pair<QString, QPlainTextEdit *> editors[] = {{tr("&Text"), m_text}, {tr("&HTML"), m_html}};
    for (const auto &[name, editor] : editors) {
        auto *label = new QLabel(name);
        label->setBuddy(editor);
        editor->setTabChangesFocus(true);
        editor->setMinimumHeight(fontMetrics().lineSpacing() * 4);
        content()->addWidget(label);
        content()->addWidget(editor, 1);
        connect(editor, &QPlainTextEdit::textChanged, this, &BodyPage::edited);
    }
    connect(m_readyMade, &QComboBox::currentIndexChanged, this, [this] {
        updateFields();
        Q_EMIT edited();
    });
    updateFields();
}

QString BodyPage::meaning(const QString &name) const
{
    if (name == "gtube"_L1)
        return tr("The test text that filters of unsolicited mail have to find.");
    if (name == "eicar"_L1)
        return tr("The test file that virus scanners have to find.");
    if (name == "8bit"_L1)
        return tr("Bytes beyond ASCII that are not encoded.");
    if (name == "longline"_L1)
        return tr("A line of 2000 bytes, twice what is allowed.");
    if (name == "utf8"_L1)
        return tr("A subject in UTF-8 that is not encoded: SMTPUTF8 is needed.");
    if (name == "bare-lf"_L1)
        return tr("A line that ends in a bare LF, which servers should refuse.");
    return {};
}

void BodyPage::updateFields()
{
    const bool isReadyMade = m_readyMade->currentIndex() > 0;
    m_words->setWords(isReadyMade ? meaning(m_readyMade->currentText()) : QString());
    m_text->setEnabled(!isReadyMade);
    m_html->setEnabled(!isReadyMade);
}

void BodyPage::show(const plan::Mail &mail)
{
    const QSignalBlocker quiet(this);
    const int found = mail.content.readyMade.isEmpty() ? 0 : m_readyMade->findText(mail.content.readyMade);
    m_readyMade->setCurrentIndex(std::max(found, 0));
    m_text->setPlainText(mail.content.text.value_or(QString()));
    m_html->setPlainText(mail.content.html.value_or(QString()));
}

void BodyPage::fill(plan::Mail &mail) const
{
    const bool isReadyMade = m_readyMade->currentIndex() > 0;
    mail.content.readyMade = isReadyMade ? m_readyMade->currentText() : QString();
    mail.content.text.reset();
    mail.content.html.reset();
    if (isReadyMade)
        return;
    if (!m_text->document()->isEmpty())
        mail.content.text = m_text->toPlainText();
    if (!m_html->document()->isEmpty())
        mail.content.html = m_html->toPlainText();
}

} // namespace mailscope::ui
