// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/script.h"
#include "practice/listener.h"
#include "practice/options.h"
#include "practice/scriptplayer.h"

#include <QHostAddress>
#include <QObject>
#include <QSslConfiguration>

#include <expected>
#include <optional>

namespace mailscope::practice {

/// A server that plays a script (see ScriptPlayer) to each connection, from its beginning, over a real socket and with real TLS.
class ScriptedServer final : public QObject {
    Q_OBJECT

public:
    /// \p options: of these the host name, the certificate and the TLS versions are used.
    explicit ScriptedServer(plan::Script script, Options options = {}, QObject *parent = nullptr);
    ~ScriptedServer() override;

    /// Listens on TCP; port 0 lets the system choose. Returns the port. Refuses an address that is not a loopback address, and a
    /// script that a server cannot play.
    [[nodiscard]] std::expected<quint16, QString> listen(const QHostAddress &address = QHostAddress::LocalHost,
                                                         quint16 port = 0);

    /// The same on a Unix socket.
    [[nodiscard]] std::expected<void, QString> listenLocal(const QString &path);

    /// Listens no more and closes every connection.
    void stop();

    /// How many connections came to their end.
    [[nodiscard]] int finishedCount() const { return m_finishedCount; }

    /// The first mismatch of all connections so far.
    [[nodiscard]] const std::optional<ScriptMismatch> &mismatch() const { return m_mismatch; }

    /// What all clients sent, decrypted, in the order in which their connections ended.
    [[nodiscard]] const QByteArray &received() const { return m_received; }

Q_SIGNALS:
    /// A connection is over.
    void played(const std::optional<mailscope::practice::ScriptMismatch> &mismatch);

private:
    [[nodiscard]] std::expected<void, QString> prepare();
    void accept(qintptr descriptor);

    plan::Script m_script;
    Options m_options;
    QSslConfiguration m_tls;
    TcpListener m_tcp;
    LocalListener m_local;
    QList<ScriptPlayer *> m_players;
    int m_finishedCount = 0;
    std::optional<ScriptMismatch> m_mismatch;
    QByteArray m_received;
};

} // namespace mailscope::practice
