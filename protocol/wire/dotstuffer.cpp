// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/dotstuffer.h"

namespace mailscope::wire {

namespace {
/// The next dot from \p from on that a line in \p piece begins with, or -1. Lines are looked for: nothing is found faster than a byte.
qsizetype dotAtLineStart(QByteArrayView piece, qsizetype from)
{
    for (qsizetype at = piece.indexOf('\n', from); at >= 0 && at + 1 < piece.size(); at = piece.indexOf('\n', at + 1)) {
        if (piece.at(at + 1) == '.' && at > from && piece.at(at - 1) == '\r')
            return at + 1;
    }
    return -1;
}
} // namespace

/// A dot is rare where a line begins: what is looked for is CRLF with one behind it, and a piece without goes on as it is.
QByteArray DotStuffer::next(const QByteArray &piece)
{
    if (piece.isEmpty())
        return piece;
    QByteArray result;
    qsizetype copied = 0;
    const auto doubleAt = [&](qsizetype at) {
        result += QByteArrayView(piece).sliced(copied, at - copied);
        result += '.';
        copied = at;
    };
    qsizetype at = 0;
    const bool completes = m_place == Place::BehindCarriageReturn && piece.startsWith('\n');
    if (completes)
        at = 1;
    if ((completes || m_place == Place::LineStart) && at < piece.size() && piece.at(at) == '.')
        doubleAt(at);
    for (at = dotAtLineStart(piece, at); at >= 0; at = dotAtLineStart(piece, at))
        doubleAt(at);
    if (piece.endsWith("\r\n") || (completes && piece.size() == 1))
        m_place = Place::LineStart;
    else
        m_place = piece.endsWith('\r') ? Place::BehindCarriageReturn : Place::Inside;
    if (copied == 0 && result.isEmpty())
        return piece;
    result += QByteArrayView(piece).sliced(copied);
    return result;
}

} // namespace mailscope::wire
