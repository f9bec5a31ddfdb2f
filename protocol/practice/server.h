// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/listener.h"
#include "practice/logentry.h"
#include "practice/messagestore.h"
#include "practice/options.h"
#include "practice/scramkeys.h"

#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>

#include <expected>
#include <optional>

namespace mailscope::practice {

class Connection;

/// The practice server: a small but true SMTP or LMTP server, for the demo, for trying things out and for tests.
///
/// It listens on loopback addresses and Unix sockets only, keeps messages in memory and never relays one. It needs an event loop and
/// never blocks. Any number of the three listening functions may be called; all serve the same mailboxes.
class Server final : public QObject {
    Q_OBJECT

public:
    explicit Server(Options options, QObject *parent = nullptr);
    ~Server() override;

    /// Listens on TCP; port 0 lets the system choose. Returns the port. Refuses an address that is not a loopback address.
    [[nodiscard]] std::expected<quint16, QString> listen(const QHostAddress &address = QHostAddress::LocalHost,
                                                         quint16 port = 0);

    /// Listens on a Unix socket that only this user may open. Refuses a path that exists.
    [[nodiscard]] std::expected<void, QString> listenLocal(const QString &path);

    /// Serves one connection on two descriptors, which may be the same socket or two pipes; they stay the caller's.
    /// connectionClosed() tells when it is over.
    [[nodiscard]] std::expected<void, QString> serveDescriptors(int input, int output);

    /// Listens no more and ends every connection with 421. Connections are gone once connectionCount() is 0.
    void stop();

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] const Options &options() const { return m_options; }
    [[nodiscard]] int connectionCount() const { return static_cast<int>(m_connections.size()); }

    /// What happened, in order: the last 64 MiB of it.
    [[nodiscard]] const Log &log() const { return m_log; }
    void clearLog();

    /// The last Options::keptMessages messages.
    [[nodiscard]] const QList<StoredMessage> &messages() const { return m_store.messages(); }

    /// The certificate, in PEM, of the authority that signed this process's practice certificates.
    [[nodiscard]] static QByteArray certificateAuthorityPem();

    /// A certificate and its key, in PEM, with which \p user can log in by EXTERNAL. Fails with a sentence where QCA cannot make it.
    [[nodiscard]] static std::expected<QByteArray, QString> clientCertificatePem(const QByteArray &user);

Q_SIGNALS:
    void connectionOpened(int connection, const QByteArray &peer);
    /// A line, without its line end; content of messages is not among them. \p isSecret: part of a login.
    void lineReceived(int connection, const QByteArray &line, bool isSecret);
    void messageReceived(const mailscope::practice::StoredMessage &message);
    /// Exactly once for each connection.
    void connectionClosed(int connection);

private:
    [[nodiscard]] std::expected<void, QString> prepareTls();
    void accept(qintptr descriptor, const QByteArray &peer);
    void keepLog(const LogEntry &entry);
    void forget(Connection *connection);

    Options m_options;
    MessageStore m_store;
    ScramKeys m_keys;
    QSslConfiguration m_tls;
    bool m_isTlsReady = false;
    TcpListener m_tcp;
    LocalListener m_local;
    QList<Connection *> m_connections;
    int m_lastNumber = 0;
    Log m_log;
    qint64 m_logSize = 0;
};

} // namespace mailscope::practice
