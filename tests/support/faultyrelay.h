// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QList>
#include <QMap>
#include <QObject>
#include <QTcpServer>

#include <chrono>
#include <optional>

namespace mailscope::test {

/// What a relay does to the bytes of one direction. Offsets count the bytes of that direction from 0.
struct RelayFaults {
    struct End {
        enum Kind {
            Stop,  ///< nothing is taken from the sender any more, and the connections stay
            Close, ///< both connections are closed in order, what was sent before arrives
            Reset, ///< both connections are reset
        };
        qint64 after = 0; ///< once so many bytes went through; 0: as soon as both sides are connected
        Kind kind = Stop;
    };
    qsizetype piece = 0;                ///< at most so many bytes at once; 0: as they come
    QList<qint64> cuts{};               ///< a piece also ends before each of these offsets
    std::chrono::milliseconds pause{2}; ///< between two pieces, so that they arrive as two
    std::chrono::milliseconds delay{0}; ///< before the first piece of what comes after a silence
    QMap<qint64, quint8> flips{};       ///< at these offsets these bits are turned over
    std::optional<End> end{};
};

/// A TCP relay on loopback that stands between a client and a server and does what networks do at their worst.
///
/// Faults hold for connections that are accepted after they were set. A connection ends when either side ends it.
/// Destroying the relay closes all of them.
class FaultyRelay final : public QObject {
    Q_OBJECT
public:
    enum class Side { Server, Client };

    explicit FaultyRelay(QObject *parent = nullptr);
    ~FaultyRelay() override;
    Q_DISABLE_COPY_MOVE(FaultyRelay)

    /// Listens on a port of loopback that the system chooses and relays to \p server. False when it cannot listen.
    [[nodiscard]] bool start(const QHostAddress &server, quint16 port);
    [[nodiscard]] quint16 port() const { return m_listener.serverPort(); }

    /// What happens to what \p side sends.
    void setFaults(Side side, const RelayFaults &faults);
    /// Accept, then neither speak, nor listen, nor tell the server.
    void setBlackHole(bool blackHole) { m_blackHole = blackHole; }
    /// Resets every connection at once, in the middle of whatever goes on.
    void resetAll() { Q_EMIT resetWanted(); }

    /// Bytes of \p side that were passed on, over all connections.
    [[nodiscard]] qint64 relayed(Side side) const { return side == Side::Server ? m_fromServer : m_fromClient; }

Q_SIGNALS:
    /// The end of RelayFaults was reached for what \p side sends.
    void endReached(mailscope::test::FaultyRelay::Side side);
    /// For the relayed connections: resetAll() was called.
    void resetWanted();

private:
    void accept();

    QTcpServer m_listener;
    QHostAddress m_server;
    quint16 m_serverPort = 0;
    RelayFaults m_serverFaults;
    RelayFaults m_clientFaults;
    bool m_blackHole = false;
    qint64 m_fromServer = 0;
    qint64 m_fromClient = 0;
};

} // namespace mailscope::test
