// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/event.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace mailscope::ui {

/// Bytes in hexadecimal, and what they read as.
class HexDump {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::HexDump)
public:
    static constexpr qsizetype bytesInALine = 16;

    /// "0010  32 35 30 …  250 …", at most \p most bytes, \p inALine of them in each line; a last line tells of the rest, and of
    /// each secret that was cut out.
    [[nodiscard]] static QStringList lines(const transcript::Redacted &data, qsizetype most,
                                           qsizetype inALine = bytesInALine);
    /// How many characters wide a line with \p inALine bytes is.
    [[nodiscard]] static constexpr qsizetype width(qsizetype inALine) { return 7 + 4 * inALine; }

private:
    [[nodiscard]] static QString line(QByteArrayView bytes, qsizetype offset, qsizetype inALine);
};

} // namespace mailscope::ui
