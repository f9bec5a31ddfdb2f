// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/journalindex.h"

#include "format/display.h"
#include "format/eventjson.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mailscope::ui {
namespace {

constexpr qsizetype FilesInOneTurn = 20;
constexpr qsizetype LongestTarget = 200;
/// A session that runs changes its file with every event: one look for many.
constexpr auto Settling = 300ms;

std::optional<transcript::Event> eventIn(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject())
        return std::nullopt;
    auto event = format::eventFromJson(document.object());
    return event ? std::optional(*std::move(event)) : std::nullopt;
}

QString targetText(const transcript::Began &began)
{
    if (began.targets.isEmpty())
        return {};
    const transcript::TargetDescription &target = began.targets.first();
    const QString text = target.host.isEmpty() ? target.url : target.host;
    return format::visibleText(QStringView(text.left(LongestTarget)));
}

/// The last line of \p file, or nothing when it is not whole or does not fit into a portion.
QByteArray lastLine(QFile &file)
{
    const qint64 start = std::max<qint64>(0, file.size() - JournalIndex::Portion);
    if (!file.seek(start))
        return {};
    const QByteArray end = file.read(JournalIndex::Portion);
    if (!end.endsWith('\n'))
        return {};
    const qsizetype before = QByteArrayView(end).chopped(1).lastIndexOf('\n');
    return before < 0 && start > 0 ? QByteArray() : end.sliced(before + 1);
}

bool isNewer(const JournalEntry &left, const JournalEntry &right)
{
    if (left.startedAt != right.startedAt)
        return left.startedAt > right.startedAt;
    return left.path > right.path;
}

} // namespace

JournalIndex::JournalIndex(QString folder, QObject *parent) : QObject(parent), m_folder(std::move(folder))
{
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(Settling);
    m_lookTimer.setInterval(0);
    connect(&m_refreshTimer, &QTimer::timeout, this, &JournalIndex::listFolder);
    connect(&m_lookTimer, &QTimer::timeout, this, &JournalIndex::lookAtSome);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &JournalIndex::refresh);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &JournalIndex::refresh);
    // Nothing that the first window waits for.
    QTimer::singleShot(0, this, &JournalIndex::listFolder);
}

void JournalIndex::refresh()
{
    if (!m_refreshTimer.isActive())
        m_refreshTimer.start();
}

JournalEntry JournalIndex::look(const QString &path)
{
    JournalEntry entry;
    entry.path = path;
    entry.isSession = false;
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return entry;
    const QJsonObject header = QJsonDocument::fromJson(file.readLine(Portion)).object();
    if (!header.value("mailscope"_L1).toString().startsWith("session/"_L1))
        return entry;
    entry.holdsSecrets = header.value("secrets"_L1).toBool();
    const auto first = eventIn(file.readLine(Portion));
    const auto *began = first ? std::get_if<transcript::Began>(&first->payload) : nullptr;
    if (!began)
        return entry;
    entry.isSession = true;
    entry.startedAt = began->startedAt;
    entry.target = targetText(*began);
    const auto last = eventIn(lastLine(file));
    if (const auto *finished = last ? std::get_if<transcript::Finished>(&last->payload) : nullptr)
        entry.verdict = finished->verdict;
    entry.isWritten = !entry.verdict && QFile::exists(path + u".lock"_s);
    return entry;
}

void JournalIndex::listFolder()
{
    QFileInfoList files = QDir(m_folder).entryInfoList({u"*.mscope"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    if (files.size() > MostFiles)
        files.resize(MostFiles);
    QHash<QString, Known> known;
    m_pending.clear();
    for (const QFileInfo &info : std::as_const(files)) {
        Known now{info.size(), info.lastModified(), {}};
        const auto before = m_known.constFind(info.filePath());
        const bool isSame =
            before != m_known.constEnd() && before->size == now.size && before->modified == now.modified;
        if (isSame)
            now.entry = before->entry;
        else
            m_pending.append(info.filePath());
        known.insert(info.filePath(), now);
    }
    m_known = std::move(known);
    if (QDir(m_folder).exists() && !m_watcher.directories().contains(m_folder))
        m_watcher.addPath(m_folder);
    if (m_pending.isEmpty())
        publish();
    else
        m_lookTimer.start();
}

void JournalIndex::lookAtSome()
{
    for (qsizetype count = 0; count < FilesInOneTurn && !m_pending.isEmpty(); ++count) {
        const QString path = m_pending.takeFirst();
        m_known[path].entry = look(path);
    }
    if (m_pending.isEmpty()) {
        m_lookTimer.stop();
        publish();
    }
}

void JournalIndex::publish()
{
    constexpr qsizetype MostWatched = 16;
    QList<JournalEntry> entries;
    for (const Known &each : std::as_const(m_known))
        entries.append(each.entry);
    std::ranges::sort(entries, isNewer);
    // The end of a session that runs does not touch the folder.
    QStringList unfinished;
    for (const JournalEntry &entry : std::as_const(entries)) {
        if (entry.isSession && !entry.verdict && unfinished.size() < MostWatched)
            unfinished.append(entry.path);
    }
    const QStringList watched = m_watcher.files();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    if (!unfinished.isEmpty())
        m_watcher.addPaths(unfinished);
    if (entries == m_entries)
        return;
    m_entries = std::move(entries);
    Q_EMIT changed();
}

} // namespace mailscope::ui
