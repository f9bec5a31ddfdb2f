// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/dnsname.h"

#include <QString>
#include <QStringDecoder>
#include <QUrl>

#include <algorithm>

namespace mailscope::net {

namespace {

constexpr qsizetype longestLabel = 63;
constexpr qsizetype longestName = 253;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isAsciiOnly(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Underscores are no letters of host names, but names with them are found in every DNS.
bool isNameCharacter(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

std::expected<QByteArray, QByteArray> toAscii(QByteArrayView text)
{
    if (isAsciiOnly(text))
        return text.toByteArray();
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString unicode = decoder(text);
    if (decoder.hasError())
        return std::unexpected("not valid UTF-8");
    const QByteArray ascii = QUrl::toAce(unicode);
    if (ascii.isEmpty())
        return std::unexpected("not a valid international name");
    return ascii;
}

std::optional<QByteArray> faultOfLabel(QByteArrayView label)
{
    if (label.isEmpty())
        return "empty label";
    if (label.size() > longestLabel)
        return "label of more than 63 bytes";
    if (!std::ranges::all_of(label, isNameCharacter))
        return "character that no host name has";
    return std::nullopt;
}

std::optional<QByteArray> faultOfName(const QByteArray &name)
{
    if (name.isEmpty())
        return "empty name";
    if (name.size() > longestName)
        return "name of more than 253 bytes";
    const QList<QByteArray> labels = name.split('.');
    for (const QByteArray &label : labels) {
        if (auto fault = faultOfLabel(label))
            return fault;
    }
    if (std::ranges::all_of(labels.last(), isDigit))
        return "last label of digits only";
    return std::nullopt;
}

bool isDottedQuad(QByteArrayView text)
{
    int parts = 0;
    for (const QByteArray &part : text.toByteArray().split('.')) {
        const bool plain = !part.isEmpty() && part.size() <= 3 && std::ranges::all_of(part, isDigit);
        if (!plain || part.toInt() > 255 || (part.size() > 1 && part.front() == '0'))
            return false;
        ++parts;
    }
    return parts == 4;
}

} // namespace

bool DnsName::isLocalhost() const
{
    const QByteArray lower = ascii.toLower();
    return lower == "localhost" || lower.endsWith(".localhost");
}

std::expected<DnsName, QByteArray> parseDnsName(QByteArrayView text)
{
    auto ascii = toAscii(text);
    if (!ascii)
        return std::unexpected(ascii.error());
    const bool absolute = ascii->endsWith('.');
    if (absolute)
        ascii->chop(1);
    if (const auto fault = faultOfName(*ascii))
        return std::unexpected(*fault);
    return DnsName{*ascii, absolute};
}

std::optional<QHostAddress> addressLiteral(QByteArrayView text)
{
    if (text.size() > 2 && text.startsWith('[') && text.endsWith(']'))
        text = text.sliced(1, text.size() - 2);
    if (!isDottedQuad(text) && !text.contains(':'))
        return std::nullopt;
    QHostAddress address;
    if (!isAsciiOnly(text) || !address.setAddress(QString::fromLatin1(text)))
        return std::nullopt;
    return address;
}

} // namespace mailscope::net
