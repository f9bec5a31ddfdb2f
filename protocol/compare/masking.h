// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSet>
#include <QString>

namespace mailscope::compare {

/// What of a line changes from one session to the next without meaning anything.
enum class Volatile {
    Date,      ///< a date or a time of day
    Address,   ///< a numeric address, or one that stands for the client
    Id,        ///< a Message-ID, a queue name, a number that the server gives
    Challenge, ///< what stands in a login
};

/// "dates and times", "addresses" …: for people.
[[nodiscard]] QString volatileName(Volatile kind);

/// "date", "address", "id", "challenge": for programs.
[[nodiscard]] QLatin1StringView volatileId(Volatile kind);

/// \p line with what is volatile replaced by "…" and noted in \p masked. \p isLogin: it belongs to AUTH.
[[nodiscard]] QString withoutVolatile(const QByteArray &line, bool isLogin, QSet<Volatile> &masked);

} // namespace mailscope::compare
