// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/escapes.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <expected>

namespace mailscope::plan {

/// `C: text`: what the client sends, or what is awaited from it.
///
/// `\*` stands for bytes that nobody wrote down, such as a hidden secret: any, but no line end. A line with one can only be awaited.
struct ClientLine {
    QByteArray bytes; ///< Escapes resolved; ends in CRLF unless the line was written with a backslash at its end.
    QList<qsizetype>
        gaps{}; ///< Where `\*` stands: in front of which of the bytes; sorted. None at the end of the bytes.

    /// Reads the text behind `C:`.
    [[nodiscard]] static std::expected<ClientLine, EscapeError> parse(QByteArrayView written);

    /// The text behind `C: ` that reads back as this line.
    [[nodiscard]] QByteArray written() const;

    /// Whether the whole of it is known.
    [[nodiscard]] bool canBeSent() const { return gaps.isEmpty(); }

    enum class Held {
        Matches,
        Differs,
        Unfinished, ///< All that is there matches, and more is needed.
    };
    struct Comparison {
        Held held = Held::Unfinished;
        qsizetype length = 0; ///< How many bytes are taken up, where it matches.
    };

    /// Holds the beginning of \p received against this line.
    [[nodiscard]] Comparison compare(QByteArrayView received) const;

    bool operator==(const ClientLine &) const = default;
};

} // namespace mailscope::plan
