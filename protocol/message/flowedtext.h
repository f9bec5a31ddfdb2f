// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace mailscope::message {

/// \p text as format=flowed (RFC 3676): each line ends with CRLF, long ones are wrapped at blanks behind which the next line goes on,
/// and lines that begin with a blank, ">" or "From " are stuffed with a blank. No line ends with a blank but those that flow.
[[nodiscard]] QByteArray toFlowed(const QString &text);

/// \p text with CRLF line ends, the last line too; nothing else changes.
[[nodiscard]] QByteArray toLines(const QString &text);

/// \p bytes, which have CRLF line ends, as quoted-printable (RFC 2045 section 6.7).
[[nodiscard]] QByteArray toQuotedPrintable(const QByteArray &bytes);

} // namespace mailscope::message
