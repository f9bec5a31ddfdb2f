// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/bytechunk.h"
#include "transcript/spillfile.h"

#include <QString>

#include <memory>
#include <vector>

namespace mailscope::transcript {

/// Where the bytes of a transcript are kept.
struct Storage {
    qint64 memoryLimit = 64 * 1024 * 1024; ///< bytes of full chunks that stay in memory
    QString folder;                        ///< of the temporary file for the rest; the system's when empty
};

/// Bytes that are only ever added to, in chunks. Beyond a limit the oldest full chunks go to a file (SpillFile) and are
/// read from there. Copies share what is full; a shared chunk with room is copied when one of them adds to it.
class ByteStore {
public:
    /// Where something stands.
    struct Place {
        quint32 chunk = 0;
        quint32 at = 0;
    };

    /// Longer pieces must be kept elsewhere.
    static constexpr qsizetype LongestPiece = 1024 * 1024 * 1024;

    ByteStore() = default;
    explicit ByteStore(Storage storage) : m_storage(std::move(storage)) { }

    void setStorage(Storage storage) { m_storage = std::move(storage); }

    /// Adds \p bytes and \p tail one after the other, LongestPiece in all at most.
    Place append(QByteArrayView bytes, QByteArrayView tail = {});

    /// What stands at \p place, where something was added. Good until something else is.
    [[nodiscard]] const char *at(Place place) const { return m_chunks[place.chunk]->data() + place.at; }

    /// Why a chunk could not be moved to the file when that failed first; it was kept in memory.
    [[nodiscard]] const QString &problem() const { return m_problem; }

    [[nodiscard]] qint64 spilledBytes() const { return m_spilled; }

private:
    [[nodiscard]] ByteChunk &chunkWithRoomFor(qsizetype size);
    [[nodiscard]] qsizetype nextCapacity() const;
    void spill();
    [[nodiscard]] std::expected<std::shared_ptr<ByteChunk>, QString> spilled(const ByteChunk &chunk);

    Storage m_storage;
    std::vector<std::shared_ptr<ByteChunk>> m_chunks; ///< the last one is open
    std::shared_ptr<SpillFile> m_file;
    std::size_t m_chunksInFile = 0; ///< the first so many
    qint64 m_fullInMemory = 0;      ///< bytes of chunks that are neither open nor in the file
    qint64 m_spilled = 0;
    QString m_problem;
};

} // namespace mailscope::transcript
