// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace mailscope::wire {

/// Makes lines of a message end as SMTP wants it (RFC 5321 section 2.3.8), however the message is cut into pieces.
class LineEnds {
public:
    enum class Handling {
        Repair,      ///< a bare CR and a bare LF become CRLF
        AsTheyStand, ///< every byte stays as it is
    };

    explicit LineEnds(Handling handling) : m_handling(handling) { }

    [[nodiscard]] QByteArray next(const QByteArray &piece);

    /// What repairing still owes behind the last piece: the LF of a bare CR.
    [[nodiscard]] QByteArray rest();

    /// What the message lacks at its end: CRLF, unless its last line has one or there is no line at all.
    [[nodiscard]] QByteArray finish() const;

    /// What a message holds that a server must be told of.
    struct Findings {
        qint64 bare = 0;         ///< how many CR and LF are no pair
        bool isEightBit = false; ///< a byte is beyond ASCII
    };
    /// Of \p bytes, which stand behind \p before. A CR at the end is not judged yet.
    [[nodiscard]] static Findings among(QByteArrayView bytes, char before);

    /// How many line ends were repaired.
    [[nodiscard]] qint64 repaired() const { return m_repaired; }

private:
    [[nodiscard]] static qsizetype soundBytes(QByteArrayView piece);
    [[nodiscard]] QByteArray repaired(QByteArrayView piece);

    enum class Last { LineEnd, CarriageReturn, Other };

    Handling m_handling;
    Last m_last = Last::LineEnd;
    qint64 m_repaired = 0;
};

} // namespace mailscope::wire
