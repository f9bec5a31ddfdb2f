// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>

namespace mailscope::practice {

/// Writes the few forms of ASN.1's distinguished encoding (X.690) that a certificate is made of.
namespace der {

[[nodiscard]] QByteArray element(unsigned char tag, QByteArrayView content);
[[nodiscard]] QByteArray sequence(const QList<QByteArray> &elements);
[[nodiscard]] QByteArray set(const QByteArray &element);

/// A number that is not negative.
[[nodiscard]] QByteArray integer(quint64 value);
[[nodiscard]] QByteArray boolean(bool value);
[[nodiscard]] QByteArray null();
[[nodiscard]] QByteArray octetString(QByteArrayView bytes);

/// A bit string whose number of bits is a multiple of eight, or that leaves \p unusedBits at its end.
[[nodiscard]] QByteArray bitString(QByteArrayView bytes, int unusedBits = 0);
[[nodiscard]] QByteArray utf8String(QByteArrayView text);
[[nodiscard]] QByteArray objectIdentifier(const QList<quint32> &arcs);

/// UTCTime up to 2049, GeneralizedTime from then on (RFC 5280 4.1.2.5).
[[nodiscard]] QByteArray time(const QDateTime &moment);

} // namespace der
} // namespace mailscope::practice
