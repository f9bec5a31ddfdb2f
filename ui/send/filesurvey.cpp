// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/send/filesurvey.h"

#include <QDeadlineTimer>
#include <QFileInfo>

using namespace std::chrono_literals;

namespace mailscope::ui {

namespace {
constexpr auto Slice = 5ms;
constexpr qint64 PieceSize = qint64(64) * 1024;
constexpr qint64 Pace = 100; ///< milliseconds from one word about it to the next
} // namespace

FileSurvey::FileSurvey(QObject *parent) : QObject(parent)
{
    m_turn.setInterval(0ms);
    connect(&m_turn, &QTimer::timeout, this, &FileSurvey::readOn);
}

bool FileSurvey::isDone(const QString &path)
{
    const QFileInfo info(path);
    if (const Identity now{path, info.size(), info.lastModified()}; now != m_of) {
        m_of = now;
        begin();
    }
    return !m_file;
}

void FileSurvey::begin()
{
    m_turn.stop();
    m_survey.reset();
    m_surveyor = {};
    m_read = 0;
    m_file = std::make_unique<QFile>(m_of.path);
    if (QFileInfo(m_of.path).isFile() && m_file->open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        if (!readSlice()) {
            m_told.start();
            m_turn.start();
        }
        return;
    }
    m_file.reset();
}

void FileSurvey::readOn()
{
    const bool isDone = readSlice();
    if (isDone)
        m_turn.stop();
    if (!isDone && m_told.elapsed() < Pace)
        return;
    m_told.restart();
    Q_EMIT advanced();
}

bool FileSurvey::readSlice()
{
    const QDeadlineTimer deadline(Slice);
    while (!deadline.hasExpired()) {
        const QByteArray piece = m_file->read(PieceSize);
        if (piece.isEmpty()) {
            if (m_file->error() == QFileDevice::NoError)
                m_survey = m_surveyor.finish();
            m_file.reset();
            return true;
        }
        m_surveyor.add(piece);
        m_read += piece.size();
    }
    return false;
}

} // namespace mailscope::ui
