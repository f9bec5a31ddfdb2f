// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/primitives.h"
#include "sasl/work.h"

#include <chrono>
#include <vector>

namespace mailscope::sasl {

/// PBKDF2 (RFC 8018 section 5.2) that can be interrupted: done in slices, and abandoned by destroying it.
class Pbkdf2 {
public:
    explicit Pbkdf2(const Derivation &derivation);

    /// Goes on until all is done or \p slice has passed, whichever comes first. True once all is done.
    bool advance(std::chrono::milliseconds slice);

    /// The derived key, as long as the digest; only once advance() has returned true. Empty where the digest is not available.
    [[nodiscard]] Secret key() const { return Secret(QByteArrayView(m_key.data(), std::ssize(m_key))); }

private:
    KeyedDigest m_hmac;
    QByteArray m_block;
    std::vector<char, WipingAllocator<char>> m_key;
    int m_left;
};

} // namespace mailscope::sasl
