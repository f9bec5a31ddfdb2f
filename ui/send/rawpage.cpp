// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/rawpage.h"

#include "format/display.h"
#include "plan/escapes.h"
#include "ui/panels/escapemarks.h"
#include "ui/panels/flowlayout.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/services/services.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QFormLayout>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr qint64 MostShown = 64 * 1024;      ///< bytes of a file that are shown
constexpr qint64 MostEditable = 1024 * 1024; ///< bytes of a file that can be edited

QString headOf(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    return EscapeMarks::textOf(file.read(MostShown));
}

} // namespace

QString RawPage::typed(const QByteArray &bytes)
{
    QString text;
    qsizetype at = 0;
    while (at < bytes.size()) {
        const qsizetype end = bytes.indexOf("\r\n", at);
        text +=
            QString::fromUtf8(plan::withEscapes(QByteArrayView(bytes).sliced(at, (end < 0 ? bytes.size() : end) - at)));
        text += end < 0 ? u"\\"_s : u"\n"_s;
        at = end < 0 ? bytes.size() : end + 2;
    }
    return text;
}

std::expected<QByteArray, QString> RawPage::bytesIn(const QString &typed)
{
    QByteArray bytes;
    const QStringList lines = typed.split(u'\n');
    for (qsizetype at = 0; at < lines.size(); ++at) {
        const auto line = plan::resolveEscapes(lines.at(at).toUtf8());
        if (!line)
            return std::unexpected(tr("Line %1: %2").arg(at + 1).arg(line.error().what));
        bytes += line->bytes;
        const bool isBehindLast = at + 1 == lines.size() && lines.at(at).isEmpty();
        if (!line->continued && !isBehindLast)
            bytes += "\r\n";
    }
    return bytes;
}

RawPage::RawPage(Services &services, QWidget *parent)
    : SendPage(u"sendRaw"_s, parent), m_services(services), m_source(new QComboBox),
      m_open(new QPushButton(tr("&Open .eml…"))), m_edit(new QPushButton(tr("&Edit its bytes"))),
      m_words(new WrappedLabel(u"dim"_s)), m_bytes(new QPlainTextEdit),
      m_raw(new QCheckBox(tr("Ra&w mode: no line end repaired, no dot doubled")))
{
    build();
    connect(m_source, &QComboBox::currentIndexChanged, this, [this] {
        updateFields();
        Q_EMIT edited();
    });
    connect(m_open, &QPushButton::clicked, this, &RawPage::chooseFile);
    connect(m_edit, &QPushButton::clicked, this, &RawPage::editAsText);
    connect(m_bytes, &QPlainTextEdit::textChanged, this, [this] {
        if (m_bytes->isReadOnly())
            return;
        m_typed = m_bytes->toPlainText();
        m_words->setWords(words());
        Q_EMIT edited();
    });
    connect(m_raw, &QCheckBox::toggled, this, &RawPage::edited);
    updateFields();
}

void RawPage::build()
{
    m_source->setObjectName(u"sendSource"_s);
    m_source->addItems({tr("composed of the other pages"), tr("a file as it is"), tr("bytes typed here")});
    makeNarrow(m_source);
    m_open->setObjectName(u"sendOpen"_s);
    m_edit->setObjectName(u"sendEdit"_s);
    m_words->setObjectName(u"sendRawWords"_s);
    m_bytes->setObjectName(u"sendBytes"_s);
    m_bytes->setAccessibleName(tr("Bytes of the message"));
    m_bytes->setFont(monospaced(font()));
    m_bytes->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_bytes->setTabChangesFocus(true);
    m_bytes->setMinimumHeight(fontMetrics().lineSpacing() * 5);
    new EscapeMarks(m_bytes);
    m_raw->setObjectName(u"sendRawMode"_s);
    m_raw->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_raw->setToolTip(tr("For looking what a server makes of it: a line that is a dot ends the message, and what "
                         "stands behind it are commands"));
    auto *fields = new QWidget;
    sendForm(fields)->addRow(tr("&Message"), m_source);
    auto *buttons = new QWidget;
    auto *flow = new FlowLayout(fontMetrics().height() / 3, buttons);
    flow->addWidget(m_open);
    flow->addWidget(m_edit);
    content()->addWidget(fields);
    content()->addWidget(buttons);
    content()->addWidget(m_words);
    content()->addWidget(m_bytes, 1);
    content()->addWidget(m_raw);
}

RawPage::Source RawPage::source() const
{
    return static_cast<Source>(m_source->currentIndex());
}

void RawPage::choose(Source source)
{
    m_source->setCurrentIndex(static_cast<int>(source));
    updateFields();
}

void RawPage::chooseFile()
{
    m_services.fileToOpen(this, {tr("Open a message"), tr("Messages (*.eml *.txt);;All files (*)"), {}},
                          [self = QPointer(this)](const QString &path) {
                              if (!self || path.isEmpty())
                                  return;
                              self->takeFile(path);
                          });
}

void RawPage::takeFile(const QString &path)
{
    m_path = path;
    choose(Source::File);
    Q_EMIT edited();
}

void RawPage::editAsText()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > MostEditable)
        return;
    m_typed = typed(file.readAll());
    choose(Source::Typed);
    m_bytes->setFocus(Qt::OtherFocusReason);
}

QString RawPage::words() const
{
    if (source() == Source::Composed)
        return tr("Nothing on this page is sent.");
    if (source() == Source::File) {
        return fileWords();
    }
    const auto bytes = bytesIn(m_typed);
    const QString notation =
        tr("A line ends in CRLF; \\r \\n \\0 \\xNN stand for bytes, \\ at the end for no line end.");
    return bytes ? tr("%n byte(s).", nullptr, static_cast<int>(bytes->size())) + u' ' + notation : bytes.error();
}

QString RawPage::fileWords() const
{
    if (m_path.isEmpty())
        return tr("No file was chosen.");
    const QFileInfo file(m_path);
    const QLocale locale;
    const QString name = format::visibleText(file.fileName());
    const QString size = locale.formattedDataSize(file.size());
    if (file.size() <= MostShown)
        return tr("The file %1, %2.").arg(name, size);
    return tr("The file %1, %2; %3 behind this beginning are not shown.")
        .arg(name, size, locale.formattedDataSize(file.size() - MostShown));
}

void RawPage::updateFields()
{
    const bool isTyped = source() == Source::Typed;
    const QSignalBlocker quiet(m_bytes);
    m_bytes->setVisible(source() != Source::Composed);
    m_raw->setVisible(source() != Source::Composed);
    m_bytes->setReadOnly(!isTyped);
    if (const QString text = isTyped ? m_typed : headOf(m_path); text != m_bytes->toPlainText())
        m_bytes->setPlainText(text);
    const QFileInfo file(m_path);
    m_edit->setVisible(source() == Source::File && file.isFile());
    m_edit->setEnabled(file.size() <= MostEditable);
    m_edit->setToolTip(m_edit->isEnabled() ? QString() : tr("It is too large to be edited."));
    m_words->setWords(words());
}

void RawPage::show(const plan::Mail &mail)
{
    const QSignalBlocker quiet(this);
    m_path = mail.content.file;
    if (mail.content.raw)
        m_typed = typed(*mail.content.raw);
    m_raw->setChecked(mail.rawBytes);
    choose(!m_path.isEmpty() ? Source::File : mail.content.raw ? Source::Typed : Source::Composed);
}

void RawPage::fill(plan::Mail &mail) const
{
    mail.content.file.clear();
    mail.content.raw.reset();
    mail.rawBytes = source() != Source::Composed && m_raw->isChecked();
    if (source() == Source::File)
        mail.content.file = m_path;
    else if (source() == Source::Typed)
        mail.content.raw = bytesIn(m_typed).value_or(QByteArray());
}

QString RawPage::objection() const
{
    if (source() == Source::File && m_path.isEmpty())
        return tr("Choose the file of the message.");
    if (source() != Source::Typed)
        return {};
    const auto bytes = bytesIn(m_typed);
    return bytes ? QString() : bytes.error();
}

} // namespace mailscope::ui
