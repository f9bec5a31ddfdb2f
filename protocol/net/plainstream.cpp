// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/plainstream.h"

#include <QPointer>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace mailscope::net {

namespace {
using namespace std::chrono_literals;

constexpr auto ShortWait = 60us;         ///< about what it costs to be put to sleep and woken
constexpr auto LongestTurn = 2ms;        ///< of the event loop
constexpr int DoubtsBehindSilence = 100; ///< replies that are waited for in the event loop
} // namespace

PlainStream::PlainStream(Descriptor descriptor)
    : m_descriptor(std::move(descriptor)), m_readable(m_descriptor.get(), QSocketNotifier::Read),
      m_writable(m_descriptor.get(), QSocketNotifier::Write)
{
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &PlainStream::onReadable);
    connect(&m_writable, &QSocketNotifier::activated, this, &PlainStream::onWritable);
}

QByteArray PlainStream::take()
{
    if (m_incoming.size() >= ReadBufferSize && m_descriptor.isValid())
        m_readable.setEnabled(true);
    return std::exchange(m_incoming, {});
}

void PlainStream::onReadable()
{
    const auto end = Clock::now() + LongestTurn;
    while (read() && answersAtOnce(end)) { }
}

/// Takes what has come. Returns whether something was said to it; not when that was the end of the stream.
bool PlainStream::read()
{
    std::array<char, ReadBufferSize> bytes; // not made anew: only what has come is written to
    const auto room = static_cast<std::size_t>(ReadBufferSize - m_incoming.size());
    const ssize_t size = ::recv(m_descriptor.get(), bytes.data(), room, MSG_DONTWAIT);
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        return false;
    if (size <= 0) {
        m_readable.setEnabled(false);
        Q_EMIT ended(size < 0 ? errno : 0);
        return false;
    }
    m_incoming.append(bytes.data(), size);
    if (m_incoming.size() >= ReadBufferSize)
        m_readable.setEnabled(false); // the peer is slowed down by TCP instead of filling memory
    const qint64 sentBefore = m_sent;
    const QPointer<PlainStream> alive(this);
    Q_EMIT received();
    if (alive && m_sent == sentBefore)
        acknowledgeAtOnce(m_descriptor);
    return alive && m_sent != sentBefore;
}

/// A server nearby answers sooner than the system would have woken us: that is waited for here, for as short a time and as long as
/// it does so, and nobody else is kept waiting longer than until \p end.
bool PlainStream::answersAtOnce(Clock::time_point end)
{
    if (!m_readable.isEnabled() || (m_doubts > 0 && m_doubts-- > 0))
        return false;
    const auto now = Clock::now();
    const auto limit = std::min(end, now + ShortWait);
    pollfd answer{.fd = m_descriptor.get(), .events = POLLIN, .revents = 0};
    do {
        if (::poll(&answer, 1, 0) != 0)
            return true;
    } while (Clock::now() < limit);
    m_doubts = limit < end ? DoubtsBehindSilence : 0;
    return false;
}

void PlainStream::acknowledgeAtOnce(const Descriptor &descriptor)
{
    constexpr int on = 1;
    if (descriptor.isValid())
        ::setsockopt(descriptor.get(), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof(on)); // a Unix socket has no such delay
}

qsizetype PlainStream::write(const QByteArray &bytes)
{
    if (m_writeError != 0)
        return 0;
    const qsizetype sent = m_waiting.empty() ? send(bytes) : 0;
    if (sent == bytes.size() || m_writeError != 0)
        return sent;
    m_waiting.push_back(sent == 0 ? bytes : bytes.sliced(sent));
    m_unsent += bytes.size() - sent;
    m_writable.setEnabled(true);
    return sent;
}

void PlainStream::onWritable()
{
    while (!m_waiting.empty() && m_writeError == 0) {
        QByteArray &first = m_waiting.front();
        const qsizetype sent = send(first);
        m_unsent -= sent;
        if (sent < first.size()) {
            first.remove(0, sent);
            break;
        }
        m_waiting.pop_front();
    }
    m_writable.setEnabled(!m_waiting.empty() && m_writeError == 0);
    Q_EMIT flushed();
}

/// How many of \p bytes the system takes now.
qsizetype PlainStream::send(QByteArrayView bytes)
{
    const ssize_t sent =
        ::send(m_descriptor.get(), bytes.data(), static_cast<std::size_t>(bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN && errno != EINTR)
        m_writeError = errno;
    m_sent += std::max<qsizetype>(sent, 0);
    return std::max<qsizetype>(sent, 0);
}

PlainStream::Remains PlainStream::release()
{
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    Remains remains{std::move(m_descriptor), {}};
    for (const QByteArray &each : std::exchange(m_waiting, {}))
        remains.unsent += each;
    m_unsent = 0;
    return remains;
}

} // namespace mailscope::net
