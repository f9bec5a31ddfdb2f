// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCryptographicHash>

#include <openssl/evp.h>

#include <compare>
#include <memory>

namespace mailscope::practice {

/// What a key of SCRAM is made of.
struct ScramRecipe {
    QCryptographicHash::Algorithm hash = QCryptographicHash::Sha1;
    QByteArray password; ///< Prepared (RFC 4013), UTF-8; not empty.
    QByteArray salt;
    qint64 iterations = 0; ///< 1 and up.

    auto operator<=>(const ScramRecipe &) const = default;
};

/// Hi() of RFC 5802 section 2.2, which is PBKDF2 (RFC 8018 5.2) of one block, piece by piece.
class SaltedPassword {
public:
    explicit SaltedPassword(const ScramRecipe &recipe);

    /// Goes on for \p count iterations, or to the end. Returns whether that is reached.
    bool advance(qint64 count);

    /// Once advance() has returned true. Empty when OpenSSL cannot compute it.
    [[nodiscard]] QByteArray result() const { return m_left == 0 ? m_sum : QByteArray(); }

private:
    [[nodiscard]] bool hash(const QByteArray &bytes);

    std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)> m_mac;
    QByteArray m_last; ///< What the last iteration came to.
    QByteArray m_sum;  ///< All of them, by exclusive or.
    qint64 m_left;     ///< Iterations to go; -1 when it failed.
};

} // namespace mailscope::practice
