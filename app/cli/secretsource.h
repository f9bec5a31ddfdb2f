// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/streams.h"
#include "values/secret.h"

#include <QFile>
#include <QString>

#include <chrono>
#include <expected>

namespace mailscope::cli {

/// Fetches a secret from \p source: prompt, env:NAME, file:PATH, fd:N, keychain:NAME or command:CMD.
///
/// One line end at the end is not part of it. \p purpose is what the prompt asks for ("Password of the key").
/// May wait for a person, a pipe or a command: it is called before a session begins. Returns a sentence on failure,
/// which never holds the secret. What it stood in on the way is wiped, as far as it is ours: not the environment, and not what the
/// library of the key ring keeps.
///
/// A command is run by the shell, and its standard output is the secret. Where there is a terminal it belongs to the same group of
/// processes as this program, so that it may ask a person there, else to one of its own. One that fails, says more than a secret can be
/// or does not end within \p commandLimit is no source: it and what it has started are asked to end (SIGTERM) and then made to.
[[nodiscard]] std::expected<Secret, QString>
fetchSecret(const QString &source, const QString &purpose, const Console &console,
            std::chrono::milliseconds commandLimit = std::chrono::minutes(5)); // it may ask a person

/// Says so when \p file, which is open and holds a secret, can be read or written by others.
void warnOfReaders(const QFile &file, const Console &console);

} // namespace mailscope::cli
