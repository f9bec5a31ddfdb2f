// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace mailscope::net {

/// Follows the frame of a stream of TLS records (RFC 8446 section 5.1) to see where something stands that is none.
class TlsRecords {
public:
    /// Looks at the next bytes of the stream. Returns where in \p bytes a record should begin whose first byte is no type of a
    /// record (20 to 24); nothing as long as all is well. Not to be called again after that.
    [[nodiscard]] std::optional<qsizetype> follow(QByteArrayView bytes);

private:
    int m_header = 0;       ///< bytes of the current header that have been seen
    qsizetype m_length = 0; ///< of the current record, as far as its header is known
    qsizetype m_left = 0;   ///< bytes of the current record that are still to come
};

/// How many bytes of the connected TCP socket \p descriptor have been read so far, by whomever; nothing for other sockets.
[[nodiscard]] std::optional<qint64> bytesReadFrom(int descriptor);

} // namespace mailscope::net
