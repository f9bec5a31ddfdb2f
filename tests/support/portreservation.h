// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtClassHelperMacros>
#include <QtTypes>

namespace mailscope::support {

/// A TCP port of 127.0.0.1, chosen by the system and held for a server of another process.
///
/// The socket is bound with SO_REUSEADDR and never listens: the system gives the port to nobody who asks for any port,
/// while a server that asks for this one (with SO_REUSEADDR, as all mail servers do) may listen on it. So there is no
/// gap between choosing a port and using it.
class PortReservation {
public:
    PortReservation();
    ~PortReservation();
    Q_DISABLE_COPY_MOVE(PortReservation)

    /// The port, or 0 when the system had none to give.
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    int m_socket = -1;
    quint16 m_port = 0;
};

} // namespace mailscope::support
