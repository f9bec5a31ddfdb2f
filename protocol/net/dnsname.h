// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHostAddress>

#include <expected>
#include <optional>

namespace mailscope::net {

/// A name that can be put to the DNS.
struct DnsName {
    QByteArray ascii;      ///< ASCII form (IDNA), as written otherwise, without the dot at the end
    bool absolute = false; ///< it was written with a dot at the end: search domains are not tried

    /// `localhost` and everything below it: never asked from a server (RFC 6761 section 6.3).
    [[nodiscard]] bool isLocalhost() const;

    /// What is handed to the DNS library: the dot is there again, except after localhost, which it would not know.
    [[nodiscard]] QByteArray toQuery() const { return absolute && !isLocalhost() ? ascii + '.' : ascii; }

    friend bool operator==(const DnsName &, const DnsName &) = default;
};

/// Makes a name from UTF-8 \p text. On failure returns what is wrong with it: empty, an empty label, a label of more
/// than 63 or a name of more than 253 bytes (RFC 1035 section 2.3.4), a character that no host name has,
/// not valid UTF-8, not valid IDNA, or a last label of digits only (RFC 1123 section 2.1: that is a broken address).
[[nodiscard]] std::expected<DnsName, QByteArray> parseDnsName(QByteArrayView text);

/// An IPv4 address of four decimal parts or an IPv6 address with an optional scope, in brackets or not.
/// The older short and octal forms of IPv4 (`127.1`) are not addresses here: tools do not agree on them.
[[nodiscard]] std::optional<QHostAddress> addressLiteral(QByteArrayView text);

} // namespace mailscope::net
