// SPDX-License-Identifier: GPL-3.0-or-later
#include "message/encodedwords.h"

#include <QList>

#include <algorithm>

namespace mailscope::message {

namespace {
constexpr qsizetype LongestWord = 75;
constexpr qsizetype Room = LongestWord - 12; ///< beside "=?utf-8?Q?" and "?="

bool standsForItself(char byte)
{
    // What may stand in a phrase, too (RFC 2047 section 5).
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9')
        || QByteArrayView("!*+-/").contains(byte);
}

QByteArray inQ(QByteArrayView bytes)
{
    QByteArray encoded;
    for (const char byte : bytes) {
        if (byte == ' ')
            encoded += '_';
        else if (standsForItself(byte))
            encoded += byte;
        else
            encoded += '=' + QByteArray(1, byte).toHex().toUpper();
    }
    return encoded;
}

/// The characters of \p text, as UTF-8. A lone surrogate becomes U+FFFD.
QList<QByteArray> charactersOf(const QString &text)
{
    QList<QByteArray> characters;
    for (const char32_t each : text.toUcs4())
        characters.append(QString::fromUcs4(&each, 1).toUtf8());
    return characters;
}

template <typename Encode>
QByteArray words(const QList<QByteArray> &characters, char encoding, Encode encode)
{
    QByteArray text;
    QByteArray plain;
    const auto flush = [&] {
        if (!text.isEmpty())
            text += ' ';
        text += QByteArray("=?utf-8?") + encoding + '?' + encode(plain) + "?=";
        plain.clear();
    };
    for (const QByteArray &each : characters) {
        if (!plain.isEmpty() && encode(plain + each).size() > Room)
            flush();
        plain += each;
    }
    if (!plain.isEmpty())
        flush();
    return text;
}
} // namespace

bool isPrintableAscii(QByteArrayView bytes)
{
    return std::ranges::all_of(bytes, [](char byte) { return (byte >= ' ' && byte < '\x7f') || byte == '\t'; });
}

QByteArray toEncodedWords(const QString &text)
{
    const QList<QByteArray> characters = charactersOf(text);
    const QByteArray asQ = words(characters, 'Q', [](const QByteArray &bytes) { return inQ(bytes); });
    const QByteArray asB = words(characters, 'B', [](const QByteArray &bytes) { return bytes.toBase64(); });
    return asQ.size() <= asB.size() ? asQ : asB;
}

} // namespace mailscope::message
