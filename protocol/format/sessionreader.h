// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/filelines.h"
#include "format/sessionfile.h"

#include <QFile>

#include <chrono>
#include <memory>

namespace mailscope::format {

/// Reads a session file bit by bit, so that a window lives on while a huge one is loaded: open() once, read() until it
/// says false, then take(). loadSession() does all of that at once.
class SessionReader {
public:
    /// \p storage is where the transcript that is read keeps its bytes.
    explicit SessionReader(transcript::Storage storage = {});

    /// Opens the file \p path and reads its first line. A pipe is read as well, but may let the caller wait.
    [[nodiscard]] std::expected<void, SessionFileError> open(const QString &path);

    /// The same for \p file, which is open and outlives this.
    [[nodiscard]] std::expected<void, SessionFileError> open(QIODevice &file);

    /// Reads on: \p events of them at most, and for about \p time at most. True as long as there is more to read, false at
    /// the end of the file and after what is wrong in it.
    [[nodiscard]] bool read(qsizetype events, std::chrono::milliseconds time);

    /// Reads all that is left.
    void readAll();

    /// How far it is, in bytes of the file.
    [[nodiscard]] qint64 bytesRead() const { return m_lines ? m_lines->taken() : 0; }

    /// How long the file was when it was opened; -1 when nobody can tell.
    [[nodiscard]] qint64 bytesInAll() const { return m_bytesInAll; }

    /// What was read so far.
    [[nodiscard]] const transcript::Transcript &transcript() const { return m_session.transcript; }

    /// What was read, or why it cannot be: once, and after the end only.
    [[nodiscard]] std::expected<LoadedSession, SessionFileError> take();

private:
    [[nodiscard]] bool readLine();
    [[nodiscard]] bool finish();
    [[nodiscard]] bool fail(const QString &text);

    QFile m_file;
    std::optional<FileLines> m_lines;
    qint64 m_bytesInAll = -1;
    int m_line = 1; ///< the one that was read last
    LoadedSession m_session;
    std::optional<SessionFileError> m_error;
};

} // namespace mailscope::format
