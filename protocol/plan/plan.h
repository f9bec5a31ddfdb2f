// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/login.h"
#include "plan/mail.h"
#include "plan/target.h"
#include "values/patience.h"
#include "values/phase.h"
#include "values/tlssettings.h"

#include <QByteArray>
#include <QHostAddress>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <expected>
#include <optional>
#include <utility>

namespace mailscope::plan {

/// How the client says hello.
enum class Greet {
    Auto, ///< EHLO, and HELO when EHLO is refused with a 5xx; LHLO for LMTP
    Ehlo, ///< EHLO and nothing else
    Helo,
    Lhlo,
    None, ///< not at all
};

enum class Family { Any, IPv4, IPv6 };

/// A SOCKS5 or HTTP CONNECT proxy. The password comes from elsewhere.
struct Proxy {
    enum class Kind { Socks5, Http };
    Kind kind = Kind::Socks5;
    QString host;
    quint16 port = 1080;
    QString user;

    friend bool operator==(const Proxy &, const Proxy &) = default;
};

/// The header of the PROXY protocol (HAProxy's proxy-protocol.txt), sent before anything else.
struct ProxyHeader {
    int version = 1;    ///< 1 or 2
    bool local = false; ///< v2 LOCAL; v1 UNKNOWN
    QHostAddress source;
    quint16 sourcePort = 0;
    QHostAddress destination;
    quint16 destinationPort = 0;
    QByteArray authority;  ///< v2 TLV: the host name that the client asked for
    QByteArray alpn;       ///< v2 TLV
    QByteArray tlsVersion; ///< v2 TLV PP2_TYPE_SSL with its version; empty: none
    QByteArray tlsCipher;  ///< v2 sub-TLV; needs tlsVersion
    QByteArray tlsCommonName;

    friend bool operator==(const ProxyHeader &, const ProxyHeader &) = default;
};

/// One thing to do once the session is open.
struct Task {
    /// Vrfy, Expn, Etrn, Help, Noop, Rset or Raw.
    Phase phase = Phase::Noop;
    QByteArray argument;

    friend bool operator==(const Task &, const Task &) = default;
};

using KeyValue = std::pair<QByteArray, QByteArray>;

/// Everything that is wanted of a session, as data. It holds no secret: a secret is a reference to where it comes from.
struct Plan {
    QList<Target> targets;            ///< tried in turn until one connects
    std::optional<Security> security; ///< overrules what the targets say
    QByteArray helloName; ///< the name in EHLO; empty: found out (the address literal or the host's own name)
    Greet greet = Greet::Auto;
    Family family = Family::Any;
    QHostAddress bindAddress; ///< null: any
    quint16 bindPort = 0;
    QHostAddress dnsServer; ///< null: the system's
    quint16 dnsPort = 53;
    Patience patience;
    std::optional<TlsPolicy> tlsPolicy; ///< nothing: Require when a password or token would be sent, else Report
    TlsSettings tls;                    ///< policy in here is set from tlsPolicy; the key's password is never written
    QString keyPasswordFrom;            ///< a reference such as "file:PATH" for tls.keyPassword; empty: none
    bool force = false;                 ///< send what was not offered
    std::optional<Proxy> proxy;
    QString proxyPasswordFrom; ///< a reference such as "env:NAME"; empty: none
    std::optional<ProxyHeader> proxyHeader;
    QList<KeyValue> xclient; ///< names in upper case, values as they are (encoded when sent)
    QList<KeyValue> xforward;
    bool xclientBeforeStartTls = false;
    Login login;
    QList<Task> tasks;
    Mail mail;                      ///< sent behind the login
    std::optional<Phase> stopAfter; ///< ends with QUIT behind that phase
    std::optional<Phase> dropAfter; ///< cuts the connection behind that phase

    [[nodiscard]] Security securityOf(const Target &target) const { return security.value_or(target.security); }

    /// The login as \p target has it: what its URL says of user and mechanism overrules the rest.
    [[nodiscard]] Login loginOf(const Target &target) const;

    /// Nothing leaves this machine: every target is on it, and no proxy carries the connection elsewhere.
    [[nodiscard]] bool staysHere() const;

    /// The policy that counts: Require when a password or token would be sent, unless tlsPolicy says otherwise.
    [[nodiscard]] TlsPolicy effectiveTlsPolicy(bool sendsSecret) const;

    /// The profile file: what differs from the default, keys as in docs/profile.md; limits in seconds, 0 for none.
    [[nodiscard]] QJsonObject toJson() const;

    /// Which value of a profile cannot be understood, and a sentence that says why.
    struct Error {
        QString key; ///< with dots and indexes, as in "tls.minimumVersion" or "tasks[2].verb"
        QString text;
    };

    /// Reads what toJson() wrote. A target may be a plain URL. An unknown key is an error: it is most likely a misspelt one.
    [[nodiscard]] static std::expected<Plan, Error> fromJson(const QJsonObject &json);

    friend bool operator==(const Plan &, const Plan &) = default;
};

} // namespace mailscope::plan
