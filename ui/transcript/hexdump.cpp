// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/hexdump.h"

#include <algorithm>

namespace mailscope::ui {

using namespace Qt::StringLiterals;

QString HexDump::line(QByteArrayView bytes, qsizetype offset, qsizetype inALine)
{
    QString hex;
    QString text;
    for (const char byte : bytes) {
        const auto number = static_cast<uchar>(byte);
        hex += u"%1 "_s.arg(uint(number), 2, 16, '0'_L1);
        // One sign for each byte, so that the columns stay in line; few fonts have signs for control characters.
        text += number >= 0x20 && number < 0x7f ? QChar(char16_t(number)) : QChar(u'·');
    }
    return u"%1  %2 %3"_s.arg(offset, 4, 16, '0'_L1).arg(hex.leftJustified(3 * inALine), text);
}

QStringList HexDump::lines(const transcript::Redacted &data, qsizetype most, qsizetype inALine)
{
    QStringList lines;
    const qsizetype shown = std::min(most, data.bytes.size());
    for (qsizetype at = 0; at < shown; at += inALine)
        lines.append(line(QByteArrayView(data.bytes).sliced(at, std::min(inALine, shown - at)), at, inALine));
    if (shown < data.bytes.size())
        lines.append(tr("… and %n more byte(s)", nullptr, int(data.bytes.size() - shown)));
    for (const transcript::Mask &mask : data.masks)
        lines.append(tr("%n byte(s) hidden at %1", nullptr, int(mask.length)).arg(mask.at, 4, 16, '0'_L1));
    return lines;
}

} // namespace mailscope::ui
