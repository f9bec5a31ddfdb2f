// SPDX-License-Identifier: GPL-3.0-or-later
// Dialogue: how stages, flows and the session end.
#include "session/dialogue.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace mailscope::session {

using namespace std::chrono_literals;
using stage::Step;
using Outcome = stage::Step::Outcome;

namespace {
transcript::StageStatus statusOf(Outcome outcome)
{
    if (outcome == Outcome::Done)
        return transcript::StageStatus::Ok;
    return outcome == Outcome::Skipped ? transcript::StageStatus::Skipped : transcript::StageStatus::Failed;
}
} // namespace

bool endsConnection(Issue::Id issue)
{
    static constexpr std::array Survivable{
        Issue::GreetingRefused,
        Issue::HelloRefused,
        Issue::CommandRefused,
        Issue::XclientRefused,
        Issue::NotOffered,
        Issue::UnexpectedReply,
        Issue::TlsNotOffered,
        Issue::TlsRefused,
        Issue::AuthNotOffered,
        Issue::AuthFailed,
        Issue::AuthMechanismUnknown,
        Issue::AuthUntrusted,
        Issue::AuthCredentialsUnusable,
        Issue::AuthChallengeInvalid,
        Issue::AuthServerUnproven,
        Issue::AuthTooMuchWork,
        Issue::AuthWorkFailed,
        Issue::AuthBindingUnavailable,
        Issue::InvalidArgument,
        Issue::Cancelled,
        Issue::ExpectationFailed,
        Issue::AuthPlaintextForbidden,
    };
    return !std::ranges::contains(Survivable, issue);
}

void Dialogue::endStage(const Step &step)
{
    abortPayload();
    m_work.reset();
    m_held.reset();
    const Queued ended = *std::exchange(m_running, std::nullopt);
    const Phase phase = ended.phase;
    m_behind = phase;
    std::optional<Issue> issue = step.issue();
    if (issue && !issue->stage)
        issue->stage = phase;
    for (Outstanding &each : m_outstanding) { // still owed, but nobody judges them any more
        each.isAbandoned = each.isAbandoned || each.ofStage;
        each.ofStage = false;
    }
    note(transcript::StageEnded{phase, statusOf(step.outcome()), issue, step.reason()});

    // What went wrong earlier is made good by the same stage going well, such as a login behind one that failed.
    if (step.outcome() == Outcome::Done && m_earlierIssue && m_earlierIssue->stage == phase)
        m_earlierIssue.reset();

    const bool isPartial = step.outcome() == Outcome::Partial;
    if (isPartial || (ended.stage->countsForItself() && step.outcome() == Outcome::Done))
        ++m_accepted;
    if (isPartial || step.outcome() == Outcome::Refused) {
        ++m_refused;
        if (!m_refusal)
            m_refusal = issue;
    }
    if (step.outcome() == Outcome::Failed) {
        if (!m_issue && !ended.stage->isFarewell())
            m_issue = issue;
        skipQueued("earlier-failure", true, ended.batch);
    }
    if (phase == m_settings.stopAfter)
        endAtLastPhase();
    const bool unusable = step.drops() || (step.outcome() == Outcome::Failed && endsConnection(issue->id));
    const bool isHalted = m_halt && m_halt->kind == Halt::Kind::Drop && m_halt->behind == phase;
    if (unusable || isHalted || phase == m_settings.dropAfter) {
        dropConnection(unusable ? "earlier-failure" : "stopped");
    } else if (ended.stage->isFarewell()) {
        m_connection = Connection::Closing;
        m_actions.emplace_back(Close{true});
    }
}

/// A key server that never answers is no fault of the mail server: the attempt has failed, and the session lives.
void Dialogue::workLimitReached()
{
    note(transcript::Expired{m_running->phase, limitOf(m_running->phase).value_or(0ms)});
    apply(m_running->stage->onComputed(
        m_context,
        std::unexpected(QCoreApplication::translate(
            "mailscope", "the system did not answer in time; its key server may be silent"))));
    advance();
}

void Dialogue::limitReached(Phase phase, bool lacksPayload)
{
    note(transcript::Expired{phase, limitOf(phase).value_or(0ms)});
    Issue issue{m_connection == Connection::Securing ? Issue::TlsHandshakeTimeout : Issue::ReplyTimeout, phase, {}, {}};
    if (m_sendingPayload)
        issue.id = Issue::WriteTimeout;
    if (m_sendingPayload && lacksPayload)
        issue = {Issue::PayloadFailed,
                 phase,
                 {},
                 QCoreApplication::translate("mailscope", "nothing more of it came in time")};
    if (m_running)
        failRunning(issue);
    else
        m_issue = issue;
    dropConnection();
}

void Dialogue::failRunning(Issue issue)
{
    // The connection, if it must end too, is ended by the caller; endStage() does so itself where the issue says it.
    endStage(Step::fail(std::move(issue)));
}

void Dialogue::skipQueued(const QByteArray &reason, bool keepFarewells, std::optional<int> batch)
{
    std::deque<Queued> kept;
    for (Queued &each : m_queue) {
        const bool stays = (keepFarewells && each.stage->isFarewell()) || (batch && each.batch != *batch);
        if (stays)
            kept.push_back(std::move(each));
        else
            note(transcript::StageEnded{each.stage->name(), transcript::StageStatus::Skipped, {}, reason});
    }
    m_queue = std::move(kept);
}

void Dialogue::dropConnection(const QByteArray &reason)
{
    if (isOver())
        return;
    if (m_connection != Connection::Gone) {
        m_actions.emplace_back(Close{false});
        note(transcript::Closed{false, {}});
    }
    finish(reason);
}

void Dialogue::finish(const QByteArray &reason)
{
    if (isOver())
        return;
    skipQueued(reason, false);
    m_outstanding.clear();
    m_connection = Connection::Over;
    m_actions.emplace_back(conclusion());
}

Finish Dialogue::conclusion() const
{
    if (m_issue)
        return {issueVerdict(m_issue->id), m_issue};
    if (m_earlierIssue)
        return {issueVerdict(m_earlierIssue->id), m_earlierIssue};
    if (m_refused == 0)
        return {Verdict::Ok, std::nullopt};
    return {m_accepted > 0 ? Verdict::Partial : issueVerdict(m_refusal->id), m_refusal};
}

} // namespace mailscope::session
