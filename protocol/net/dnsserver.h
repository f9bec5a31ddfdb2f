// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHostAddress>

#include <optional>

namespace mailscope::net {

/// A DNS server that is asked in place of the system's.
struct DnsServer {
    QHostAddress address;
    quint16 port = 53;

    /// Reads `ADDR` or `ADDR:PORT`; an IPv6 address with a port stands in brackets, without one it may.
    /// Nothing for a name, a port of 0 or beyond 65535, an unclosed bracket or anything behind the port.
    [[nodiscard]] static std::optional<DnsServer> parse(QByteArrayView text);

    /// The form that parse() reads, always with brackets and port: `192.0.2.1:53`, `[2001:db8::1]:53`.
    [[nodiscard]] QByteArray toByteArray() const;

    friend bool operator==(const DnsServer &, const DnsServer &) = default;
};

} // namespace mailscope::net
