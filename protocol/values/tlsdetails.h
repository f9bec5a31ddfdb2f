// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace mailscope {

/// One certificate of a chain, as values. Fingerprints are lower-case hex without separators.
struct CertificateDetails {
    QString subject; ///< distinguished name, RFC 4514 order as OpenSSL's oneline RFC 2253 form
    QString issuer;
    QDateTime notBefore; ///< UTC
    QDateTime notAfter;  ///< UTC
    QStringList sans;    ///< "DNS:mx.example", "IP:192.0.2.1", "email:…", "URI:…"
    QString keyType;     ///< "RSA", "EC", "Ed25519", …
    int keyBits = 0;
    QString signature; ///< e.g. "sha256WithRSAEncryption"
    QByteArray sha256;
    QByteArray spkiSha256;
    QByteArray pem;

    friend bool operator==(const CertificateDetails &, const CertificateDetails &) = default;
};

/// Something about the certificate that a careful client would object to.
/// Ids are stable: "expired", "not-yet-valid", "self-signed", "unknown-issuer", "name-mismatch",
/// "name-unchecked", "weak-signature", "weak-key", "revoked", "wrong-purpose", "chain-invalid", "no-certificate", "other".
struct TlsObjection {
    QByteArray id;
    QString text;
    int depth = 0; ///< index in the chain: 0 is the server's own certificate

    friend bool operator==(const TlsObjection &, const TlsObjection &) = default;
};

/// What a finished handshake agreed on, and what the server showed.
struct TlsDetails {
    QString protocol;             ///< "TLSv1.3"
    QString cipher;               ///< OpenSSL's (TLS 1.2) or the IANA (TLS 1.3) name of the suite
    std::optional<QString> group; ///< key exchange group, where the library tells
    bool verified = false;        ///< no objection of any kind
    QString expectedName;         ///< the name that the certificate had to bear; empty if none was expected
    QString sni;                  ///< the name sent; empty if none
    QList<TlsObjection> objections;
    QList<CertificateDetails> chain; ///< as sent, the server's own first

    friend bool operator==(const TlsDetails &, const TlsDetails &) = default;
};

/// What to do about objections to a certificate.
enum class TlsPolicy {
    Report,  ///< go on and say so
    Require, ///< stop before anything else is sent
};

} // namespace mailscope
