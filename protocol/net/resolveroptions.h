// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/dnsserver.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace mailscope::net {

/// How a look-up is made.
struct ResolverOptions {
    std::optional<DnsServer> server;         ///< asked in place of the system's; the hosts file is still read first
    std::chrono::milliseconds limit{30'000}; ///< for the whole look-up; 0: as long as the servers are worth asking
    bool checkExchanges = true;              ///< ask of each MX host whether it is an alias
    std::chrono::milliseconds exchangeLimit{2'000}; ///< for that question; what is not answered then is unknown
    QByteArray resolvConf;                          ///< path read in place of /etc/resolv.conf; empty: that one
    QByteArray hostsFile;                           ///< path read in place of /etc/hosts; empty: that one

    friend bool operator==(const ResolverOptions &, const ResolverOptions &) = default;
};

} // namespace mailscope::net
