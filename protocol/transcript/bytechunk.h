// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <cstring>
#include <memory>

namespace mailscope::transcript {

/// Some bytes one after another: memory of a fixed size that fills up from the front, or a part of a file.
class ByteChunk {
public:
    /// Memory for \p capacity bytes, none of them used.
    explicit ByteChunk(qsizetype capacity)
        : m_memory(std::make_unique_for_overwrite<char[]>(static_cast<std::size_t>(capacity))), m_data(m_memory.get()),
          m_capacity(capacity)
    { }

    /// The \p size bytes at \p data, which are good as long as \p owner lives. It has no room for more.
    ByteChunk(std::shared_ptr<const void> owner, const char *data, qsizetype size)
        : m_owner(std::move(owner)), m_data(data), m_capacity(size), m_size(size)
    { }

    /// A copy in memory, with the same room for more.
    ByteChunk(const ByteChunk &other) : ByteChunk(other.m_capacity) { append({other.m_data, other.m_size}); }
    ByteChunk &operator=(const ByteChunk &) = delete;
    ByteChunk(ByteChunk &&) = delete;
    ByteChunk &operator=(ByteChunk &&) = delete;
    ~ByteChunk() = default;

    [[nodiscard]] const char *data() const { return m_data; }
    [[nodiscard]] qsizetype size() const { return m_size; }
    [[nodiscard]] qsizetype capacity() const { return m_capacity; }
    [[nodiscard]] qsizetype room() const { return m_capacity - m_size; }
    [[nodiscard]] QByteArrayView bytes() const { return {m_data, m_size}; }

    /// There must be room for \p bytes.
    void append(QByteArrayView bytes)
    {
        if (bytes.isEmpty())
            return;
        Q_ASSERT(bytes.size() <= room());
        std::memcpy(m_memory.get() + m_size, bytes.data(), static_cast<std::size_t>(bytes.size()));
        m_size += bytes.size();
    }

private:
    std::unique_ptr<char[]> m_memory;
    std::shared_ptr<const void> m_owner;
    const char *m_data = nullptr;
    qsizetype m_capacity = 0;
    qsizetype m_size = 0;
};

} // namespace mailscope::transcript
