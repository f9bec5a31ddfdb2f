// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/fault.h"

#include <QList>

namespace mailscope::practice {
namespace {

QList<QByteArray> linesOf(QByteArrayView reply)
{
    QList<QByteArray> lines = reply.toByteArray().split('\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    for (QByteArray &line : lines) {
        if (line.endsWith('\r'))
            line.chop(1);
    }
    return lines;
}

/// Puts \p what behind the code of each line.
QByteArray withText(QByteArrayView reply, QByteArrayView what)
{
    QByteArray result;
    for (QByteArray line : linesOf(reply)) {
        line.insert(std::min<qsizetype>(line.size(), 4), what);
        result += line + "\r\n";
    }
    return result;
}

QByteArray withAnotherCode(QByteArrayView reply)
{
    QList<QByteArray> lines = linesOf(reply);
    // A single line has no other code to differ from: it becomes two.
    if (lines.size() == 1 && lines.front().size() > 3) {
        lines.append(lines.front());
        lines.front()[3] = '-';
    }
    if (!lines.last().isEmpty())
        lines.last()[0] = lines.last().front() == '5' ? '2' : '5';
    return lines.join("\r\n") + "\r\n";
}

/// Every byte but CR and LF, in a fixed order, as one line: no reply begins so.
QByteArray everyByte()
{
    QByteArray bytes;
    for (int value = 0; value < 256; ++value)
        bytes += static_cast<char>((value * 37 + 11) & 0xff);
    bytes.replace('\r', '?').replace('\n', '!');
    return bytes + "\r\n";
}

} // namespace

QByteArray garbled(QByteArrayView reply, Fault::Garbling garbling)
{
    constexpr qsizetype longLine = 5000;
    switch (garbling) {
    case Fault::Garbling::Bytes:
        return everyByte();
    case Fault::Garbling::BareLineFeed:
        return linesOf(reply).join('\n') + '\n';
    case Fault::Garbling::Nul:
        return withText(reply, QByteArrayView("\0", 1));
    case Fault::Garbling::Code:
        return withAnotherCode(reply);
    case Fault::Garbling::LongLine:
        return withText(reply, QByteArray(longLine, 'a'));
    case Fault::Garbling::Escape:
        return withText(reply, "\x1b[31m\x1b]0;title\x07\xe2\x80\xae");
    case Fault::Garbling::Noise:
        return withText(reply, "\xff\xfe\xc0\x80 ");
    }
    return reply.toByteArray();
}

} // namespace mailscope::practice
