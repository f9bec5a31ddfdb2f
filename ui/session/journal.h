// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/sessionfile.h"
#include "transcript/event.h"

#include <QDateTime>
#include <QLockFile>
#include <QString>
#include <QStringList>

#include <chrono>
#include <expected>
#include <memory>

namespace mailscope::ui {

/// Writes one session to the journal folder as it runs: a session file, readable by its owner only.
///
/// A lock file stands beside it until finish(), so that a program that died leaves a sign. From the event on that says that
/// secrets are recorded, nothing more is written: a journal never holds one.
class Journal {
    Q_DISABLE_COPY_MOVE(Journal)
public:
    /// A new file in \p folder, named by \p startedAt and \p host; an error is a sentence.
    [[nodiscard]] static std::expected<std::unique_ptr<Journal>, QString>
    begin(const QString &folder, const QDateTime &startedAt, const QString &host);
    ~Journal() = default;

    [[nodiscard]] std::expected<void, QString> append(const transcript::Event &event);

    [[nodiscard]] QString path() const { return m_path; }

    /// The journals in \p folder whose program died before their session ended, oldest first.
    [[nodiscard]] static QStringList abandoned(const QString &folder);
    /// Takes the sign away that \p path was abandoned.
    static void settle(const QString &path);
    /// Deletes the journals in \p folder that are older than \p age, and the oldest beyond \p count; none that is being written.
    static void rotate(const QString &folder, std::chrono::days age, qsizetype count);

private:
    explicit Journal(const QString &path);

    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
    format::SessionJournal m_file;
    bool m_isOver = false;
};

} // namespace mailscope::ui
