// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpServer>

namespace mailscope::support {

/// An SMTP server on loopback to which one logs in with a Kerberos ticket for smtp/localhost, by GSSAPI, GS2-KRB5 or GSS-SPNEGO. The
/// SASL library of the system is the other side of the login (QCA::SASL): QCA must have been initialised, and a KeyServer run.
class TicketServer final : public QObject {
    Q_OBJECT
public:
    explicit TicketServer(QObject *parent = nullptr);
    ~TicketServer() override;
    Q_DISABLE_COPY_MOVE(TicketServer)

    [[nodiscard]] quint16 port() const { return m_listener.serverPort(); }
    /// Of the challenge with this number, 1 and up, the last byte is another one from now on; 0: every challenge is right.
    void falsify(int challenge) { m_falsified = challenge; }
    [[nodiscard]] int falsified() const { return m_falsified; }
    /// All that clients have sent.
    [[nodiscard]] const QByteArray &received() const { return m_received; }

private:
    void accept();

    QTcpServer m_listener;
    QByteArray m_received;
    int m_falsified = 0;
};

} // namespace mailscope::support
