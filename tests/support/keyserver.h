// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/portreservation.h"

#include <QByteArray>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QUdpSocket>

#include <optional>

namespace mailscope::support {

/// Points this process, and those that it starts, to a Kerberos realm of the test's own; MAILSCOPE.TEST, with the key server on a
/// loopback port. Nothing is asked of the DNS. What was set before is put back in the end.
class KerberosEnvironment {
public:
    explicit KerberosEnvironment(quint16 keyServerPort);
    ~KerberosEnvironment();
    Q_DISABLE_COPY_MOVE(KerberosEnvironment)

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Writes a file of the realm's folder; false when that fails.
    bool write(const QString &name, const QByteArray &contents) const;
    /// Sets a variable of the environment until the end.
    void set(const QByteArray &variable, const QByteArray &value);

    /// A file of one key, for \p user: whoever has it can ask for a ticket without a password. The key is no real one.
    [[nodiscard]] static QByteArray keyTable(const QByteArray &user);

private:
    QTemporaryDir m_folder;
    QList<std::pair<QByteArray, std::optional<QByteArray>>> m_before;
};

/// A key server that takes every request and never answers, over UDP and TCP.
class SilentKeyServer {
public:
    SilentKeyServer();

    [[nodiscard]] quint16 port() const { return m_udp.localPort(); }
    [[nodiscard]] bool wasAsked() { return m_udp.hasPendingDatagrams() || m_tcp.hasPendingConnections(); }

private:
    QUdpSocket m_udp;
    QTcpServer m_tcp;
};

/// MIT's krb5kdc with a fresh database: users with keys in files, and services.
class KeyServer {
public:
    KeyServer();
    ~KeyServer();
    Q_DISABLE_COPY_MOVE(KeyServer)

    /// Makes the realm, with \p user and \p service ("smtp/localhost"), and starts. The environment then names both key tables. False,
    /// with the reason in diagnosis(), when something fails.
    [[nodiscard]] bool start(const QByteArray &user, const QByteArray &service);
    [[nodiscard]] QByteArray diagnosis() const { return m_diagnosis; }

private:
    [[nodiscard]] bool run(const QString &program, const QStringList &arguments);
    [[nodiscard]] bool awaitAnswer() const;

    PortReservation m_port;
    KerberosEnvironment m_realm;
    QProcess m_server;
    QByteArray m_diagnosis;
};

} // namespace mailscope::support
