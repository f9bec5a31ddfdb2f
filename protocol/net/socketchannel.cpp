// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/socketchannel.h"

#include "net/handshakedetails.h"

#include <QCoreApplication>
#include <QNetworkInterface>
#include <QPointer>
#include <QSocketNotifier>

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace mailscope::net {

using namespace Qt::StringLiterals;

namespace {

/// One end of a connection, as \p ask (getsockname or getpeername) tells it.
template <typename Ask>
QString end(const Descriptor &descriptor, Ask ask)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof(storage);
    auto *const name = reinterpret_cast<sockaddr *>(&storage);
    if (!descriptor.isValid() || ask(descriptor.get(), name, &size) != 0)
        return {};
    QHostAddress address(name);
    if (storage.ss_family == AF_INET)
        return u"%1:%2"_s.arg(address.toString()).arg(ntohs(reinterpret_cast<const sockaddr_in *>(name)->sin_port));
    if (storage.ss_family != AF_INET6)
        return {};
    const auto *const six = reinterpret_cast<const sockaddr_in6 *>(name);
    if (six->sin6_scope_id != 0)
        address.setScopeId(QNetworkInterface::interfaceNameFromIndex(static_cast<int>(six->sin6_scope_id)));
    return u"[%1]:%2"_s.arg(address.toString()).arg(ntohs(six->sin6_port));
}

bool isTlsError(QAbstractSocket::SocketError error)
{
    return error == QAbstractSocket::SslHandshakeFailedError || error == QAbstractSocket::SslInternalError
        || error == QAbstractSocket::SslInvalidUserDataError;
}

} // namespace

SocketChannel::SocketChannel(QObject *parent) : Channel(parent) { }

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
    m_plain.reset();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket.reset();
    }
    m_witness.reset();
}

void SocketChannel::adopt(Descriptor descriptor)
{
    if (m_state != State::Connecting)
        return;
    m_state = State::Open;
    m_witness.reset(::fcntl(descriptor.get(), F_DUPFD_CLOEXEC, 0));
    m_plain = std::make_unique<PlainStream>(std::move(descriptor));
    connect(m_plain.get(), &PlainStream::received, this, &SocketChannel::onPlainReceived);
    connect(m_plain.get(), &PlainStream::flushed, this, &SocketChannel::onPlainFlushed);
    connect(m_plain.get(), &PlainStream::ended, this, &SocketChannel::onPlainEnded);
    m_news.opened = true;
    schedule();
}

void SocketChannel::passProxy()
{
    m_news.proxyReached = true;
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
    if (m_plain)
        bytes += m_plain->take();
    else if (isReadable())
        bytes += m_socket->readAll();
    return bytes;
}

qint64 SocketChannel::bytesToTake() const
{
    if (m_plain)
        return m_incoming.size() + m_plain->bytesToTake();
    return m_incoming.size() + (isReadable() ? m_socket->bytesAvailable() : 0);
}

void SocketChannel::write(const QByteArray &bytes)
{
    if (m_state != State::Open && m_state != State::Encrypted && m_state != State::Handshaking)
        return;
    if (m_plain) {
        writePlain(bytes);
        return;
    }
    readAhead();
    if (m_state == State::Ended)
        return;
    m_socket->write(bytes);
    m_socket->flush();
    PlainStream::acknowledgeAtOnce(m_witness); // Postfix holds its answer to EHLO back behind its session tickets
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

/// What comes of it is told from an event of its own.
void SocketChannel::writePlain(const QByteArray &bytes)
{
    const qsizetype sent = m_plain->write(bytes);
    if (m_plain->writeError() != 0)
        onPlainBroken(m_plain->writeError());
    else if (sent > 0)
        onWritten();
}

qint64 SocketChannel::bytesToWrite() const
{
    if (m_plain)
        return m_plain->bytesToWrite();
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
        m_incoming = take();
        m_state = State::Closing;
        if (m_socket)
            m_socket->disconnectFromHost();
        else if (m_plain->bytesToWrite() == 0)
            onStreamEnd();
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
    return end(m_witness, ::getsockname);
}

QString SocketChannel::remoteEnd() const
{
    return end(m_witness, ::getpeername);
}

void SocketChannel::onPlainReceived()
{
    if (m_state == State::Ended)
        return;
    m_hasReceived = true;
    m_news.received = true;
    deliver(); // at once: this is an event of the stream's own
}

void SocketChannel::onPlainFlushed()
{
    if (m_state == State::Ended)
        return;
    if (m_plain->writeError() != 0)
        onPlainBroken(m_plain->writeError());
    else if (m_state == State::Closing && m_plain->bytesToWrite() == 0)
        onStreamEnd();
    m_news.flushed = tellsFlushes();
    deliver();
}

void SocketChannel::onPlainEnded(int error)
{
    if (m_state == State::Ended)
        return;
    m_readError = error;
    onStreamEnd();
}

/// A peer that has hung up is told of by what it said before, and by how it ended the stream.
void SocketChannel::onPlainBroken(int error)
{
    if (error == EPIPE || error == ECONNRESET)
        onStreamEnd();
    else
        fail(Issue::ConnectionLost, qt_error_string(error));
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
    if (alive && std::exchange(m_news.opened, false)) {
        Q_EMIT opened();
        if (alive && m_plain)
            m_plain->startReading(); // not before: a handshake may have begun
    }
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
