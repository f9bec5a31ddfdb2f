// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/secret.h"

#include <QString>

#include <expected>
#include <functional>

class QObject;

namespace mailscope::gui {

/// The desktop's key ring, through QtKeychain. Nothing waits for it, and secrets are never kept in a file instead.
///
/// \p kept and \p fetched are called later, unless \p context is gone by then. An error is a sentence.
void keepInKeyring(QObject *context, const QString &name, const Secret &secret,
                   std::function<void(std::expected<void, QString>)> kept);
void fetchFromKeyring(QObject *context, const QString &name,
                      std::function<void(std::expected<Secret, QString>)> fetched);

} // namespace mailscope::gui
