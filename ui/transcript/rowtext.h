// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/event.h"
#include "ui/transcript/lineindex.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace mailscope::ui {

/// What a row says, in pieces that are drawn each in its own way. Never more of a line than fits any screen.
struct RowText {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::RowText)
public:
    enum class Tone { Sent, Received, Note, Good, Warning, Bad };

    struct Piece {
        enum class Kind {
            Code,   ///< the code of a refusal: a sign of its own
            Text,   ///< as it came
            Escape, ///< a sign of ours for what cannot be shown
            Hidden, ///< in the place of a secret
        };
        Kind kind = Kind::Text;
        QString text;

        friend bool operator==(const Piece &, const Piece &) = default;
    };

    /// Bytes of one line that are made visible; the rest is told as a number of bytes.
    static constexpr qsizetype ShownBytes = 600;

    Tone tone = Tone::Note;
    QList<Piece> pieces;

    /// What \p line of \p lines says. Recorded secrets are told only when \p isRevealed.
    [[nodiscard]] static RowText of(const transcript::Transcript &transcript, const LineIndex &lines, quint32 line,
                                    bool isRevealed);

    /// What is behind the first line of a reply: "12 lines", "8 keywords", or "9 keywords, AUTH new" where the same
    /// connection had offered something else before.
    [[nodiscard]] static QString summary(const transcript::Transcript &transcript, const LineIndex &lines,
                                         quint32 head);

    /// The bytes of the wire in \p event; nothing for a note.
    [[nodiscard]] static std::optional<transcript::Redacted> bytes(const transcript::Event &event);

    /// "44 bytes hidden"
    [[nodiscard]] static QString hiddenText(qsizetype count);

    /// All pieces in one string.
    [[nodiscard]] QString plain() const;
};

} // namespace mailscope::ui
