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

    /// "0010  32 35 30 …  250 …", at most \p most bytes; a last line tells of the rest, and of each secret that was cut out.
    [[nodiscard]] static QStringList lines(const transcript::Redacted &data, qsizetype most);

private:
    [[nodiscard]] static QString line(QByteArrayView bytes, qsizetype offset);
};

} // namespace mailscope::ui
