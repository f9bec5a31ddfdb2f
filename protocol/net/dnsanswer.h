// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QStringList>

#include <chrono>
#include <expected>

namespace mailscope::net {

/// Which addresses are wanted.
enum class AddressFamily { Any, IPv4, IPv6 };

/// The addresses of a host.
struct HostAnswer {
    enum class Source {
        Literal, ///< the name was an address
        Local,   ///< the hosts file, or `localhost`: no DNS server was asked
        Dns,
    };
    QByteArray name;               ///< as asked, in ASCII form, without a dot at the end
    QList<QHostAddress> addresses; ///< never empty, in the order to try them (RFC 6724), none twice
    QByteArray canonicalName;      ///< the name that owns the addresses: behind aliases and search domains
    QList<QByteArray> aliases;     ///< the alias names (CNAME) met on the way to it, in order
    Source source = Source::Dns;
    QStringList servers; ///< the DNS servers that answered, `ADDR:PORT`
    std::chrono::nanoseconds took{0};

    friend bool operator==(const HostAnswer &, const HostAnswer &) = default;
};

/// One host that takes mail for a domain.
struct MxRecord {
    /// Whether exchange is an alias (CNAME), which RFC 2181 section 10.3 forbids.
    enum class Alias {
        Unknown, ///< not asked, or not answered in time
        No,
        Yes,
    };
    quint16 preference = 0;
    QByteArray exchange;    ///< without a dot at the end; bytes that names do not have as `\DDD`
    bool isAddress = false; ///< exchange looks like an address, where a name must stand (RFC 5321 section 5.1)
    Alias alias = Alias::Unknown;

    friend bool operator==(const MxRecord &, const MxRecord &) = default;
};

/// The hosts that take mail for a domain.
struct MxAnswer {
    QByteArray domain;          ///< as asked, in ASCII form, without a dot at the end
    QByteArray canonicalName;   ///< the name that owns the records: the domain, or what it is an alias of
    QList<MxRecord> records;    ///< in the order to visit them: by preference, equal ones shuffled
    bool nullMx = false;        ///< the domain takes no mail (RFC 7505); records is empty
    bool nullMxIgnored = false; ///< a null MX stood beside others, which RFC 7505 section 3 forbids; it is left out
    bool implicit = false;      ///< no MX, but an address: the domain itself is the host (RFC 5321 section 5.1)
    QStringList servers;        ///< the DNS servers that answered, `ADDR:PORT`
    std::chrono::nanoseconds took{0};

    friend bool operator==(const MxAnswer &, const MxAnswer &) = default;
};

/// Why a look-up gave nothing.
struct LookupFailure {
    enum Kind {
        NotFound,      ///< the name does not exist (NXDOMAIN, and not in the hosts file)
        NoData,        ///< the name exists, but has nothing of the wanted kind
        ServerFailure, ///< the servers could not answer (SERVFAIL, NOTIMP, FORMERR)
        Refused,       ///< the servers would not answer (REFUSED)
        Timeout,       ///< no answer within the limit
        BadName,       ///< not a name that could be asked; detail says why
        BadAnswer,     ///< what came is not a DNS answer
        NoServer,      ///< no server to ask: none is configured, or nobody listens there
        Cancelled,
    };
    Kind kind = NotFound;
    QByteArray name;     ///< what was asked, as far as it could be read
    QByteArray detail;   ///< evidence, in English
    QStringList servers; ///< the servers that were to be asked, `ADDR:PORT`; empty if it did not come to that
    std::chrono::nanoseconds took{0};

    friend bool operator==(const LookupFailure &, const LookupFailure &) = default;
};

using HostResult = std::expected<HostAnswer, LookupFailure>;
using MxResult = std::expected<MxAnswer, LookupFailure>;

/// A stable name for \p kind: `not-found`, `no-data`, `server-failure` …
[[nodiscard]] QByteArray toByteArray(LookupFailure::Kind kind);

} // namespace mailscope::net
