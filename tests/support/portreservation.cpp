// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/portreservation.h"

#include <QtEndian>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mailscope::support {

PortReservation::PortReservation() : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    const int reuse = 1;
    if (::setsockopt(m_socket, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse) != 0)
        return;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = qToBigEndian(quint32{INADDR_LOOPBACK});
    socklen_t size = sizeof address;
    auto *const generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(m_socket, generic, size) == 0 && ::getsockname(m_socket, generic, &size) == 0)
        m_port = qFromBigEndian(address.sin_port);
}

PortReservation::~PortReservation()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

} // namespace mailscope::support
