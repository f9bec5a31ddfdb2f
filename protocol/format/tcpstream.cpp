// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/tcpstream.h"

#include <QtEndian>

#include <algorithm>
#include <utility>

namespace mailscope::format {

namespace {
enum Flag : quint8 { Fin = 0x01, Syn = 0x02, Push = 0x08, Ack = 0x10 };

constexpr quint8 TcpProtocol = 6;
constexpr quint8 HopLimit = 64;
constexpr quint16 Window = 65535;
/// Well below the window, so that no reader takes it for full.
constexpr qint64 MostUnacknowledged = 32 * 1024;

template <typename Number>
void append(QByteArray &bytes, Number number)
{
    const Number bigEndian = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char *>(&bigEndian), sizeof(Number));
}

/// The sum of RFC 1071, not folded yet. What was not recorded counts as zeros.
quint64 sumOf(QByteArrayView bytes)
{
    quint64 sum = 0;
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        const auto byte = static_cast<quint8>(bytes[at]);
        sum += at % 2 == 0 ? quint64(byte) << 8U : quint64(byte);
    }
    return sum;
}

quint16 checksum(quint64 sum)
{
    while (sum > 0xffff)
        sum = (sum & 0xffff) + (sum >> 16U);
    return static_cast<quint16>(~sum);
}

void put(QByteArray &bytes, qsizetype at, quint16 number)
{
    qToBigEndian(number, bytes.data() + at);
}

bool isIPv4(const QHostAddress &address)
{
    return address.protocol() == QAbstractSocket::IPv4Protocol;
}

QByteArray bytesOf(const QHostAddress &address)
{
    QByteArray bytes;
    if (isIPv4(address)) {
        append(bytes, address.toIPv4Address());
        return bytes;
    }
    const Q_IPV6ADDR all = address.toIPv6Address();
    return {reinterpret_cast<const char *>(all.c), sizeof(all.c)};
}

QByteArray ipv4Header(const QHostAddress &from, const QHostAddress &to, quint16 identification, qsizetype payload)
{
    constexpr quint16 Version4 = 0x4500; // and a header of five words, and no class of service
    constexpr quint16 DontFragment = 0x4000;
    constexpr qsizetype HeaderSize = 20;
    constexpr qsizetype ChecksumAt = 10;
    QByteArray header;
    append(header, Version4);
    append(header, static_cast<quint16>(HeaderSize + payload));
    append(header, identification);
    append(header, DontFragment);
    append(header, HopLimit);
    append(header, TcpProtocol);
    append(header, quint16(0));
    header += bytesOf(from) + bytesOf(to);
    put(header, ChecksumAt, checksum(sumOf(header)));
    return header;
}

QByteArray ipv6Header(const QHostAddress &from, const QHostAddress &to, qsizetype payload)
{
    constexpr quint32 Version6 = 0x60000000;
    QByteArray header;
    append(header, Version6);
    append(header, static_cast<quint16>(payload));
    append(header, TcpProtocol);
    append(header, HopLimit);
    return header + bytesOf(from) + bytesOf(to);
}

/// What TCP's checksum covers of the header of IP (RFC 9293 section 3.1).
quint64 pseudoHeaderSum(const QHostAddress &from, const QHostAddress &to, qsizetype size)
{
    return sumOf(bytesOf(from)) + sumOf(bytesOf(to)) + TcpProtocol + static_cast<quint64>(size);
}

QByteArray tcpHeader(quint16 from, quint16 to, quint32 sequence, quint32 acknowledged, quint8 flags)
{
    constexpr quint8 FiveWords = 0x50;
    constexpr quint8 SixWords = 0x60;
    constexpr quint16 MaximumSegmentSize = 0x0204; // the option and its length
    const bool opens = (flags & Syn) != 0;
    QByteArray header;
    append(header, from);
    append(header, to);
    append(header, sequence);
    append(header, acknowledged);
    append(header, opens ? SixWords : FiveWords);
    append(header, flags);
    append(header, Window);
    append(header, quint16(0)); // the checksum
    append(header, quint16(0)); // nothing is urgent
    if (opens) {
        append(header, MaximumSegmentSize);
        append(header, static_cast<quint16>(TcpStream::SegmentSize));
    }
    return header;
}
} // namespace

TcpStream::TcpStream(TcpEnd client, TcpEnd server, Sink sink)
    : m_client{std::move(client)}, m_server{std::move(server)}, m_sink(std::move(sink))
{ }

void TcpStream::open()
{
    send(m_client, m_server, Syn, {}, 0);
    ++m_client.next;
    send(m_server, m_client, Syn | Ack, {}, 0);
    ++m_server.next;
    send(m_client, m_server, Ack, {}, 0);
}

void TcpStream::say(Side side, QByteArrayView bytes)
{
    for (qsizetype at = 0; at < bytes.size(); at += SegmentSize) {
        const QByteArrayView data = bytes.sliced(at, std::min(SegmentSize, bytes.size() - at));
        segment(side, data, data.size());
    }
}

void TcpStream::sayUnrecorded(Side side, qint64 size)
{
    for (; size > 0; size -= SegmentSize)
        segment(side, {}, std::min<qint64>(SegmentSize, size));
}

void TcpStream::close(Side first)
{
    for (const Side side : {first, first == Side::Client ? Side::Server : Side::Client}) {
        send(half(side), other(side), Fin | Ack, {}, 0);
        ++half(side).next;
    }
    send(half(first), other(first), Ack, {}, 0);
}

void TcpStream::segment(Side side, QByteArrayView data, qsizetype size)
{
    Half &from = half(side);
    if (from.unacknowledged + size > MostUnacknowledged)
        send(other(side), from, Ack, {}, 0);
    send(from, other(side), Push | Ack, data, size);
    from.next += static_cast<quint32>(size); // numbers begin again at zero behind the last
    from.unacknowledged += size;
}

void TcpStream::send(Half &from, Half &to, quint8 flags, QByteArrayView data, qsizetype size)
{
    constexpr qsizetype ChecksumAt = 16;
    const quint32 acknowledged = (flags & Ack) != 0 ? to.next : 0;
    QByteArray tcp = tcpHeader(from.end.port, to.end.port, from.next, acknowledged, flags);
    const qsizetype payload = tcp.size() + size;
    put(tcp, ChecksumAt,
        checksum(pseudoHeaderSum(from.end.address, to.end.address, payload) + sumOf(tcp) + sumOf(data)));
    const QByteArray ip = isIPv4(from.end.address)
        ? ipv4Header(from.end.address, to.end.address, from.identification++, payload)
        : ipv6Header(from.end.address, to.end.address, payload);
    to.unacknowledged = 0;
    QByteArray packet = ip + tcp;
    m_sink({packet.append(data), ip.size() + payload});
}

} // namespace mailscope::format
