// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/proxyheader.h"

#include <QHostAddress>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::practice {
namespace {

using Result = std::expected<std::optional<ProxyHeader>, QString>;

const QByteArray signature("\r\n\r\n\0\r\nQUIT\n", 12);

std::optional<quint16> portFrom(const QByteArray &text)
{
    const bool digitsOnly =
        !text.isEmpty() && std::ranges::all_of(text, [](char byte) { return byte >= '0' && byte <= '9'; });
    const bool hasLeadingZero = text.size() > 1 && text.startsWith('0');
    bool fits = false;
    const quint16 port = text.toUShort(&fits);
    return digitsOnly && !hasLeadingZero && fits ? std::optional(port) : std::nullopt;
}

bool isAddress(const QByteArray &text, ProxyHeader::Family family)
{
    const QHostAddress address(QString::fromLatin1(text));
    if (family == ProxyHeader::Family::Version4)
        return address.protocol() == QAbstractSocket::IPv4Protocol && text.count('.') == 3;
    return address.protocol() == QAbstractSocket::IPv6Protocol && !text.contains('%');
}

Result parseText(QByteArrayView bytes)
{
    constexpr qsizetype longest = 107;
    const qsizetype end = bytes.first(std::min(bytes.size(), longest)).indexOf("\r\n");
    if (end < 0) {
        if (bytes.size() >= longest)
            return std::unexpected(u"a PROXY v1 header without an end"_s);
        return std::optional<ProxyHeader>();
    }
    const QList<QByteArray> words = bytes.first(end).toByteArray().split(' ');
    ProxyHeader header;
    header.version = 1;
    header.length = end + 2;
    // Behind UNKNOWN everything up to the line end is to be ignored.
    if (words.size() >= 2 && words[1] == "UNKNOWN")
        return std::optional(header);
    if (words.size() != 6 || (words[1] != "TCP4" && words[1] != "TCP6"))
        return std::unexpected(u"a PROXY v1 header that is not well formed"_s);
    header.family = words[1] == "TCP4" ? ProxyHeader::Family::Version4 : ProxyHeader::Family::Version6;
    const auto sourcePort = portFrom(words[4]);
    const auto destinationPort = portFrom(words[5]);
    if (!isAddress(words[2], header.family) || !isAddress(words[3], header.family) || !sourcePort || !destinationPort)
        return std::unexpected(u"a PROXY v1 header with a bad address or port"_s);
    header.source = words[2];
    header.destination = words[3];
    header.sourcePort = *sourcePort;
    header.destinationPort = *destinationPort;
    return std::optional(header);
}

bool readExtras(QByteArrayView bytes, ProxyHeader &header)
{
    while (!bytes.isEmpty()) {
        if (bytes.size() < 3)
            return false;
        const auto length = qFromBigEndian<quint16>(bytes.data() + 1);
        if (bytes.size() < 3 + length)
            return false;
        header.extras.append({static_cast<unsigned char>(bytes[0]), bytes.sliced(3, length).toByteArray()});
        bytes = bytes.sliced(3 + length);
    }
    return true;
}

QByteArray addressText(QByteArrayView bytes)
{
    if (bytes.size() == 4)
        return QHostAddress(qFromBigEndian<quint32>(bytes.data())).toString().toLatin1();
    Q_IPV6ADDR raw;
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char *>(raw.c));
    return QHostAddress(raw).toString().toLatin1();
}

/// Reads the address block of version 2; how long it is, or -1 when the header is too short for it.
qsizetype readAddresses(QByteArrayView bytes, ProxyHeader &header)
{
    if (header.family == ProxyHeader::Family::Unknown)
        return 0;
    if (header.family == ProxyHeader::Family::Unix) {
        constexpr qsizetype pathLength = 108;
        if (bytes.size() < 2 * pathLength)
            return -1;
        const auto path = [](QByteArrayView field) {
            return field.first(std::max<qsizetype>(0, field.contains('\0') ? field.indexOf('\0') : field.size()))
                .toByteArray();
        };
        header.source = path(bytes.first(pathLength));
        header.destination = path(bytes.sliced(pathLength, pathLength));
        return 2 * pathLength;
    }
    const qsizetype length = header.family == ProxyHeader::Family::Version4 ? 4 : 16;
    if (bytes.size() < 2 * length + 4)
        return -1;
    header.source = addressText(bytes.first(length));
    header.destination = addressText(bytes.sliced(length, length));
    header.sourcePort = qFromBigEndian<quint16>(bytes.data() + 2 * length);
    header.destinationPort = qFromBigEndian<quint16>(bytes.data() + 2 * length + 2);
    return 2 * length + 4;
}

/// Family and transport in one byte; nothing when this server cannot know it.
std::optional<ProxyHeader::Family> familyFrom(unsigned char value)
{
    switch (value) {
    case 0x00:
        return ProxyHeader::Family::Unknown;
    case 0x11:
        return ProxyHeader::Family::Version4;
    case 0x21:
        return ProxyHeader::Family::Version6;
    case 0x31:
        return ProxyHeader::Family::Unix;
    default:
        return std::nullopt; // datagrams carry no mail
    }
}

Result parseBinary(QByteArrayView bytes)
{
    constexpr qsizetype fixedLength = 16;
    if (bytes.size() < fixedLength)
        return std::optional<ProxyHeader>();
    const auto versionAndCommand = static_cast<unsigned char>(bytes[12]);
    const auto family = familyFrom(static_cast<unsigned char>(bytes[13]));
    if ((versionAndCommand & 0xf0U) != 0x20 || (versionAndCommand & 0x0fU) > 1)
        return std::unexpected(u"a PROXY v2 header of another version or command"_s);
    if (!family)
        return std::unexpected(u"a PROXY v2 header of an unknown family"_s);
    const auto rest = qFromBigEndian<quint16>(bytes.data() + 14);
    if (bytes.size() < fixedLength + rest)
        return std::optional<ProxyHeader>();

    ProxyHeader header;
    header.version = 2;
    header.length = fixedLength + rest;
    header.isLocal = (versionAndCommand & 0x0fU) == 0;
    header.family = *family;
    const QByteArrayView body = bytes.sliced(fixedLength, rest);
    // With LOCAL the rest is to be skipped without a look at it.
    if (header.isLocal)
        return std::optional(header);
    const qsizetype addresses = readAddresses(body, header);
    if (addresses < 0 || !readExtras(body.sliced(std::max<qsizetype>(0, addresses)), header))
        return std::unexpected(u"a PROXY v2 header that is shorter than what it holds"_s);
    return std::optional(header);
}

} // namespace

QByteArray ProxyHeader::text() const
{
    const QByteArray start = "PROXY v" + QByteArray::number(version);
    if (isLocal)
        return start + " LOCAL";
    if (family == Family::Unknown)
        return start + " UNKNOWN";
    const auto place = [this](const QByteArray &address, quint16 port) {
        if (family == Family::Unix)
            return address;
        const QByteArray shown = family == Family::Version6 ? '[' + address + ']' : address;
        return shown + ':' + QByteArray::number(port);
    };
    QByteArray result = start + ' ' + place(source, sourcePort) + " -> " + place(destination, destinationPort);
    for (const Extra &extra : extras)
        result += " 0x" + QByteArray(1, static_cast<char>(extra.type)).toHex() + '=' + extra.value.toHex();
    return result;
}

Result ProxyHeader::parse(QByteArrayView bytes)
{
    const qsizetype known = std::min(bytes.size(), signature.size());
    if (bytes.first(known) == QByteArrayView(signature).first(known))
        return known < signature.size() ? Result(std::optional<ProxyHeader>()) : parseBinary(bytes);
    const QByteArrayView word = "PROXY ";
    const qsizetype compared = std::min(bytes.size(), word.size());
    if (bytes.first(compared) != word.first(compared))
        return std::unexpected(u"no PROXY header at the beginning"_s);
    return compared < word.size() ? Result(std::optional<ProxyHeader>()) : parseText(bytes);
}

} // namespace mailscope::practice
