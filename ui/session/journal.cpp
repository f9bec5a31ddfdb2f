// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/journal.h"

#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

QString lockOf(const QString &path)
{
    return path + u".lock"_s;
}

/// A name that sorts by time and tells the host; nothing in it can lead out of the folder.
QString fileName(const QDateTime &startedAt, const QString &host)
{
    static const QRegularExpression unwanted(u"[^A-Za-z0-9.-]+"_s);
    QString safe = host.left(80);
    safe.replace(unwanted, u"_"_s);
    return startedAt.toUTC().toString(u"yyyy-MM-dd'T'HH-mm-ss-zzz'Z'"_s) + u'-' + safe;
}

/// Locked, as long as nobody who lives holds it.
std::unique_ptr<QLockFile> take(const QString &path)
{
    auto lock = std::make_unique<QLockFile>(lockOf(path));
    lock->setStaleLockTime(0); // a long session is not a dead one
    return lock->tryLock(0) ? std::move(lock) : nullptr;
}

QFileInfoList journals(const QString &folder)
{
    return QDir(folder).entryInfoList({u"*.mscope"_s}, QDir::Files, QDir::Name);
}

} // namespace

Journal::Journal(const QString &path) : m_path(path) { }

std::expected<std::unique_ptr<Journal>, QString> Journal::begin(const QString &folder, const QDateTime &startedAt,
                                                                const QString &host)
{
    const QString stem = QDir(folder).filePath(fileName(startedAt, host));
    QString path = stem + u".mscope"_s;
    for (int number = 2; QFile::exists(path) || QFile::exists(lockOf(path)); ++number)
        path = u"%1-%2.mscope"_s.arg(stem).arg(number);

    std::unique_ptr<Journal> journal(new Journal(path));
    journal->m_lock = take(path);
    if (!journal->m_lock)
        return std::unexpected(
            QCoreApplication::translate("mailscope::ui::Journal", "The journal cannot be written to “%1”.")
                .arg(folder));
    if (const auto opened = journal->m_file.open(path, false); !opened)
        return std::unexpected(opened.error().text);
    return journal;
}

std::expected<void, QString> Journal::append(const transcript::Event &event)
{
    m_isOver = m_isOver || std::holds_alternative<transcript::SecretsRecorded>(event.payload);
    if (m_isOver)
        return {};
    if (const auto written = m_file.append(event); !written)
        return std::unexpected(written.error().text);
    return {};
}

QStringList Journal::abandoned(const QString &folder)
{
    QStringList paths;
    for (const QFileInfo &journal : journals(folder)) {
        QFile sign(lockOf(journal.filePath()));
        if (!sign.open(QIODevice::ReadOnly))
            continue;
        const QByteArray owner = sign.readAll();
        sign.close();
        if (!take(journal.filePath()))
            continue;
        // To look whether the owner lives takes the sign away, and it must stand until the journal is settled.
        if (sign.open(QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner))
            sign.write(owner);
        paths += journal.filePath();
    }
    return paths;
}

void Journal::settle(const QString &path)
{
    QFile::remove(lockOf(path));
}

void Journal::rotate(const QString &folder, std::chrono::days age, qsizetype count)
{
    QFileInfoList files = journals(folder);
    const QDateTime oldest = QDateTime::currentDateTimeUtc().addDuration(-age);
    const qsizetype beyond = files.size() - count;
    for (qsizetype index = 0; index < files.size(); ++index) {
        const QFileInfo &file = files.at(index);
        if ((index < beyond || file.lastModified() < oldest) && !QFile::exists(lockOf(file.filePath())))
            QFile::remove(file.filePath());
    }
}

} // namespace mailscope::ui
