// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/payload.h"

namespace mailscope::wire {

std::expected<Payload::Piece, QString> Payload::next()
{
    const auto read = m_source->read(PieceSize);
    if (!read)
        return std::unexpected(read.error());
    Piece piece;
    piece.isLast = read->isEmpty();
    piece.content = piece.isLast ? m_lineEnds.finish() : m_lineEnds.next(*read);
    piece.wire = m_stuffer.next(piece.content);
    if (piece.isLast)
        piece.wire += DotStuffer::end();
    return piece;
}

} // namespace mailscope::wire
