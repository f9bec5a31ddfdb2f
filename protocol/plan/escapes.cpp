// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/escapes.h"

#include <QList>
#include <QStringDecoder>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace mailscope::plan {
namespace {

int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return -1;
}

std::optional<char> simpleEscape(char letter)
{
    switch (letter) {
    case 'r':
        return '\r';
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case '0':
        return '\0';
    case '\\':
        return '\\';
    default:
        return std::nullopt;
    }
}

void appendHex(QByteArray &text, char byte)
{
    constexpr const char *digits = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(byte);
    text += "\\x";
    text += digits[value >> 4U];
    text += digits[value & 0x0fU];
}

/// Whether the text reads as UTF-8 in which nothing hides: no format character, no line separator, no C1 control.
bool isVisibleUtf8(QByteArrayView bytes)
{
    // A byte order mark at the front is a character like any other, and hides like a few others.
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString text = decoder(bytes);
    if (decoder.hasError())
        return false;
    return std::ranges::all_of(text.toUcs4(), [](char32_t character) {
        return character < 0x80 || (QChar::isPrint(character) && QChar::category(character) != QChar::Other_Format);
    });
}

} // namespace

std::expected<ResolvedText, EscapeError> resolveEscapes(QByteArrayView written)
{
    ResolvedText result;
    result.bytes.reserve(written.size());
    for (qsizetype at = 0; at < written.size(); ++at) {
        if (written[at] != '\\') {
            result.bytes += written[at];
            continue;
        }
        if (at + 1 == written.size()) {
            result.continued = true;
            return result;
        }
        const char letter = written[++at];
        if (const auto simple = simpleEscape(letter)) {
            result.bytes += *simple;
            continue;
        }
        if (letter != 'x')
            return std::unexpected(EscapeError{at - 1, u"unknown escape; known are \\r \\n \\t \\0 \\\\ and \\xNN"_s});
        if (at + 2 >= written.size() || hexValue(written[at + 1]) < 0 || hexValue(written[at + 2]) < 0)
            return std::unexpected(EscapeError{at - 1, u"\\x must be followed by two hexadecimal digits"_s});
        result.bytes += static_cast<char>(hexValue(written[at + 1]) * 16 + hexValue(written[at + 2]));
        at += 2;
    }
    return result;
}

QByteArray withEscapes(QByteArrayView bytes)
{
    const bool keepHighBytes = isVisibleUtf8(bytes);
    QByteArray text;
    text.reserve(bytes.size());
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        if (byte == '\r')
            text += "\\r";
        else if (byte == '\n')
            text += "\\n";
        else if (byte == '\t')
            text += "\\t";
        else if (byte == '\0')
            text += "\\0";
        else if (byte == '\\')
            text += "\\\\";
        else if (value < 0x20 || value == 0x7f || (value >= 0x80 && !keepHighBytes))
            appendHex(text, byte);
        else
            text += byte;
    }
    return text;
}

} // namespace mailscope::plan
