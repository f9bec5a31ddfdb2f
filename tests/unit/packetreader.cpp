// SPDX-License-Identifier: GPL-3.0-or-later
#include "packetreader.h"

#include <QHostAddress>
#include <QtEndian>

#include <map>
#include <optional>

using namespace Qt::StringLiterals;

namespace {

using Complaint = std::optional<QString>;

template <typename Number>
Number little(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<Number>(bytes.data() + at);
}

template <typename Number>
Number big(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<Number>(bytes.data() + at);
}

/// One's complement sum of RFC 1071, written in another way than the one under test.
quint16 onesComplement(const QByteArray &bytes)
{
    quint32 sum = 0;
    for (qsizetype at = 0; at < bytes.size(); at += 2) {
        const quint16 word = at + 1 < bytes.size() ? big<quint16>(bytes, at) : quint16(quint8(bytes.at(at)) << 8U);
        sum += word;
        if (sum > 0xffff)
            sum -= 0xffff;
    }
    return static_cast<quint16>(sum);
}

/// The options of a block by their codes; nothing when they are malformed.
std::optional<std::map<int, QByteArray>> optionsOf(QByteArrayView bytes)
{
    std::map<int, QByteArray> options;
    for (qsizetype at = 0; at < bytes.size();) {
        if (at + 4 > bytes.size())
            return std::nullopt;
        const int code = little<quint16>(bytes, at);
        const qsizetype length = little<quint16>(bytes, at + 2);
        const qsizetype padded = (length + 3) / 4 * 4;
        at += 4;
        if (code == 0)
            return length == 0 && at == bytes.size() ? std::optional(options) : std::nullopt;
        if (at + padded > bytes.size() || options.contains(code))
            return std::nullopt;
        if (bytes.sliced(at + length, padded - length) != QByteArray(padded - length, '\0'))
            return std::nullopt;
        options[code] = bytes.sliced(at, length).toByteArray();
        at += padded;
    }
    return options.empty() ? std::optional(options) : std::nullopt; // the end of options is missing
}

struct IpPacket {
    QHostAddress from;
    QHostAddress to;
    QByteArray pseudoHeader;
    QByteArray tcp;
    qsizetype tcpSize = 0; ///< on the wire
};

std::expected<IpPacket, QString> readIPv4(const QByteArray &bytes, qsizetype originalSize)
{
    if (bytes.size() < 20 || quint8(bytes.at(0)) != 0x45)
        return std::unexpected(u"no header of IPv4"_s);
    if (onesComplement(bytes.first(20)) != 0xffff)
        return std::unexpected(u"a wrong checksum of IPv4"_s);
    if (big<quint16>(bytes, 2) != originalSize || bytes.at(9) != 6)
        return std::unexpected(u"a wrong length or protocol of IPv4"_s);
    IpPacket packet{QHostAddress(big<quint32>(bytes, 12)), QHostAddress(big<quint32>(bytes, 16)), bytes.mid(12, 8),
                    bytes.mid(20), originalSize - 20};
    packet.pseudoHeader += QByteArray("\0\6", 2) + char(packet.tcpSize >> 8U) + char(packet.tcpSize & 0xff);
    return packet;
}

std::expected<IpPacket, QString> readIPv6(const QByteArray &bytes, qsizetype originalSize)
{
    if (bytes.size() < 40 || quint8(bytes.at(0)) != 0x60 || bytes.at(6) != 6)
        return std::unexpected(u"no header of IPv6 with TCP"_s);
    if (big<quint16>(bytes, 4) + 40 != originalSize)
        return std::unexpected(u"a wrong length of IPv6"_s);
    const auto *const data = reinterpret_cast<const quint8 *>(bytes.constData());
    IpPacket packet{QHostAddress(data + 8), QHostAddress(data + 24), bytes.mid(8, 32), bytes.mid(40),
                    originalSize - 40};
    packet.pseudoHeader +=
        QByteArray(2, '\0') + char(packet.tcpSize >> 8U) + char(packet.tcpSize & 0xff) + QByteArray("\0\0\0\6", 4);
    return packet;
}

class Reader {
public:
    std::expected<Capture, QString> read(QByteArrayView file)
    {
        for (qsizetype at = 0; at < file.size();) {
            if (file.size() - at < 12)
                return std::unexpected(u"half a block at its end"_s);
            const qsizetype length = little<quint32>(file, at + 4);
            if (length < 12 || length % 4 != 0 || at + length > file.size()
                || little<quint32>(file, at + length - 4) != length)
                return std::unexpected(u"a block with a wrong length at %1"_s.arg(at));
            if (const Complaint complaint =
                    takeBlock(little<quint32>(file, at), file.sliced(at + 8, length - 12), at == 0))
                return std::unexpected(u"%1, at %2"_s.arg(*complaint).arg(at));
            at += length;
        }
        return m_capture;
    }

private:
    Complaint takeBlock(quint32 type, QByteArrayView body, bool isFirst)
    {
        if (isFirst != (type == 0x0a0d0d0a))
            return u"a section that is not the first block"_s;
        if (type == 0x0a0d0d0a)
            return takeSection(body);
        if (type == 1)
            return takeInterface(body);
        return type == 6 ? takePacket(body) : u"an unknown block"_s;
    }

    Complaint takeSection(QByteArrayView body)
    {
        const auto options = body.size() < 16 ? std::nullopt : optionsOf(body.sliced(16));
        if (!options || little<quint32>(body, 0) != 0x1a2b3c4d || little<quint16>(body, 4) != 1
            || little<quint16>(body, 6) != 0 || little<qint64>(body, 8) != -1)
            return u"a wrong section"_s;
        if (options->contains(1))
            m_capture.comment = QString::fromUtf8(options->at(1));
        return std::nullopt;
    }

    Complaint takeInterface(QByteArrayView body)
    {
        const auto options = body.size() < 8 ? std::nullopt : optionsOf(body.sliced(8));
        if (!options || m_hasInterface || little<quint16>(body, 0) != 101 || !options->contains(9)
            || options->at(9) != QByteArray(1, '\x9'))
            return u"a wrong interface"_s;
        m_hasInterface = true;
        return std::nullopt;
    }

    Complaint takePacket(QByteArrayView body)
    {
        if (body.size() < 20 || !m_hasInterface || little<quint32>(body, 0) != 0)
            return u"a packet of no interface"_s;
        const quint64 time = (quint64(little<quint32>(body, 4)) << 32U) | little<quint32>(body, 8);
        const qsizetype captured = little<quint32>(body, 12);
        const qsizetype original = little<quint32>(body, 16);
        const qsizetype padded = (captured + 3) / 4 * 4;
        if (captured > original || 20 + padded > body.size())
            return u"a packet with a wrong length"_s;
        if (!m_capture.times.isEmpty() && m_capture.times.constLast() > time)
            return u"time runs backwards"_s;
        m_capture.times.append(time);
        const auto options = optionsOf(body.sliced(20 + padded));
        if (!options)
            return u"wrong options of a packet"_s;
        if (options->contains(1))
            m_capture.remarks.append(QString::fromUtf8(options->at(1)));
        const QByteArray bytes = body.sliced(20, captured).toByteArray();
        const auto packet = (quint8(bytes.at(0)) >> 4U) == 4 ? readIPv4(bytes, original) : readIPv6(bytes, original);
        return packet ? takeTcp(*packet) : std::optional(packet.error());
    }

    Complaint takeTcp(const IpPacket &packet)
    {
        const QByteArray &tcp = packet.tcp;
        const qsizetype header = tcp.size() < 20 ? 0 : (quint8(tcp.at(12)) >> 4U) * 4;
        if (header < 20 || tcp.size() < header || packet.tcpSize - header > 1440)
            return u"no header of TCP, or more behind it than a segment takes"_s;
        const QByteArray missing(packet.tcpSize - tcp.size(), '\0');
        if (!missing.isEmpty() && tcp.size() != header)
            return u"half a segment"_s;
        if (onesComplement(packet.pseudoHeader + tcp + missing) != 0xffff)
            return u"a wrong checksum of TCP"_s;
        const QString from = u"%1:%2"_s.arg(packet.from.toString()).arg(big<quint16>(tcp, 0));
        const QString to = u"%1:%2"_s.arg(packet.to.toString()).arg(big<quint16>(tcp, 2));
        const quint8 flags = quint8(tcp.at(13));
        if (flags == 0x02)
            m_capture.conversations.append(TcpConversation{{.end = from}, {.end = to}});
        if (m_capture.conversations.isEmpty())
            return u"a packet ahead of any SYN"_s;
        TcpConversation &talk = m_capture.conversations.last();
        const bool isClient = from == talk.client.end;
        SaidOverTcp &mine = isClient ? talk.client : talk.server;
        SaidOverTcp &other = isClient ? talk.server : talk.client;
        if (mine.end != from || other.end != to)
            return u"a packet of no connection"_s;
        return takeSegment(tcp, header, packet.tcpSize - header, mine, other);
    }

    static Complaint takeSegment(const QByteArray &tcp, qsizetype header, qsizetype size, SaidOverTcp &mine,
                                 SaidOverTcp &other)
    {
        const auto sequence = big<quint32>(tcp, 4);
        const auto acknowledged = big<quint32>(tcp, 8);
        const quint8 flags = quint8(tcp.at(13));
        const bool opens = (flags & 0x02) != 0;
        if (mine.opened && sequence != mine.next)
            return u"number %1 where %2 is due"_s.arg(sequence).arg(mine.next);
        if (opens == mine.opened || (opens && (size > 0 || header != 24 || big<quint16>(tcp, 20) != 0x0204)))
            return u"a SYN too many or too few"_s;
        if ((flags & 0x10) != 0 && acknowledged != other.next)
            return u"an acknowledgement of %1 where %2 were sent"_s.arg(acknowledged).arg(other.next);
        if ((flags & 0x10) == 0 && (acknowledged != 0 || other.opened))
            return u"no acknowledgement"_s;
        if (mine.closed && size > 0)
            return u"bytes behind the FIN"_s;
        if (opens)
            mine.segmentSize = big<quint16>(tcp, 22);
        mine.acknowledged = acknowledged;
        mine.bytes += tcp.mid(header) + QByteArray(size - (tcp.size() - header), '?');
        mine.unrecorded += size - (tcp.size() - header);
        mine.next = sequence + quint32(size) + (opens ? 1 : 0) + ((flags & 0x01) != 0 ? 1 : 0);
        mine.opened = true;
        mine.closed = mine.closed || (flags & 0x01) != 0;
        if (mine.next - other.acknowledged > big<quint16>(tcp, 14))
            return u"more on its way than the window takes"_s;
        return std::nullopt;
    }

    Capture m_capture;
    bool m_hasInterface = false;
};

} // namespace

std::expected<Capture, QString> readCapture(QByteArrayView file)
{
    return Reader().read(file);
}
