// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socketchannel.h"

#include "net/handshakedetails.h"
#include "net/openssl.h"

#include <QCoreApplication>
#include <QPointer>
#include <QSocketNotifier>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace mailscope::net {

using namespace Qt::StringLiterals;

namespace {

QString end(const QHostAddress &address, quint16 port)
{
    if (address.isNull())
        return {};
    const bool six = address.protocol() == QAbstractSocket::IPv6Protocol;
    return (six ? u"[%1]:%2"_s : u"%1:%2"_s).arg(address.toString()).arg(port);
}

bool isTlsError(QAbstractSocket::SocketError error)
{
    return error == QAbstractSocket::SslHandshakeFailedError || error == QAbstractSocket::SslInternalError
        || error == QAbstractSocket::SslInvalidUserDataError;
}

} // namespace

SocketChannel::SocketChannel(QObject *parent) : Channel(parent)
{
    ensureDefaultProvider();
}

SocketChannel::~SocketChannel()
{
    dropSocket();
}

void SocketChannel::begin()
{
    abort();
    m_incoming.clear();
    m_alert.clear();
    m_readError = 0;
    m_records.reset();
    m_hasReceived = false;
    m_heardSinceSecured = false;
    m_wasSecured = false;
    m_state = State::Connecting;
    makeSocket();
}

void SocketChannel::makeSocket()
{
    m_socket = std::make_unique<QSslSocket>();
    m_socket->setReadBufferSize(ReadBufferSize);
    QSslSocket *const each = m_socket.get();
    connect(each, &QSslSocket::readyRead, this, &SocketChannel::onReadyRead);
    connect(each, &QSslSocket::bytesWritten, this, &SocketChannel::onWritten);
    connect(each, &QSslSocket::encryptedBytesWritten, this, &SocketChannel::onWritten);
    connect(each, &QSslSocket::errorOccurred, this, &SocketChannel::onError);
    connect(each, &QSslSocket::disconnected, this, &SocketChannel::onDisconnected);
    connect(each, &QSslSocket::encrypted, this, &SocketChannel::onEncrypted);
    connect(each, &QSslSocket::alertReceived, this, &SocketChannel::onAlert);
    // Objections are collected in sslHandshakeErrors() and judged by the caller: the handshake goes on.
    connect(each, &QSslSocket::sslErrors, each, [each] { each->ignoreSslErrors(); });
}

void SocketChannel::dropSocket()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket.reset();
    }
    m_witness.reset();
}

void SocketChannel::adopt(Descriptor descriptor)
{
    if (!m_socket->setSocketDescriptor(descriptor.get(), QAbstractSocket::ConnectedState, QIODevice::ReadWrite)) {
        fail(Issue::ConnectFailed, m_socket->errorString());
        return;
    }
    static_cast<void>(descriptor.release()); // Qt closes it from now on
    becomeOpen();
}

void SocketChannel::passProxy()
{
    m_news.proxyReached = true;
    schedule();
}

void SocketChannel::becomeOpen()
{
    if (m_state != State::Connecting)
        return;
    m_state = State::Open;
    m_socket->setReadBufferSize(ReadBufferSize); // again: it did not reach the socket that was made meanwhile
    if (m_socket->socketDescriptor() >= 0)
        m_witness.reset(::fcntl(static_cast<int>(m_socket->socketDescriptor()), F_DUPFD_CLOEXEC, 0));
    watchReading();
    m_news.opened = true;
    schedule();
}

void SocketChannel::watchReading()
{
    for (QSocketNotifier *notifier : m_socket->findChildren<QSocketNotifier *>()) {
        if (notifier->type() == QSocketNotifier::Read)
            notifier->installEventFilter(this);
    }
}

/// Once we have closed TLS, Qt hands out records of the server as they are: its farewell, not its words.
bool SocketChannel::isReadable() const
{
    const bool closesTls = m_state == State::Closing && m_wasSecured;
    return m_socket && m_state != State::Handshaking && m_state != State::Ended && !closesTls;
}

QByteArray SocketChannel::take()
{
    QByteArray bytes = std::exchange(m_incoming, {});
    if (isReadable())
        bytes += m_socket->readAll();
    return bytes;
}

qint64 SocketChannel::bytesToTake() const
{
    return m_incoming.size() + (isReadable() ? m_socket->bytesAvailable() : 0);
}

void SocketChannel::write(const QByteArray &bytes)
{
    if (m_state != State::Open && m_state != State::Encrypted && m_state != State::Handshaking)
        return;
    readAhead();
    if (m_state == State::Ended)
        return;
    m_socket->write(bytes);
    m_socket->flush();
    acknowledgeAtOnce();
}

/// Many servers hold a segment back until the one before is acknowledged: Postfix its answer to EHLO behind its session
/// tickets. Left alone, the system acknowledges 40 ms later. It forgets the wish when the conversation turns.
void SocketChannel::acknowledgeAtOnce()
{
    constexpr int on = 1;
    if (m_witness.isValid())
        ::setsockopt(m_witness.get(), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof(on)); // a Unix socket has no such delay
}

/// When a write fails Qt forgets what it could still have read: the last words of a server that hung up.
/// In the clear rescue() gets them; encrypted bytes must have been through Qt before.
void SocketChannel::readAhead()
{
    if (m_state != State::Encrypted || !m_witness.isValid())
        return;
    pollfd waiting{.fd = m_witness.get(), .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, 0) == 1)
        m_socket->waitForReadyRead(0); // allowed: bytes are there, and no time is given
}

qint64 SocketChannel::bytesToWrite() const
{
    return m_socket ? m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite() : 0;
}

bool SocketChannel::isEncrypted() const
{
    return m_socket && m_socket->isEncrypted();
}

void SocketChannel::close()
{
    switch (m_state) {
    case State::Idle:
    case State::Closing:
    case State::Ended:
        return;
    case State::Connecting:
    case State::Handshaking: // Qt would finish the handshake first
        conclude({});
        return;
    case State::Open:
    case State::Encrypted:
        m_incoming += m_socket->readAll();
        m_state = State::Closing;
        m_socket->disconnectFromHost();
        return;
    }
}

void SocketChannel::abort()
{
    dropSocket();
    releaseAttempt();
    m_news = {};
    m_state = State::Idle;
}

QString SocketChannel::localEnd() const
{
    return m_socket ? end(m_socket->localAddress(), m_socket->localPort()) : QString();
}

QString SocketChannel::remoteEnd() const
{
    return m_socket ? end(m_socket->peerAddress(), m_socket->peerPort()) : QString();
}

void SocketChannel::onReadyRead()
{
    if (m_state == State::Ended || m_state == State::Handshaking)
        return;
    m_hasReceived = true;
    m_heardSinceSecured = m_state == State::Encrypted;
    m_news.received = true;
    schedule();
}

void SocketChannel::onWritten()
{
    if (m_state == State::Ended || !tellsFlushes())
        return;
    m_news.flushed = true;
    schedule();
}

void SocketChannel::onAlert(QSsl::AlertLevel, QSsl::AlertType, const QString &description)
{
    m_alert = description;
}

void SocketChannel::onEncrypted()
{
    if (m_state != State::Handshaking)
        return;
    m_state = State::Encrypted;
    m_records.reset(); // what is no record from here on fails as one: nothing in clear may be taken for a reply
    m_wasSecured = true;
    m_news.secured = handshakeDetails(*m_socket, m_settings);
    schedule();
}

void SocketChannel::onError(QAbstractSocket::SocketError error)
{
    if (m_state == State::Ended)
        return;
    if (error == QAbstractSocket::SocketTimeoutError && m_state != State::Connecting)
        return; // readAhead() found half a record; limits are the caller's business
    if (error == QAbstractSocket::RemoteHostClosedError)
        onStreamEnd();
    else if (m_state == State::Handshaking)
        fail(isTlsError(error) ? Issue::TlsHandshakeFailed : Issue::TlsLost, errorDetail());
    else if (isTlsError(error) && m_state == State::Encrypted && !m_heardSinceSecured)
        fail(Issue::TlsHandshakeFailed, errorDetail()); // TLS 1.3: the server objects after our side has finished
    else
        fail(Issue::ConnectionLost, errorDetail());
}

void SocketChannel::onDisconnected()
{
    if (m_state != State::Ended)
        onStreamEnd();
}

void SocketChannel::onStreamEnd()
{
    if (m_state == State::Closing) {
        stash();
        conclude({});
    } else if (m_state == State::Handshaking) {
        fail(Issue::TlsLost, errorDetail());
    } else if (wasReset()) {
        fail(Issue::ConnectionLost, m_readError ? qt_error_string(m_readError) : qt_error_string(ECONNRESET));
    } else {
        stash();
        m_state = State::Ended;
        if (endInOrder())
            conclude({});
    }
}

bool SocketChannel::endInOrder()
{
    return true;
}

bool SocketChannel::wasReset() const
{
    if (m_readError != 0)
        return true;
    // Qt takes a reset for an end in order. The system still knows: after a FIN the socket waits for ours.
    tcp_info information{};
    socklen_t size = sizeof(information);
    return m_witness.isValid() && ::getsockopt(m_witness.get(), IPPROTO_TCP, TCP_INFO, &information, &size) == 0
        && information.tcpi_state == TCP_CLOSE;
}

QString SocketChannel::errorDetail() const
{
    const QString text = m_readError ? qt_error_string(m_readError) : m_socket->errorString();
    return m_alert.isEmpty() ? text : u"%1 (alert from the server: %2)"_s.arg(text, m_alert);
}

/// Keeps what Qt has read: its buffers go when it closes the socket.
void SocketChannel::stash()
{
    if (!m_socket || m_state == State::Handshaking)
        return;
    if (isReadable() && m_socket->bytesAvailable() > 0)
        m_incoming += m_socket->readAll();
    if (!m_wasSecured)
        rescue();
    if (!m_incoming.isEmpty())
        m_news.received = true;
}

/// Reads what Qt left in the system when it gave the socket up.
void SocketChannel::rescue()
{
    std::array<char, 4096> bytes;
    while (m_witness.isValid() && m_incoming.size() < 2 * ReadBufferSize) {
        const ssize_t size = ::recv(m_witness.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (size <= 0)
            return;
        m_incoming.append(bytes.data(), size);
    }
}

void SocketChannel::fail(Issue::Id id, const QString &detail)
{
    stash();
    conclude(Issue{.id = id, .stage = {}, .evidence = {}, .detail = detail});
}

void SocketChannel::conclude(std::optional<Issue> issue)
{
    if (m_state == State::Idle || m_news.ended)
        return;
    m_state = State::Ended;
    m_news.ended = true;
    m_news.issue = std::move(issue);
    schedule();
}

void SocketChannel::schedule()
{
    if (std::exchange(m_scheduled, true))
        return;
    QMetaObject::invokeMethod(this, &SocketChannel::deliver, Qt::QueuedConnection);
}

void SocketChannel::deliver()
{
    m_scheduled = false;
    const QPointer<SocketChannel> alive(this); // each slot may delete the channel
    if (std::exchange(m_news.proxyReached, false))
        Q_EMIT proxyReached();
    if (alive && std::exchange(m_news.opened, false))
        Q_EMIT opened();
    if (const auto details = alive ? std::exchange(m_news.secured, std::nullopt) : std::nullopt)
        Q_EMIT secured(*details);
    if (alive && std::exchange(m_news.received, false) && bytesToTake() > 0)
        Q_EMIT received();
    if (alive && std::exchange(m_news.flushed, false))
        Q_EMIT bytesFlushed();
    if (alive && m_news.ended)
        deliverEnd();
}

void SocketChannel::deliverEnd()
{
    const News news = std::exchange(m_news, {});
    dropSocket();
    releaseAttempt();
    m_state = State::Idle;
    if (news.issue)
        Q_EMIT failed(*news.issue);
    else
        Q_EMIT closed();
}

} // namespace mailscope::net
