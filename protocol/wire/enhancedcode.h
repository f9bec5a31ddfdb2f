// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace mailscope::wire {

/// An enhanced mail system status code, class "." subject "." detail (RFC 3463 section 2).
struct EnhancedCode {
    int statusClass = 0; ///< 2, 4 or 5
    int subject = 0;     ///< 0 to 999
    int detail = 0;      ///< 0 to 999

    /// The code at the start of \p text (RFC 2034 section 4), which must end there or be followed by white space.
    /// Nothing when there is none, or when its class does not agree with the reply code's first digit.
    [[nodiscard]] static std::optional<EnhancedCode> atStartOf(QByteArrayView text, int replyCode);

    /// The whole of \p text as a code, "5.7.8".
    [[nodiscard]] static std::optional<EnhancedCode> parse(QByteArrayView text);

    [[nodiscard]] QByteArray toByteArray() const;

    friend bool operator==(const EnhancedCode &, const EnhancedCode &) = default;
};

} // namespace mailscope::wire
