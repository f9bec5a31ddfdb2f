// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/headerfield.h"

#include "message/encodedwords.h"

#include <algorithm>
#include <array>

namespace mailscope::message {

namespace {
constexpr qsizetype UsualLine = 78;
constexpr qsizetype LongestLine = 998;

constexpr std::array AddressFields{"From",
                                   "To",
                                   "Cc",
                                   "Bcc",
                                   "Reply-To",
                                   "Sender",
                                   "Resent-From",
                                   "Resent-To",
                                   "Resent-Cc",
                                   "Resent-Sender",
                                   "Disposition-Notification-To"};

bool isNameByte(char byte)
{
    return byte > ' ' && byte < '\x7f' && byte != ':';
}

bool isOneLine(const QString &text)
{
    return std::ranges::none_of(text, [](QChar each) { return each == u'\r' || each == u'\n' || each == u'\0'; });
}

/// The mailboxes of a list, parted at commas that stand in no quotation marks, angle brackets or comments.
QStringList mailboxesOf(const QString &list)
{
    QStringList mailboxes{QString()};
    bool quoted = false;
    int depth = 0;
    for (qsizetype at = 0; at < list.size(); ++at) {
        const QChar each = list.at(at);
        if (quoted && each == u'\\' && at + 1 < list.size()) {
            mailboxes.last() += each;
            mailboxes.last() += list.at(++at);
            continue;
        }
        if (each == u'"')
            quoted = !quoted;
        else if (!quoted)
            depth += each == u'<' || each == u'(' ? 1 : each == u'>' || each == u')' ? -1 : 0;
        if (each == u',' && !quoted && depth <= 0)
            mailboxes.append(QString());
        else
            mailboxes.last() += each;
    }
    return mailboxes;
}

QByteArray mailboxList(const QString &list)
{
    QByteArray text;
    for (const QString &each : mailboxesOf(list))
        text += (text.isEmpty() ? "" : ", ") + mailboxText(each.trimmed());
    return text;
}

/// Bytes that stand for themselves in an extended value (RFC 5987 section 3.2.1, as RFC 2231 has it).
QByteArray percentEncoded(const QString &value)
{
    return value.toUtf8().toPercentEncoding("!#$&+^`|", "*'%()<>@,;:\\\"/[]?=");
}

/// "; name*0*=utf-8''…; name*1*=…": pieces none of which parts an encoded byte.
QByteArray continued(const QByteArray &name, const QByteArray &encoded)
{
    QByteArray text;
    int number = 0;
    for (qsizetype at = 0; at < encoded.size(); ++number) {
        const QByteArray start =
            ";\r\n " + name + '*' + QByteArray::number(number) + "*=" + (number == 0 ? "utf-8''" : "");
        qsizetype end = std::min(encoded.size(), at + UsualLine - 1 - start.size());
        while (end < encoded.size() && (encoded.at(end - 1) == '%' || encoded.at(end - 2) == '%'))
            --end;
        text += start + encoded.sliced(at, end - at);
        at = end;
    }
    return text;
}
} // namespace

std::optional<HeaderField> HeaderField::parse(const QString &line)
{
    const qsizetype colon = line.indexOf(QLatin1Char(':'));
    const QByteArray name = line.first(std::max<qsizetype>(colon, 0)).toUtf8();
    if (name.isEmpty() || name.size() > 76 || !std::ranges::all_of(name, isNameByte) || !isOneLine(line))
        return std::nullopt;
    return HeaderField{name, line.sliced(colon + 1).trimmed()};
}

QByteArray HeaderField::toWire() const
{
    const bool hasAddresses = std::ranges::any_of(AddressFields, [this](const char *each) { return is(each); });
    if (hasAddresses)
        return folded(name + ": " + mailboxList(value)) + "\r\n";
    const QByteArray bytes = value.toUtf8();
    const bool isPlain = isPrintableAscii(bytes) && !bytes.contains("=?");
    const QByteArray text = folded(name + ": " + (isPlain ? bytes : toEncodedWords(value)));
    const auto lines = text.split('\n');
    const bool fits = std::ranges::all_of(lines, [](const QByteArray &line) { return line.size() <= LongestLine; });
    return (fits ? text : folded(name + ": " + toEncodedWords(value))) + "\r\n";
}

QByteArray folded(const QByteArray &line)
{
    QByteArray text;
    QByteArray current;
    for (const QByteArray &word : line.split(' ')) {
        // A line of blanks alone would end the header for some.
        if (!current.trimmed().isEmpty() && !word.isEmpty() && current.size() + 1 + word.size() > UsualLine) {
            text += current + "\r\n";
            current = ' ' + word;
            continue;
        }
        current += (text.isEmpty() && current.isEmpty() ? "" : " ") + word;
    }
    return text + current;
}

QByteArray mimeParameter(const QByteArray &name, const QString &value)
{
    const QByteArray bytes = value.toUtf8();
    if (isPrintableAscii(bytes) && !bytes.contains('\t') && bytes.size() + name.size() < UsualLine - 8)
        return ";\r\n " + name + "=\"" + QByteArray(bytes).replace('\\', "\\\\").replace('"', "\\\"") + '"';
    const QByteArray encoded = percentEncoded(value);
    const QByteArray whole = ";\r\n " + name + "*=utf-8''" + encoded;
    return whole.size() <= UsualLine ? whole : continued(name, encoded);
}

QByteArray mailboxText(const QString &mailbox)
{
    const qsizetype open = mailbox.lastIndexOf(QLatin1Char('<'));
    if (open < 0 || !mailbox.endsWith(QLatin1Char('>')))
        return mailbox.toUtf8();
    QString phrase = mailbox.first(open).trimmed();
    const QByteArray address = mailbox.sliced(open).toUtf8();
    if (isPrintableAscii(phrase.toUtf8()))
        return phrase.isEmpty() ? address : phrase.toUtf8() + ' ' + address;
    if (phrase.size() >= 2 && phrase.startsWith(QLatin1Char('"')) && phrase.endsWith(QLatin1Char('"')))
        phrase = phrase.sliced(1, phrase.size() - 2);
    return toEncodedWords(phrase) + ' ' + address;
}

} // namespace mailscope::message
