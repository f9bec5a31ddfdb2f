// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/derwriter.h"

#include <QString>

using namespace Qt::StringLiterals;

namespace mailscope::practice::der {
namespace {

QByteArray length(qsizetype value)
{
    if (value < 0x80)
        return QByteArray(1, static_cast<char>(value));
    QByteArray bytes;
    for (; value > 0; value >>= 8)
        bytes.prepend(static_cast<char>(value & 0xff));
    return static_cast<char>(0x80 | bytes.size()) + bytes;
}

} // namespace

QByteArray element(unsigned char tag, QByteArrayView content)
{
    QByteArray bytes(1, static_cast<char>(tag));
    bytes += length(content.size());
    bytes.append(content);
    return bytes;
}

QByteArray sequence(const QList<QByteArray> &elements)
{
    return element(0x30, elements.join());
}

QByteArray set(const QByteArray &one)
{
    return element(0x31, one);
}

QByteArray integer(quint64 value)
{
    QByteArray bytes;
    do {
        bytes.prepend(static_cast<char>(value & 0xff));
        value >>= 8;
    } while (value > 0);
    // The first bit is the sign.
    if ((static_cast<unsigned char>(bytes.front()) & 0x80U) != 0)
        bytes.prepend('\0');
    return element(0x02, bytes);
}

QByteArray boolean(bool value)
{
    return element(0x01, QByteArray(1, value ? '\xff' : '\0'));
}

QByteArray null()
{
    return element(0x05, {});
}

QByteArray octetString(QByteArrayView bytes)
{
    return element(0x04, bytes);
}

QByteArray bitString(QByteArrayView bytes, int unusedBits)
{
    QByteArray content(1, static_cast<char>(unusedBits));
    content.append(bytes);
    return element(0x03, content);
}

QByteArray utf8String(QByteArrayView text)
{
    return element(0x0c, text);
}

QByteArray objectIdentifier(const QList<quint32> &arcs)
{
    QByteArray content(1, static_cast<char>(arcs[0] * 40 + arcs[1]));
    for (qsizetype at = 2; at < arcs.size(); ++at) {
        QByteArray digits(1, static_cast<char>(arcs[at] & 0x7fU));
        for (quint32 rest = arcs[at] >> 7U; rest > 0; rest >>= 7U)
            digits.prepend(static_cast<char>(0x80U | (rest & 0x7fU)));
        content += digits;
    }
    return element(0x06, content);
}

QByteArray time(const QDateTime &moment)
{
    const QDateTime utc = moment.toUTC();
    const bool isShort = utc.date().year() < 2050;
    const QString text = utc.toString(isShort ? u"yyMMddHHmmss'Z'"_s : u"yyyyMMddHHmmss'Z'"_s);
    return element(isShort ? 0x17 : 0x18, text.toLatin1());
}

} // namespace mailscope::practice::der
