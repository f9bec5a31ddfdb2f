// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/proxyhandshake.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>
#include <QtEndian>

#include <algorithm>
#include <array>

namespace mailscope::net {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(mailscope)
};
constexpr char SocksVersion = 5;
constexpr char NoLogin = 0;
constexpr char PasswordLogin = 2;
constexpr qsizetype LongestField = 255; // its length is one byte (RFC 1928, RFC 1929)

/// What SOCKS5 says when it does not connect (RFC 1928 section 6).
QString socksFailure(int code)
{
    static constexpr std::array Texts{
        "The proxy failed to connect."_L1,
        "The proxy does not allow this connection."_L1,
        "The proxy cannot reach the network of the server."_L1,
        "The proxy cannot reach the server."_L1,
        "The server refused the connection of the proxy."_L1,
        "The connection of the proxy expired on its way."_L1,
        "The proxy does not know how to connect."_L1,
        "The proxy does not know this kind of address."_L1,
    };
    const auto index = static_cast<std::size_t>(code) - 1;
    return index < Texts.size() ? QString(Texts.at(index)) : Words::tr("The proxy refused with the code %1.").arg(code);
}

QByteArray field(QByteArrayView bytes)
{
    return QByteArray(1, static_cast<char>(bytes.size())).append(bytes);
}

QByteArray asciiHost(const QString &host)
{
    const QByteArray ace = QUrl::toAce(host);
    return ace.isEmpty() ? host.toUtf8() : ace;
}

ProxyHandshake::Turn wantsLogin()
{
    return ProxyHandshake::Failed{Words::tr("The proxy asks for a user and a password.")};
}

ProxyHandshake::Turn refusesLogin()
{
    return ProxyHandshake::Failed{Words::tr("The proxy refused the user or the password.")};
}
} // namespace

ProxyHandshake::ProxyHandshake(const ProxyAccess &proxy, QString host, quint16 port)
    : m_isSocks(proxy.kind == plan::Proxy::Kind::Socks5), m_user(proxy.user.toUtf8()), m_password(proxy.password),
      m_host(std::move(host)), m_port(port), m_state(m_isSocks ? State::Methods : State::Headers)
{ }

ProxyHandshake::Turn ProxyHandshake::opening()
{
    if (!m_isSocks)
        return Waits{connectRequest()};
    if (m_user.size() > LongestField || m_password.size() > LongestField)
        return Failed{Words::tr("SOCKS5 takes a user and a password of at most 255 bytes.")};
    if (asciiHost(m_host).size() > LongestField)
        return Failed{Words::tr("SOCKS5 takes a name of at most 255 bytes.")};
    QByteArray methods(1, NoLogin);
    if (hasLogin())
        methods += PasswordLogin;
    return Waits{SocksVersion + field(methods)};
}

qsizetype ProxyHandshake::wanted() const
{
    switch (m_state) {
    case State::Methods:
    case State::Credentials:
        return 2 - m_input.size();
    case State::Reply:
        return 5 - m_input.size();
    case State::ReplyAddress:
        return m_addressSize - m_input.size();
    case State::Headers:
        break;
    }
    static constexpr QByteArrayView End("\r\n\r\n");
    qsizetype begun = 3;
    while (begun > 0 && !m_input.endsWith(End.first(begun)))
        --begun;
    return End.size() - begun;
}

ProxyHandshake::Turn ProxyHandshake::receive(QByteArrayView bytes)
{
    m_input += bytes;
    if (m_state == State::Headers)
        return takeHeaders();
    if (m_isSocks && m_state != State::Credentials && m_state != State::ReplyAddress && m_input.front() != SocksVersion)
        return Failed{Words::tr("The proxy does not speak SOCKS5.")};
    if (wanted() > 0)
        return Waits{};
    switch (m_state) {
    case State::Methods:
        return takeMethods();
    case State::Credentials:
        return takeVerdict();
    case State::Reply:
        return takeReply();
    default:
        return Opened{};
    }
}

ProxyHandshake::Turn ProxyHandshake::takeMethods()
{
    const char method = std::exchange(m_input, {}).at(1);
    if (method == NoLogin) {
        m_state = State::Reply;
        return Waits{socksRequest()};
    }
    if (method == PasswordLogin && hasLogin()) {
        m_state = State::Credentials;
        return Waits{'\x01' + field(m_user) + field(m_password.view())};
    }
    if (!hasLogin())
        return wantsLogin();
    return Failed{Words::tr("The proxy wants a login of another kind than a password.")};
}

ProxyHandshake::Turn ProxyHandshake::takeVerdict()
{
    if (std::exchange(m_input, {}).at(1) != 0)
        return refusesLogin();
    m_state = State::Reply;
    return Waits{socksRequest()};
}

ProxyHandshake::Turn ProxyHandshake::takeReply()
{
    const QByteArray head = std::exchange(m_input, {});
    if (const auto code = static_cast<uchar>(head.at(1)); code != 0)
        return Failed{socksFailure(code)};
    const char type = head.at(3);
    const qsizetype addressSize = type == 1 ? 4 : type == 4 ? 16 : 1 + static_cast<uchar>(head.at(4));
    m_addressSize = addressSize - 1 + 2; // its first byte is here, the port is behind it
    m_state = State::ReplyAddress;
    return Waits{};
}

ProxyHandshake::Turn ProxyHandshake::takeHeaders()
{
    static constexpr QByteArrayView Protocol("HTTP/");
    const qsizetype known = std::min(m_input.size(), Protocol.size());
    if (QByteArrayView(m_input).first(known) != Protocol.first(known))
        return Failed{Words::tr("The proxy does not speak HTTP.")};
    if (m_input.size() > AnswerLimit)
        return Failed{Words::tr("The answer of the proxy has no end.")};
    if (!m_input.endsWith("\r\n\r\n"))
        return Waits{};
    return judgeHeaders(std::exchange(m_input, {}));
}

ProxyHandshake::Turn ProxyHandshake::judgeHeaders(const QByteArray &head)
{
    const QByteArray status = head.first(head.indexOf('\r'));
    const int code = status.split(' ').value(1).toInt();
    if (code >= 100 && code < 200) // more is to come (RFC 9110 section 15.2)
        return Waits{};
    if (code >= 200 && code < 300)
        return Opened{};
    if (code == 407)
        return refusedLogin(head);
    constexpr qsizetype Enough = 100;
    return Failed{
        Words::tr("The proxy refused: %1.").arg(QString::fromLatin1(status.mid(status.indexOf(' ') + 1, Enough)))};
}

ProxyHandshake::Turn ProxyHandshake::refusedLogin(const QByteArray &head) const
{
    const QByteArray asked = head.toLower();
    if (asked.contains("proxy-authenticate:") && !asked.contains("proxy-authenticate: basic"))
        return Failed{Words::tr("The proxy wants a login of another kind than a password.")};
    return hasLogin() ? refusesLogin() : wantsLogin();
}

QByteArray ProxyHandshake::socksRequest() const
{
    const QByteArray begin("\x05\x01\x00", 3); // connect
    QByteArray port(2, '\0');
    qToBigEndian(m_port, port.data());
    const QHostAddress address(m_host);
    if (address.protocol() == QHostAddress::IPv4Protocol) {
        QByteArray four(4, '\0');
        qToBigEndian(address.toIPv4Address(), four.data());
        return begin + '\x01' + four + port;
    }
    if (address.protocol() == QHostAddress::IPv6Protocol) {
        const Q_IPV6ADDR six = address.toIPv6Address();
        return begin + '\x04' + QByteArray(reinterpret_cast<const char *>(&six), sizeof(six)) + port;
    }
    return begin + '\x03' + field(asciiHost(m_host)) + port;
}

QByteArray ProxyHandshake::connectRequest() const
{
    const bool isIPv6 = QHostAddress(m_host).protocol() == QHostAddress::IPv6Protocol;
    const QByteArray host = isIPv6 ? '[' + m_host.toLatin1() + ']' : asciiHost(m_host);
    const QByteArray authority = host + ':' + QByteArray::number(m_port);
    QByteArray request = "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n";
    if (hasLogin())
        request += "Proxy-Authorization: Basic " + (m_user + ':').append(m_password.view()).toBase64() + "\r\n";
    return request + "\r\n";
}

} // namespace mailscope::net
