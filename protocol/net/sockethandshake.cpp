// SPDX-License-Identifier: GPL-3.0-or-later
// SocketChannel: the handshake, and what stands in its place.
#include "net/socketchannel.h"

#include "net/tlsconfiguration.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace mailscope::net {

using namespace Qt::StringLiterals;

namespace {
constexpr std::size_t PeekSize = 16 * 1024; // more than most servers say in a handshake

/// Whether \p bytes, the first that came from the server, cannot start a TLS record but are readable text.
bool isPlaintext(QByteArrayView bytes)
{
    constexpr qsizetype Enough = 16; // no TLS record begins with so much text, and hardly any noise
    const auto isText = [](char each) {
        return (each >= ' ' && each <= '~') || each == '\r' || each == '\n' || each == '\t';
    };
    return !bytes.isEmpty() && std::ranges::all_of(bytes.first(std::min(bytes.size(), Enough)), isText);
}
} // namespace

bool SocketChannel::eventFilter(QObject *watched, QEvent *event)
{
    auto *const notifier = qobject_cast<QSocketNotifier *>(watched);
    if (!notifier || event->type() != QEvent::SockAct || m_state == State::Ended)
        return Channel::eventFilter(watched, event);
    std::array<char, PeekSize> bytes;
    const std::size_t wanted = m_records ? bytes.size() : 1;
    const ssize_t size = ::recv(static_cast<int>(notifier->socket()), bytes.data(), wanted, MSG_PEEK | MSG_DONTWAIT);
    if (size < 0 && errno != EAGAIN && errno != EINTR)
        m_readError = errno;
    if (size <= 0 || !m_records)
        return false;
    const QByteArray plaintext = plaintextAmong(QByteArrayView(bytes.data(), size));
    if (plaintext.isEmpty())
        return false;
    notifier->setEnabled(false); // what nobody reads would be reported again and again
    meetPlaintext(plaintext);
    return true;
}

/// The beginning of the readable text that stands among the \p unread bytes of the handshake where a record should begin.
///
/// Each byte must be looked at once and before Qt takes it. Where Qt was faster, or the system does not tell how far it is, only the
/// first bytes of the handshake count, and everything later is for OpenSSL to judge.
QByteArray SocketChannel::plaintextAmong(QByteArrayView unread)
{
    const bool isFirst = m_followedUntil < 0;
    const std::optional<qint64> position = m_witness.isValid() ? bytesReadFrom(m_witness.get()) : std::nullopt;
    const qint64 begin = position.value_or(0);
    const qsizetype known = isFirst ? 0 : static_cast<qsizetype>(m_followedUntil - begin);
    if (known < 0 || (!position && !isFirst)) {
        m_records.reset();
        return {};
    }
    if (known >= unread.size())
        return {};
    const std::optional<qsizetype> stray = m_records->follow(unread.sliced(known));
    m_followedUntil = begin + unread.size();
    if (!stray)
        return {};
    m_records.reset();
    const QByteArrayView text = unread.sliced(known + *stray);
    return isPlaintext(text) ? text.first(std::min<qsizetype>(text.size(), PlaintextLimit)).toByteArray()
                             : QByteArray();
}

void SocketChannel::meetPlaintext(const QByteArray &bytes)
{
    m_incoming = bytes;
    fail(Issue::PlaintextInHandshake, {});
}

std::expected<void, Issue> SocketChannel::startTls(const TlsSettings &settings)
{
    const std::expected<QSslConfiguration, Issue> configuration = tlsConfiguration(settings);
    if (!configuration)
        return std::unexpected(configuration.error());
    if (m_state == State::Handshaking || m_state == State::Encrypted)
        return std::unexpected(
            Issue{.id = Issue::InternalError, .stage = {}, .evidence = {}, .detail = u"TLS twice"_s});
    if (m_state != State::Open)
        return {}; // the stream ended meanwhile, and its signal is on the way
    m_settings = settings;
    m_state = State::Handshaking;
    m_news.received = false;
    if (const QByteArray early = take(); !early.isEmpty()) {
        if (isPlaintext(early))
            meetPlaintext(early.first(std::min<qsizetype>(early.size(), PlaintextLimit)));
        else
            fail(Issue::TlsHandshakeFailed, u"the server spoke before the handshake"_s);
        return {};
    }
    m_followedUntil = -1;
    m_records.emplace();
    handOver(*configuration);
    return {};
}

/// From here on the socket is Qt's: what it reads are records.
void SocketChannel::handOver(const QSslConfiguration &configuration)
{
    PlainStream::Remains remains = m_plain->release();
    m_plain.reset();
    makeSocket();
    if (!m_socket->setSocketDescriptor(remains.descriptor.get(), QAbstractSocket::ConnectedState,
                                       QIODevice::ReadWrite)) {
        fail(Issue::TlsHandshakeFailed, m_socket->errorString());
        return;
    }
    static_cast<void>(remains.descriptor.release()); // Qt closes it from now on
    m_socket->setReadBufferSize(ReadBufferSize);     // again: it did not reach the socket that was made meanwhile
    m_socket->write(remains.unsent);
    m_socket->setSslConfiguration(configuration);
    m_socket->setPeerVerifyName(serverNameIndication(m_settings));
    watchReading();
    m_socket->startClientEncryption();
}

} // namespace mailscope::net
