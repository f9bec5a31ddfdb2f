// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHostAddress>

#include <chrono>
#include <functional>

namespace mailscope::format {

/// One end of a TCP connection.
struct TcpEnd {
    QHostAddress address;
    quint16 port = 0;
};

/// Makes the packets of one TCP connection (RFC 9293) over IPv4 or IPv6 (RFC 791, 8200) from what both sides said: opening and
/// closing, segments, acknowledgements, numbers and checksums.
class TcpStream {
public:
    /// What one packet carries at the most: fits into an Ethernet frame with either version of IP.
    static constexpr qsizetype SegmentSize = 1440;

    enum class Side { Client, Server };

    struct Packet {
        QByteArray bytes;           ///< from the header of IP on; without what was not recorded
        qsizetype originalSize = 0; ///< how long it was on the wire
    };
    using Sink = std::function<void(const Packet &packet)>;

    /// Both ends have addresses of the same version of IP. \p sink takes the packets in order.
    TcpStream(TcpEnd client, TcpEnd server, Sink sink);

    /// SYN, SYN and ACK, ACK.
    void open();

    /// \p bytes in as many segments as they need.
    void say(Side side, QByteArrayView bytes);

    /// \p size bytes that nobody recorded: the packets were there, only their headers are left.
    void sayUnrecorded(Side side, qint64 size);

    /// \p first ends its direction, the other one too.
    void close(Side first);

private:
    struct Half {
        TcpEnd end;
        quint32 next = 0;           ///< sequence number of its next byte
        qint64 unacknowledged = 0;  ///< bytes since the other side last said how much it has
        quint16 identification = 1; ///< of its packets, for IPv4
    };

    void send(Half &from, Half &to, quint8 flags, QByteArrayView data, qsizetype size);
    void segment(Side side, QByteArrayView data, qsizetype size);
    [[nodiscard]] Half &half(Side side) { return side == Side::Client ? m_client : m_server; }
    [[nodiscard]] Half &other(Side side) { return side == Side::Client ? m_server : m_client; }

    Half m_client;
    Half m_server;
    Sink m_sink;
};

} // namespace mailscope::format
