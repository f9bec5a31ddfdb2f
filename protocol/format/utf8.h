// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace mailscope::format {

/// What stands at the front of some bytes: one character, or one byte that begins none (RFC 3629).
struct Utf8Character {
    char32_t codePoint = 0; ///< the byte itself when it is not valid
    qsizetype length = 1;
    bool valid = false;
};

/// The first character of \p bytes, which must not be empty. Overlong forms, surrogates and cut characters are not valid.
[[nodiscard]] Utf8Character firstUtf8Character(QByteArrayView bytes);

} // namespace mailscope::format
