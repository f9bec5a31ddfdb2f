// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/connection.h"

#include "practice/streamsocket.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <sys/socket.h>
#include <unistd.h>

namespace mailscope::practice {
namespace {

template <typename... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};

constexpr qint64 readAtOnce = 64 * 1024;
constexpr qint64 writeAhead = 256 * 1024;

} // namespace

Connection::Connection(int number, qintptr descriptor, const QByteArray &peer, const ConnectionContext &context,
                       QObject *parent)
    : QObject(parent), m_number(number), m_descriptor(descriptor), m_peer(peer), m_context(context)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_idleTimer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Connection::onTimer);
    connect(&m_idleTimer, &QTimer::timeout, this, &Connection::onIdle);
    connect(&m_socket, &QSslSocket::readyRead, this, &Connection::readInput);
    connect(&m_socket, &QSslSocket::encrypted, this, &Connection::onSecured);
    connect(&m_socket, &QSslSocket::disconnected, this, &Connection::onGone);
    connect(&m_socket, &QSslSocket::bytesWritten, this, &Connection::continueFlood);
    connect(&m_socket, &QSslSocket::encryptedBytesWritten, this, &Connection::continueFlood);
    connect(&m_socket, &QSslSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error != QAbstractSocket::RemoteHostClosedError)
            log(LogEntry::Kind::Failed, m_socket.errorString().toUtf8());
        // A failed handshake leaves the connection standing; nothing can be said on it any more.
        if (error == QAbstractSocket::SslHandshakeFailedError)
            m_socket.abort();
    });
}

Connection::~Connection()
{
    m_socket.disconnect(this);
    if (m_descriptor >= 0)
        ::close(static_cast<int>(m_descriptor));
}

void Connection::start(bool isOneTooMany)
{
    m_isOneTooMany = isOneTooMany;
    log(LogEntry::Kind::Opened, m_peer);
    if (m_context.options.idleLimit.count() > 0)
        m_idleTimer.start(m_context.options.idleLimit);
    if (!m_context.options.requireProxyHeader || isOneTooMany) {
        adopt();
        return;
    }
    // Read ahead of QSslSocket, and not a byte further than the header: TLS may follow at once.
    m_proxyNotifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_proxyNotifier.get(), &QSocketNotifier::activated, this, &Connection::readProxyHeader);
}

void Connection::readProxyHeader()
{
    constexpr qsizetype longest = 16 + 65535;
    const int descriptor = static_cast<int>(m_descriptor);
    QByteArray seen(longest, Qt::Uninitialized);
    const ssize_t count = ::recv(descriptor, seen.data(), static_cast<std::size_t>(longest), MSG_PEEK | MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    seen.truncate(std::max<ssize_t>(0, count));
    const auto parsed = count > 0 ? ProxyHeader::parse(m_proxyBytes + seen)
                                  : std::unexpected(QStringLiteral("closed before the end of the PROXY header"));
    if (!parsed) {
        // A server that expects the header must not go on without it (section 2.1 of its specification).
        log(LogEntry::Kind::Failed, parsed.error().toUtf8());
        closeUnadopted();
        return;
    }
    // Not whole yet: then every byte that came belongs to it and can be taken.
    const std::optional<ProxyHeader> &header = *parsed;
    const qsizetype taken = header ? header->length - m_proxyBytes.size() : seen.size();
    m_proxyBytes += seen.first(taken);
    [[maybe_unused]] const ssize_t removed =
        ::recv(descriptor, seen.data(), static_cast<std::size_t>(taken), MSG_DONTWAIT);
    if (!header)
        return;
    if (!header->source.isEmpty())
        m_peer = header->source;
    log(LogEntry::Kind::Proxied, header->text());
    m_proxyNotifier->setEnabled(false);
    m_proxyNotifier.release()->deleteLater();
    adopt();
}

void Connection::closeUnadopted()
{
    if (m_proxyNotifier) {
        m_proxyNotifier->setEnabled(false);
        m_proxyNotifier.release()->deleteLater();
    }
    ::close(static_cast<int>(std::exchange(m_descriptor, -1)));
    onGone();
}

void Connection::adopt()
{
    const DialogueWatch watch{
        .lineReceived = [this](const QByteArray &line, bool isSecret) { Q_EMIT lineReceived(line, isSecret); },
        .messageReceived = [this](const StoredMessage &message) { Q_EMIT messageReceived(message); },
    };
    m_dialogue =
        std::make_unique<ServerDialogue>(m_context.options, m_context.store, m_context.keys, m_number, m_peer, watch);
    m_socket.setSslConfiguration(m_context.tls);
    m_socket.setReadBufferSize(1024 * 1024);
    if (!m_socket.setSocketDescriptor(std::exchange(m_descriptor, -1))) {
        log(LogEntry::Kind::Failed, m_socket.errorString().toUtf8());
        onGone();
        return;
    }
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    perform(m_isOneTooMany ? m_dialogue->refusedByLoad() : m_dialogue->opened());
}

void Connection::shutDown()
{
    if (m_isEnded || m_isGone)
        return;
    if (!m_dialogue) {
        closeUnadopted();
        return;
    }
    m_queue.clear();
    m_timer.stop();
    m_isWaiting = false;
    m_isFlooding = false;
    perform(m_dialogue->shutDown());
    // A dialogue that had ended already says nothing, but its closing may stand behind a pause that we just dropped.
    if (!m_isEnded && !m_isGone)
        perform({EndConnection{}});
}

void Connection::readInput()
{
    while (!m_isEnded && !m_isWaiting && m_socket.bytesAvailable() > 0) {
        const QByteArray bytes = m_socket.read(readAtOnce);
        if (bytes.isEmpty())
            return;
        if (m_idleTimer.isActive())
            m_idleTimer.start();
        log(LogEntry::Kind::Received, bytes);
        if (!m_isSilent)
            perform(m_dialogue->received(bytes));
    }
}

void Connection::perform(const Actions &actions)
{
    m_queue += actions;
    runQueue();
}

void Connection::runQueue()
{
    while (!m_queue.isEmpty() && !m_isWaiting && !m_isEnded && !m_isGone)
        doAction(m_queue.takeFirst());
    // What waited in the socket meanwhile makes no further signal.
    if (!m_isWaiting && !m_isEnded && m_socket.bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &Connection::readInput, Qt::QueuedConnection);
}

void Connection::doAction(const Action &action)
{
    std::visit(Overloaded{
                   [this](const SendBytes &sending) { send(sending.bytes); },
                   [this](const SendSlowly &sending) {
                       m_slow = sending;
                       m_isWaiting = true;
                       sendNextByte();
                   },
                   [this](const SendFlood &flood) {
                       m_flood = flood;
                       m_flooded = flood.first.size();
                       m_isFlooding = true;
                       m_isWaiting = true;
                       send(flood.first);
                       continueFlood();
                   },
                   [this](const Pause &pause) {
                       m_isWaiting = true;
                       m_timer.start(pause.duration);
                   },
                   [this](const BeginTls &) {
                       m_isWaiting = true;
                       m_socket.startServerEncryption();
                   },
                   [this](const Compute &) {
                       m_isWaiting = true;
                       QMetaObject::invokeMethod(this, &Connection::continueComputing, Qt::QueuedConnection);
                   },
                   [this](const FallSilent &) { m_isSilent = true; },
                   [this](const EndConnection &end) {
                       m_isEnded = true;
                       m_idleTimer.stop();
                       // Unread bytes would turn the orderly end into a reset, and the client might lose our last line.
                       if (!end.reset)
                           m_socket.readAll();
                       closeSocket(m_socket, end.reset);
                   },
               },
               action);
}

void Connection::send(const QByteArray &bytes)
{
    log(LogEntry::Kind::Sent, bytes);
    m_socket.write(bytes);
    m_socket.flush();
}

void Connection::sendNextByte()
{
    send(m_slow.bytes.first(1));
    m_slow.bytes.remove(0, 1);
    if (m_slow.bytes.isEmpty())
        m_isWaiting = false;
    else
        m_timer.start(m_slow.interval);
}

void Connection::continueFlood()
{
    while (m_isFlooding && m_socket.bytesToWrite() + m_socket.encryptedBytesToWrite() < writeAhead) {
        const std::int64_t missing = m_flood.size == 0
            ? m_flood.unit.size()
            : std::min<std::int64_t>(m_flood.unit.size(), m_flood.size - m_flooded);
        if (missing <= 0) {
            m_isFlooding = false;
            m_isWaiting = false;
            runQueue();
            return;
        }
        m_flooded += missing;
        m_socket.write(m_flood.unit.constData(), missing);
    }
}

void Connection::continueComputing()
{
    if (m_isEnded || m_isGone)
        return;
    m_isWaiting = false;
    perform(m_dialogue->computed());
}

void Connection::onTimer()
{
    if (!m_slow.bytes.isEmpty())
        sendNextByte();
    else
        m_isWaiting = false;
    runQueue();
}

void Connection::onSecured()
{
    log(LogEntry::Kind::Secured, sessionText(m_socket));
    m_isWaiting = false;
    perform(m_dialogue->secured(tlsFacts(m_socket)));
}

void Connection::onIdle()
{
    if (m_isEnded || m_isGone)
        return;
    if (!m_dialogue || m_isWaiting || m_isSilent) {
        shutDown();
        return;
    }
    perform(m_dialogue->idled());
}

void Connection::onGone()
{
    if (std::exchange(m_isGone, true))
        return;
    m_isFlooding = false;
    m_timer.stop();
    m_idleTimer.stop();
    log(LogEntry::Kind::Closed);
    Q_EMIT closed();
}

void Connection::log(LogEntry::Kind kind, const QByteArray &bytes)
{
    Q_EMIT logged(LogEntry{m_number, kind, bytes, m_socket.isEncrypted()});
}

} // namespace mailscope::practice
