// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/dialogue.h"

#include <QCoreApplication>

#include <algorithm>
#include <ranges>
#include <utility>

namespace mailscope::session {

using namespace std::chrono_literals;
using stage::Step;
using Outcome = stage::Step::Outcome;

namespace {
// Replies to nothing, in a row: more of them are an attack on memory.
constexpr int MostUnsolicited = 1000;
constexpr qsizetype MostUnsolicitedBytes = 4 * 1024 * 1024;
constexpr auto ClosingLimit = 1s; // the server has answered QUIT: it gets this long to close in order

qsizetype bytesOf(const wire::Reply &reply)
{
    qsizetype bytes = 0;
    for (const QByteArray &line : reply.lines)
        bytes += line.size();
    return bytes;
}
} // namespace

Dialogue::Dialogue(Settings settings) : m_settings(std::move(settings))
{
    m_context.force = m_settings.force;
    m_context.tlsPolicy = m_settings.tlsPolicy.value_or(TlsPolicy::Report);
    m_context.fresh = m_settings.fresh;
    m_context.lastPhase = lastPhase();
}

Actions Dialogue::handle(Input input)
{
    if (!isOver())
        std::visit([this](const auto &each) { on(each); }, input);
    return takeActions();
}

Actions Dialogue::perform(stage::Recipe recipe)
{
    if (isOver())
        return {};
    ++m_lastBatch;
    if (!m_running && m_queue.empty())
        beginFlow();
    for (auto &stage : recipe)
        m_queue.push_back({std::move(stage), m_lastBatch});
    if (m_byHand.isInMessage())
        leaveMessage();
    else
        advance();
    return takeActions();
}

Actions Dialogue::performFirst(stage::Recipe recipe)
{
    if (isOver())
        return {};
    ++m_lastBatch;
    for (Queued &each : m_queue)
        each.batch = m_lastBatch;
    for (auto &stage : std::views::reverse(recipe))
        m_queue.push_front({std::move(stage), m_lastBatch});
    return takeActions();
}

/// A command would become a part of the message, and the goodbye could even complete it.
void Dialogue::leaveMessage()
{
    note(transcript::Noted{
        "message-abandoned",
        QCoreApplication::translate("mailscope",
                                    "The server was waiting for the rest of a message: the connection was closed, so "
                                    "that what follows is not taken for a part of it.")});
    dropConnection("in-message");
}

/// What ended an earlier flow has not ended the session.
void Dialogue::beginFlow()
{
    m_behind.reset();
    const std::optional<Issue> issue = std::exchange(m_issue, std::nullopt);
    if (issue && issue->id != Issue::Cancelled && !m_earlierIssue)
        m_earlierIssue = issue;
}

Actions Dialogue::sendNow(const QByteArray &bytes)
{
    const bool startsTls = m_running && m_running->phase == Phase::StartTls;
    if (m_connection != Connection::Open || startsTls || mayTakeCommandsForText() || bytes.isEmpty())
        return {};
    send(m_byHand.commandsOf(bytes), false);
    return takeActions();
}

Actions Dialogue::stop()
{
    if (!m_running)
        return {};
    // A server that is about to agree to STARTTLS, or has agreed, waits for a handshake and understands nothing else.
    const bool inStartTls = m_running->phase == Phase::StartTls && !m_outstanding.empty();
    const bool mustLeave = inStartTls || m_connection == Connection::Securing || mayTakeCommandsForText();
    std::vector<wire::Command> undoing = m_running->stage->undo();
    failRunning({Issue::Cancelled, {}, {}, {}});
    if (mustLeave)
        dropConnection("cancelled");
    else if (!undoing.empty())
        send(std::move(undoing), false);
    else
        advance();
    return takeActions();
}

void Dialogue::setHalt(std::optional<Halt> halt)
{
    m_halt = halt;
    m_context.lastPhase = lastPhase();
}

Actions Dialogue::setForce(bool force)
{
    if (force == m_context.force || m_connection == Connection::Over)
        return {};
    m_context.force = force;
    if (force)
        note(transcript::PermissionGranted{"send-what-was-not-offered"});
    else
        note(
            transcript::Noted{"rules-kept", QStringLiteral("What the server did not offer is not sent from here on.")});
    return takeActions();
}

std::optional<Dialogue::Awaited> Dialogue::awaited() const
{
    if (m_outstanding.empty())
        return std::nullopt;
    return Awaited{m_outstanding.front().number, m_outstanding.front().phase};
}

bool Dialogue::isIdle() const
{
    return m_connection == Connection::Open && !m_running && m_queue.empty() && m_outstanding.empty();
}

std::optional<Phase> Dialogue::runningPhase() const
{
    if (m_running)
        return m_running->phase;
    return waitingPhase();
}

void Dialogue::on(const Opened &opened)
{
    m_connection = Connection::Open;
    m_context.protocol = opened.protocol;
    m_context.helloName = opened.helloName;
    m_context.local = opened.local;
    m_context.host = opened.host;
    m_context.port = opened.port;
    m_behind = Phase::Connect;
    if (m_settings.stopAfter == Phase::Connect || m_settings.dropAfter == Phase::Connect) {
        dropConnection("stopped");
    }
    advance();
}

void Dialogue::on(const NotOpened &notOpened)
{
    m_issue = notOpened.issue;
    finish(m_issue ? "earlier-failure" : "stopped");
}

void Dialogue::on(const Replied &replied)
{
    const int code = replied.reply.code;
    m_context.unreadBytes = replied.unreadBytes;
    m_closingWord.reset();
    if (code == 421)
        m_closingWord =
            Issue{Issue::ServiceClosing, runningPhase(), replied.events, QString::fromUtf8(replied.reply.text())};
    if (m_outstanding.empty() || replied.isEarly) {
        unsolicited(replied);
        return;
    }
    ++m_replies;
    m_unsolicited = 0;
    m_unsolicitedBytes = 0;
    const Outstanding answered = m_outstanding.front();
    m_outstanding.pop_front();
    m_answered = answered.number;
    m_byHand.replied(code, std::ranges::any_of(m_outstanding, [](const Outstanding &each) {
                         return each.phase == Phase::Auth || each.phase == Phase::Raw;
                     }));
    noteLogin(answered.phase, code);
    cancelAbandonedLogin(answered, code);
    if (answered.phase == Phase::Data && code == 354 && !answered.ofStage)
        enterManualData();
    if (answered.ofStage && m_running) {
        wire::Exchange exchange;
        exchange.phase = answered.phase;
        exchange.reply = replied.reply;
        exchange.events = replied.events;
        const bool leaving = code == 421 && !m_running->stage->isFarewell();
        apply(leaving ? Step::fail(Issue::ServiceClosing, exchange) : m_running->stage->onReply(m_context, exchange));
    }
    advance();
}

void Dialogue::unsolicited(const Replied &replied)
{
    m_unsolicitedBytes += bytesOf(replied.reply);
    if (++m_unsolicited <= MostUnsolicited && m_unsolicitedBytes <= MostUnsolicitedBytes)
        return;
    const Issue issue{Issue::UnsolicitedReply, runningPhase(), replied.events, {}};
    if (m_running)
        failRunning(issue);
    else
        m_issue = issue;
    dropConnection();
}

/// What was sent ahead of the 354 is content now: none of it is answered but the lone dot.
void Dialogue::enterManualData()
{
    m_byHand.enterData();
    const auto dot = std::ranges::find_if(m_outstanding, &Outstanding::endsData);
    if (dot != m_outstanding.end())
        m_byHand.leaveData();
    m_outstanding.erase(m_outstanding.begin(), dot);
}

void Dialogue::on(const Malformed &malformed)
{
    const Issue issue{malformed.issue, runningPhase(), malformed.events, {}};
    if (m_running)
        failRunning(issue);
    else
        m_issue = issue;
    dropConnection();
}

void Dialogue::on(const Secured &secured)
{
    if (m_connection != Connection::Securing)
        return;
    m_connection = Connection::Open;
    const Step step = m_running->stage->onSecured(m_context, secured.details);
    m_context.encrypted = true;
    m_context.tls = std::make_shared<const TlsDetails>(secured.details);
    m_context.trusted = secured.details.verified || m_settings.tlsPolicy == TlsPolicy::Report;
    m_context.authenticated = false;
    m_context.capabilities.reset();
    apply(step);
    advance();
}

void Dialogue::on(const SecureFailed &failed)
{
    if (m_running)
        failRunning(failed.issue);
    else
        m_issue = failed.issue;
    dropConnection();
}

void Dialogue::on(const Computed &computed)
{
    if (!waitsForWork(computed.id))
        return;
    apply(m_running->stage->onComputed(m_context, computed.result));
    advance();
}

void Dialogue::on(const Expired &expired)
{
    if (m_connection == Connection::Closing) {
        dropConnection();
        return;
    }
    if (const auto phase = waitingPhase())
        limitReached(*phase, expired.lacksPayload);
    else if (waitsForTheSystem())
        workLimitReached();
}

void Dialogue::on(const Lost &lost)
{
    abortPayload();
    note(transcript::Closed{true, lost.detail});
    if (m_connection == Connection::Closing) {
        finish("earlier-failure");
        return;
    }
    const bool securing = m_connection == Connection::Securing;
    const Issue plain{
        securing && lost.issue == Issue::ConnectionLost ? Issue::TlsLost : lost.issue, runningPhase(), {}, lost.detail};
    const Issue issue = m_closingWord.value_or(plain);
    m_connection = Connection::Gone;
    if (m_running)
        failRunning(issue);
    else
        m_issue = issue;
    finish("earlier-failure");
}

void Dialogue::on(const Cancelled & /*cancelled*/)
{
    note(transcript::Cancelled{});
    const Issue issue{Issue::Cancelled, runningPhase(), {}, {}};
    if (m_running)
        failRunning(issue);
    m_issue = issue;
    if (m_connection == Connection::NotYet)
        finish("cancelled");
    else
        dropConnection("cancelled");
}

void Dialogue::advance()
{
    while (m_connection == Connection::Open && !m_running && m_outstanding.empty() && !m_queue.empty()
           && !m_byHand.isInMessage()) {
        if (!endsAhead(m_queue.front().stage->name()))
            beginNext();
    }
}

void Dialogue::beginNext()
{
    m_running = std::move(m_queue.front());
    m_queue.pop_front();
    m_running->phase = m_running->stage->name();
    const Step step = m_running->stage->begin(m_context);
    if (step.outcome() != Outcome::Skipped)
        note(transcript::StageBegan{m_running->phase});
    apply(step);
}

void Dialogue::apply(const Step &step)
{
    if (step.entered() && (pausesAt(step) || endsBefore(*step.entered())))
        return;
    carryOut(step);
}

void Dialogue::carryOut(const Step &step)
{
    for (const Step::Note &each : step.notes())
        note(transcript::Noted{each.id, each.text});
    for (const transcript::Payload &each : step.recordedAhead())
        note(each);
    if (step.hasLearned())
        m_context.capabilities = step.learned();
    if (!step.commands().empty())
        send(step.commands(), true);
    for (int more = 0; more < step.moreReplies(); ++more)
        m_outstanding.push_front({.number = m_answered, .phase = Phase::Payload, .ofStage = true});
    if (step.awaitsReply())
        m_outstanding.push_back({.number = std::nullopt, .phase = m_running->phase, .ofStage = true});
    if (step.chunkSize() > 0)
        sendChunk(step);
    else if (step.payload())
        sendPayload(step);
    for (const transcript::Payload &each : step.recordedBehind())
        note(each);
    if (step.upgrades()) {
        m_connection = Connection::Securing;
        m_actions.emplace_back(Upgrade{});
    }
    m_work.reset();
    if (step.work()) {
        m_work = ++m_lastWork;
        m_workIsOfTheSystem = std::holds_alternative<sasl::SystemStep>(*step.work());
        m_actions.emplace_back(Compute{*m_work, *step.work()});
    }
    if (step.outcome() != Outcome::Continues)
        endStage(step);
    else if (!m_work && m_outstanding.empty() && m_connection == Connection::Open)
        endStage(Step::done()); // nothing that it sent is ever answered
}

void Dialogue::send(std::vector<wire::Command> commands, bool ofStage)
{
    Send batch;
    batch.asksAnew = m_outstanding.empty()
        && std::ranges::any_of(commands, [](const wire::Command &command) { return command.awaitsReply; });
    for (wire::Command &command : commands) {
        const int number = ++m_lastNumber;
        m_byHand.hideAnswer(command, ofStage);
        if (command.awaitsReply)
            m_outstanding.push_back(
                {.number = number, .phase = command.phase, .ofStage = ofStage, .endsData = command.wire == ".\r\n"});
        batch.commands.push_back({number, std::move(command)});
    }
    m_byHand.sent();
    m_actions.emplace_back(std::move(batch));
}

Actions Dialogue::takeActions()
{
    armIfTheWaitIsNew();
    return std::exchange(m_actions, {});
}

std::optional<Phase> Dialogue::waitingPhase() const
{
    if (m_connection == Connection::Securing)
        return m_running->phase;
    if (m_connection == Connection::Open && !m_outstanding.empty())
        return m_outstanding.front().phase;
    return std::nullopt;
}

bool Dialogue::waitsForTheSystem() const
{
    return m_connection == Connection::Open && m_work && m_workIsOfTheSystem;
}

void Dialogue::armIfTheWaitIsNew()
{
    if (isOver())
        return;
    auto phase = waitingPhase();
    if (!phase && waitsForTheSystem())
        phase = m_running->phase;
    if (!phase && m_connection != Connection::Closing) {
        if (std::exchange(m_wait, std::nullopt))
            m_actions.emplace_back(Arm{});
        return;
    }
    const Wait wait{m_connection, m_outstanding.empty() ? std::nullopt : m_outstanding.front().number, m_replies,
                    m_progress, m_work};
    if (m_wait == wait)
        return;
    m_wait = wait;
    m_actions.emplace_back(Arm{phase ? limitOf(*phase) : ClosingLimit});
}

} // namespace mailscope::session
