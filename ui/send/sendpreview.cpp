// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/sendpreview.h"

#include "ui/panels/escapemarks.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

/// The beginning of what goes over the wire.
struct Head {
    QByteArray bytes;
    bool isWhole = false;
    QString failure;
};

Head headOf(const stage::Delivery &delivery)
{
    Head head;
    while (!head.isWhole && head.bytes.size() < SendPreview::MostShown) {
        if (delivery.chunkSize > 0) {
            const auto chunk = delivery.payload->chunk(std::min(delivery.chunkSize, SendPreview::MostShown));
            if (!chunk)
                return {head.bytes, true, chunk.error()};
            head.isWhole = !*chunk || (*chunk)->isLast;
            if (*chunk)
                head.bytes += (*chunk)->content;
            continue;
        }
        const auto piece = delivery.payload->next();
        if (!piece)
            return {head.bytes, true, piece.error()};
        head.bytes += piece->wire;
        head.isWhole = piece->isLast;
    }
    head.isWhole = head.isWhole && head.bytes.size() <= SendPreview::MostShown;
    head.bytes.truncate(SendPreview::MostShown);
    return head;
}

} // namespace

SendPreview::SendPreview(QWidget *parent)
    : QWidget(parent), m_words(new WrappedLabel(u"dim"_s)), m_bytes(new QPlainTextEdit)
{
    setObjectName(u"sendPreview"_s);
    const int em = fontMetrics().height();
    m_words->setObjectName(u"sendPreviewWords"_s);
    m_bytes->setObjectName(u"sendPreviewBytes"_s);
    m_bytes->setAccessibleName(tr("The bytes that will be sent"));
    m_bytes->setReadOnly(true);
    m_bytes->setFont(monospaced(font()));
    m_bytes->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_bytes->setTabChangesFocus(true);
    m_bytes->setMinimumHeight(fontMetrics().lineSpacing() * 4);
    new EscapeMarks(m_bytes);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(em * 3 / 4, em / 3, em * 3 / 4, em / 2);
    layout->setSpacing(em / 4);
    layout->addWidget(m_words);
    layout->addWidget(m_bytes, 1);
}

void SendPreview::show(const stage::Delivery &delivery, qint64 size, const std::optional<stage::Step> &step)
{
    const Head head = headOf(delivery);
    QString text;
    if (step && !step->issue()) {
        for (const wire::Command &command : step->commands())
            text += EscapeMarks::textOf(command.wire);
    }
    text += EscapeMarks::textOf(head.bytes);
    const QLocale locale;
    const QString bytes = locale.formattedDataSize(size);
    if (!head.failure.isEmpty())
        m_words->setWords(tr("It cannot be read: %1.").arg(head.failure));
    else if (head.isWhole)
        m_words->setWords(
            tr("The message has %1, %2 on the wire.").arg(bytes, locale.formattedDataSize(head.bytes.size())));
    else
        m_words->setWords(tr("The message has %1. This is its beginning; %2 of it are not shown.")
                              .arg(bytes, locale.formattedDataSize(std::max<qint64>(size - head.bytes.size(), 0))));
    setText(text);
}

void SendPreview::showReason(const QString &reason)
{
    m_words->setWords(reason);
    setText({});
}

void SendPreview::setText(const QString &text)
{
    if (text == m_bytes->toPlainText())
        return;
    const int top = m_bytes->verticalScrollBar()->value();
    m_bytes->setPlainText(text);
    m_bytes->verticalScrollBar()->setValue(top);
}

} // namespace mailscope::ui
