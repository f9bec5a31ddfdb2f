// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/bytestore.h"
#include "transcript/eventrecord.h"
#include "transcript/transcriptrow.h"

#include <cstddef>
#include <iterator>
#include <memory>
#include <vector>

namespace mailscope::transcript {

/// The events of one session, in order. Nothing is ever changed or taken out.
///
/// Made for a million events and more. An event is a record of 32 bytes; the bytes of the wire stand in chunks of 1 MiB
/// beside them, and rare kinds of event are kept as they are. Beyond Storage::memoryLimit the oldest full chunks go to a
/// temporary file that nobody else can open, and stay as readable as before. Events are therefore made when they are
/// asked for, by value; a list that shows many of them asks for rows.
///
/// A copy shares everything but the last chunk and the last few thousand records, which are copied when either is
/// appended to: it costs microseconds.
class Transcript {
public:
    class Iterator;

    Transcript() = default;
    explicit Transcript(Storage storage) : m_bytes(std::move(storage)) { }

    /// Where bytes are kept from now on; what was spilled already stays where it is.
    void setStorage(Storage storage) { m_bytes.setStorage(std::move(storage)); }

    void append(const Event &event);

    [[nodiscard]] qsizetype size() const;
    [[nodiscard]] bool isEmpty() const { return m_blocks.empty(); }

    /// The event at \p index, which is its sequence number less 1. Costs an allocation or two.
    [[nodiscard]] Event at(qsizetype index) const;

    /// The event at \p index, without copying.
    [[nodiscard]] TranscriptRow row(qsizetype index) const;

    /// Time of the event at \p index.
    [[nodiscard]] std::chrono::nanoseconds elapsedAt(qsizetype index) const;

    /// Kind of the event at \p index.
    [[nodiscard]] EventKind kindAt(qsizetype index) const;

    [[nodiscard]] Iterator begin() const;
    [[nodiscard]] Iterator end() const;

    /// Why bytes could not be moved to a file, in words of the system; empty while all is well. They are then kept in
    /// memory, and nothing is lost.
    [[nodiscard]] QString spillProblem() const { return m_bytes.problem(); }

    /// Bytes of the wire that were moved to the file so far.
    [[nodiscard]] qint64 spilledBytes() const { return m_bytes.spilledBytes(); }

    friend bool operator==(const Transcript &left, const Transcript &right);

private:
    // One allocation for a few thousand records. Full ones are never changed again, and so may be shared by copies.
    static constexpr std::size_t BlockSize = 4096;
    using Block = std::vector<EventRecord>;

    [[nodiscard]] const EventRecord &recordAt(qsizetype index) const;
    [[nodiscard]] Block &openBlock();

    std::vector<std::shared_ptr<Block>> m_blocks;
    std::vector<std::shared_ptr<const Event>> m_rare; ///< events that do not fit into a record
    ByteStore m_bytes;
    bool m_encrypted = false;
};

/// Goes through a transcript event by event; each is made when it is looked at.
class Transcript::Iterator {
public:
    using iterator_concept = std::forward_iterator_tag;
    using iterator_category = std::input_iterator_tag; // an event is a value, not a reference
    using value_type = Event;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Event;

    Iterator() = default;
    Iterator(const Transcript &transcript, qsizetype index) : m_transcript(&transcript), m_index(index) { }

    [[nodiscard]] Event operator*() const { return m_transcript->at(m_index); }
    Iterator &operator++()
    {
        ++m_index;
        return *this;
    }
    Iterator operator++(int)
    {
        const Iterator before = *this;
        ++m_index;
        return before;
    }

    friend bool operator==(const Iterator &, const Iterator &) = default;

private:
    const Transcript *m_transcript = nullptr;
    qsizetype m_index = 0;
};

inline Transcript::Iterator Transcript::begin() const
{
    return {*this, 0};
}

inline Transcript::Iterator Transcript::end() const
{
    return {*this, size()};
}

} // namespace mailscope::transcript
