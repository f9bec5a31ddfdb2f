// SPDX-License-Identifier: GPL-3.0-or-later
// SocketChannel: how the stream ends, and what was said before.
#include "net/socketchannel.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <utility>

namespace mailscope::net {

using namespace Qt::StringLiterals;

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
    if (m_state == State::Handshaking || (!m_plain && !m_socket))
        return;
    m_incoming = take();
    if (!m_wasSecured)
        rescue();
    if (!m_incoming.isEmpty())
        m_news.received = true;
}

/// Reads what is left in the system when the socket was given up.
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

} // namespace mailscope::net
