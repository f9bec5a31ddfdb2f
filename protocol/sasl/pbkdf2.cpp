// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/pbkdf2.h"

#include <QElapsedTimer>

#include <algorithm>
#include <functional>

namespace mailscope::sasl {

namespace {
constexpr int BetweenLooks = 256; ///< iterations between two looks at the clock
constexpr QByteArrayView FirstBlock("\0\0\0\1", 4);
} // namespace

Pbkdf2::Pbkdf2(const Derivation &derivation)
    : m_hmac(derivation.digest, derivation.password.view()), m_left(derivation.iterations - 1)
{
    m_hmac.addData(derivation.salt);
    m_hmac.addData(FirstBlock);
    m_block = m_hmac.result();
    m_key = m_block;
}

bool Pbkdf2::advance(std::chrono::milliseconds slice)
{
    QElapsedTimer timer;
    timer.start();
    while (m_left > 0 && timer.durationElapsed() < slice) {
        for (const int last = std::max(0, m_left - BetweenLooks); m_left > last; --m_left) {
            m_hmac.reset();
            m_hmac.addData(m_block);
            m_block = m_hmac.result();
            std::ranges::transform(m_key, m_block, m_key.begin(), std::bit_xor());
        }
    }
    return m_left == 0;
}

} // namespace mailscope::sasl
