// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <expected>

namespace mailscope::plan {

/// A text whose escapes have been resolved.
struct ResolvedText {
    QByteArray bytes;
    bool continued = false; ///< A lone backslash stood at the end: no line end is to be added.
};

/// What is wrong with an escape, and where (0 is the first byte of the text).
struct EscapeError {
    qsizetype offset = 0;
    QString what;
};

/// Resolves `\r \n \t \0 \\ \xNN`; anything else behind a backslash is an error, at the end of the text it continues.
[[nodiscard]] std::expected<ResolvedText, EscapeError> resolveEscapes(QByteArrayView written);

/// The reverse: one line of visible text that resolves to \p bytes.
/// Text that is valid UTF-8 stays readable; control bytes, invisible characters and bytes that are no UTF-8 are escaped.
[[nodiscard]] QByteArray withEscapes(QByteArrayView bytes);

} // namespace mailscope::plan
