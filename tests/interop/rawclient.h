// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QIODevice>

#include <memory>

namespace mailscope::interop {

/// A conversation with a server that is no part of Mailscope: it tells what a server really offers, so that what
/// Mailscope reports can be compared with it. It waits, at most 10 s each time; a lost connection gives empty replies.
class RawClient {
public:
    /// Connects over TCP to 127.0.0.1.
    [[nodiscard]] static RawClient tcp(quint16 port);
    /// Connects to a Unix socket.
    [[nodiscard]] static RawClient unixSocket(const QByteArray &path);

    /// The lines of the next reply, without their line ends; the first call yields the greeting.
    [[nodiscard]] QByteArrayList reply();
    /// Sends a line and returns reply().
    [[nodiscard]] QByteArrayList ask(const QByteArray &line);
    /// The keyword lines of the answer to a hello ("EHLO" or "LHLO"); one line "refused" when it is not 250.
    [[nodiscard]] QByteArrayList keywords(const QByteArray &hello);
    /// STARTTLS and the handshake, whatever the certificate; false when one of them fails.
    [[nodiscard]] bool startTls();

private:
    explicit RawClient(std::unique_ptr<QIODevice> device) : m_device(std::move(device)) { }

    std::unique_ptr<QIODevice> m_device;
};

} // namespace mailscope::interop
