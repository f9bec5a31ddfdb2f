// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

namespace mailscope::support {

/// A SOCKS5 (RFC 1928, 1929) or HTTP CONNECT (RFC 9110 section 9.3.6) proxy on loopback, as faulty as a test wants it.
///
/// Whatever host is asked for, it connects to targetPort on 127.0.0.1 and writes down what was asked.
class TestProxy final : public QObject {
    Q_OBJECT
public:
    enum class Protocol { Socks5, HttpConnect };
    enum class Fault {
        None,
        Refuses, ///< says that the target refuses
        Garbage, ///< answers with bytes of no protocol
        HangsUp, ///< closes when it is asked
        Silent,  ///< never answers
    };

    explicit TestProxy(Protocol protocol, quint16 targetPort, Fault fault = Fault::None);

    /// Asks for this user and password from now on.
    void demand(const QByteArray &user, const QByteArray &password);
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    /// Each "host:port" that was asked for.
    [[nodiscard]] QByteArrayList requests() const { return m_requests; }
    /// How often the fault struck.
    [[nodiscard]] int misdeeds() const { return m_misdeeds; }

private:
    enum class Stage { Methods, Credentials, Request, Relay };
    struct Connection {
        QTcpSocket *client = nullptr;
        QTcpSocket *target = nullptr;
        Stage stage = Stage::Methods;
        QByteArray input;
    };

    void onConnection();
    void onClientBytes(Connection *connection);
    bool socksStep(Connection *connection);
    bool socksMethods(Connection *connection);
    bool socksCredentials(Connection *connection);
    bool socksRequest(Connection *connection);
    bool httpStep(Connection *connection);
    /// True when \p request was met by the fault, so that nothing is left to do.
    bool misbehave(Connection *connection);
    void relay(Connection *connection, const QByteArray &answer);

    Protocol m_protocol;
    quint16 m_targetPort;
    Fault m_fault;
    QByteArray m_user;
    QByteArray m_password;
    QTcpServer m_server;
    QByteArrayList m_requests;
    int m_misdeeds = 0;
};

} // namespace mailscope::support
