// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/foldersearch.h"

#include <QElapsedTimer>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mailscope::ui {
namespace {

/// Short enough for a window that is used meanwhile.
constexpr qint64 Slice = 10; // milliseconds
/// What is read between two looks at the clock.
constexpr qsizetype Portion = 200; // events

bool claimsToBeASession(const QString &path)
{
    return path.endsWith(".mscope"_L1, Qt::CaseInsensitive);
}

} // namespace

FolderSearch::FolderSearch(QString storageFolder, QObject *parent)
    : QObject(parent), m_storageFolder(std::move(storageFolder))
{
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &FolderSearch::goOn);
}

QString FolderSearch::unsaidSecrets()
{
    return tr("It holds a password or the like, and does not say so on its first line.");
}

void FolderSearch::start(const QString &folder, filter::FilterExpression wanted)
{
    cancel();
    m_folder = folder;
    m_wanted = std::move(wanted);
    m_files = 0;
    m_count = 0;
    m_unsearched = 0;
    // No links to other folders: they may lead back.
    m_paths = std::make_unique<QDirIterator>(folder, QDir::Files, QDirIterator::Subdirectories);
    m_turn.start();
}

void FolderSearch::cancel()
{
    if (isRunning())
        finish(End::Cancelled);
}

void FolderSearch::goOn()
{
    QElapsedTimer clock;
    clock.start();
    while (m_turn.isActive() && !clock.hasExpired(Slice))
        m_reading ? readOn() : openNext();
}

void FolderSearch::openNext()
{
    if (m_count + m_unsearched >= Most) {
        finish(End::TooMany);
        return;
    }
    if (!m_paths->hasNext()) {
        finish(QFileInfo(m_folder).isDir() ? End::Whole : End::Gone);
        return;
    }
    m_path = m_paths->next();
    // A link may lead to a pipe, which would be waited for.
    if (!QFileInfo(m_path).isFile())
        return;
    m_reading = std::make_unique<Reading>(m_wanted, m_storageFolder);
    if (const auto opened = m_reading->reader.open(m_path); !opened) {
        // Whatever else lies in the folder is nobody's concern.
        if (claimsToBeASession(m_path))
            object(opened.error().text);
        m_reading.reset();
        return;
    }
    Q_EMIT progressed(m_path);
}

void FolderSearch::readOn()
{
    const bool isMore = m_reading->reader.read(Portion, 5ms);
    look(m_reading->reader.transcript());
    if (!isMore)
        closeFile();
}

void FolderSearch::look(const transcript::Transcript &transcript)
{
    Reading &reading = *m_reading;
    for (; reading.looked < transcript.size(); ++reading.looked) {
        reading.logins.add(transcript, reading.looked);
        reading.secrets.take(transcript.row(reading.looked));
        transcript::Event event = transcript.at(reading.looked);
        if (reading.secrets.areRecorded())
            event = reading.secrets.hidden(std::move(event));
        const auto lines = reading.filter.lines(event);
        if (lines && !lines->isEmpty() && m_count + m_unsearched + reading.lines.size() < Most)
            reading.lines.append(
                {m_path, event.sequence, QString(*lines).remove(u"🔒"_s).simplified().left(LongestText)});
    }
}

void FolderSearch::closeFile()
{
    const auto reading = std::move(m_reading);
    const auto session = reading->reader.take();
    if (!session) {
        object(session.error().text);
        return;
    }
    if (!session->holdsSecrets && !reading->logins.found().isEmpty()) {
        object(unsaidSecrets());
        return;
    }
    ++m_files;
    m_count += reading->lines.size();
    if (!reading->lines.isEmpty())
        Q_EMIT found(reading->lines);
}

void FolderSearch::object(const QString &reason)
{
    ++m_unsearched;
    Q_EMIT found({{m_path, 0, reason}});
}

void FolderSearch::finish(End end)
{
    m_turn.stop();
    m_reading.reset();
    m_paths.reset();
    Q_EMIT finished(end);
}

} // namespace mailscope::ui
