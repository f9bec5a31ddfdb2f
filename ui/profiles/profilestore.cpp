// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/profilestore.h"

#include "format/display.h"
#include "format/jsontext.h"
#include "ui/profiles/profilename.h"

#include <QCollator>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocale>
#include <QSaveFile>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mailscope::ui {
namespace {

using Kind = ProfileError::Kind;

constexpr QFile::Permissions OwnerOnly = QFile::ReadOwner | QFile::WriteOwner;
/// Programs write a file in several steps: one look for all of them.
constexpr auto Settling = 100ms;

std::unexpected<ProfileError> failure(Kind kind, const QString &text)
{
    return std::unexpected(ProfileError{kind, text});
}

QString shown(const QString &path)
{
    return format::visibleText(QStringView(path));
}

QByteArray digest(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

std::expected<QByteArray, QString> bytesOf(const QString &path)
{
    const QFileInfo info(path);
    const QString name = shown(info.fileName());
    // Opening a pipe would wait for somebody to write.
    if (!info.exists() || !info.isFile())
        return std::unexpected(ProfileStore::tr("“%1” is gone, or is no file.").arg(name));
    if (info.size() > ProfileStore::LargestFile)
        return std::unexpected(ProfileStore::tr("“%1” is too large for a profile.").arg(name));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(ProfileStore::tr("“%1” cannot be read: %2.").arg(name, file.errorString()));
    return file.read(ProfileStore::LargestFile);
}

std::expected<plan::Plan, QString> planFrom(const QByteArray &bytes, const QString &path)
{
    const QString name = shown(QFileInfo(path).fileName());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        return std::unexpected(ProfileStore::tr("“%1” is no profile: %2 (byte %3).")
                                   .arg(name, error.errorString(), QString::number(error.offset)));
    }
    if (!document.isObject())
        return std::unexpected(ProfileStore::tr("“%1” is no profile: a JSON object is missing.").arg(name));
    auto plan = plan::Plan::fromJson(document.object());
    if (!plan) {
        return std::unexpected(ProfileStore::tr("“%1” cannot be used: “%2”: %3")
                                   .arg(name, shown(plan.error().key), shown(plan.error().text)));
    }
    return *std::move(plan);
}

QString folderOf(const QString &path)
{
    return path.first(std::max<qsizetype>(0, path.lastIndexOf(u'/') + 1));
}

} // namespace

ProfileStore::ProfileStore(QString folder, QObject *parent) : QObject(parent), m_folder(std::move(folder))
{
    m_rescanTimer.setSingleShot(true);
    m_rescanTimer.setInterval(Settling);
    connect(&m_rescanTimer, &QTimer::timeout, this, &ProfileStore::rescan);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_rescanTimer.start(); });
    rescan();
}

void ProfileStore::setFolder(const QString &folder)
{
    if (folder == m_folder)
        return;
    m_folder = folder;
    m_seen.clear();
    rescan();
}

bool ProfileStore::isReadable() const
{
    const QFileInfo info(m_folder);
    return !m_folder.isEmpty() && info.isDir() && info.isReadable() && info.isExecutable();
}

QString ProfileStore::absolutePath(const QString &path) const
{
    return QDir(m_folder).filePath(path);
}

void ProfileStore::rescan()
{
    QList<Entry> entries;
    const bool readable = isReadable();
    if (readable)
        scanFolder(QString(), 0, entries);
    const bool isNews = entries != m_entries || readable != m_wasReadable;
    m_entries = std::move(entries);
    m_wasReadable = readable;
    watch();
    if (isNews)
        Q_EMIT changed();
}

void ProfileStore::scanFolder(const QString &path, int depth, QList<Entry> &entries) const
{
    QFileInfoList found = QDir(absolutePath(path)).entryInfoList(QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot);
    // The C locale knows no numbers in names.
    const QLocale here;
    QCollator order(here.language() == QLocale::C ? QLocale(QLocale::English) : here);
    order.setNumericMode(true);
    order.setCaseSensitivity(Qt::CaseInsensitive);
    std::ranges::sort(found, [&order](const QFileInfo &left, const QFileInfo &right) {
        if (left.isDir() != right.isDir())
            return left.isDir();
        return order(left.fileName(), right.fileName());
    });
    for (const QFileInfo &info : std::as_const(found)) {
        if (entries.size() >= MostEntries)
            return;
        const QString inside = path + info.fileName();
        const bool isFolder = info.isDir();
        if (isFolder && (info.isSymLink() || depth >= DeepestFolder))
            continue;
        if (!isFolder && !inside.endsWith(ProfileName::Suffix))
            continue;
        entries.append(Entry{inside, isFolder});
        if (isFolder)
            scanFolder(inside + u'/', depth + 1, entries);
    }
}

/// Also the folder above, so that one that was taken away is seen to come back.
void ProfileStore::watch()
{
    QStringList wanted{QFileInfo(m_folder).absolutePath()};
    if (m_wasReadable)
        wanted.append(m_folder);
    for (const Entry &entry : std::as_const(m_entries)) {
        if (entry.isFolder)
            wanted.append(absolutePath(entry.path));
    }
    QStringList gone = m_watcher.directories();
    gone.removeIf([&wanted](const QString &path) { return wanted.contains(path); });
    const QStringList watched = m_watcher.directories();
    wanted.removeIf([&watched](const QString &path) { return watched.contains(path) || !QFileInfo(path).isDir(); });
    if (!gone.isEmpty())
        m_watcher.removePaths(gone);
    if (!wanted.isEmpty())
        m_watcher.addPaths(wanted);
}

std::expected<plan::Plan, QString> ProfileStore::read(const QString &path)
{
    return bytesOf(path).and_then([&path](const QByteArray &bytes) { return planFrom(bytes, path); });
}

std::optional<ProfileError> ProfileStore::pathObjection(const QString &path) const
{
    const QStringList parts = path.split(u'/');
    for (const QString &part : parts) {
        if (const QString objection = ProfileName::objection(part); !objection.isEmpty())
            return ProfileError{Kind::BadName, objection};
    }
    if (parts.size() > DeepestFolder + 1)
        return ProfileError{Kind::BadName, tr("These are too many folders in one another.")};
    return std::nullopt;
}

/// What is there may have a name that nobody could give it here.
std::optional<ProfileError> ProfileStore::sourceObjection(const QString &path) const
{
    const bool isKnown = std::ranges::any_of(m_entries, [&path](const Entry &each) { return each.path == path; });
    return isKnown ? std::nullopt : pathObjection(path);
}

std::expected<plan::Plan, ProfileError> ProfileStore::open(const QString &path)
{
    if (const auto objection = sourceObjection(path))
        return std::unexpected(*objection);
    const auto bytes = bytesOf(absolutePath(path));
    if (!bytes)
        return failure(Kind::Failed, bytes.error());
    m_seen.insert(path, digest(*bytes));
    auto plan = planFrom(*bytes, path);
    if (!plan)
        return failure(Kind::Failed, plan.error());
    return *std::move(plan);
}

std::expected<void, ProfileError> ProfileStore::save(const QString &path, const plan::Plan &plan, Existing existing)
{
    if (const auto objection = pathObjection(path))
        return std::unexpected(*objection);
    if (!path.endsWith(ProfileName::Suffix))
        return failure(Kind::BadName, tr("The file of a profile ends in .json."));
    const QString name = shown(ProfileName::of(path));
    const QFileInfo info(absolutePath(path));
    if (existing == Existing::Keep && (info.exists() || info.isSymLink())) {
        if (!m_seen.contains(path))
            return failure(Kind::Exists, tr("There is a profile “%1” already.").arg(name));
        const auto bytes = bytesOf(info.filePath());
        if (!bytes || digest(*bytes) != m_seen.value(path))
            return failure(Kind::Changed, tr("“%1” was changed elsewhere since it was opened here.").arg(name));
    }
    const auto written = write(path, format::safeJson(plan.toJson(), QJsonDocument::Indented));
    rescan();
    return written;
}

std::expected<void, ProfileError> ProfileStore::write(const QString &path, const QByteArray &bytes)
{
    const QString name = shown(ProfileName::of(path));
    const QString absolute = absolutePath(path);
    if (!isReadable())
        return failure(Kind::Failed, tr("The folder “%1” is gone or cannot be read.").arg(shown(m_folder)));
    if (!QDir().mkpath(QFileInfo(absolute).path()))
        return failure(Kind::Failed, tr("“%1” cannot be saved: its folder cannot be made.").arg(name));
    QSaveFile file(absolute);
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(OwnerOnly)
        && file.write(bytes) == bytes.size() && file.commit();
    if (!written)
        return failure(Kind::Failed, tr("“%1” cannot be saved: %2.").arg(name, file.errorString()));
    m_seen.insert(path, digest(bytes));
    return {};
}

std::expected<QString, ProfileError> ProfileStore::rename(const QString &path, const QString &name)
{
    const bool isFolder = QFileInfo(absolutePath(path)).isDir();
    const QString target = folderOf(path) + name + (isFolder ? QString() : QString(ProfileName::Suffix));
    if (const QString objection = ProfileName::objection(name); !objection.isEmpty())
        return failure(Kind::BadName, objection);
    if (const auto objection = sourceObjection(path))
        return std::unexpected(*objection);
    if (target == path)
        return path;
    // Where upper and lower case are one, the new name is the old file.
    const bool onlyCase = target.compare(path, Qt::CaseInsensitive) == 0;
    if (!onlyCase && QFileInfo::exists(absolutePath(target)))
        return failure(Kind::Exists, tr("There is a profile “%1” already.").arg(shown(name)));
    if (!QDir(m_folder).rename(path, target)) {
        rescan();
        return failure(Kind::Failed, tr("“%1” cannot be renamed.").arg(shown(ProfileName::of(path))));
    }
    if (m_seen.contains(path))
        m_seen.insert(target, m_seen.take(path));
    rescan();
    return target;
}

std::expected<QString, ProfileError> ProfileStore::duplicate(const QString &path)
{
    if (const auto objection = sourceObjection(path))
        return std::unexpected(*objection);
    const auto bytes = bytesOf(absolutePath(path));
    if (!bytes)
        return failure(Kind::Failed, bytes.error());
    const QString stem = folderOf(path) + tr("%1 copy").arg(ProfileName::of(path));
    QString target = stem + ProfileName::Suffix;
    for (int number = 2; QFileInfo::exists(absolutePath(target)); ++number)
        target = u"%1 %2%3"_s.arg(stem).arg(number).arg(ProfileName::Suffix);
    const auto written = write(target, *bytes);
    rescan();
    if (!written)
        return std::unexpected(written.error());
    return target;
}

std::expected<DeletedProfile, ProfileError> ProfileStore::remove(const QString &path)
{
    if (const auto objection = sourceObjection(path))
        return std::unexpected(*objection);
    const QString name = shown(ProfileName::of(path));
    const QFileInfo info(absolutePath(path));
    DeletedProfile deleted{path, {}, info.permissions(), info.isDir()};
    if (deleted.isFolder) {
        const bool gone = QDir(m_folder).rmdir(path);
        rescan();
        return gone ? std::expected<DeletedProfile, ProfileError>(deleted)
                    : failure(Kind::Failed, tr("The folder “%1” is not empty: delete what is in it first.").arg(name));
    }
    const auto bytes = bytesOf(info.filePath());
    if (!bytes)
        return failure(Kind::Failed, bytes.error());
    deleted.bytes = *bytes;
    QFile file(info.filePath());
    const bool gone = file.remove();
    rescan();
    if (!gone)
        return failure(Kind::Failed, tr("“%1” cannot be deleted: %2.").arg(name, file.errorString()));
    return deleted;
}

std::expected<void, ProfileError> ProfileStore::restore(const DeletedProfile &deleted)
{
    const QString absolute = absolutePath(deleted.path);
    const QString name = shown(ProfileName::of(deleted.path));
    if (QFileInfo::exists(absolute))
        return failure(Kind::Exists, tr("There is a profile “%1” already.").arg(name));
    if (deleted.isFolder) {
        const bool made = QDir().mkpath(absolute);
        rescan();
        return made ? std::expected<void, ProfileError>()
                    : failure(Kind::Failed, tr("The folder “%1” cannot be made.").arg(name));
    }
    auto written = write(deleted.path, deleted.bytes);
    if (written)
        QFile::setPermissions(absolute, deleted.permissions);
    rescan();
    return written;
}

} // namespace mailscope::ui
