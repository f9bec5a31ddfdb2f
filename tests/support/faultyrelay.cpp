// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultyrelay.h"

#include "support/relaypump.h"

#include <QTcpSocket>

#include <sys/socket.h>

namespace mailscope::test {

namespace {

/// What waits in a socket beyond this stays with the sender.
constexpr qint64 readBuffer = 64 * 1024;

int descriptorOf(const QTcpSocket &socket)
{
    return static_cast<int>(socket.socketDescriptor());
}

void reset(QTcpSocket &socket)
{
    const linger atOnce{1, 0};
    ::setsockopt(descriptorOf(socket), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    socket.abort();
}

/// Tells the other end that nothing more comes, and goes on taking what it says: closing a socket with unread bytes
/// would reset it.
void closeInOrder(QTcpSocket &socket)
{
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&socket] { socket.readAll(); });
    socket.readAll();
    const auto shutWhenWritten = [&socket] {
        if (socket.bytesToWrite() == 0)
            ::shutdown(descriptorOf(socket), SHUT_WR);
    };
    QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, shutWhenWritten);
    shutWhenWritten();
}

/// A client, its server, and what flows between them. Deletes itself when both have gone.
class Relayed final : public QObject {
public:
    Relayed(QTcpSocket *client, FaultyRelay *relay) : QObject(relay), m_client(client), m_server(new QTcpSocket(this))
    {
        client->setParent(this);
        for (QTcpSocket *socket : {m_client, m_server}) {
            socket->setReadBufferSize(readBuffer);
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            connect(socket, &QTcpSocket::disconnected, this, &Relayed::leaveWhenBothHaveGone);
        }
        connect(relay, &FaultyRelay::resetWanted, this, [this] { end(RelayFaults::End::Reset); });
    }

    /// Before the sockets go: a socket that is destroyed speaks once more.
    ~Relayed() override { qDeleteAll(m_pumps); }
    Q_DISABLE_COPY_MOVE(Relayed)

    /// \p begin is called once both sides are connected.
    template <typename Begin>
    void reach(const QHostAddress &address, quint16 port, Begin begin)
    {
        connect(m_server, &QTcpSocket::connected, this, [this, begin] {
            m_server->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            begin();
        });
        connect(m_server, &QTcpSocket::errorOccurred, this, [this] {
            if (!m_connected)
                closeInOrder(*m_client);
        });
        m_server->connectToHost(address, port);
    }

    RelayPump *addPump(FaultyRelay::Side side, const RelayFaults &faults)
    {
        m_connected = true;
        const bool fromServer = side == FaultyRelay::Side::Server;
        QTcpSocket *target = fromServer ? m_client : m_server;
        auto *pump = new RelayPump(fromServer ? m_server : m_client, target, faults, this);
        m_pumps.append(pump);
        connect(pump, &RelayPump::ended, this, &Relayed::end);
        connect(pump, &RelayPump::drained, this, [target] { closeInOrder(*target); });
        return pump;
    }

private:
    void end(RelayFaults::End::Kind kind)
    {
        if (kind == RelayFaults::End::Stop)
            return;
        for (RelayPump *pump : m_pumps)
            pump->halt();
        for (QTcpSocket *socket : {m_client, m_server}) {
            if (kind == RelayFaults::End::Reset)
                reset(*socket);
            else
                closeInOrder(*socket);
        }
    }

    void leaveWhenBothHaveGone()
    {
        if (m_client->state() == QAbstractSocket::UnconnectedState
            && m_server->state() == QAbstractSocket::UnconnectedState)
            deleteLater();
    }

    QTcpSocket *m_client;
    QTcpSocket *m_server;
    QList<RelayPump *> m_pumps;
    bool m_connected = false;
};

} // namespace

FaultyRelay::FaultyRelay(QObject *parent) : QObject(parent)
{
    connect(&m_listener, &QTcpServer::newConnection, this, &FaultyRelay::accept);
}

FaultyRelay::~FaultyRelay() = default;

bool FaultyRelay::start(const QHostAddress &server, quint16 port)
{
    m_server = server;
    m_serverPort = port;
    return m_listener.listen(QHostAddress::LocalHost);
}

void FaultyRelay::setFaults(Side side, const RelayFaults &faults)
{
    (side == Side::Server ? m_serverFaults : m_clientFaults) = faults;
}

void FaultyRelay::accept()
{
    while (QTcpSocket *client = m_listener.nextPendingConnection()) {
        auto *relayed = new Relayed(client, this);
        if (m_blackHole)
            continue;
        relayed->reach(m_server, m_serverPort, [this, relayed, server = m_serverFaults, clientSide = m_clientFaults] {
            RelayPump *down = relayed->addPump(Side::Server, server);
            RelayPump *up = relayed->addPump(Side::Client, clientSide);
            connect(down, &RelayPump::passed, this, [this](qint64 bytes) { m_fromServer += bytes; });
            connect(up, &RelayPump::passed, this, [this](qint64 bytes) { m_fromClient += bytes; });
            connect(down, &RelayPump::ended, this, [this] { Q_EMIT endReached(Side::Server); });
            connect(up, &RelayPump::ended, this, [this] { Q_EMIT endReached(Side::Client); });
            down->start();
            up->start();
        });
    }
}

} // namespace mailscope::test
