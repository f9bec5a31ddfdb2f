// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/sessionloader.h"

#include "ui/files/foldersearch.h"

#include <QFileInfo>

#include <limits>

using namespace std::chrono_literals;

namespace mailscope::ui {
namespace {

/// Short enough for a window that is scrolled meanwhile.
constexpr std::chrono::milliseconds Slice = 10ms;

} // namespace

SessionLoader::SessionLoader(QString path, const QString &storageFolder, QObject *parent)
    : QObject(parent), m_path(std::move(path)), m_reader({.folder = storageFolder})
{
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &SessionLoader::readOn);
}

void SessionLoader::readOn()
{
    if (!m_isOpen) {
        // A pipe or a device would be waited for.
        if (const QFileInfo file(m_path); file.exists() && !file.isFile()) {
            m_turn.stop();
            Q_EMIT failed(tr("It is no file."));
            deleteLater();
            return;
        }
        if (const auto opened = m_reader.open(m_path); !opened) {
            m_turn.stop();
            Q_EMIT failed(opened.error().text);
            deleteLater();
            return;
        }
        m_isOpen = true;
    }
    const bool isMore = m_reader.read(std::numeric_limits<qsizetype>::max(), Slice);
    lookForSecrets();
    if (!isMore) {
        finish();
        return;
    }
    if (m_reader.bytesInAll() > 0)
        Q_EMIT progressed(static_cast<int>(100 * m_reader.bytesRead() / m_reader.bytesInAll()));
}

void SessionLoader::lookForSecrets()
{
    for (; m_looked < m_reader.transcript().size(); ++m_looked)
        m_logins.add(m_reader.transcript(), m_looked);
}

void SessionLoader::finish()
{
    m_turn.stop();
    auto session = m_reader.take();
    if (!session)
        Q_EMIT failed(session.error().text);
    else if (!session->holdsSecrets && !m_logins.found().isEmpty())
        Q_EMIT failed(FolderSearch::unsaidSecrets());
    else
        Q_EMIT loaded(std::move(*session));
    deleteLater();
}

} // namespace mailscope::ui
