// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace mailscope::practice {

/// Strict: padding and alphabet as RFC 4648 section 4 wants them, nothing between.
[[nodiscard]] inline std::optional<QByteArray> fromBase64(const QByteArray &text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    const auto result = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return result ? std::optional(result.decoded) : std::nullopt;
}

} // namespace mailscope::practice
