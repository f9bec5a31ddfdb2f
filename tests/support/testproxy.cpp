// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testproxy.h"

#include <QHostAddress>
#include <QtEndian>

#include <memory>
#include <utility>

namespace mailscope::support {

using namespace Qt::StringLiterals;

TestProxy::TestProxy(Protocol protocol, quint16 targetPort, Fault fault)
    : m_protocol(protocol), m_targetPort(targetPort), m_fault(fault)
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, &TestProxy::onConnection);
}

void TestProxy::demand(const QByteArray &user, const QByteArray &password)
{
    m_user = user;
    m_password = password;
}

void TestProxy::onConnection()
{
    const auto connection = std::make_shared<Connection>();
    connection->client = m_server.nextPendingConnection();
    connect(connection->client, &QTcpSocket::readyRead, this, [this, connection] { onClientBytes(connection.get()); });
}

void TestProxy::onClientBytes(Connection *connection)
{
    connection->input += connection->client->readAll();
    if (connection->stage == Stage::Relay) {
        connection->target->write(std::exchange(connection->input, {}));
        return;
    }
    while (m_protocol == Protocol::Socks5 ? socksStep(connection) : httpStep(connection)) { }
}

bool TestProxy::misbehave(Connection *connection)
{
    if (m_fault == Fault::None || m_fault == Fault::Refuses)
        return false;
    ++m_misdeeds;
    if (m_fault == Fault::Garbage)
        connection->client->write("250 this is no proxy\r\n\r\n");
    else if (m_fault == Fault::HangsUp)
        connection->client->disconnectFromHost();
    return true;
}

bool TestProxy::socksStep(Connection *connection)
{
    switch (connection->stage) {
    case Stage::Methods:
        return socksMethods(connection);
    case Stage::Credentials:
        return socksCredentials(connection);
    case Stage::Request:
        return socksRequest(connection);
    case Stage::Relay:
        return false;
    }
    return false;
}

bool TestProxy::socksMethods(Connection *connection)
{
    const QByteArray &input = connection->input;
    if (input.size() < 2 || input.size() < 2 + input.at(1))
        return false;
    connection->input = input.sliced(2 + input.at(1));
    if (misbehave(connection))
        return false;
    const bool withPassword = !m_user.isEmpty();
    connection->client->write(withPassword ? "\x05\x02"_ba : QByteArray("\x05\x00", 2));
    connection->stage = withPassword ? Stage::Credentials : Stage::Request;
    return true;
}

bool TestProxy::socksCredentials(Connection *connection)
{
    const QByteArray expected = '\x01' + QByteArray(1, static_cast<char>(m_user.size())) + m_user
        + QByteArray(1, static_cast<char>(m_password.size())) + m_password;
    if (connection->input.size() < 3)
        return false;
    const bool right = connection->input.startsWith(expected);
    connection->client->write(right ? QByteArray("\x01\x00", 2) : QByteArray("\x01\x01", 2));
    connection->input = right ? connection->input.sliced(expected.size()) : QByteArray();
    connection->stage = Stage::Request;
    return right;
}

bool TestProxy::socksRequest(Connection *connection)
{
    const QByteArray &input = connection->input;
    if (input.size() < 5)
        return false;
    const char type = input.at(3);
    const qsizetype length = type == 1 ? 4 : type == 4 ? 16 : 1 + static_cast<uchar>(input.at(4));
    if (input.size() < 4 + length + 2)
        return false;
    const QByteArray host = type == 3 ? input.sliced(5, length - 1)
        : type == 1 ? QHostAddress(qFromBigEndian<quint32>(input.constData() + 4)).toString().toLatin1()
                    : QHostAddress(reinterpret_cast<const quint8 *>(input.constData() + 4)).toString().toLatin1();
    m_requests += host + ':' + QByteArray::number(qFromBigEndian<quint16>(input.constData() + 4 + length));
    connection->input = input.sliced(4 + length + 2);
    const QByteArray tail("\x00\x01\x7f\x00\x00\x01\x00\x19", 8);
    if (m_fault == Fault::Refuses)
        connection->client->write("\x05\x05"_ba + tail);
    else
        relay(connection, QByteArray("\x05\x00", 2) + tail);
    return false;
}

bool TestProxy::httpStep(Connection *connection)
{
    const qsizetype end = connection->input.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray head = connection->input.first(end);
    connection->input = connection->input.sliced(end + 4);
    if (misbehave(connection))
        return false;
    const QByteArray credentials = "Basic " + (m_user + ':' + m_password).toBase64();
    if (!m_user.isEmpty() && !head.contains(credentials)) {
        connection->client->write("HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"test\"\r\n"
                                  "Content-Length: 0\r\n\r\n");
        return true;
    }
    m_requests += head.split(' ').value(1);
    if (m_fault == Fault::Refuses)
        connection->client->write("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n");
    else
        relay(connection, "HTTP/1.1 200 Go\r\n\r\n");
    return false;
}

void TestProxy::relay(Connection *connection, const QByteArray &answer)
{
    QTcpSocket *const client = connection->client;
    auto *const target = new QTcpSocket(client);
    connection->target = target;
    connection->stage = Stage::Relay;
    connect(target, &QTcpSocket::connected, client, [client, answer] { client->write(answer); });
    connect(target, &QTcpSocket::readyRead, client, [client, target] { client->write(target->readAll()); });
    connect(target, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(client, &QTcpSocket::disconnected, target, &QTcpSocket::disconnectFromHost);
    target->connectToHost(QHostAddress(QHostAddress::LocalHost), m_targetPort);
}

} // namespace mailscope::support
