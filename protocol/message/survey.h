// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/payloadsource.h"

#include <QByteArray>
#include <QString>

#include <expected>

namespace mailscope::message {

/// What a message is like, found by reading it once and holding nothing of it but its header, up to a limit.
struct Survey {
    qint64 bytes = 0;           ///< as it stands
    qint64 bytesRepaired = 0;   ///< with its line ends repaired, and one at its end
    bool isEightBit = false;    ///< bytes beyond ASCII
    bool hasUtf8Header = false; ///< some of them in the header
    qint64 bareLineEnds = 0;    ///< CR and LF that do not stand together
    QByteArray header;          ///< its first 256 KiB, with the empty line that ends it, if there is one

    /// Reads \p source to its end, or says why it cannot be.
    [[nodiscard]] static std::expected<Survey, QString> of(wire::PayloadSource &source);
};

/// Makes a survey of a message that comes piece by piece.
class Surveyor {
public:
    /// The next bytes; not none.
    void add(const QByteArray &piece);
    /// What was found, once and behind the last piece.
    [[nodiscard]] Survey finish();

private:
    void addHeader(const QByteArray &piece);
    void endHeaderLine();

    Survey m_survey;
    qint64 m_at = 0;            ///< in the header
    qint64 m_line = 0;          ///< bytes of the line of the header that is not at its end
    qsizetype m_headerSize = 0; ///< once the header has ended
    char m_last = ' ';          ///< the byte before
    bool m_isInBody = false;
};

} // namespace mailscope::message
