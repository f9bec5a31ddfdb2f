// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/escapemarks.h"

#include "plan/escapes.h"
#include "ui/theme/colours.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

EscapeMarks::EscapeMarks(QPlainTextEdit *field) : QSyntaxHighlighter(field->document()), m_field(*field)
{
    field->installEventFilter(this);
}

QString EscapeMarks::textOf(QByteArrayView bytes)
{
    QString text;
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView line = end < 0 ? bytes : bytes.first(end + 1);
        text += QString::fromUtf8(plan::withEscapes(line));
        if (end >= 0)
            text += u'\n';
        bytes = bytes.sliced(line.size());
    }
    return text;
}

void EscapeMarks::highlightBlock(const QString &text)
{
    static const QRegularExpression escape(uR"(\\(?:[rnt0\\]|x[0-9A-Fa-f]{2}|$))"_s);
    QTextCharFormat muted;
    muted.setForeground(coloursFor(m_field.palette()).dim);
    muted.setFontItalic(true); // not by colour alone
    for (auto match = escape.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch each = match.next();
        setFormat(static_cast<int>(each.capturedStart()), static_cast<int>(each.capturedLength()), muted);
    }
}

bool EscapeMarks::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        rehighlight();
    return QSyntaxHighlighter::eventFilter(watched, event);
}

} // namespace mailscope::ui
