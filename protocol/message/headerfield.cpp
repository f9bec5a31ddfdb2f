// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/headerfield.h"

#include "message/encodedwords.h"

#include <algorithm>
#include <array>

namespace mailscope::message {

namespace {
constexpr qsizetype UsualLine = 78;
constexpr qsizetype LongestLine = 998;
constexpr qsizetype LongestName = 76;

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

QByteArray mailboxList(const QString &list, HeaderForm form)
{
    QByteArray text;
    for (const QString &each : mailboxesOf(list))
        text += (text.isEmpty() ? "" : ", ") + mailboxText(each.trimmed(), form);
    return text;
}

bool isBeyondAscii(char byte)
{
    return static_cast<unsigned char>(byte) >= 0x80;
}

/// \p bytes need no encoded words in \p form.
bool isPlain(const QByteArray &bytes, HeaderForm form)
{
    QByteArray ascii = bytes;
    if (form == HeaderForm::Utf8)
        ascii.removeIf(isBeyondAscii);
    return isPrintableAscii(ascii);
}

/// Without its quotation marks and backslashes, if it is one quoted string.
QString unquoted(const QString &phrase)
{
    if (phrase.size() < 2 || !phrase.startsWith(QLatin1Char('"')) || !phrase.endsWith(QLatin1Char('"')))
        return phrase;
    QString text;
    for (qsizetype at = 1; at < phrase.size() - 1; ++at) {
        if (phrase.at(at) == QLatin1Char('\\') && at + 1 < phrase.size() - 1)
            ++at;
        text += phrase.at(at);
    }
    return text;
}

/// A phrase (RFC 5322 section 3.2.5): what holds quotation marks or comments already is one, atoms need none.
QByteArray quotedWhereNeeded(const QByteArray &phrase)
{
    const auto isOfAtoms = [](char byte) {
        return isBeyondAscii(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
            || (byte >= '0' && byte <= '9') || QByteArrayView(" \t!#$%&'*+-/=?^_`{|}~").contains(byte);
    };
    if (phrase.contains('"') || phrase.contains('(') || std::ranges::all_of(phrase, isOfAtoms))
        return phrase;
    return '"' + QByteArray(phrase).replace('\\', "\\\\") + '"';
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
    if (!HeaderField{name, {}}.hasValidName() || !isOneLine(line))
        return std::nullopt;
    return HeaderField{name, line.sliced(colon + 1).trimmed()};
}

bool HeaderField::hasValidName() const
{
    return !name.isEmpty() && name.size() <= LongestName && std::ranges::all_of(name, isNameByte);
}

QByteArray HeaderField::toWire(HeaderForm form) const
{
    const bool hasAddresses = std::ranges::any_of(AddressFields, [this](const char *each) { return is(each); });
    if (hasAddresses)
        return folded(name + ": " + mailboxList(value, form)) + "\r\n";
    const QByteArray bytes = value.toUtf8();
    const bool standsForItself = isPlain(bytes, form) && !bytes.contains("=?");
    const QByteArray text = folded(name + ": " + (standsForItself ? bytes : toEncodedWords(value)));
    return (hasLegalLines(text) ? text : folded(name + ": " + toEncodedWords(value))) + "\r\n";
}

bool hasLegalLines(const QByteArray &text)
{
    return std::ranges::all_of(text.split('\n'), [](const QByteArray &line) {
        return line.size() - (line.endsWith('\r') ? 1 : 0) <= LongestLine;
    });
}

QByteArray folded(const QByteArray &line)
{
    QByteArray text;
    QByteArray current;
    for (const QByteArray &word : line.split(' ')) {
        // A line of blanks and tabs alone would end the header for some.
        if (!current.trimmed().isEmpty() && !word.trimmed().isEmpty() && current.size() + 1 + word.size() > UsualLine) {
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

QByteArray mailboxText(const QString &mailbox, HeaderForm form)
{
    const qsizetype open = mailbox.lastIndexOf(QLatin1Char('<'));
    if (open < 0 || !mailbox.endsWith(QLatin1Char('>')))
        return mailbox.toUtf8();
    const QString phrase = mailbox.first(open).trimmed();
    const QByteArray address = mailbox.sliced(open).toUtf8();
    if (isPlain(phrase.toUtf8(), form))
        return phrase.isEmpty() ? address : quotedWhereNeeded(phrase.toUtf8()) + ' ' + address;
    return toEncodedWords(unquoted(phrase)) + ' ' + address;
}

} // namespace mailscope::message
