// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/reply.h"

#include <algorithm>

namespace mailscope::wire {

/// Cuts a byte stream into lines. However the stream arrives in pieces, the lines are the same.
///
/// Pull interface: append() what came, then next() until it returns nothing. A line that grows past the limit
/// is handed out in pieces of that size, so that nothing grows without bound.
class LineSplitter {
public:
    static constexpr qsizetype DefaultLimit = 64 * 1024;

    /// \p limit is at least 2: a CR is never parted from its LF.
    explicit LineSplitter(qsizetype limit = DefaultLimit) : m_limit(std::max<qsizetype>(limit, 2)) { }

    void append(QByteArrayView bytes);

    /// The next line, or nothing until more bytes come.
    [[nodiscard]] std::optional<Line> next();

    /// The stream has ended: what is left without a line end, or nothing.
    [[nodiscard]] std::optional<Line> finish();

    /// Bytes that came and were not handed out.
    [[nodiscard]] qsizetype pendingBytes() const { return m_buffer.size() - m_start; }

    /// These bytes; valid until the next call.
    [[nodiscard]] QByteArrayView pending() const { return QByteArrayView(m_buffer).sliced(m_start); }

    /// Everything that came and was not handed out; the splitter is empty afterwards.
    [[nodiscard]] QByteArray takeRest();

private:
    [[nodiscard]] Line cut(qsizetype length, qsizetype lineEndLength, LineEnd end);

    QByteArray m_buffer;
    qsizetype m_start = 0;   ///< first byte not handed out
    qsizetype m_scanned = 0; ///< no line feed stands between m_start and here
    qsizetype m_limit;
    bool m_insideLine = false; ///< the last piece handed out was cut at the limit
};

} // namespace mailscope::wire
