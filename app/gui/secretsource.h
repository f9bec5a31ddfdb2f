// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/secret.h"

#include <QString>

#include <chrono>
#include <expected>
#include <functional>

class QWidget;

namespace mailscope::gui {

/// Fetches a secret from \p source: prompt, env:NAME, file:PATH, keychain:NAME or command:CMD. A window has no descriptors to read.
///
/// One line end at the end is not part of it. \p purpose says what is asked for ("Password of the key"). Nothing waits: \p fetched is
/// called later, unless \p parent is gone by then. An error is a sentence, which never holds the secret. A command that does not end
/// within \p commandLimit is ended with all that it has started.
void fetchFromSource(QWidget *parent, const QString &source, const QString &purpose,
                     std::function<void(std::expected<Secret, QString>)> fetched,
                     std::chrono::milliseconds commandLimit = std::chrono::minutes(5)); // it may ask a person

} // namespace mailscope::gui
