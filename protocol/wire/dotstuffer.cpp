// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/dotstuffer.h"

namespace mailscope::wire {

QByteArray DotStuffer::next(QByteArrayView piece)
{
    QByteArray result;
    result.reserve(piece.size() + piece.size() / 16);
    qsizetype copied = 0;
    for (qsizetype at = 0; at < piece.size(); ++at) {
        const char byte = piece[at];
        if (byte == '.' && m_place == Place::LineStart) {
            result += piece.sliced(copied, at - copied);
            result += '.';
            copied = at;
        }
        if (byte == '\r')
            m_place = Place::BehindCarriageReturn;
        else
            m_place = byte == '\n' && m_place == Place::BehindCarriageReturn ? Place::LineStart : Place::Inside;
    }
    result += piece.sliced(copied);
    return result;
}

} // namespace mailscope::wire
