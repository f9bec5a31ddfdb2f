// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <QString>

#include <expected>

/// Proxies and PROXY headers as one line of text: on the command line and in profiles.
namespace mailscope::plan {

/// Reads "socks5://[user@]host[:port]" (default port 1080) or "http://[user@]host[:port]" (8080).
/// Returns a sentence when it cannot be understood; a password in it is refused.
[[nodiscard]] std::expected<Proxy, QString> parseProxy(const QString &text);

[[nodiscard]] QString toText(const Proxy &proxy);

/// Reads "v1" or "v2", then ":" and fields separated by commas: src=ADDR:PORT, dst=ADDR:PORT, local, and for v2 only
/// authority=NAME, alpn=NAME, tls=VERSION, cipher=NAME, cn=NAME. IPv6 addresses stand in brackets, and a comma or
/// percent sign inside a value is written %2C or %25. Returns a sentence when it cannot be understood.
/// Without src and dst the header says that the ends are not known (UNKNOWN, AF_UNSPEC).
[[nodiscard]] std::expected<ProxyHeader, QString> parseProxyHeader(const QString &text);

[[nodiscard]] QString toText(const ProxyHeader &header);

/// Reads "192.0.2.1", "192.0.2.1:53", "2001:db8::1" or "[2001:db8::1]:53"; the port stays as \p port when none is given.
/// Returns false, and changes nothing, when it cannot be understood.
[[nodiscard]] bool parseAddressAndPort(const QString &text, QHostAddress &address, quint16 &port);

/// The reverse; without a port when that is \p withoutPort.
[[nodiscard]] QString addressAndPortText(const QHostAddress &address, quint16 port, quint16 withoutPort = 0);

} // namespace mailscope::plan
