// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/bytestore.h"
#include "transcript/transcriptrow.h"

namespace mailscope::transcript {

/// An event as a transcript keeps it. The frequent kinds are wholly in here and in a ByteStore; of the others it tells the
/// kind, the phase and the time, and where the event itself is.
struct EventRecord {
    static constexpr quint8 NoPhase = 0xff;

    /// What is true of an event. Two of them are numbers of two bits.
    enum Flag : quint16 {
        Rare = 0x0001, ///< the event is kept as it is, under the number in place.chunk
        Encrypted = 0x0002,
        Masked = 0x0004,
        AwaitsReply = 0x0008,
        ContinuesPrevious = 0x0010,
        Unused = 0x0020,
        GoesOn = 0x0040,
    };
    static constexpr int LineEndShift = 8;
    static constexpr int StatusShift = 10;

    qint64 elapsed = 0; ///< nanoseconds
    ByteStore::Place place;
    quint32 length = 0;
    quint32 answersBack = 0; ///< how far back in the sequence stands what a line answers; 0 for nothing
    quint16 flags = 0;
    quint16 code = 0;
    EventKind kind = EventKind::Began;
    quint8 phase = NoPhase;

    [[nodiscard]] bool has(Flag flag) const { return (flags & flag) != 0; }
    void set(Flag flag, bool on = true) { flags = static_cast<quint16>(on ? flags | flag : flags & ~flag); }

    /// Puts \p event into this record and \p bytes; false when it is not one that fits. Nothing was added then.
    [[nodiscard]] bool keep(const Event &event, ByteStore &bytes);

    /// Tells kind, phase and time of \p event, which itself is kept under \p number.
    void keepElsewhere(const Event &event, std::size_t number);

    /// The event that keep() was given.
    [[nodiscard]] Event event(qint64 sequence, const ByteStore &bytes) const;

    /// The same without copying; \p rare is the event itself when this is Rare, else null.
    [[nodiscard]] TranscriptRow row(qint64 sequence, const ByteStore &bytes, const Event *rare) const;
};

static_assert(sizeof(EventRecord) <= 32);

} // namespace mailscope::transcript
