// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ticketserver.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QtCrypto>

#include <memory>

namespace mailscope::support {

using namespace Qt::StringLiterals;

namespace {
/// One connection.
class Talk : public QObject {
public:
    Talk(const TicketServer &server, QTcpSocket *socket) : QObject(socket), m_server(server), m_socket(socket)
    {
        say("220 localhost ESMTP");
    }

    void hear(const QByteArray &line)
    {
        const QByteArray verb = line.left(4).toUpper();
        if (m_sasl && line == "*")
            end("501 5.7.0 Cancelled");
        else if (m_sasl)
            step(QByteArray::fromBase64(line));
        else if (verb == "EHLO")
            say("250-localhost\r\n250 AUTH GSSAPI GS2-KRB5 GSS-SPNEGO");
        else if (verb == "AUTH")
            begin(line.split(' '));
        else
            say(verb == "QUIT" ? "221 2.0.0 Bye" : "502 5.5.1 Only logins here");
        if (verb == "QUIT")
            m_socket->disconnectFromHost();
    }

private:
    void say(const QByteArray &reply) { m_socket->write(reply + "\r\n"); }

    void end(const QByteArray &reply)
    {
        m_sasl->disconnect(this);
        m_sasl.release()->deleteLater(); // it may be telling this
        say(reply);
    }

    void begin(const QByteArrayList &words)
    {
        m_mechanism = words.value(1);
        m_isFirst = true;
        m_challenges = 0;
        m_sasl = std::make_unique<QCA::SASL>();
        m_sasl->setConstraints(QCA::SASL::AuthFlagsNone, 0, 0);
        connect(m_sasl.get(), &QCA::SASL::authCheck, this, [this] { m_sasl->continueAfterAuthCheck(); });
        connect(m_sasl.get(), &QCA::SASL::nextStep, this, &Talk::challenge);
        connect(m_sasl.get(), &QCA::SASL::authenticated, this, [this] { end("235 2.7.0 Logged in"); });
        connect(m_sasl.get(), &QCA::SASL::error, this, [this] { end("535 5.7.8 Not with this ticket"); });
        connect(m_sasl.get(), &QCA::SASL::serverStarted, this, [this, first = words.value(2)] {
            if (first.isEmpty())
                say("334 ");
            else
                step(QByteArray::fromBase64(first));
        });
        m_sasl->startServer(u"smtp"_s, u"localhost"_s, {});
    }

    void step(const QByteArray &response)
    {
        if (std::exchange(m_isFirst, false))
            m_sasl->putServerFirstStep(QString::fromLatin1(m_mechanism), response);
        else
            m_sasl->putStep(response);
    }

    void challenge(QByteArray bytes)
    {
        if (++m_challenges == m_server.falsified() && !bytes.isEmpty())
            bytes.back() = static_cast<char>(bytes.back() ^ 1);
        say("334 " + bytes.toBase64());
    }

    const TicketServer &m_server;
    QTcpSocket *m_socket;
    std::unique_ptr<QCA::SASL> m_sasl; ///< while somebody logs in
    QByteArray m_mechanism;
    bool m_isFirst = true;
    int m_challenges = 0;
};
} // namespace

TicketServer::TicketServer(QObject *parent) : QObject(parent)
{
    connect(&m_listener, &QTcpServer::newConnection, this, &TicketServer::accept);
    if (!m_listener.listen(QHostAddress::LocalHost))
        qWarning("no port for a server that takes tickets");
}

TicketServer::~TicketServer() = default;

void TicketServer::accept()
{
    while (QTcpSocket *socket = m_listener.nextPendingConnection()) {
        auto *talk = new Talk(*this, socket);
        connect(socket, &QTcpSocket::readyRead, talk, [this, socket, talk] {
            while (socket->canReadLine()) {
                const QByteArray line = socket->readLine();
                m_received += line;
                talk->hear(line.trimmed());
            }
        });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

} // namespace mailscope::support
