// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/streams.h"

#include <QFile>
#include <QString>

#include <expected>

namespace mailscope::cli {

/// Fetches a secret from \p source: prompt, env:NAME, file:PATH, fd:N, keychain:NAME or command:CMD.
///
/// One line end at the end is not part of it. \p purpose is what the prompt asks for ("Password of the key").
/// May wait for a person, a pipe or a command: it is called before a session begins. Returns a sentence on failure,
/// which never holds the secret.
[[nodiscard]] std::expected<QByteArray, QString> fetchSecret(const QString &source, const QString &purpose,
                                                             const Console &console);

/// Says so when \p file, which is open and holds a secret, can be read or written by others.
void warnOfReaders(const QFile &file, const Console &console);

} // namespace mailscope::cli
