// SPDX-License-Identifier: GPL-3.0-or-later
#include "relaytrial.h"

#include "support/scenario.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace mailscope::test {

RelayTrial::RelayTrial(plan::Plan plan, quint16 serverPort, const RelayFaults &faults)
{
    if (!m_relay.start(QHostAddress::LocalHost, serverPort))
        qFatal("The relay cannot listen");
    m_relay.setFaults(FaultyRelay::Side::Server, faults);
    connect(&m_relay, &FaultyRelay::endReached, this, [this] { m_reachedTheEnd = true; });
    plan.targets.first().port = m_relay.port();
    m_session = new session::Session(std::move(plan));
    connect(m_session, &session::Session::eventRecorded, this, &RelayTrial::onEvent);
    connect(m_session, &session::Session::finished, this, [this] {
        ++m_timesFinished;
        m_transcript = m_session->transcript();
        Q_EMIT over();
    });
    connect(m_session, &QObject::destroyed, this, &RelayTrial::over);
}

RelayTrial::~RelayTrial()
{
    if (m_session)
        m_session->disconnect(this);
    delete m_session;
}

void RelayTrial::actAt(qint64 sequence, Act act)
{
    m_actAt = sequence;
    m_act = std::move(act);
}

void RelayTrial::onEvent(const transcript::Event &event)
{
    ++m_eventsSeen;
    const qint64 said = m_relay.relayed(FaultyRelay::Side::Server);
    if (std::holds_alternative<transcript::TlsStarted>(event.payload))
        m_course.clear = said;
    if (std::holds_alternative<transcript::TlsSecured>(event.payload))
        m_course.secured = said;
    if (const auto *sent = std::get_if<transcript::Sent>(&event.payload); sent && sent->phase == Phase::Quit)
        m_course.farewell = said;
    if (event.sequence == m_actAt)
        m_act(*this);
}

Course RelayTrial::course() const
{
    Course course = m_course;
    course.total = m_relay.relayed(FaultyRelay::Side::Server);
    if (course.secured == 0)
        course.clear = course.total;
    return course;
}

bool runTogether(const Trials &trials)
{
    QEventLoop loop;
    const auto allAreOver = [&] {
        return std::ranges::all_of(trials, [](const auto &trial) { return trial->isOver(); });
    };
    for (const auto &trial : trials) {
        QObject::connect(trial.get(), &RelayTrial::over, &loop, [&] {
            if (allAreOver())
                loop.quit();
        });
        trial->start();
    }
    constexpr std::chrono::seconds limit(20);
    QTimer::singleShot(limit, &loop, &QEventLoop::quit);
    if (!allAreOver())
        loop.exec();
    // Nothing may follow, so the event loop gets the chance to bring it.
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return allAreOver();
}

QByteArray receivedBytes(const transcript::Transcript &transcript)
{
    QByteArray bytes;
    for (const transcript::Event &event : transcript) {
        const auto *received = std::get_if<transcript::Received>(&event.payload);
        if (!received)
            continue;
        bytes += received->data.bytes;
        if (received->end == wire::LineEnd::CrLf)
            bytes += "\r\n";
        if (received->end == wire::LineEnd::Lf)
            bytes += '\n';
    }
    return bytes;
}

QByteArray sentBytes(const transcript::Transcript &transcript)
{
    QByteArray bytes;
    for (const transcript::Event &event : transcript) {
        if (const auto *sent = std::get_if<transcript::Sent>(&event.payload))
            bytes += sent->data.bytes;
    }
    return bytes;
}

QString noBeginningOf(const transcript::Transcript &part, const transcript::Transcript &whole)
{
    if (!receivedBytes(whole).startsWith(receivedBytes(part)))
        return u"received what the server never said: "_s + QString::fromUtf8(receivedBytes(part));
    if (!sentBytes(whole).startsWith(sentBytes(part)))
        return u"sent something else: "_s + QString::fromUtf8(sentBytes(part));
    const QList<QByteArray> lines = comparable(part).split('\n');
    const QList<QByteArray> expected = comparable(whole).split('\n');
    const auto [differs, other] = std::ranges::mismatch(lines, expected);
    for (auto line = differs; line != lines.end(); ++line) {
        if (line->startsWith("sent ") || line->startsWith("began "))
            return u"went on after the end: "_s + QString::fromUtf8(*line);
    }
    return {};
}

} // namespace mailscope::test
