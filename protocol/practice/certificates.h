// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/options.h"

#include <QByteArray>
#include <QString>

#include <expected>

namespace mailscope::practice {

/// A certificate and its key, in PEM.
struct Credentials {
    QByteArray certificate; ///< The server's own one.
    QByteArray authority;   ///< Its issuer's; empty when it is signed by its own key.
    QByteArray key;         ///< PKCS#8, not encrypted.
};

/// The practice authority: makes certificates with QCA, in this process only.
///
/// Its key (RSA, 2048 bits) and its own certificate are made at the first call and live as long as the process; QCA is
/// initialised then and not before. Nothing is written to a file. Thread-safe.
class Certificates {
public:
    /// A fresh certificate for \p hostName. Fails with a sentence when this machine's QCA lacks what is needed.
    [[nodiscard]] static std::expected<Credentials, QString> make(CertificateKind kind, const QByteArray &hostName);

    /// A fresh certificate with which \p user can log in by EXTERNAL. Fails in the same way.
    [[nodiscard]] static std::expected<Credentials, QString> makeForClient(const QByteArray &user);

    /// The authority's certificate in PEM: what a client must trust to accept a good one. Empty when QCA cannot make it.
    [[nodiscard]] static QByteArray authorityPem();
};

} // namespace mailscope::practice
