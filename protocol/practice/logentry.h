// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace mailscope::practice {

/// One thing that happened on a connection of the practice server.
struct LogEntry {
    enum class Kind {
        Opened,   ///< bytes: where it comes from.
        Proxied,  ///< bytes: the PROXY header, for people.
        Received, ///< bytes: what the client sent, decrypted, as it came.
        Sent,     ///< bytes: what was sent, before encryption, one entry a write.
        Secured,  ///< bytes: protocol and cipher.
        Failed,   ///< bytes: why (handshake, PROXY header).
        Closed,
    };

    int connection = 0; ///< 1 is the first connection of this server.
    Kind kind = Kind::Opened;
    QByteArray bytes;
    bool encrypted = false;
};

using Log = QList<LogEntry>;

/// All bytes of one kind on one connection, joined.
[[nodiscard]] inline QByteArray joined(const Log &log, int connection, LogEntry::Kind kind)
{
    QByteArray bytes;
    for (const LogEntry &entry : log) {
        if (entry.connection == connection && entry.kind == kind)
            bytes += entry.bytes;
    }
    return bytes;
}

} // namespace mailscope::practice
