// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QTcpServer>

namespace mailscope::practice {

/// A TCP listener that hands out bare descriptors: what becomes of them is decided elsewhere.
class TcpListener final : public QTcpServer {
    Q_OBJECT

public:
    using QTcpServer::QTcpServer;

Q_SIGNALS:
    /// The receiver owns the descriptor.
    void accepted(qintptr descriptor);

protected:
    void incomingConnection(qintptr descriptor) override { Q_EMIT accepted(descriptor); }
};

/// The same for a Unix socket.
class LocalListener final : public QLocalServer {
    Q_OBJECT

public:
    using QLocalServer::QLocalServer;

Q_SIGNALS:
    /// The receiver owns the descriptor.
    void accepted(qintptr descriptor);

protected:
    void incomingConnection(quintptr descriptor) override { Q_EMIT accepted(static_cast<qintptr>(descriptor)); }
};

} // namespace mailscope::practice
