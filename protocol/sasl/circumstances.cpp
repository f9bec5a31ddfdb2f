// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/circumstances.h"

#include <QRandomGenerator>

#include <array>
#include <bit>

namespace mailscope::sasl {

Fresh freshFromSystem()
{
    std::array<quint64, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), std::ssize(words));
    const auto bytes = std::bit_cast<std::array<char, sizeof(words)>>(words);
    return {QByteArray(bytes.data(), std::ssize(bytes)), QDateTime::currentDateTimeUtc()};
}

} // namespace mailscope::sasl
