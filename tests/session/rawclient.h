// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QLocalSocket>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>

#include <unistd.h>

/// A client that knows no SMTP: it writes and reads bytes, and shakes hands when told to. For tests whose server lives in the same
/// process: it waits in the event loop.
class RawClient {
public:
    static constexpr int patience = 10'000; ///< Milliseconds; a limit, never waited out when all is well.

    RawClient()
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setPeerVerifyMode(QSslSocket::QueryPeer);
        m_socket.setSslConfiguration(configuration);
        m_socket.connect(&m_socket, &QSslSocket::sslErrors, &m_socket, [this] { m_socket.ignoreSslErrors(); });
    }

    bool connectTo(quint16 port)
    {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        return waitUntil([this] { return m_socket.state() == QAbstractSocket::ConnectedState; });
    }

    /// Connects to a Unix socket.
    bool connectToPath(const QString &path)
    {
        // Only the descriptor is wanted: the socket object would read from it too.
        QLocalSocket local;
        local.connectToServer(path);
        return local.waitForConnected(patience) && adopt(::dup(static_cast<int>(local.socketDescriptor())));
    }

    /// Takes over a connected descriptor of any kind of stream socket.
    bool adopt(qintptr descriptor) { return m_socket.setSocketDescriptor(descriptor); }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }

    /// Sends a line and returns the reply to it: all lines up to the last one.
    QByteArray say(const QByteArray &line)
    {
        send(line + "\r\n");
        return reply();
    }

    /// The next reply, or what came of it when the connection ends.
    QByteArray reply()
    {
        qsizetype end = -1;
        waitUntil([&] {
            m_input += m_socket.readAll();
            end = endOfReply();
            return end >= 0 || m_socket.state() == QAbstractSocket::UnconnectedState;
        });
        return take(end < 0 ? m_input.size() : end);
    }

    /// Exactly so many bytes, fewer when the connection ends.
    QByteArray bytes(qsizetype count)
    {
        waitUntil([&] {
            m_input += m_socket.readAll();
            return m_input.size() >= count || m_socket.state() == QAbstractSocket::UnconnectedState;
        });
        return take(std::min(count, m_input.size()));
    }

    /// Everything up to the end of the connection.
    QByteArray rest()
    {
        waitUntil([&] {
            m_input += m_socket.readAll();
            return m_socket.state() == QAbstractSocket::UnconnectedState;
        });
        m_input += m_socket.readAll();
        return take(m_input.size());
    }

    bool startTls()
    {
        m_socket.startClientEncryption();
        return waitUntil(
                   [this] { return m_socket.isEncrypted() || m_socket.state() == QAbstractSocket::UnconnectedState; })
            && m_socket.isEncrypted();
    }

    bool isClosed()
    {
        return waitUntil([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
    }

    QSslSocket &socket() { return m_socket; }

private:
    template <typename Condition>
    static bool waitUntil(Condition condition)
    {
        return QTest::qWaitFor(condition, patience);
    }

    [[nodiscard]] qsizetype endOfReply() const
    {
        qsizetype begin = 0;
        while (true) {
            const qsizetype end = m_input.indexOf("\r\n", begin);
            if (end < 0)
                return -1;
            if (end - begin < 4 || m_input[begin + 3] != '-')
                return end + 2;
            begin = end + 2;
        }
    }

    QByteArray take(qsizetype count)
    {
        const QByteArray taken = m_input.first(count);
        m_input.remove(0, count);
        return taken;
    }

    QSslSocket m_socket;
    QByteArray m_input;
};
