// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/event.h"

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringView>

/// Bytes of a stranger as text that can do no harm to a terminal or a plain text widget: whatever is invisible, moves the
/// cursor or turns the direction of writing is written out where it stands.
namespace mailscope::format {

/// A run of characters of one kind. Kinds let a reader tell a sign of ours from the same signs sent by a server.
struct VisiblePiece {
    enum class Kind {
        Text,   ///< as it came
        Escape, ///< stands for something that cannot be shown: ␍, <U+202E>, \xff
        Hidden, ///< stands for a secret: [44 bytes hidden]
    };
    Kind kind = Kind::Text;
    QString text;

    friend bool operator==(const VisiblePiece &, const VisiblePiece &) = default;
};

/// Control characters become ␀ to ␟ and ␡, bytes that are no UTF-8 "\xff", every other character that cannot be seen or
/// changes how its neighbours are shown "<U+202E>". Line ends are characters like any other.
[[nodiscard]] QList<VisiblePiece> visiblePieces(QByteArrayView bytes);

/// The same, with "[44 bytes hidden]" in the place of each secret.
[[nodiscard]] QList<VisiblePiece> visiblePieces(const transcript::Redacted &data);

/// All pieces in one string.
[[nodiscard]] QString visibleText(QByteArrayView bytes);
[[nodiscard]] QString visibleText(const transcript::Redacted &data);

/// For text that may hold words of a server, such as the detail of an issue.
[[nodiscard]] QString visibleText(QStringView text);

/// True when \p codePoint may go to a screen as it is.
[[nodiscard]] bool isSafeToShow(char32_t codePoint);

} // namespace mailscope::format
