// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

class QIODevice;

namespace mailscope::format {

/// Takes a file apart into lines, a portion at a time. Holds little more than the line that is being read.
class FileLines {
public:
    /// \p file is open and outlives this.
    explicit FileLines(QIODevice &file) : m_file(&file) { }

    struct Line {
        QByteArrayView bytes; ///< without its line end; good until next() is called again
        bool whole = false;   ///< the line end was there
        bool tooLong = false; ///< reading stopped: what is no session may have no end at all
    };

    /// The next line, or nothing at the end of the file. Stops reading soon behind \p longest bytes.
    [[nodiscard]] std::optional<Line> next(qsizetype longest);

    /// Bytes of the lines so far, with their ends.
    [[nodiscard]] qint64 taken() const { return m_taken; }

private:
    [[nodiscard]] bool readMore();
    [[nodiscard]] Line take(qsizetype size, bool whole);

    QIODevice *m_file;
    QByteArray m_portion;
    qsizetype m_at = 0;
    qint64 m_taken = 0;
};

} // namespace mailscope::format
