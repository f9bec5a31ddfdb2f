// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <expected>

namespace mailscope::cli {

/// The secret that the desktop's key ring keeps for Mailscope under \p name, or a sentence. Waits while a person unlocks the key
/// ring, two minutes at most.
[[nodiscard]] std::expected<QByteArray, QString> fromKeyring(const QString &name);

/// Under which name of a service Mailscope's secrets stand in a key ring.
[[nodiscard]] QString keyringService();

} // namespace mailscope::cli
