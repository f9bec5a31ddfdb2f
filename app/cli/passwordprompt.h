// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <expected>

namespace mailscope::cli {

/// Asks for \p purpose on the controlling terminal, so that pipes on the standard streams do not matter, and shows nothing of
/// what is typed. Of any length up to \p longest bytes; Backspace takes a character back, Ctrl+U all of them. Ctrl+C ends
/// the program as ImmediateEnd does. Otherwise a sentence that says why there is no password.
[[nodiscard]] std::expected<QByteArray, QString> askForPassword(const QString &purpose, qsizetype longest);

} // namespace mailscope::cli
