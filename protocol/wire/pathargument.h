// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace mailscope::wire {

/// What stands behind MAIL and RCPT, "FROM:<a@b> SIZE=1", as it was sent: nothing in it has to be well formed.
struct PathArgument {
    QByteArray address;           ///< between the angle brackets; without them the first word
    QList<QByteArray> parameters; ///< behind the brackets, as they stand there

    /// Reads \p argument. A bracket inside a quoted local part ends no path.
    [[nodiscard]] static PathArgument of(const QByteArray &argument);
};

} // namespace mailscope::wire
