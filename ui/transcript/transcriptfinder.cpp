// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/transcriptfinder.h"

#include "ui/transcript/transcriptline.h"

#include <QElapsedTimer>

#include <algorithm>

namespace mailscope::ui {

namespace {
constexpr qint64 SliceNanoseconds = 8'000'000;
constexpr quint32 LinesBetweenLooksAtTheClock = 64;
} // namespace

TranscriptFinder::TranscriptFinder(const TranscriptModel &model, QObject *parent) : QObject(parent), m_model(model)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &TranscriptFinder::runSlice);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &TranscriptFinder::goOn);
    connect(&model, &QAbstractItemModel::modelReset, this, &TranscriptFinder::startOver);
}

void TranscriptFinder::setText(const QString &text)
{
    m_needle = filter::TextNeedle(text);
    startOver();
}

void TranscriptFinder::startOver()
{
    m_found.clear();
    m_next = 0;
    m_timer.stop();
    if (m_needle.isEmpty() || !m_model.transcript()) {
        Q_EMIT changed();
        return;
    }
    m_timer.start();
    runSlice();
}

void TranscriptFinder::goOn()
{
    if (!m_needle.isEmpty() && m_model.transcript())
        m_timer.start();
}

void TranscriptFinder::runSlice()
{
    QElapsedTimer clock;
    clock.start();
    while (m_next < m_model.lines().size()) {
        const quint32 line = m_next++;
        if (m_model.wantsLine(line) && TranscriptLine(*m_model.transcript(), m_model.lines(), line).contains(m_needle))
            m_found.push_back(line);
        if (m_next % LinesBetweenLooksAtTheClock == 0 && clock.nsecsElapsed() > SliceNanoseconds) {
            Q_EMIT changed();
            return;
        }
    }
    m_timer.stop();
    Q_EMIT changed();
}

qsizetype TranscriptFinder::placeOf(quint32 line) const
{
    const auto found = std::ranges::lower_bound(m_found, line);
    return found != m_found.end() && *found == line ? found - m_found.begin() + 1 : 0;
}

std::optional<quint32> TranscriptFinder::next(std::optional<quint32> line) const
{
    if (m_found.empty())
        return std::nullopt;
    const auto found = line ? std::ranges::upper_bound(m_found, *line) : m_found.begin();
    return found == m_found.end() ? m_found.front() : *found;
}

std::optional<quint32> TranscriptFinder::previous(std::optional<quint32> line) const
{
    if (m_found.empty())
        return std::nullopt;
    const auto found = line ? std::ranges::lower_bound(m_found, *line) : m_found.end();
    return found == m_found.begin() ? m_found.back() : *(found - 1);
}

} // namespace mailscope::ui
