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

bool Payload::isChunkReady(qsizetype size)
{
    if (m_source->pausesEndChunks())
        return isReady();
    fill(size);
    return hasChunk(size);
}

/// One byte more than the chunk holds tells whether it is the last.
void Payload::fill(qsizetype size)
{
    while (!m_isAtEnd && !m_failure && !m_border && m_ahead.size() <= size && m_source->isReady()) {
        const auto read = m_source->read(PieceSize);
        if (!read) {
            m_failure = read.error();
            return;
        }
        m_isAtEnd = read->isEmpty();
        m_ahead += m_isAtEnd ? m_lineEnds.rest() : m_lineEnds.next(*read);
        if (m_source->endsChunk() && !m_ahead.isEmpty())
            m_border = m_ahead.size();
    }
}

bool Payload::hasChunk(qsizetype size) const
{
    if (m_isAtEnd || m_failure || m_border)
        return true;
    return m_source->pausesEndChunks() ? !m_ahead.isEmpty() : m_ahead.size() > size;
}

std::expected<std::optional<Payload::Chunk>, QString> Payload::chunk(qsizetype size)
{
    fill(size);
    if (m_failure)
        return std::unexpected(*m_failure);
    if (!hasChunk(size))
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
