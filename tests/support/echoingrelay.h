// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>

#include <memory>

class QTcpSocket;

namespace mailscope::test {

/// A relay on loopback in front of an SMTP server that tells in its last word to every login what the client has sent: each secret that
/// derivedSecrets() finds in it, and each line, in every encoding. The login is refused, whatever the server says.
class EchoingRelay final : public QObject {
    Q_OBJECT
public:
    explicit EchoingRelay(QObject *parent = nullptr);
    ~EchoingRelay() override;
    Q_DISABLE_COPY_MOVE(EchoingRelay)

    /// Relays to the port \p server of this machine; false when it cannot listen.
    [[nodiscard]] bool start(quint16 server);
    /// The same with TLS from the first byte on both sides, as somebody in the middle who has a certificate.
    [[nodiscard]] bool startTls(quint16 server, const QSslConfiguration &configuration);
    [[nodiscard]] quint16 port() const { return m_listener->serverPort(); }

    /// What it says goes out in writes of so many bytes; 0: in one.
    void setPiece(qsizetype piece) { m_piece = piece; }
    /// Words in front of each echo, such as fill a line up to where it is cut.
    void setFiller(const QByteArray &filler) { m_filler = filler; }

    /// All that clients have sent.
    [[nodiscard]] const QByteArray &sent() const { return m_sent; }
    /// How many logins were refused with an echo.
    [[nodiscard]] int echoes() const { return m_echoes; }

private:
    [[nodiscard]] bool listen(quint16 server);
    void accept();
    void fromClient(QTcpSocket *client, QTcpSocket *server);
    void fromServer(QTcpSocket *client, QTcpSocket *server);
    void say(QTcpSocket *client, const QByteArray &bytes) const;
    [[nodiscard]] QByteArray refusal() const;

    std::unique_ptr<QTcpServer> m_listener = std::make_unique<QTcpServer>();
    bool m_isEncrypted = false;
    quint16 m_server = 0;
    qsizetype m_piece = 0;
    QByteArray m_filler;
    QByteArray m_sent;
    QByteArray m_login; ///< what was sent since AUTH; empty outside of a login
    int m_echoes = 0;
};

} // namespace mailscope::test
