// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/exportsink.h"
#include "report/report.h"
#include "transcript/transcript.h"

#include <QByteArray>
#include <QLatin1StringView>
#include <QList>
#include <QString>

#include <expected>
#include <functional>
#include <span>

namespace mailscope::format {

/// How much of a session is written.
enum class Extent {
    Everything,
    Selection, ///< these events, and of the report what says which session it was and how it ended
    Findings,  ///< the findings and the issue, with the events that are their evidence
};

/// What a writer is given: a session, and how much of it is wanted. Refers to both and lives no longer than they do.
struct Exported {
    const transcript::Transcript &transcript;
    const report::Report &report;
    Extent extent = Extent::Everything;
    QList<qint64> events{};    ///< of the selection or the findings: sequence numbers, sorted, each once
    QString fileName{};        ///< of the session file that this was read from; empty without one
    QByteArray digest{};       ///< SHA-256 of that file, in hex; empty without one
    bool holdsSecrets = false; ///< the session says that it does: so must what is written, on its first line

    [[nodiscard]] static Exported everything(const transcript::Transcript &transcript, const report::Report &report);
    [[nodiscard]] static Exported selection(const transcript::Transcript &transcript, const report::Report &report,
                                            QList<qint64> events);
    [[nodiscard]] static Exported findings(const transcript::Transcript &transcript, const report::Report &report);

    /// Whether the event \p sequence is to be written.
    [[nodiscard]] bool wants(qint64 sequence) const;

    /// Whether any of the events \p sequences is.
    [[nodiscard]] bool wantsAnyOf(const QList<qint64> &sequences) const;
};

/// A format that a session can be written in. It takes the events one by one, so that a long session is never held whole.
struct Writer {
    QLatin1StringView name;   ///< as on the command line
    QLatin1StringView suffix; ///< of files, with its dot
    void (*write)(const Exported &session, ExportSink &sink);
};

/// Every format, in the order in which they are told to people.
[[nodiscard]] std::span<const Writer> writers();

/// The format called \p name, or null.
[[nodiscard]] const Writer *writerNamed(QStringView name);

/// The format of a file called \p path by its ending, or null.
[[nodiscard]] const Writer *writerForFile(QStringView path);

/// The names of all formats, with \p separator between them.
[[nodiscard]] QString writerNames(const QString &separator);

struct ExportError {
    enum class Kind { Unwritable, HoldsSecrets };
    Kind kind = Kind::Unwritable;
    QString text; ///< a sentence; empty for Unwritable, since only whoever puts the bytes knows why
};

/// Writes \p session in the format \p writer, and hands it to \p put a portion at a time.
///
/// The last check of all formats: where the session does not say that it holds secrets, and one of \p secrets or of those that
/// stand unhidden in its logins would be written all the same, in whatever encoding, writing ends with HoldsSecrets. What \p put
/// was given until then holds none, and is to be thrown away.
[[nodiscard]] std::expected<void, ExportError> write(const Writer &writer, const Exported &session, ExportSink::Put put,
                                                     const QList<QByteArray> &secrets = {});

/// Asked behind each portion with how many bytes there are: whether to go on. Once it says no nothing more is written.
using GoesOn = std::function<bool(qint64 bytes)>;

/// Writes it into the file \p path, whole or not at all and for its owner's eyes only. Unwritable says why in words of the system.
[[nodiscard]] std::expected<void, ExportError> writeFile(const QString &path, const Writer &writer,
                                                         const Exported &session, const QList<QByteArray> &secrets = {},
                                                         const GoesOn &goesOn = {});

/// The whole of it at once: for the clipboard, and for tests.
[[nodiscard]] std::expected<QByteArray, ExportError> written(const Writer &writer, const Exported &session);

} // namespace mailscope::format
