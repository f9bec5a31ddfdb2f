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

std::expected<std::optional<Payload::Chunk>, QString> Payload::chunk(qsizetype size)
{
    // One byte more than the chunk holds tells whether it is the last.
    while (!m_isAtEnd && !m_border && m_ahead.size() <= size && m_source->isReady()) {
        const auto read = m_source->read(PieceSize);
        if (!read)
            return std::unexpected(read.error());
        m_isAtEnd = read->isEmpty();
        m_ahead += m_isAtEnd ? m_lineEnds.rest() : m_lineEnds.next(*read);
        if (m_source->endsChunk() && !m_ahead.isEmpty())
            m_border = m_ahead.size();
    }
    if (m_ahead.isEmpty() && !m_isAtEnd)
        return std::nullopt;
    Chunk chunk{m_ahead.first(std::min(size, m_border.value_or(m_ahead.size()))), false};
    m_ahead.remove(0, chunk.content.size());
    if (m_border)
        *m_border -= chunk.content.size();
    if (m_border == 0)
        m_border.reset();
    chunk.isLast = m_isAtEnd && m_ahead.isEmpty();
    return chunk;
}

} // namespace mailscope::wire
