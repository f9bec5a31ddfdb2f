// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/echoingrelay.h"

#include "support/secretscan.h"

#include <QHostAddress>
#include <QSslServer>
#include <QSslSocket>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::test {

EchoingRelay::EchoingRelay(QObject *parent) : QObject(parent) { }

EchoingRelay::~EchoingRelay() = default;

bool EchoingRelay::start(quint16 server)
{
    return listen(server);
}

bool EchoingRelay::startTls(quint16 server, const QSslConfiguration &configuration)
{
    auto listener = std::make_unique<QSslServer>();
    listener->setSslConfiguration(configuration);
    m_listener = std::move(listener);
    m_isEncrypted = true;
    return listen(server);
}

bool EchoingRelay::listen(quint16 server)
{
    m_server = server;
    connect(m_listener.get(), &QTcpServer::pendingConnectionAvailable, this, &EchoingRelay::accept);
    return m_listener->listen(QHostAddress::LocalHost);
}

void EchoingRelay::accept()
{
    while (QTcpSocket *client = m_listener->nextPendingConnection()) {
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        auto *server = new QSslSocket(client);
        connect(client, &QTcpSocket::readyRead, this, [this, client, server] { fromClient(client, server); });
        connect(server, &QTcpSocket::readyRead, this, [this, client, server] { fromServer(client, server); });
        connect(client, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
        connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        server->setPeerVerifyMode(QSslSocket::VerifyNone);
        if (m_isEncrypted)
            server->connectToHostEncrypted(u"127.0.0.1"_s, m_server);
        else
            server->connectToHost(QHostAddress::LocalHost, m_server);
    }
}

void EchoingRelay::fromClient(QTcpSocket *client, QTcpSocket *server)
{
    const QByteArray bytes = client->readAll();
    m_sent += bytes;
    if (!m_login.isEmpty() || bytes.toUpper().startsWith("AUTH"))
        m_login += bytes;
    server->write(bytes);
}

/// The practice server writes whole replies, and a challenge is one line.
void EchoingRelay::fromServer(QTcpSocket *client, QTcpSocket *server)
{
    const QByteArray bytes = server->readAll();
    if (m_login.isEmpty() || bytes.startsWith("334")) {
        client->write(bytes);
        return;
    }
    say(client, refusal());
    m_login.clear();
    ++m_echoes;
}

QByteArray EchoingRelay::refusal() const
{
    QByteArray lines;
    const auto add = [&](const QByteArray &echo) {
        lines += "535-5.7.8 " + m_filler + "you said " + echo + " to me\r\n";
    };
    for (const DerivedSecret &secret : derivedSecrets(m_login)) {
        for (const QByteArray &echo : SecretScan::echoesOf(secret.bytes))
            add(echo);
    }
    for (const QByteArray &line : m_login.split('\n')) {
        if (!line.trimmed().isEmpty())
            add(line.trimmed());
    }
    return lines + "535 5.7.8 that is all\r\n";
}

void EchoingRelay::say(QTcpSocket *client, const QByteArray &bytes) const
{
    const qsizetype piece = m_piece > 0 ? m_piece : bytes.size();
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        client->write(bytes.mid(at, piece));
        client->flush();
    }
}

} // namespace mailscope::test
