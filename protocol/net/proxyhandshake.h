// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/proxyaccess.h"

#include <QByteArray>
#include <QString>

#include <variant>

namespace mailscope::net {

/// The client's side of a proxy's handshake, without a socket: SOCKS5 (RFC 1928, with the password of RFC 1929) and HTTP CONNECT
/// (RFC 9110 section 9.3.6, with the password of RFC 7617).
///
/// opening() goes out first; then each piece that comes goes to receive(), and what that returns goes out. Only wanted() bytes
/// may be taken from the stream at a time: what follows belongs to the server behind the proxy.
class ProxyHandshake {
public:
    /// The most that an HTTP proxy may say before it has opened the connection.
    static constexpr qsizetype AnswerLimit = 16 * 1024;

    /// \p host is a name, which the proxy looks up, or an address.
    ProxyHandshake(const ProxyAccess &proxy, QString host, quint16 port);

    struct Waits {
        QByteArray send; ///< may be empty
    };
    struct Opened { };
    struct Failed {
        QString why; ///< a sentence with its full stop; never holds the password
    };
    using Turn = std::variant<Waits, Opened, Failed>;

    /// What the client says first, or why it can say nothing.
    [[nodiscard]] Turn opening();

    /// So many bytes of the stream, at least one, belong to the handshake for certain.
    [[nodiscard]] qsizetype wanted() const;

    /// \p bytes came, no more of them than wanted().
    [[nodiscard]] Turn receive(QByteArrayView bytes);

private:
    enum class State { Methods, Credentials, Reply, ReplyAddress, Headers };

    [[nodiscard]] Turn takeMethods();
    [[nodiscard]] Turn takeVerdict();
    [[nodiscard]] Turn takeReply();
    [[nodiscard]] Turn takeHeaders();
    [[nodiscard]] Turn judgeHeaders(const QByteArray &head);
    [[nodiscard]] Turn refusedLogin(const QByteArray &head) const;
    [[nodiscard]] QByteArray socksRequest() const;
    [[nodiscard]] QByteArray connectRequest() const;
    [[nodiscard]] bool hasLogin() const { return !m_user.isEmpty(); }

    bool m_isSocks;
    QByteArray m_user;
    Secret m_password;
    QString m_host;
    quint16 m_port;
    State m_state;
    QByteArray m_input; ///< of this state
    qsizetype m_addressSize = 0;
};

} // namespace mailscope::net
