// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/bytestore.h"

#include <QDir>

#include <algorithm>

namespace mailscope::transcript {

namespace {
// Most sessions are short: the first chunks are small.
constexpr qsizetype FirstChunk = 4 * 1024;
constexpr qsizetype LargestChunk = 1024 * 1024;
constexpr qsizetype Growth = 4;
} // namespace

ByteStore::Place ByteStore::append(QByteArrayView bytes, QByteArrayView tail)
{
    ByteChunk &chunk = chunkWithRoomFor(bytes.size() + tail.size());
    const Place place{static_cast<quint32>(m_chunks.size() - 1), static_cast<quint32>(chunk.size())};
    chunk.append(bytes);
    chunk.append(tail);
    return place;
}

ByteChunk &ByteStore::chunkWithRoomFor(qsizetype size)
{
    if (m_chunks.empty()) { // also after it was moved from
        m_chunksInFile = 0;
        m_fullInMemory = m_spilled = 0;
        m_chunks.push_back(std::make_shared<ByteChunk>(std::max(nextCapacity(), size)));
    } else if (m_chunks.back()->room() < size) {
        m_fullInMemory += m_chunks.back()->size();
        const qsizetype capacity = std::max(nextCapacity(), size);
        spill();
        m_chunks.push_back(std::make_shared<ByteChunk>(capacity));
    } else if (m_chunks.back().use_count() > 1) {
        m_chunks.back() = std::make_shared<ByteChunk>(*m_chunks.back());
    }
    return *m_chunks.back();
}

qsizetype ByteStore::nextCapacity() const
{
    qsizetype capacity = FirstChunk;
    for (std::size_t count = m_chunks.size(); count > 0 && capacity < LargestChunk; --count)
        capacity *= Growth;
    return capacity;
}

/// Every chunk is full when this is called.
void ByteStore::spill()
{
    while (m_fullInMemory > m_storage.memoryLimit && m_chunksInFile < m_chunks.size()) {
        std::shared_ptr<ByteChunk> &oldest = m_chunks[m_chunksInFile];
        auto moved = spilled(*oldest);
        if (!moved) {
            // Memory has to do. The next full chunk is another chance: a full disk may be cleaned up.
            if (m_problem.isEmpty())
                m_problem = moved.error();
            return;
        }
        oldest = std::move(*moved);
        ++m_chunksInFile;
        m_fullInMemory -= oldest->size();
        m_spilled += oldest->size();
    }
}

std::expected<std::shared_ptr<ByteChunk>, QString> ByteStore::spilled(const ByteChunk &chunk)
{
    if (!m_file) {
        auto made = SpillFile::make(m_storage.folder.isEmpty() ? QDir::tempPath() : m_storage.folder);
        if (!made)
            return std::unexpected(made.error());
        m_file = std::move(*made);
    }
    return m_file->add(chunk.bytes()).transform([&](const char *data) {
        return std::make_shared<ByteChunk>(m_file, data, chunk.size());
    });
}

} // namespace mailscope::transcript
