// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QMap>
#include <QTemporaryDir>

#include <optional>

namespace mailscope::support {

/// A certificate with its key, both PEM files.
struct CertificateFiles {
    QByteArray certificate; ///< path
    QByteArray key;         ///< path
};

/// What is right or wrong about a server's certificate.
enum class CertificateCase {
    Good,             ///< for the host name, localhost and 127.0.0.1, signed by authority()
    Expired,          ///< as Good, but ended a year ago
    NotYetValid,      ///< as Good, but begins in a year
    WrongName,        ///< as Good, but for another name only
    SelfSigned,       ///< as Good, but signed with its own key
    UnknownAuthority, ///< as Good, but signed by another authority of the same kind
};

/// Certificates for tests, made by the openssl command in a temporary folder that lives as long as this object.
/// They are made by a program that is not the one under test, so that it judges independently.
class Certificates {
public:
    explicit Certificates(QByteArray hostName = "mx.example.test");

    /// The files of one case, made on first use; nothing when openssl failed, and error() says how.
    [[nodiscard]] std::optional<CertificateFiles> files(CertificateCase which);
    /// A client's certificate for \p user, signed by authority(); nothing when openssl failed.
    [[nodiscard]] std::optional<CertificateFiles> client(const QByteArray &user);
    /// Path of the certificate (PEM) of the authority that signs; empty when openssl failed.
    [[nodiscard]] QByteArray authority();
    /// SHA-256 of the certificate (DER) in lower-case hex.
    [[nodiscard]] QByteArray fingerprint(CertificateCase which);
    /// What openssl printed when it failed.
    [[nodiscard]] QByteArray error() const { return m_error; }

private:
    struct Signer {
        QByteArray certificate;
        QByteArray key;
    };
    std::optional<Signer> signer(const QByteArray &name);
    bool make(const QByteArray &name, QByteArrayList arguments);
    [[nodiscard]] QByteArray path(const QByteArray &name) const;

    QByteArray m_hostName;
    QTemporaryDir m_folder;
    QByteArray m_error;
};

} // namespace mailscope::support
