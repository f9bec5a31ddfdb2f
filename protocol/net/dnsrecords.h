// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>

struct ares_addrinfo;
struct ares_dns_record;

namespace mailscope::net {

/// What the hosts file or the DNS knows of a host.
struct DnsAddresses {
    QByteArray canonicalName;      ///< owner of the addresses
    QList<QByteArray> aliases;     ///< the names passed on the way to it, in order, none twice
    QList<QHostAddress> addresses; ///< none twice
};

/// One MX record.
struct DnsExchange {
    quint16 preference = 0;
    QByteArray host; ///< empty: null MX (RFC 7505)
};

/// The MX records of a domain.
struct DnsExchanges {
    QByteArray canonicalName;     ///< owner of the records
    QList<DnsExchange> exchanges; ///< as they stand in the answer; may be empty
};

[[nodiscard]] DnsAddresses readAddresses(const ares_addrinfo &info);

/// Follows aliases from \p name inside the answer; records of other owners are ignored.
[[nodiscard]] DnsExchanges readExchanges(const ares_dns_record &record, const QByteArray &name);

/// Where the aliases (CNAME) inside the answer lead from \p name: \p name itself when it is none.
/// Follows a circle once.
[[nodiscard]] QByteArray endOfAliases(const ares_dns_record &record, const QByteArray &name);

} // namespace mailscope::net
