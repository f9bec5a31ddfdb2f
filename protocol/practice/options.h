// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/fault.h"

#include <QByteArray>
#include <QList>
#include <QSslSocket>

#include <chrono>
#include <optional>
#include <set>
#include <vector>

namespace mailscope::practice {

/// What the server speaks.
enum class Protocol { Smtp, Lmtp };

/// The certificate it shows. All but SelfSigned are signed by the practice authority (Server::certificateAuthorityPem()).
enum class CertificateKind {
    Good,        ///< Valid, for the host's name, localhost, 127.0.0.1 and ::1.
    Expired,     ///< Ended a month ago.
    NotYetValid, ///< Begins in a month.
    WrongName,   ///< Valid, for wrong.example only.
    SelfSigned,  ///< As Good, signed by its own key.
    Expiring,    ///< As Good, ends in five days.
};

/// What can be switched on and off; its keyword in the reply to EHLO goes with it.
enum class Feature {
    Auth,
    BinaryMime,
    Checkpoint,
    Chunking,
    DeliverBy,
    Dsn,
    EightBitMime,
    EnhancedStatusCodes,
    Etrn,
    Expn,
    FutureRelease,
    Help,
    MtPriority,
    Pipelining,
    Prdr,
    RequireTls,
    Saml,
    Send,
    Size,
    SmtpUtf8,
    Soml,
    StartTls,
    Vrfy,
    XClient,
    XForward,
    Xverp,
};

/// What VRFY and RCPT say about somebody.
enum class Standing {
    Known,        ///< VRFY 250, RCPT 250.
    Unverifiable, ///< VRFY 252, RCPT 250.
    Forwarded,    ///< VRFY 251, RCPT 251: elsewhere, and taken on (it is kept here all the same: nothing is relayed).
    Moved,        ///< VRFY 551, RCPT 551: elsewhere, the sender must try there.
    Full,         ///< VRFY 250, RCPT 250, but a message for it gets 452 (LMTP, PRDR) at the end.
};

/// Somebody with a mailbox and, with a password, somebody who can log in.
struct User {
    QByteArray name;     ///< The local part, and the name to log in with. Compared without regard to case.
    QByteArray fullName; ///< UTF-8; shown by VRFY when not empty.
    QByteArray password; ///< Empty: cannot log in.
    Standing standing = Standing::Known;
    QByteArray elsewhere;  ///< Forwarded, Moved: the address.
    QByteArray token = {}; ///< Printable ASCII: what XOAUTH2 and OAUTHBEARER ask for. Empty: cannot log in by them.
};

/// What is otherwise made up anew in each login. For tests that play exchanges as they were published; what is empty stays random.
struct FixedLogin {
    QByteArray nonce; ///< The server's part of it, as it stands in the challenge. NTLM: the challenge, 8 bytes.
    QByteArray salt;  ///< Of SCRAM, before base64.
};

/// Everything about a practice server. The defaults make a server that does all it can, and right.
struct Options {
    Protocol protocol = Protocol::Smtp;
    QByteArray hostName = "practice.example";
    QByteArray greeting; ///< Behind "220 "; empty: host name and protocol.
    QList<QByteArray> domains = {"practice.example", "localhost"};
    QList<User> users = defaultUsers();
    QByteArray list = "staff"; ///< The mailing list that EXPN knows.
    QList<QByteArray> listMembers = {"alice", "bob", "carol"};
    std::set<Feature> enabled = defaultFeatures(); ///< The features that are switched on.

    bool authInClear = false;                           ///< Offer and take AUTH without TLS too.
    QList<QByteArray> mechanisms = defaultMechanisms(); ///< Those of loginMechanisms() that are offered, in this order.
    bool oldNtlm = false;                               ///< NTLM: take NTLMv1 and NTLM2 session responses too.
    int scramIterations = 4096;                         ///< RFC 5802 5.1 wants no fewer.
    FixedLogin fixedLogin;
    bool implicitTls = false;        ///< TLS from the first byte.
    bool requireProxyHeader = false; ///< Each connection must begin with a PROXY protocol header, v1 or v2.
    CertificateKind certificate = CertificateKind::Good;
    QSsl::SslProtocol tlsMinimum = QSsl::TlsV1_2;
    QSsl::SslProtocol tlsMaximum = QSsl::TlsV1_3;

    qint64 maximumMessageSize = 10 * 1024 * 1024; ///< Bytes; the value of SIZE.
    int maximumRecipients = 100;
    int keptMessages = 100;       ///< The store keeps so many, the oldest goes first.
    int maximumConnections = 256; ///< One more gets 421.
    std::chrono::milliseconds idleLimit =
        std::chrono::minutes(5); ///< Between two client lines; 0 for none. RFC 5321 4.5.3.2.7.
    std::vector<Fault> faults;

    [[nodiscard]] bool has(Feature feature) const { return enabled.contains(feature); }

    /// alice, bob (both with passwords), carol (cannot be verified), dave (moved), erin (forwarded), frank (full), Jürgen.
    [[nodiscard]] static QList<User> defaultUsers();

    /// All mechanisms but ANONYMOUS.
    [[nodiscard]] static QList<QByteArray> defaultMechanisms();

    /// All but XCLIENT, XFORWARD, BINARYMIME and PRDR.
    [[nodiscard]] static std::set<Feature> defaultFeatures();
};

/// The keyword of a feature, in lower case, as it is written on a command line ("starttls", "8bitmime").
[[nodiscard]] QByteArray nameOf(Feature feature);
/// Of all that can be switched on and off.
[[nodiscard]] QList<QByteArray> featureNames();

/// The reverse, in any case; nothing when there is no such feature.
[[nodiscard]] std::optional<Feature> featureNamed(QByteArrayView name);

/// "good", "expired", "not-yet-valid", "wrong-name", "self-signed", "expiring".
[[nodiscard]] QByteArray nameOf(CertificateKind kind);
[[nodiscard]] std::optional<CertificateKind> certificateNamed(QByteArrayView name);

} // namespace mailscope::practice
