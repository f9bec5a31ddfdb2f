// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/messageeditor.h"

#include "format/display.h"
#include "ui/panels/flowlayout.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/services/services.h"
#include "ui/theme/theme.h"
#include "wire/filesource.h"

#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QStringDecoder>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr qint64 MostShown = 64 * 1024;      ///< bytes of a file that are shown
constexpr qint64 MostEditable = 1024 * 1024; ///< bytes of a file that can become text to edit

/// The text of \p bytes when it would come out of an editor as it went in, CRLF aside.
std::optional<QString> editableText(QByteArray bytes)
{
    bytes.replace("\r\n", "\n");
    if (bytes.contains('\r') || bytes.contains('\0'))
        return std::nullopt;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(bytes);
    if (decoder.hasError() || text.contains(QChar::ParagraphSeparator) || text.contains(QChar::LineSeparator))
        return std::nullopt;
    return text;
}

} // namespace

MessageEditor::MessageEditor(Services &services, QWidget *parent)
    : QWidget(parent), m_services(services), m_text(new QPlainTextEdit), m_lineEnds(new QComboBox),
      m_words(new WrappedLabel(u"dim"_s)), m_load(new QPushButton(tr("Load file…"))),
      m_drop(new QPushButton(tr("Remove file"))), m_edit(new QPushButton(tr("Edit as text")))
{
    build();
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        updateWords();
        Q_EMIT changed();
    });
    connect(m_lineEnds, &QComboBox::currentIndexChanged, this, &MessageEditor::updateWords);
    connect(m_load, &QPushButton::clicked, this, &MessageEditor::chooseFile);
    connect(m_drop, &QPushButton::clicked, this, &MessageEditor::dropFile);
    connect(m_edit, &QPushButton::clicked, this, &MessageEditor::editAsText);
    updateWords();
}

void MessageEditor::build()
{
    m_text->setObjectName(u"message"_s);
    m_text->setFont(monospaced(font()));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(fontMetrics().height() * 9);
    m_lineEnds->setObjectName(u"messageLineEnds"_s);
    m_lineEnds->addItem(tr("Lines end in CRLF (repaired)"));
    m_lineEnds->addItem(tr("Bytes as they stand"));
    m_lineEnds->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_lineEnds->setAccessibleName(tr("Line ends"));
    m_words->setObjectName(u"messageWords"_s);
    m_load->setObjectName(u"messageLoad"_s);
    m_drop->setObjectName(u"messageDrop"_s);
    m_edit->setObjectName(u"messageEdit"_s);
    auto *label = new QLabel(tr("M&essage, header and all"));
    label->setBuddy(m_text);
    auto *buttons = new QWidget;
    auto *flow = new FlowLayout(fontMetrics().height() / 3, buttons);
    for (QPushButton *button : {m_load, m_drop, m_edit})
        flow->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(fontMetrics().height() / 3);
    layout->addWidget(label);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_words);
    layout->addWidget(m_lineEnds);
    layout->addWidget(buttons);
}

std::unique_ptr<wire::PayloadSource> MessageEditor::source() const
{
    if (!m_path.isEmpty())
        return std::make_unique<wire::FileSource>(m_path);
    return std::make_unique<wire::BytesSource>(m_text->toPlainText().toUtf8());
}

bool MessageEditor::keepsLineEnds() const
{
    return m_lineEnds->currentIndex() == 1;
}

qint64 MessageEditor::size() const
{
    return m_path.isEmpty() ? m_text->toPlainText().toUtf8().size() : m_fileSize;
}

void MessageEditor::chooseFile()
{
    const FileChoice choice{tr("Load a message"), tr("Messages (*.eml *.txt);;All files (*)"), {}};
    m_services.fileToOpen(this, choice, [self = QPointer(this)](const QString &path) {
        if (self && !path.isEmpty())
            self->loadFile(path);
    });
}

void MessageEditor::loadFile(const QString &path)
{
    QFile file(path);
    const QFileInfo info(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) {
        m_words->setWords(tr("%1 cannot be read: %2.")
                              .arg(format::visibleText(info.fileName()),
                                   info.exists() && !info.isFile() ? tr("it is no file") : file.errorString()));
        return;
    }
    m_head = file.read(MostShown);
    m_fileSize = file.size();
    m_path = path;
    QStringList lines;
    for (const QByteArray &line : QByteArray(m_head).replace("\r\n", "\n").split('\n'))
        lines.append(format::visibleText(line));
    m_text->setPlainText(lines.join(u'\n'));
    m_text->setReadOnly(true);
    updateWords();
    Q_EMIT changed();
}

void MessageEditor::dropFile()
{
    m_path.clear();
    m_head.clear();
    m_text->setReadOnly(false);
    m_text->clear();
    updateWords();
    Q_EMIT changed();
}

void MessageEditor::editAsText()
{
    QFile file(m_path);
    const std::optional<QString> text =
        file.open(QIODevice::ReadOnly) ? editableText(file.read(MostEditable + 1)) : std::nullopt;
    if (!text)
        return;
    m_path.clear();
    m_text->setReadOnly(false);
    m_text->setPlainText(*text);
    updateWords();
    m_text->setFocus(Qt::OtherFocusReason);
}

void MessageEditor::updateWords()
{
    const bool isFile = !m_path.isEmpty();
    m_drop->setVisible(isFile);
    m_edit->setVisible(isFile);
    m_edit->setEnabled(isFile && m_fileSize <= MostEditable && editableText(m_head).has_value());
    m_edit->setToolTip(m_edit->isEnabled() || !isFile
                           ? QString()
                           : tr("It is too large, or holds bytes that an editor would change."));
    QString words = isFile
        ? tr("The file %1").arg(format::visibleText(QFileInfo(m_path).fileName()))
        : tr("%n line(s)", nullptr, m_text->document()->isEmpty() ? 0 : m_text->document()->blockCount());
    words = tr("%1, %2.").arg(words, QLocale().formattedDataSize(size()));
    if (keepsLineEnds())
        words +=
            u' ' + (isFile ? tr("Sent byte for byte.") : tr("Lines end in a bare LF, which servers should refuse."));
    m_words->setWords(words);
}

} // namespace mailscope::ui
