// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/exporttext.h"

#include <algorithm>

namespace mailscope::format {

using namespace Qt::StringLiterals;

namespace {
QString csvField(QString field)
{
    static const QString FormulaSigns = u"=+-@\t\r"_s;
    // Numbers below zero do not occur, so a minus sign is never one.
    if (!field.isEmpty() && FormulaSigns.contains(field.front()))
        field.prepend(u'\'');
    if (!field.contains(u'"') && !field.contains(u',') && !field.contains(u'\n') && !field.contains(u'\r'))
        return field;
    return u'"' + field.replace(u'"', u"\"\""_s) + u'"';
}
} // namespace

QString markdownText(const QString &text)
{
    static const QString Signs = u"\\`*_[]<>&|~#"_s;
    QString escaped;
    for (qsizetype at = 0; at < text.size(); ++at) {
        // An address is a link for many readers, whoever wrote it.
        if (Signs.contains(text.at(at)) || QStringView(text).sliced(at).startsWith("://"_L1))
            escaped += u'\\';
        escaped += text.at(at);
    }
    return escaped;
}

QString markdownCode(const QString &text)
{
    if (text.isEmpty())
        return {};
    const bool isSimple =
        std::ranges::none_of(text, [](QChar each) { return each == u'`' || each == u'|' || each == u'\\'; })
        && !text.startsWith(u' ') && !text.endsWith(u' ');
    if (isSimple)
        return u'`' + text + u'`';
    // No code span can hold a vertical bar behind a backslash in a table; numeric references are text, whatever they name.
    QString html;
    for (const QChar each : text)
        html += each.isLetterOrNumber() || each.isSurrogate() || each == u' ' ? QString(each)
                                                                              : u"&#%1;"_s.arg(each.unicode());
    return u"<code>"_s + html + u"</code>"_s;
}

QString htmlText(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\'', u"&#39;"_s);
}

QString htmlPieces(const QList<VisiblePiece> &pieces)
{
    QString html;
    for (const VisiblePiece &piece : pieces) {
        const QString text = htmlText(piece.text);
        if (piece.kind == VisiblePiece::Kind::Text)
            html += text;
        else
            html += (piece.kind == VisiblePiece::Kind::Hidden ? u"<em>"_s : u"<i>"_s) + text
                + (piece.kind == VisiblePiece::Kind::Hidden ? u"</em>"_s : u"</i>"_s);
    }
    return html;
}

QList<SequenceRun> runsOf(QList<qint64> sequences)
{
    std::ranges::sort(sequences);
    QList<SequenceRun> runs;
    for (const qint64 sequence : std::as_const(sequences)) {
        if (!runs.isEmpty() && sequence <= runs.constLast().last + 1)
            runs.last().last = sequence;
        else
            runs.append({sequence, sequence});
    }
    return runs;
}

QByteArray csvLine(const QStringList &fields)
{
    QStringList written;
    written.reserve(fields.size());
    for (const QString &field : fields)
        written.append(csvField(field));
    return written.join(u',').toUtf8() + "\r\n";
}

} // namespace mailscope::format
