// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/relaypump.h"

#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace mailscope::test {

namespace {

constexpr qint64 mostAtOnce = 64 * 1024;
constexpr qint64 mostUnwritten = 256 * 1024;

} // namespace

RelayPump::RelayPump(QTcpSocket *source, QTcpSocket *target, RelayFaults faults, QObject *parent)
    : QObject(parent), m_source(source), m_target(target), m_faults(std::move(faults))
{
    std::ranges::sort(m_faults.cuts);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &RelayPump::onTimer);
    connect(source, &QTcpSocket::readyRead, this, &RelayPump::pump);
    connect(source, &QTcpSocket::disconnected, this, &RelayPump::pump);
    connect(target, &QTcpSocket::bytesWritten, this, &RelayPump::pump);
}

void RelayPump::start()
{
    if (isEndReached())
        return finish();
    pump();
}

void RelayPump::halt()
{
    m_halted = true;
    m_timer.stop();
}

bool RelayPump::isEndReached() const
{
    return m_faults.end && m_passed >= m_faults.end->after;
}

void RelayPump::finish()
{
    halt();
    Q_EMIT ended(m_faults.end->kind);
}

void RelayPump::pump()
{
    while (mayPass())
        pass();
    if (m_halted || m_timer.isActive() || m_source->bytesAvailable() > 0)
        return;
    m_silent = true;
    if (m_source->state() == QAbstractSocket::UnconnectedState) {
        halt();
        Q_EMIT drained();
    }
}

bool RelayPump::mayPass()
{
    if (m_halted || m_timer.isActive() || m_source->bytesAvailable() == 0 || m_target->bytesToWrite() > mostUnwritten)
        return false;
    if (m_target->state() != QAbstractSocket::ConnectedState) {
        m_source->readAll();
        return false;
    }
    if (std::exchange(m_silent, false) && m_faults.delay.count() > 0) {
        m_timer.start(m_faults.delay);
        return false;
    }
    return true;
}

void RelayPump::onTimer()
{
    if (isEndReached())
        return finish();
    pump();
}

qint64 RelayPump::nextPiece() const
{
    qint64 size = std::min(m_source->bytesAvailable(), mostAtOnce);
    if (m_faults.piece > 0)
        size = std::min<qint64>(size, m_faults.piece);
    if (m_faults.end)
        size = std::min(size, m_faults.end->after - m_passed);
    const auto cut = std::ranges::upper_bound(m_faults.cuts, m_passed);
    if (cut != m_faults.cuts.end())
        size = std::min(size, *cut - m_passed);
    return size;
}

void RelayPump::pass()
{
    QByteArray bytes = m_source->read(nextPiece());
    for (auto flip = m_faults.flips.lowerBound(m_passed); flip != m_faults.flips.end(); ++flip) {
        const qint64 at = flip.key() - m_passed;
        if (at >= bytes.size())
            break;
        bytes[at] = static_cast<char>(static_cast<quint8>(bytes[at]) ^ flip.value());
    }
    m_passed += bytes.size();
    // A pause before the end too: what was passed on should arrive as bytes, and the end as an event of its own.
    // It begins before the write, from inside of which pump() may be called.
    if (isEndReached() || m_faults.piece > 0 || m_faults.cuts.contains(m_passed))
        m_timer.start(m_faults.pause);
    m_target->write(bytes);
    m_target->flush();
    Q_EMIT passed(bytes.size());
}

} // namespace mailscope::test
