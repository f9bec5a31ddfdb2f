// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace mailscope::message {

/// A message that shows what a server does with something special.
struct ReadyMade {
    QByteArray body; ///< the header fields that belong to it, a blank line, and the content
    QString subject;
    bool keepsLineEnds = false; ///< its bare line ends are what it is about
};

/// "gtube", "eicar", "8bit", "longline", "utf8" or "bare-lf"; nothing for another name.
[[nodiscard]] std::optional<ReadyMade> readyMade(const QString &name);

[[nodiscard]] QStringList readyMadeNames();

} // namespace mailscope::message
