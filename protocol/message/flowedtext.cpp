// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/flowedtext.h"

#include <QStringList>

namespace mailscope::message {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype FlowedLine = 72;
constexpr qsizetype EncodedLine = 76;

QStringList linesOf(QString text)
{
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    if (text.endsWith(u'\n'))
        text.chop(1);
    return text.split(u'\n');
}

QString stuffed(const QString &line)
{
    const bool needsIt = line.startsWith(u' ') || line.startsWith(u'>') || line.startsWith("From "_L1);
    return needsIt ? u' ' + line : line;
}

/// One paragraph in lines that flow into one another.
QByteArray wrapped(QString paragraph)
{
    if (paragraph == "-- "_L1) // what sets a signature off is no line that flows
        return "-- \r\n";
    while (paragraph.endsWith(u' '))
        paragraph.chop(1);
    QByteArray text;
    while (paragraph.size() > FlowedLine) {
        qsizetype blank = paragraph.lastIndexOf(u' ', FlowedLine - 1);
        if (blank <= 0)
            blank = paragraph.indexOf(u' ', FlowedLine);
        if (blank == 2 && paragraph.startsWith("-- "_L1)) // alone it would set a signature off
            blank = paragraph.indexOf(u' ', blank + 1);
        if (blank < 0)
            break;
        text += stuffed(paragraph.first(blank + 1)).toUtf8() + "\r\n";
        paragraph.remove(0, blank + 1);
    }
    return text + stuffed(paragraph).toUtf8() + "\r\n";
}
} // namespace

QByteArray toFlowed(const QString &text)
{
    QByteArray flowed;
    for (const QString &line : linesOf(text))
        flowed += wrapped(line);
    return flowed;
}

QByteArray toLines(const QString &text)
{
    return linesOf(text).join(u"\r\n"_s).toUtf8() + "\r\n";
}

QByteArray toQuotedPrintable(const QByteArray &bytes)
{
    QByteArray encoded;
    qsizetype column = 0;
    const auto put = [&](const QByteArray &token) {
        if (column + token.size() > EncodedLine - 1) { // room for the "=" of a soft line break
            encoded += "=\r\n";
            column = 0;
        }
        encoded += token;
        column += token.size();
    };
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        const char byte = bytes.at(at);
        if (byte == '\r' && at + 1 < bytes.size() && bytes.at(at + 1) == '\n') {
            encoded += "\r\n";
            column = 0;
            ++at;
            continue;
        }
        const bool endsLine = at + 1 == bytes.size() || bytes.at(at + 1) == '\r';
        const bool isPlain =
            (byte > ' ' && byte < '\x7f' && byte != '=') || ((byte == ' ' || byte == '\t') && !endsLine);
        put(isPlain ? QByteArray(1, byte) : '=' + QByteArray(1, byte).toHex().toUpper());
    }
    return encoded;
}

} // namespace mailscope::message
