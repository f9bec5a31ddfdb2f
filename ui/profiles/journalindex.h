// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/verdict.h"

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <optional>

namespace mailscope::ui {

/// What the history shows of one journal.
struct JournalEntry {
    QString path;
    QDateTime startedAt;            ///< UTC; invalid when the file does not say
    QString target;                 ///< made harmless; empty when the file does not say
    std::optional<Verdict> verdict; ///< nothing: the session did not come to its end, or goes on
    bool isWritten = false;         ///< a program says that it is writing it
    bool holdsSecrets = false;
    bool isSession = true; ///< false: the file is damaged, or something else

    friend bool operator==(const JournalEntry &, const JournalEntry &) = default;
};

/// The session files of a folder, the newest first. Of each only the first two lines and the end are read, a few files in
/// one turn of the event loop, so that a large history holds up nothing.
class JournalIndex final : public QObject {
    Q_OBJECT
public:
    /// The newest by name, which begins with the time.
    static constexpr qsizetype MostFiles = 1000;
    /// How much of the front and of the end of a file is looked at.
    static constexpr qint64 Portion = 256 * 1024;

    explicit JournalIndex(QString folder, QObject *parent = nullptr);

    [[nodiscard]] const QList<JournalEntry> &entries() const { return m_entries; }

    /// What can be told of the file at \p path.
    [[nodiscard]] static JournalEntry look(const QString &path);

    /// Looks at the folder again, soon; changed() follows if something is different.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    struct Known {
        qint64 size = 0;
        QDateTime modified;
        JournalEntry entry;
    };

    void listFolder();
    void lookAtSome();
    void publish();

    QString m_folder;
    QHash<QString, Known> m_known;
    QStringList m_pending;
    QList<JournalEntry> m_entries;
    QFileSystemWatcher m_watcher;
    QTimer m_refreshTimer;
    QTimer m_lookTimer;
};

} // namespace mailscope::ui
