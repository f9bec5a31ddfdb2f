// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/dotstuffer.h"
#include "wire/lineends.h"
#include "wire/payloadsource.h"

#include <memory>

namespace mailscope::wire {

/// A message on its way through DATA: pulled from its source piece by piece, never held whole.
///
/// The lone dot that completes the message comes with the last piece only, behind the end of the source: as long as that was not
/// taken, nothing that is sent completes the message.
class Payload {
public:
    /// As much as is read from the source at a time.
    static constexpr qsizetype PieceSize = 64 * 1024;

    explicit Payload(std::unique_ptr<PayloadSource> source, LineEnds::Handling handling = LineEnds::Handling::Repair)
        : m_source(std::move(source)), m_lineEnds(handling)
    { }

    struct Piece {
        QByteArray content; ///< as the server will have it
        QByteArray wire;    ///< as it is sent
        bool isLast = false;
    };

    /// The next piece, or why the source gave none. To be called no more behind the last piece or a failure.
    [[nodiscard]] std::expected<Piece, QString> next();

    /// How many line ends were repaired so far.
    [[nodiscard]] qint64 repairedLineEnds() const { return m_lineEnds.repaired(); }

private:
    std::unique_ptr<PayloadSource> m_source;
    LineEnds m_lineEnds;
    DotStuffer m_stuffer;
};

} // namespace mailscope::wire
