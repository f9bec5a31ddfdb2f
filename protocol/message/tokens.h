// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mailscope::message {

/// What tokens stand for in one message.
struct Tokens {
    QString date;      ///< %DATE%: as it stands in the header
    QString messageId; ///< %MESSAGE_ID%: with its angle brackets
    QString from;      ///< %FROM%
    QString to;        ///< %TO%: the recipients, parted by ", "
    int number = 1;    ///< %N%: of the message, counted from 1

    /// \p text with each token replaced, %% by a percent sign. What is none stays, and what was put in is not looked at again.
    [[nodiscard]] QString replacedIn(const QString &text) const;
};

} // namespace mailscope::message
