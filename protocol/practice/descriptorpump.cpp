// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/descriptorpump.h"

#include <array>
#include <cerrno>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mailscope::practice {
namespace {

/// Whether a write would go through at once. The descriptors may be shared with other processes, so they are not made non-blocking.
bool isWritable(int descriptor)
{
    pollfd state{.fd = descriptor, .events = POLLOUT, .revents = 0};
    return ::poll(&state, 1, 0) == 1;
}

} // namespace

DescriptorPump::DescriptorPump(int source, int target, Direction direction, QObject *parent)
    : QObject(parent), m_source(source), m_target(target), m_direction(direction),
      m_readable(source, QSocketNotifier::Read), m_writable(target, QSocketNotifier::Write)
{
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &DescriptorPump::carry);
    connect(&m_writable, &QSocketNotifier::activated, this, &DescriptorPump::writePending);
}

DescriptorPump::~DescriptorPump()
{
    blockSignals(true);
    finish();
}

void DescriptorPump::carry()
{
    std::array<char, 4096> buffer; // at most PIPE_BUF, so that a writable pipe takes it whole
    const ssize_t count = ::read(m_source, buffer.data(), buffer.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    m_readable.setEnabled(false);
    m_sourceEnded = count <= 0;
    if (count > 0)
        m_pending = QByteArray(buffer.data(), count);
    writePending();
}

void DescriptorPump::writePending()
{
    m_writable.setEnabled(false);
    if (!m_pending.isEmpty() && isWritable(m_target)) {
        const auto size = static_cast<std::size_t>(m_pending.size());
        const bool toSocket = m_direction == Direction::IntoSocket;
        const ssize_t count = toSocket ? ::send(m_target, m_pending.constData(), size, MSG_NOSIGNAL | MSG_DONTWAIT)
                                       : ::write(m_target, m_pending.constData(), size);
        if (count > 0) {
            m_pending.remove(0, count);
        } else if (errno != EINTR && errno != EAGAIN) {
            m_sourceEnded = true;
            m_pending.clear();
        }
    }
    if (!m_pending.isEmpty())
        m_writable.setEnabled(true);
    else if (m_sourceEnded)
        finish();
    else
        m_readable.setEnabled(true);
}

void DescriptorPump::finish()
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    if (m_direction == Direction::IntoSocket)
        ::shutdown(m_target, SHUT_WR);
    ::close(m_direction == Direction::IntoSocket ? m_target : m_source);
    Q_EMIT finished();
}

} // namespace mailscope::practice
