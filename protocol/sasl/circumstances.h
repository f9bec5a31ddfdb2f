// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace mailscope::sasl {

/// What the user wants of the mechanisms, beside a name and a password.
struct Preferences {
    enum class Ntlm { V2, Session, V1 };

    bool prepare =
        true; ///< SASLprep (RFC 4013) for names and passwords where an RFC wants it; otherwise they go as typed
    Ntlm ntlm = Ntlm::V2;            ///< the older two only by choice
    QString realm;                   ///< DIGEST-MD5; empty: the first that the server names
    QString serviceName;             ///< DIGEST-MD5 and Kerberos; empty: "smtp", or "lmtp" over LMTP
    QString serviceHost;             ///< the same; empty: the host that was asked for
    int mostIterations = 10'000'000; ///< of PBKDF2: what a server asks beyond is refused
    bool digestInLatin1 = true;      ///< DIGEST-MD5: ISO 8859-1 where that holds a name or password (RFC 2831, 2.1.2.1)
    bool claimBinding = true;        ///< SCRAM tells of a channel binding that is there though none is offered
    bool falsifyBinding = false;     ///< sends a wrong channel binding, to see whether the server notices

    friend bool operator==(const Preferences &, const Preferences &) = default;
};

/// What is new in each attempt: random bytes and the time. Tests give their own.
struct Fresh {
    QByteArray random; ///< 32 bytes
    QDateTime now;     ///< UTC
};
using FreshSource = std::function<Fresh()>;

/// What a mechanism is told for one attempt. It looks nothing up by itself.
struct Circumstances {
    QString host; ///< that was asked for: a name or an address; empty for a socket or a program
    quint16 port = 0;
    QByteArray service = "smtp"; ///< the GSSAPI service name of the protocol: "smtp" or "lmtp"
    bool encrypted = false;
    /// tls-server-end-point (RFC 5929 section 4), the digest of the server's certificate; nothing without encryption, or for a
    /// certificate whose signature has no digest.
    std::optional<QByteArray> serverEndPoint;
    QList<QByteArray> offered; ///< the server's mechanisms, in upper case
    Preferences preferences;
    Fresh fresh;
};

} // namespace mailscope::sasl
