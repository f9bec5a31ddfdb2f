// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <utility>

namespace mailscope::practice {

/// Reads what follows a 354: lines up to the one that is a dot, however the bytes are cut.
///
/// Only CRLF ends a line and only `CRLF . CRLF` ends the message (RFC 5321 4.1.1.4); a bare CR or LF is kept and counted as a fault.
/// A fault may name other bytes that end it as well, as servers with such a fault do.
class MessageReader {
public:
    /// \p foreignEnd: bytes that end the message as well when they come in one piece; empty for none.
    explicit MessageReader(qint64 maximumSize, QByteArray foreignEnd = {})
        : m_maximumSize(maximumSize), m_foreignEnd(std::move(foreignEnd))
    { }

    /// Takes from the front of \p input what belongs to the message. True once the end has come.
    [[nodiscard]] bool read(QByteArray &input);

    [[nodiscard]] const QByteArray &content() const { return m_content; }
    [[nodiscard]] bool isTooBig() const { return m_size > m_maximumSize; }
    [[nodiscard]] bool hasLongLine() const
    {
        return m_hasLongLine;
    } ///< Over 1000 bytes with its CRLF (RFC 5321 4.5.3.1.6).
    [[nodiscard]] bool hasBareLineEnd() const { return m_hasBareLineEnd; }

private:
    [[nodiscard]] bool readLines(QByteArray &input);
    [[nodiscard]] bool takeLine(QByteArray line);
    void keep(QByteArrayView bytes);

    qint64 m_maximumSize;
    QByteArray m_foreignEnd;
    qint64 m_size = 0;
    QByteArray m_content;
    QByteArray m_line;           ///< The beginning of a line whose end has not come.
    bool m_lineIsBroken = false; ///< The beginning of this line was kept already: it was too long to wait for its end.
    bool m_hasLongLine = false;
    bool m_hasBareLineEnd = false;
};

} // namespace mailscope::practice
