// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/pcapngblocks.h"

#include <QtEndian>

namespace mailscope::format::pcapng {

namespace {
constexpr quint32 SectionHeaderType = 0x0a0d0d0a;
constexpr quint32 InterfaceType = 1;
constexpr quint32 EnhancedPacketType = 6;
constexpr quint32 ByteOrderMagic = 0x1a2b3c4d;

constexpr quint16 EndOfOptions = 0;
constexpr quint16 Comment = 1;
constexpr quint16 InterfaceName = 2;
constexpr quint16 Application = 4;
constexpr quint16 TimeResolution = 9;
constexpr char Nanoseconds = 9; ///< ten to the power of -9 seconds

constexpr qsizetype LongestOption = 0xffff;

template <typename Number>
QByteArray littleEndian(Number number)
{
    QByteArray bytes(sizeof(Number), Qt::Uninitialized);
    qToLittleEndian(number, bytes.data());
    return bytes;
}

/// To a multiple of 32 bits.
QByteArray padded(QByteArray bytes)
{
    constexpr qsizetype Word = 4;
    bytes.append((Word - bytes.size() % Word) % Word, '\0');
    return bytes;
}

QByteArray option(quint16 code, QByteArrayView value)
{
    const QByteArrayView kept = value.first(qMin(value.size(), LongestOption));
    return littleEndian(code) + littleEndian(static_cast<quint16>(kept.size())) + padded(kept.toByteArray());
}

QByteArray textOption(quint16 code, const QString &text)
{
    return text.isEmpty() ? QByteArray() : option(code, text.toUtf8());
}

/// All options of a block; none at all need no end.
QByteArray options(const QByteArray &all)
{
    return all.isEmpty() ? all : all + option(EndOfOptions, {});
}

QByteArray block(quint32 type, const QByteArray &body)
{
    const QByteArray whole = padded(body);
    const QByteArray length = littleEndian(static_cast<quint32>(whole.size() + 12));
    return littleEndian(type) + length + whole + length;
}
} // namespace

QByteArray sectionHeader(const QString &comment, const QString &application)
{
    constexpr quint16 Major = 1;
    constexpr quint16 Minor = 0;
    constexpr qint64 LengthNotSaid = -1;
    return block(SectionHeaderType,
                 littleEndian(ByteOrderMagic) + littleEndian(Major) + littleEndian(Minor) + littleEndian(LengthNotSaid)
                     + options(textOption(Comment, comment) + textOption(Application, application)));
}

QByteArray interfaceDescription(const QString &name)
{
    constexpr quint16 Reserved = 0;
    constexpr quint32 NoLimit = 0;
    return block(InterfaceType,
                 littleEndian(LinkTypeRaw) + littleEndian(Reserved) + littleEndian(NoLimit)
                     + options(textOption(InterfaceName, name) + option(TimeResolution, QByteArray(1, Nanoseconds))));
}

QByteArray enhancedPacket(std::chrono::nanoseconds sinceEpoch, QByteArrayView packet, qsizetype originalSize,
                          const QString &comment)
{
    constexpr quint32 Interface = 0;
    constexpr int HalfOfTime = 32;
    const auto time = static_cast<quint64>(sinceEpoch.count());
    return block(EnhancedPacketType,
                 littleEndian(Interface) + littleEndian(static_cast<quint32>(time >> HalfOfTime))
                     + littleEndian(static_cast<quint32>(time)) + littleEndian(static_cast<quint32>(packet.size()))
                     + littleEndian(static_cast<quint32>(originalSize)) + padded(packet.toByteArray())
                     + options(textOption(Comment, comment)));
}

} // namespace mailscope::format::pcapng
