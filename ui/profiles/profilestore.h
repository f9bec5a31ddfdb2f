// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <QFile>
#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <expected>

namespace mailscope::ui {

/// Why a profile cannot be read, written, renamed or deleted: a sentence that names the file.
struct ProfileError {
    enum class Kind {
        Failed,  ///< the system refused, or the content cannot be understood
        BadName, ///< nothing can be called so
        Exists,  ///< there is one of that name already
        Changed, ///< the file is not what was read: somebody else changed it
    };
    Kind kind = Kind::Failed;
    QString text;
};

/// A profile that was deleted, as long as it can be had back.
struct DeletedProfile {
    QString path; ///< in the folder
    QByteArray bytes;
    QFile::Permissions permissions;
    bool isFolder = false;
};

/// The profiles of a folder and the folders in it: one JSON file each, as docs/profile.md says, for its owner only.
///
/// Paths are relative to the folder and have slashes. Nothing outside of the folder is ever touched, folders that are
/// links are not followed, and a file that changed since it was read is not replaced unless that is asked for.
class ProfileStore final : public QObject {
    Q_OBJECT
public:
    struct Entry {
        QString path;
        bool isFolder = false;

        friend bool operator==(const Entry &, const Entry &) = default;
    };

    static constexpr qsizetype MostEntries = 5000;
    static constexpr int DeepestFolder = 8;
    static constexpr qint64 LargestFile = 1024 * 1024;

    /// Where the choice of a folder is kept in the settings.
    static constexpr QLatin1StringView FolderKey = QLatin1StringView("profiles/folder");

    explicit ProfileStore(QString folder, QObject *parent = nullptr);

    [[nodiscard]] QString folder() const { return m_folder; }
    void setFolder(const QString &folder);
    /// Whether the folder is there and can be read.
    [[nodiscard]] bool isReadable() const;

    /// Folders before profiles, each by name; what is inside of a folder follows it.
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    [[nodiscard]] QString absolutePath(const QString &path) const;

    /// The profile in the file at the absolute \p path, or a sentence that names it.
    [[nodiscard]] static std::expected<plan::Plan, QString> read(const QString &path);

    /// The same for one of our own, whose content is remembered: save() replaces no other.
    [[nodiscard]] std::expected<plan::Plan, ProfileError> open(const QString &path);

    enum class Existing { Keep, Replace };
    /// Writes \p plan, whole or not at all. Existing::Keep replaces only what open() or save() saw last.
    [[nodiscard]] std::expected<void, ProfileError> save(const QString &path, const plan::Plan &plan,
                                                         Existing existing = Existing::Keep);

    /// Gives a profile or folder another name in the same folder; returns its new path.
    [[nodiscard]] std::expected<QString, ProfileError> rename(const QString &path, const QString &name);
    /// Puts a copy beside it: "mx copy", "mx copy 2" …; returns its path.
    [[nodiscard]] std::expected<QString, ProfileError> duplicate(const QString &path);
    /// Deletes a profile, or a folder that is empty.
    [[nodiscard]] std::expected<DeletedProfile, ProfileError> remove(const QString &path);
    /// Puts back what remove() took, unless something else has its name now.
    [[nodiscard]] std::expected<void, ProfileError> restore(const DeletedProfile &deleted);

    /// Looks at the folder at once, without waiting for the system to tell of a change.
    void rescan();

Q_SIGNALS:
    /// Something in entries() or isReadable() is different.
    void changed();

private:
    void scanFolder(const QString &path, int depth, QList<Entry> &entries) const;
    void watch();
    [[nodiscard]] std::optional<ProfileError> pathObjection(const QString &path) const;
    [[nodiscard]] std::optional<ProfileError> sourceObjection(const QString &path) const;
    [[nodiscard]] std::expected<void, ProfileError> write(const QString &path, const QByteArray &bytes);

    QString m_folder;
    QList<Entry> m_entries;
    bool m_wasReadable = false;
    QHash<QString, QByteArray> m_seen; ///< digests of what was read or written last
    QFileSystemWatcher m_watcher;
    QTimer m_rescanTimer;
};

} // namespace mailscope::ui
