// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace ntlmmessages {

/// \p number in \p size bytes, the low one first.
[[nodiscard]] inline QByteArray low(quint64 number, int size)
{
    QByteArray bytes;
    for (int index = 0; index < size; ++index)
        bytes += static_cast<char>(number >> (8 * index));
    return bytes;
}

/// \p text, which is ASCII, in UTF-16.
[[nodiscard]] inline QByteArray wide(QByteArrayView text)
{
    QByteArray bytes;
    for (const char each : text)
        bytes += QByteArray(1, each) + '\0';
    return bytes;
}

/// One pair of target information.
[[nodiscard]] inline QByteArray pair(quint16 id, const QByteArray &value)
{
    return low(id, 2) + low(static_cast<quint64>(value.size()), 2) + value;
}

/// A challenge as MS-NLMP section 4.2 has it, unless something is changed.
struct Challenge {
    quint32 flags = 0xe28a8233;
    QByteArray target = wide("Server");
    QByteArray targetInfo = pair(2, wide("Domain")) + pair(1, wide("Server")) + low(0, 4);

    [[nodiscard]] QByteArray bytes() const
    {
        const auto field = [](const QByteArray &value, qsizetype offset) {
            return low(static_cast<quint64>(value.size()), 2).repeated(2) + low(static_cast<quint64>(offset), 4);
        };
        constexpr qsizetype Head = 56;
        return QByteArray("NTLMSSP\0\2\0\0\0", 12) + field(target, Head) + low(flags, 4)
            + QByteArray::fromHex("0123456789abcdef") + QByteArray(8, '\0') + field(targetInfo, Head + target.size())
            + QByteArray::fromHex("060070170000000f") + target + targetInfo;
    }
};

/// The bytes that the head of \p message points to at \p at; empty when they are not there.
[[nodiscard]] inline QByteArray field(const QByteArray &message, qsizetype at)
{
    const auto number = [&message](qsizetype from, int size) {
        qsizetype value = 0;
        for (int index = size - 1; index >= 0; --index)
            value = value << 8 | static_cast<quint8>(message.at(from + index));
        return value;
    };
    return message.sliced(number(at + 4, 4), number(at, 2));
}

/// Where the fields of AUTHENTICATE_MESSAGE stand in its head.
enum Field { LmResponse = 12, NtResponse = 20, Domain = 28, User = 36, Workstation = 44, SessionKey = 52 };

} // namespace ntlmmessages
