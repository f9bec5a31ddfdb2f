// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace mailscope::check {

/// Whom a check speaks of. Addresses are as they stand between the angle brackets.
struct Subject {
    QByteArray from;          ///< empty: the null sender
    QByteArray to;            ///< empty where none was named
    QByteArray serverLiteral; ///< address literal of the server, "[192.0.2.1]"; empty for a socket or a program
};

} // namespace mailscope::check
