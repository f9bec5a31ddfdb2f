// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace mailscope::message {

/// \p text as encoded words of UTF-8 (RFC 2047 section 2), each of at most 75 bytes and none parted inside a character, with a
/// blank between two. By "Q" or "B", whichever is shorter.
[[nodiscard]] QByteArray toEncodedWords(const QString &text);

/// Every byte is printable ASCII, a blank or a tab.
[[nodiscard]] bool isPrintableAscii(QByteArrayView bytes);

} // namespace mailscope::message
