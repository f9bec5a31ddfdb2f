// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/work.h"

#include <QMessageAuthenticationCode>

#include <chrono>

namespace mailscope::sasl {

/// PBKDF2 (RFC 8018 section 5.2) that can be interrupted: done in slices, and abandoned by destroying it.
class Pbkdf2 {
public:
    explicit Pbkdf2(const Derivation &derivation);

    /// Goes on until all is done or \p slice has passed, whichever comes first. True once all is done.
    bool advance(std::chrono::milliseconds slice);

    /// The derived key, as long as the digest; only once advance() has returned true.
    [[nodiscard]] Secret key() const { return Secret(m_key); }

private:
    QMessageAuthenticationCode m_hmac;
    QByteArray m_block;
    QByteArray m_key;
    int m_left;
};

} // namespace mailscope::sasl
