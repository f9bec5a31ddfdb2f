// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/dotstuffer.h"
#include "wire/lineends.h"
#include "wire/payloadsource.h"

#include <functional>
#include <memory>
#include <optional>

namespace mailscope::wire {

/// A message on its way through DATA or BDAT: pulled from its source piece by piece, never held whole. One that is pulled by next()
/// is not pulled by chunk().
///
/// What completes the message, the lone dot or LAST, comes with the last piece only, behind the end of the source: as long as that
/// was not taken, nothing that is sent completes the message.
class Payload {
public:
    /// As much as is read from the source at a time.
    static constexpr qsizetype PieceSize = 64 * 1024;

    /// What becomes of a dot at the beginning of a line in DATA.
    enum class Dots {
        Doubled,
        AsTheyStand, ///< a line that is a dot ends the message: only for looking what a server makes of it
    };

    explicit Payload(std::unique_ptr<PayloadSource> source, LineEnds::Handling handling = LineEnds::Handling::Repair,
                     Dots dots = Dots::Doubled)
        : m_source(std::move(source)), m_lineEnds(handling), m_dots(dots)
    { }

    struct Piece {
        QByteArray content; ///< as the server will have it
        QByteArray wire;    ///< as it is sent
        bool isLast = false;
    };

    /// The source has something to say. Otherwise whoever sends the message waits for what setWaker() was given to be called.
    [[nodiscard]] bool isReady() const { return m_isAtEnd || !m_ahead.isEmpty() || m_source->isReady(); }
    /// The same for a chunk of \p size bytes: chunk() has one, or a failure.
    [[nodiscard]] bool isChunkReady(qsizetype size);
    void setWaker(std::function<void()> wake) { m_source->setWaker(std::move(wake)); }

    /// The next piece, or why the source gave none. To be called when isReady(), and no more behind the last piece or a failure.
    [[nodiscard]] std::expected<Piece, QString> next();

    struct Chunk {
        QByteArray content; ///< as it is sent
        bool isLast = false;
    };

    /// The next \p size bytes for BDAT (RFC 3030 section 2), or why the source gave out. Fewer where the source ends a chunk or has no
    /// more for now, and at the end; nothing as long as there is not a byte. What a message by DATA lacks at its end is not added: BDAT
    /// has no need of it.
    ///
    /// A source whose pauses mean nothing (PayloadSource::pausesEndChunks()) is waited for until the chunk is full; what it gave until
    /// then is kept here.
    [[nodiscard]] std::expected<std::optional<Chunk>, QString> chunk(qsizetype size);

    /// How many line ends were repaired so far.
    [[nodiscard]] qint64 repairedLineEnds() const { return m_lineEnds.repaired(); }

private:
    void fill(qsizetype size);
    [[nodiscard]] bool hasChunk(qsizetype size) const;

    std::unique_ptr<PayloadSource> m_source;
    LineEnds m_lineEnds;
    Dots m_dots;
    DotStuffer m_stuffer;
    QByteArray m_ahead;                ///< read, and not yet part of a chunk
    std::optional<qsizetype> m_border; ///< how many of these end a chunk
    std::optional<QString> m_failure;  ///< of the source, behind these
    bool m_isAtEnd = false;
};

} // namespace mailscope::wire
