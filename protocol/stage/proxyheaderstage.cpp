// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/proxyheaderstage.h"

#include <QtEndian>

namespace mailscope::stage {

namespace {
// Type numbers of proxy-protocol.txt section 2.2.
constexpr char TypeAlpn = 0x01;
constexpr char TypeAuthority = 0x02;
constexpr char TypeTls = 0x20;
constexpr char SubTypeTlsVersion = 0x21;
constexpr char SubTypeCommonName = 0x22;
constexpr char SubTypeCipher = 0x23;
constexpr char ClientUsedTls = 0x01;
constexpr char ClientCertificateOnConnection = 0x02;
constexpr qsizetype LongestHeader = 0xffff;

std::unexpected<Issue> unusable(const char *why)
{
    return std::unexpected(Issue{Issue::InvalidArgument, Phase::Proxy, {}, QString::fromLatin1(why)});
}

QByteArray bigEndian16(qsizetype value)
{
    QByteArray bytes(2, Qt::Uninitialized);
    qToBigEndian(static_cast<quint16>(value), bytes.data());
    return bytes;
}

QByteArray typeLengthValue(char type, const QByteArray &value)
{
    return type + bigEndian16(value.size()) + value;
}

QByteArray addressBytes(const QHostAddress &address)
{
    if (address.protocol() == QHostAddress::IPv4Protocol) {
        QByteArray bytes(4, Qt::Uninitialized);
        qToBigEndian(address.toIPv4Address(), bytes.data());
        return bytes;
    }
    const Q_IPV6ADDR all = address.toIPv6Address();
    return {reinterpret_cast<const char *>(all.c), 16};
}

QByteArray tlsInformation(const plan::ProxyHeader &header)
{
    if (header.tlsVersion.isEmpty())
        return {};
    const bool withCertificate = !header.tlsCommonName.isEmpty();
    QByteArray value(1, withCertificate ? ClientUsedTls | ClientCertificateOnConnection : ClientUsedTls);
    value += QByteArray(3, '\0') + (withCertificate ? '\0' : '\1'); // 32-bit "verify": zero for a verified certificate
    value += typeLengthValue(SubTypeTlsVersion, header.tlsVersion);
    if (withCertificate)
        value += typeLengthValue(SubTypeCommonName, header.tlsCommonName);
    if (!header.tlsCipher.isEmpty())
        value += typeLengthValue(SubTypeCipher, header.tlsCipher);
    return typeLengthValue(TypeTls, value);
}

QByteArray extensions(const plan::ProxyHeader &header)
{
    QByteArray bytes;
    if (!header.alpn.isEmpty())
        bytes += typeLengthValue(TypeAlpn, header.alpn);
    if (!header.authority.isEmpty())
        bytes += typeLengthValue(TypeAuthority, header.authority);
    return bytes + tlsInformation(header);
}

QByteArray versionOne(const plan::ProxyHeader &header)
{
    if (header.local)
        return "PROXY UNKNOWN\r\n";
    const bool four = header.source.protocol() == QHostAddress::IPv4Protocol;
    return QByteArray(four ? "PROXY TCP4 " : "PROXY TCP6 ") + header.source.toString().toLatin1() + ' '
        + header.destination.toString().toLatin1() + ' ' + QByteArray::number(header.sourcePort) + ' '
        + QByteArray::number(header.destinationPort) + "\r\n";
}

QByteArray versionTwo(const plan::ProxyHeader &header)
{
    QByteArray block;
    char family = 0x00; // AF_UNSPEC
    if (!header.local) {
        family = header.source.protocol() == QHostAddress::IPv4Protocol ? 0x11 : 0x21; // TCP over IPv4, over IPv6
        block = addressBytes(header.source) + addressBytes(header.destination) + bigEndian16(header.sourcePort)
            + bigEndian16(header.destinationPort);
    }
    block += extensions(header);
    const char command = header.local ? 0x20 : 0x21;
    return QByteArray("\r\n\r\n\0\r\nQUIT\n", 12) + command + family + bigEndian16(block.size()) + block;
}
} // namespace

std::expected<QByteArray, Issue> proxyHeaderBytes(const plan::ProxyHeader &header)
{
    const bool hasExtensions = !(header.alpn.isEmpty() && header.authority.isEmpty() && header.tlsVersion.isEmpty());
    if (!header.local && (header.source.isNull() || header.destination.isNull()))
        return unusable("the PROXY header needs a source and a destination address");
    if (!header.local && header.source.protocol() != header.destination.protocol())
        return unusable("source and destination of the PROXY header are not of one family");
    if (!(header.source.scopeId().isEmpty() && header.destination.scopeId().isEmpty()))
        return unusable("the zone of an address means nothing to the server");
    if (header.tlsVersion.isEmpty() && !(header.tlsCipher.isEmpty() && header.tlsCommonName.isEmpty()))
        return unusable("a cipher or common name in the PROXY header needs the TLS version");
    if (header.version == 1 && hasExtensions)
        return unusable("version 1 of the PROXY header has no room for anything but addresses");
    if (extensions(header).size() + 36 > LongestHeader)
        return unusable("the PROXY header is longer than 65535 bytes");
    return header.version == 1 ? versionOne(header) : versionTwo(header);
}

Step ProxyHeaderStage::begin(const Context & /*context*/)
{
    auto bytes = proxyHeaderBytes(m_header);
    if (!bytes)
        return Step::fail(std::move(bytes).error());
    return Step::send(wire::Command{Phase::Proxy, *std::move(bytes), {}, false});
}

Step ProxyHeaderStage::onReply(const Context & /*context*/, const wire::Exchange &exchange)
{
    return Step::fail(Issue::UnsolicitedReply, exchange); // nothing was asked
}

} // namespace mailscope::stage
