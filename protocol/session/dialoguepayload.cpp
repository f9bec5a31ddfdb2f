// SPDX-License-Identifier: GPL-3.0-or-later
// Dialogue: stages that go through several phases, and the message in the last of them.
#include "session/dialogue.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace mailscope::session {

namespace {
/// The user wanted no more than \p last, which is \p ended or was left out on the way to \p next.
bool isBetween(std::optional<Phase> last, Phase ended, Phase next)
{
    return last && ended <= *last && next > *last;
}
} // namespace

/// What \p step does belongs to a phase that is held up: it is kept for later.
bool Dialogue::pausesAt(const stage::Step &step)
{
    const bool isThere = m_halt && m_halt->kind == Halt::Kind::Pause && m_running->phase <= m_halt->behind
        && *step.entered() > m_halt->behind;
    if (!isThere)
        return false;
    m_held = step;
    note(transcript::Noted{
        "paused",
        QCoreApplication::translate("mailscope", "Paused behind %1: what follows waits until it is told to go on.")
            .arg(phaseName(m_running->phase))});
    return true;
}

Actions Dialogue::resume()
{
    if (!m_held || !m_outstanding.empty() || m_byHand.isInMessage() || m_connection != Connection::Open)
        return {};
    const stage::Step step = *std::exchange(m_held, std::nullopt);
    if (!endsBefore(*step.entered()))
        carryOut(step);
    advance();
    return takeActions();
}

/// By BDAT there is no phase of DATA, so it is the border that counts and not the phase.
bool Dialogue::dropsBetween(Phase ended, Phase next) const
{
    return m_halt && m_halt->kind == Halt::Kind::Drop && ended <= m_halt->behind && next > m_halt->behind;
}

/// Nothing of a later phase may be in a batch.
std::optional<Phase> Dialogue::lastPhase() const
{
    const std::optional<Phase> last = m_settings.stopAfter ? m_settings.stopAfter : m_settings.dropAfter;
    return m_halt && (!last || m_halt->behind < *last) ? m_halt->behind : last;
}

/// Nothing is said to a server that has not greeted.
void Dialogue::endAtLastPhase()
{
    if (m_settings.stopAfter < Phase::Greeting)
        dropConnection("stopped");
    else
        skipQueued("stopped", true);
}

/// A stage of \p phase is next, and the user wanted no more than one that the flow has passed without it.
bool Dialogue::endsAhead(Phase phase)
{
    if (!m_behind || m_queue.front().stage->isFarewell())
        return false;
    if (isBetween(m_settings.dropAfter, *m_behind, phase))
        dropConnection("stopped");
    else if (isBetween(m_settings.stopAfter, *m_behind, phase))
        endAtLastPhase();
    else
        return false;
    return true;
}

/// The running stage leaves its phase for \p phase. True when the user wanted no more than the phase before.
bool Dialogue::endsBefore(Phase phase)
{
    const Phase ended = m_running->phase;
    const bool drops = dropsBetween(ended, phase) || isBetween(m_settings.dropAfter, ended, phase);
    if (!isBetween(m_settings.stopAfter, ended, phase) && !drops) {
        note(transcript::StageEnded{ended, transcript::StageStatus::Ok, {}, {}});
        m_running->phase = phase;
        note(transcript::StageBegan{phase});
        return false;
    }
    std::vector<wire::Command> undoing = m_running->stage->undo();
    const bool mustLeave = ended == Phase::Data; // the server waits for the message now, and for nothing else
    endStage(stage::Step::done());
    skipQueued("stopped", true);
    if (mustLeave || drops)
        dropConnection("stopped");
    else if (m_connection == Connection::Open && !undoing.empty())
        send(std::move(undoing), false);
    return true;
}

void Dialogue::sendPayload(const stage::Step &step)
{
    const int number = ++m_lastNumber;
    for (int reply = 0; reply < step.payloadReplies(); ++reply)
        m_outstanding.push_back({.number = number, .phase = Phase::Payload, .ofStage = true});
    m_sendingPayload = true;
    m_actions.emplace_back(SendPayload{number, step.payload()});
}

/// How many replies there will be is known once the chunk was read: only the last one of a message has several.
void Dialogue::sendChunk(const stage::Step &step)
{
    const int number = ++m_lastNumber;
    m_outstanding.push_back({.number = number, .phase = Phase::Payload, .ofStage = true});
    m_lastChunk = number;
    m_repliesBehindLastChunk = step.payloadReplies();
    m_sendingPayload = true;
    m_actions.emplace_back(SendChunk{number, step.payload(), step.chunkSize()});
}

void Dialogue::on(const ChunkSent &sent)
{
    if (!std::exchange(m_sendingPayload, false))
        return;
    ++m_progress;
    const auto chunk = std::ranges::find(m_outstanding, std::optional(m_lastChunk), &Outstanding::number);
    if (sent.isLast && chunk != m_outstanding.end())
        m_outstanding.insert(chunk, static_cast<std::size_t>(m_repliesBehindLastChunk - 1), *chunk);
    apply(m_running->stage->onChunkSent(m_context, sent.isLast));
    advance();
}

void Dialogue::abortPayload()
{
    if (std::exchange(m_sendingPayload, false))
        m_actions.emplace_back(AbortPayload{});
}

/// A stage is in DATA, or about to be: what is sent now may become a part of the message.
bool Dialogue::mayTakeCommandsForText() const
{
    const auto isDataOfStage = [](const Outstanding &each) { return each.ofStage && each.phase == Phase::Data; };
    const bool isAskedFor = m_held && m_held->payload() && m_held->chunkSize() == 0;
    return m_sendingPayload || isAskedFor || std::ranges::any_of(m_outstanding, isDataOfStage);
}

void Dialogue::on(const PayloadProgressed & /*progressed*/)
{
    ++m_progress;
}

void Dialogue::on(const PayloadDone & /*done*/)
{
    if (!std::exchange(m_sendingPayload, false))
        return;
    ++m_progress; // what is awaited from here on is the final reply
    apply(m_running->stage->onPayloadDone(m_context));
    advance();
}

void Dialogue::on(const PayloadFailed &failed)
{
    if (!m_sendingPayload)
        return;
    failRunning({Issue::PayloadFailed, Phase::Payload, {}, failed.detail});
}

/// A login is over with the handshake, and with the new greeting that answers XCLIENT.
void Dialogue::noteLogin(Phase phase, int code)
{
    if (code == 235)
        m_context.authenticated = true;
    if (phase == Phase::Xclient && code == 220)
        m_context.authenticated = false;
}

/// The stage was stopped while the server considered its AUTH, or an answer in it: the challenge that follows has nobody to answer
/// it, and would take the next command for an answer (RFC 4954 section 4).
void Dialogue::cancelAbandonedLogin(const Outstanding &answered, int code)
{
    if (code == 334 && answered.isAbandoned && answered.phase == Phase::Auth)
        send({wire::Command::authCancel()}, false);
}

Patience::Limit Dialogue::limitOf(Phase phase) const
{
    const bool isFinalReply = phase == Phase::Payload && !m_sendingPayload;
    return isFinalReply ? m_settings.patience.finalReply() : m_settings.patience.limit(phase);
}

} // namespace mailscope::session
