// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/payloadsource.h"

#include <QByteArray>
#include <QString>

#include <expected>
#include <memory>
#include <optional>

namespace mailscope::message {

/// A private key that signs messages (RFC 6376 with RSA, RFC 8463 with Ed25519).
class DkimKey {
public:
    /// Reads a PEM file without a password. Says what is wrong with it: no key, another kind, an RSA key of fewer than 1024 bits.
    [[nodiscard]] static std::expected<DkimKey, QString> read(const QString &path);

    /// "rsa-sha256" or "ed25519-sha256".
    [[nodiscard]] QByteArray algorithm() const;

    /// Signs \p data, whose hash is SHA-256; empty when the library fails.
    [[nodiscard]] QByteArray sign(const QByteArray &data) const;

private:
    explicit DkimKey(std::shared_ptr<void> key) : m_key(std::move(key)) { }

    std::shared_ptr<void> m_key; ///< EVP_PKEY
};

/// What may change on the way without breaking a signature (RFC 6376 section 3.4).
enum class Canonicalization {
    Relaxed, ///< blanks, folds and the case of names
    Simple,  ///< nothing but empty lines at the end of the body
};

/// Whose signature it is, and how it is made.
struct DkimIdentity {
    QByteArray domain;                           ///< d=, in A-labels
    QByteArray selector;                         ///< s=
    std::optional<qint64> time = std::nullopt;   ///< t=, seconds since 1970
    std::optional<qint64> expiry = std::nullopt; ///< x=, likewise
    Canonicalization header = Canonicalization::Relaxed;
    Canonicalization body = Canonicalization::Relaxed;
};

/// The DKIM-Signature field, with its line end, that belongs ahead of a message (RFC 6376 section 5): of \p header, which ends behind its
/// last field, and of \p body, which is read to its end; both with CRLF line ends. It signs the fields of section 5.4.1 that are
/// there, and From once more than it is there, so that none can be added. Why it cannot be made, for people: no From, a domain
/// or selector that is none, an expiry that is not behind the time, a body that cannot be read.
[[nodiscard]] std::expected<QByteArray, QString> dkimSignature(const QByteArray &header, wire::PayloadSource &body,
                                                               const DkimIdentity &identity, const DkimKey &key);

} // namespace mailscope::message
