// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/payload.h"

#include <algorithm>

namespace mailscope::wire {

std::expected<Payload::Piece, QString> Payload::next()
{
    const auto read = m_source->read(PieceSize);
    if (!read)
        return std::unexpected(read.error());
    Piece piece;
    piece.isLast = read->isEmpty();
    piece.content = piece.isLast ? m_lineEnds.finish() : m_lineEnds.next(*read);
    piece.wire = m_dots == Dots::Doubled ? m_stuffer.next(piece.content) : piece.content;
    if (piece.isLast)
        piece.wire += DotStuffer::end();
    return piece;
}

std::expected<Payload::Chunk, QString> Payload::chunk(qsizetype size)
{
    // One byte more than the chunk holds tells whether it is the last.
    while (!m_isAtEnd && m_ahead.size() <= size) {
        const auto read = m_source->read(PieceSize);
        if (!read)
            return std::unexpected(read.error());
        m_isAtEnd = read->isEmpty();
        m_ahead += m_isAtEnd ? m_lineEnds.rest() : m_lineEnds.next(*read);
    }
    Chunk chunk{m_ahead.first(std::min(size, m_ahead.size())), false};
    m_ahead.remove(0, chunk.content.size());
    chunk.isLast = m_isAtEnd && m_ahead.isEmpty();
    return chunk;
}

} // namespace mailscope::wire
