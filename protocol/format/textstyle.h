// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace mailscope::format {

/// How text for people is written. Colour only ever stands beside a sign that says the same.
struct TextStyle {
    bool colour = false; ///< ANSI colours; the caller asks NO_COLOR and whether there is a terminal
    int width = 100;     ///< columns

    enum class Ink { Plain, Dim, Bold, Sent, Received, Good, Warning, Bad };

    /// \p text in the colour of \p ink, or as it is.
    [[nodiscard]] QString paint(Ink ink, const QString &text) const;
};

/// \p text in lines of at most \p width columns, broken between words; a longer word has a line of its own.
[[nodiscard]] QStringList wrapped(const QString &text, qsizetype width);

/// \p text with spaces behind it, at least \p width long.
[[nodiscard]] QString padded(const QString &text, qsizetype width);

} // namespace mailscope::format
