// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/logentry.h"
#include "practice/proxyheader.h"
#include "practice/serverdialogue.h"

#include <QObject>
#include <QSocketNotifier>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

#include <memory>

namespace mailscope::practice {

/// What all connections of a server share. It outlives them.
struct ConnectionContext {
    const Options &options;
    MessageStore &store;
    ScramKeys &keys;
    const QSslConfiguration &tls;
};

/// Does on one socket what a ServerDialogue wants.
class Connection final : public QObject {
    Q_OBJECT

public:
    /// Takes over \p descriptor, a connected stream socket of any family. \p peer is where it comes from, for people.
    Connection(int number, qintptr descriptor, const QByteArray &peer, const ConnectionContext &context,
               QObject *parent);
    ~Connection() override;

    [[nodiscard]] int number() const { return m_number; }

    /// Begins, or says that there is no room.
    void start(bool isOneTooMany);

    /// 421 and the end.
    void shutDown();

Q_SIGNALS:
    void logged(const mailscope::practice::LogEntry &entry);
    void lineReceived(const QByteArray &line, bool isSecret);
    void messageReceived(const mailscope::practice::StoredMessage &message);
    /// Exactly once; nothing comes after it.
    void closed();

private:
    void readProxyHeader();
    void closeUnadopted();
    void adopt();
    void readInput();
    void perform(const Actions &actions);
    void runQueue();
    void doAction(const Action &action);
    void waitFor(std::chrono::milliseconds duration);
    void send(const QByteArray &bytes);
    void sendNextByte();
    void continueFlood();
    void continueComputing();
    void onTimer();
    void onSecured();
    void onIdle();
    void onGone();
    void log(LogEntry::Kind kind, const QByteArray &bytes = {});

    int m_number;
    qintptr m_descriptor;
    QByteArray m_peer;
    ConnectionContext m_context;
    std::unique_ptr<ServerDialogue> m_dialogue;
    std::unique_ptr<QSocketNotifier> m_proxyNotifier;
    QByteArray m_proxyBytes; ///< What came of the PROXY header.
    QSslSocket m_socket;
    Actions m_queue;
    SendSlowly m_slow; ///< What is left of it.
    SendFlood m_flood;
    std::int64_t m_flooded = 0;
    bool m_isFlooding = false;
    bool m_isWaiting = false; ///< The action at work has not ended yet.
    bool m_isSilent = false;
    bool m_isEnded = false; ///< We closed.
    bool m_isOneTooMany = false;
    bool m_isGone = false; ///< closed() was emitted.
    QTimer m_timer;
    QTimer m_idleTimer;
};

} // namespace mailscope::practice
