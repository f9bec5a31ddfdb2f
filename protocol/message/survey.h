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

} // namespace mailscope::message
