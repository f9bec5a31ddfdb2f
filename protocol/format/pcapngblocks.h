// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <chrono>

/// The blocks of a pcapng file that are needed here (draft-ietf-opsawg-pcapng), little-endian.
namespace mailscope::format::pcapng {

/// Links without a header of their own: each packet begins with that of IP (LINKTYPE_RAW).
inline constexpr quint16 LinkTypeRaw = 101;

/// Section Header Block, with a remark for people and the name of the program.
[[nodiscard]] QByteArray sectionHeader(const QString &comment, const QString &application);

/// Interface Description Block for LinkTypeRaw with times in nanoseconds.
[[nodiscard]] QByteArray interfaceDescription(const QString &name);

/// Enhanced Packet Block: \p packet is what was kept of \p originalSize bytes. \p sinceEpoch is its time.
[[nodiscard]] QByteArray enhancedPacket(std::chrono::nanoseconds sinceEpoch, QByteArrayView packet,
                                        qsizetype originalSize, const QString &comment);

} // namespace mailscope::format::pcapng
