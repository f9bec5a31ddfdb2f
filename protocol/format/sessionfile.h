// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/transcript.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QFile>
#include <QString>

#include <expected>

/// Session files (.mscope): a header line, then one event a line (eventjson.h). docs/session-file.md describes them.
/// What was written is read back event for event, and so has the same report.
namespace mailscope::format {

/// Why a session file cannot be read or written: a sentence for people.
struct SessionFileError {
    enum class Kind {
        Unreadable,   ///< the file cannot be opened or read
        NotASession,  ///< it is something else
        WrongVersion, ///< it was made by a later Mailscope
        Damaged,      ///< an event in the middle is broken, or does not fit its neighbours
        Unwritable,   ///< it cannot be written
    };
    Kind kind = Kind::Unreadable;
    int line = 0; ///< where, counted from 1; 0 for the file as a whole
    QString text;
};

/// What was read from a file.
struct LoadedSession {
    transcript::Transcript transcript;
    bool cutOff = false;       ///< the file ends before the session does: its whole events were read
    bool holdsSecrets = false; ///< the first line says so
};

/// The first line of a file.
[[nodiscard]] QByteArray sessionHeader(bool holdsSecrets);

/// The whole file, in memory: for short sessions.
[[nodiscard]] QByteArray writeSession(const transcript::Transcript &transcript);

[[nodiscard]] std::expected<LoadedSession, SessionFileError> readSession(QByteArrayView bytes);

/// Reads from \p file, which is open, line by line: never more of a line than one can have.
[[nodiscard]] std::expected<LoadedSession, SessionFileError> readSession(QIODevice &file);

/// Writes a file that only its owner can read, whole or not at all. A device or pipe is written to as it is.
[[nodiscard]] std::expected<void, SessionFileError> saveSession(const QString &path,
                                                                const transcript::Transcript &transcript);

/// Reads a file at once, which blocks: a window uses SessionReader. \p storage is where the transcript keeps its bytes.
[[nodiscard]] std::expected<LoadedSession, SessionFileError> loadSession(const QString &path,
                                                                         transcript::Storage storage = {});

/// Writes events as they happen, so that a program that dies leaves a file cut off behind its last event.
class SessionJournal {
public:
    /// Makes the file, readable by its owner only; one that exists is replaced.
    [[nodiscard]] std::expected<void, SessionFileError> open(const QString &path, bool holdsSecrets);

    /// Hands one event to the system at once.
    [[nodiscard]] std::expected<void, SessionFileError> append(const transcript::Event &event);

private:
    [[nodiscard]] std::expected<void, SessionFileError> write(const QByteArray &bytes);

    QFile m_file;
};

} // namespace mailscope::format
