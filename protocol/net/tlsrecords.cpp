// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tlsrecords.h"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstddef>

namespace mailscope::net {

namespace {
constexpr int HeaderSize = 5; // type, version, length

bool isRecordType(char byte)
{
    return byte >= 20 && byte <= 24;
}
} // namespace

std::optional<qsizetype> TlsRecords::follow(QByteArrayView bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        if (m_left > 0) {
            const qsizetype skipped = std::min(m_left, bytes.size() - at);
            m_left -= skipped;
            at += skipped;
            continue;
        }
        const char byte = bytes[at];
        if (m_header == 0 && !isRecordType(byte))
            return at;
        if (m_header >= 3)
            m_length = m_length * 256 + static_cast<uchar>(byte);
        ++at;
        if (++m_header < HeaderSize)
            continue;
        m_left = m_length;
        m_length = 0;
        m_header = 0;
    }
    return std::nullopt;
}

std::optional<qint64> bytesReadFrom(int descriptor)
{
    tcp_info information{};
    socklen_t size = sizeof(information);
    int unread = 0;
    if (::getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &information, &size) != 0
        || size < offsetof(tcp_info, tcpi_bytes_received) + sizeof(information.tcpi_bytes_received)
        || ::ioctl(descriptor, FIONREAD, &unread) != 0)
        return std::nullopt;
    return static_cast<qint64>(information.tcpi_bytes_received) - unread;
}

} // namespace mailscope::net
