// SPDX-License-Identifier: GPL-3.0-or-later
#include "play/scriptplayer.h"

#include "format/display.h"
#include "session/dialogue.h"
#include "session/verbs.h"
#include "stage/failedexpectationstage.h"
#include "stage/quitstage.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace mailscope::play {

ScriptPlayer::ScriptPlayer(session::Session &session, AtEnd atEnd, QObject *parent)
    : QObject(parent), m_session(session), m_atEnd(atEnd)
{
    m_pause.setSingleShot(true);
    m_patience.setSingleShot(true);
    m_wake.setSingleShot(true);
    connect(&m_wake, &QTimer::timeout, this, &ScriptPlayer::advance);
    connect(&m_pause, &QTimer::timeout, this, &ScriptPlayer::advance);
    connect(&m_patience, &QTimer::timeout, this, [this] { fail(u"nothing came within the time limit"_s); });
    connect(&session, &session::Session::eventRecorded, this, &ScriptPlayer::onEvent);
    connect(&session, &session::Session::idle, this, &ScriptPlayer::wake);
    if (atEnd == AtEnd::Quit)
        session.setLastWord([player = QPointer(this)](const transcript::Finished &end) {
            return player ? player->judgeEnd(end) : end;
        });
}

void ScriptPlayer::add(plan::ScriptLine line)
{
    m_steps.push_back(std::move(line));
    wake();
}

void ScriptPlayer::endOfSteps()
{
    if (m_state == State::Growing)
        m_state = State::Complete;
    wake();
}

void ScriptPlayer::onEvent(const transcript::Event &event)
{
    if (const auto *received = std::get_if<transcript::Received>(&event.payload); received && !received->unused)
        m_unread.push_back(received->data.bytes);
    wake();
}

/// Never from inside the session's own signals, so that a whole batch of lines is there at once.
void ScriptPlayer::wake()
{
    if (!m_wake.isActive())
        m_wake.start(0);
}

void ScriptPlayer::advance()
{
    while (m_state != State::Over && !m_pause.isActive() && !m_session.isFinished() && !m_steps.empty()) {
        plan::ScriptLine line = std::move(m_steps.front());
        m_steps.pop_front(); // first: the step may end the session, and then the rest is judged at once
        m_line = line.number;
        const Progress progress = take(line);
        if (progress == Progress::Waits)
            m_steps.push_front(std::move(line));
        if (progress != Progress::Taken)
            return;
        m_patience.stop();
        m_clientJustActed = std::holds_alternative<plan::ClientLine>(line.step);
    }
    if (!m_steps.empty() || m_state == State::Over || m_pause.isActive() || !m_session.isIdle())
        return;
    if (m_state == State::Complete)
        finish();
    else
        Q_EMIT wantsSteps();
}

ScriptPlayer::Progress ScriptPlayer::take(const plan::ScriptLine &line)
{
    const plan::Step &step = line.step;
    if (session::isClientStep(step))
        return takeClient(step);
    if (const auto *expected = std::get_if<plan::ServerLine>(&step))
        return takeServerLine(*expected);
    if (const auto *expectation = std::get_if<plan::Expectation>(&step)) {
        if (!isAboutTheEnd(*expectation))
            return takeExpectation(*expectation);
        m_end.add(line);
    }
    if (const auto *pause = std::get_if<plan::WaitStep>(&step))
        m_pause.start(pause->duration);
    if (std::holds_alternative<plan::CloseStep>(step)) {
        m_end.addClose();
        m_session.cancel();
    }
    return Progress::Taken;
}

ScriptPlayer::Progress ScriptPlayer::takeClient(const plan::Step &step)
{
    const bool batched = m_clientJustActed && std::holds_alternative<plan::ClientLine>(step);
    if (!batched && !m_session.isIdle())
        return Progress::Waits;
    if (!batched)
        m_unread.clear();
    if (const auto taken = session::perform(m_session, step); !taken) {
        fail(taken.error());
        return Progress::Failed;
    }
    return Progress::Taken;
}

ScriptPlayer::Progress ScriptPlayer::takeServerLine(const plan::ServerLine &expected)
{
    const plan::LinePattern pattern = expected.pattern();
    while (!m_unread.empty()) {
        const QByteArray line = m_unread.front();
        if (!pattern.matches(line)) {
            fail(u"expected “%1”, and “%2” came"_s.arg(QString::fromUtf8(expected.written), format::visibleText(line)));
            return Progress::Failed;
        }
        m_unread.pop_front();
        const bool more = line.size() > 3 && line.at(3) == '-';
        if (!pattern.coversWholeReply() || !more)
            return Progress::Taken;
    }
    // The engine has its own limit for a reply that is owed; only an unsolicited one needs this.
    if (!m_patience.isActive() && m_session.isIdle()) {
        if (const Patience::Limit limit = m_session.plan().patience.limit(Phase::Raw))
            m_patience.start(*limit);
    }
    return Progress::Waits;
}

ScriptPlayer::Progress ScriptPlayer::takeExpectation(const plan::Expectation &expectation)
{
    if (!m_session.isIdle())
        return Progress::Waits;
    const Judgement judgement = judge(expectation, m_session);
    if (judgement.holds)
        return Progress::Taken;
    fail(judgement.text);
    return Progress::Failed;
}

void ScriptPlayer::fail(const QString &sentence)
{
    if (m_state == State::Over)
        return;
    m_state = State::Over;
    m_patience.stop();
    const QString text = u"line %1: %2"_s.arg(m_line).arg(sentence);
    m_failures += text;
    if (m_atEnd == AtEnd::Quit) {
        stage::Recipe stages;
        stages.push_back(std::make_unique<stage::FailedExpectationStage>(text));
        stages.push_back(std::make_unique<stage::QuitStage>());
        m_session.stop();
        m_session.perform(std::move(stages));
    }
    Q_EMIT done();
}

void ScriptPlayer::finish()
{
    m_state = State::Over;
    if (m_atEnd == AtEnd::Quit)
        m_session.perform(std::make_unique<stage::QuitStage>());
    Q_EMIT done();
}

/// A step that was still to come when the session ended on its own; false when it can no longer hold.
bool ScriptPlayer::takeAfterwards(const plan::ScriptLine &line, const transcript::Finished &end)
{
    m_line = line.number;
    if (std::holds_alternative<plan::Expectation>(line.step)) {
        m_end.add(line);
        return true;
    }
    if (const auto *server = std::get_if<plan::ServerLine>(&line.step)) {
        if (!m_unread.empty() && takeServerLine(*server) == Progress::Taken)
            return true;
        m_failures +=
            u"line %1: expected “%2”, and the session was over"_s.arg(m_line).arg(QString::fromUtf8(server->written));
        return false;
    }
    if (!session::isClientStep(line.step))
        return true;
    if (end.issue && session::endsConnection(end.issue->id))
        return false; // nothing was expected of it, and the end says why it could not be taken
    m_failures += u"line %1: the session was over before this step"_s.arg(m_line);
    return false;
}

/// Somebody who ends the program, and not the script, has nothing to expect.
transcript::Finished ScriptPlayer::judgeEnd(const transcript::Finished &end)
{
    m_state = State::Over;
    if (end.verdict == Verdict::Cancelled && !m_end.isByTheScript() && m_failures.isEmpty())
        return end;
    bool goesOn = m_failures.isEmpty();
    while (goesOn && !m_steps.empty()) {
        const plan::ScriptLine line = m_steps.front();
        m_steps.pop_front();
        goesOn = takeAfterwards(line, end);
    }
    m_failures += m_end.failures(m_session.transcript(), end);
    if (m_failures.isEmpty())
        return end;
    const Issue failed{Issue::ExpectationFailed, {}, {}, m_failures.first()};
    return {Verdict::Expectation, end.verdict == Verdict::Expectation ? end.issue : failed};
}

} // namespace mailscope::play
