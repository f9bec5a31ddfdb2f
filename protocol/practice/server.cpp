// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"

#include "practice/certificates.h"
#include "practice/connection.h"
#include "practice/streamsocket.h"

#include <QFileInfo>
#include <QSslCertificate>
#include <QSslKey>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace mailscope::practice {
namespace {

/// The address at the other end of a TCP connection.
QByteArray peerText(qintptr descriptor)
{
    sockaddr_storage peer = {};
    socklen_t size = sizeof peer;
    if (::getpeername(static_cast<int>(descriptor), reinterpret_cast<sockaddr *>(&peer), &size) != 0)
        return "unknown";
    return QHostAddress(reinterpret_cast<const sockaddr *>(&peer)).toString().toLatin1();
}

} // namespace

Server::Server(Options options, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_store(m_options.keptMessages)
{
    connect(&m_tcp, &TcpListener::accepted, this,
            [this](qintptr descriptor) { accept(descriptor, peerText(descriptor)); });
    connect(&m_local, &LocalListener::accepted, this, [this](qintptr descriptor) { accept(descriptor, "unix"); });
}

Server::~Server()
{
    // They use what is destroyed with this object's members.
    for (Connection *connection : std::as_const(m_connections)) {
        connection->disconnect(this);
        delete connection;
    }
}

std::expected<void, QString> Server::prepareTls()
{
    const bool isNeeded = m_options.implicitTls || m_options.has(Feature::StartTls);
    if (!isNeeded || m_isTlsReady)
        return {};
    const auto credentials = Certificates::make(m_options.certificate, m_options.hostName);
    if (!credentials)
        return std::unexpected(credentials.error());
    m_tls = serverConfiguration(*credentials, m_options.tlsMinimum, m_options.tlsMaximum);
    if (m_tls.privateKey().isNull() || m_tls.localCertificate().isNull())
        return std::unexpected(u"Qt cannot read the certificate that was made; is its OpenSSL plugin missing?"_s);
    if (m_options.has(Feature::Auth) && m_options.mechanisms.contains("EXTERNAL"))
        askForCertificate(m_tls, Certificates::authorityPem());
    m_isTlsReady = true;
    return {};
}

std::expected<quint16, QString> Server::listen(const QHostAddress &address, quint16 port)
{
    if (!address.isLoopback())
        return std::unexpected(
            u"the practice server listens on loopback addresses only, and %1 is none"_s.arg(address.toString()));
    if (const auto ready = prepareTls(); !ready)
        return std::unexpected(ready.error());
    if (!m_tcp.listen(address, port))
        return std::unexpected(m_tcp.errorString());
    return m_tcp.serverPort();
}

std::expected<void, QString> Server::listenLocal(const QString &path)
{
    const QFileInfo file(path);
    if (!file.isAbsolute())
        return std::unexpected(u"the path of a Unix socket must begin with a slash"_s);
    if (file.exists() || file.isSymLink())
        return std::unexpected(u"%1 exists already"_s.arg(path));
    if (const auto ready = prepareTls(); !ready)
        return ready;
    m_local.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_local.listen(path))
        return std::unexpected(m_local.errorString());
    return {};
}

std::expected<void, QString> Server::serveDescriptors(int input, int output)
{
    if (const auto ready = prepareTls(); !ready)
        return ready;
    const auto descriptor = socketForDescriptors(input, output, this);
    if (!descriptor)
        return std::unexpected(descriptor.error());
    accept(*descriptor, "standard input");
    return {};
}

void Server::stop()
{
    m_tcp.close();
    m_local.close();
    const QList<Connection *> open = m_connections; // each may leave the list at once
    for (Connection *connection : open)
        connection->shutDown();
}

quint16 Server::port() const
{
    return m_tcp.serverPort();
}

void Server::clearLog()
{
    m_log.clear();
    m_logSize = 0;
}

QByteArray Server::certificateAuthorityPem()
{
    return Certificates::authorityPem();
}

std::expected<QByteArray, QString> Server::clientCertificatePem(const QByteArray &user)
{
    return Certificates::makeForClient(user).transform(
        [](const Credentials &credentials) { return credentials.certificate + credentials.key; });
}

void Server::accept(qintptr descriptor, const QByteArray &peer)
{
    const int number = ++m_lastNumber;
    auto *connection =
        new Connection(number, descriptor, peer, ConnectionContext{m_options, m_store, m_keys, m_tls}, this);
    const bool isOneTooMany = m_connections.size() >= m_options.maximumConnections;
    m_connections.append(connection);
    connect(connection, &Connection::logged, this, &Server::keepLog);
    connect(connection, &Connection::lineReceived, this,
            [this, number](const QByteArray &line, bool isSecret) { Q_EMIT lineReceived(number, line, isSecret); });
    connect(connection, &Connection::messageReceived, this, &Server::messageReceived);
    connect(connection, &Connection::closed, this, [this, connection] { forget(connection); });
    Q_EMIT connectionOpened(number, peer);
    connection->start(isOneTooMany);
}

void Server::keepLog(const LogEntry &entry)
{
    constexpr qint64 mostBytes = 64 * 1024 * 1024;
    constexpr qint64 bytesPerEntry = 64; // an empty one costs as well
    m_logSize += entry.bytes.size() + bytesPerEntry;
    m_log.append(entry);
    while (m_logSize > mostBytes && !m_log.isEmpty())
        m_logSize -= m_log.takeFirst().bytes.size() + bytesPerEntry;
}

void Server::forget(Connection *connection)
{
    const int number = connection->number();
    m_connections.removeOne(connection);
    connection->deleteLater();
    Q_EMIT connectionClosed(number);
}

} // namespace mailscope::practice
