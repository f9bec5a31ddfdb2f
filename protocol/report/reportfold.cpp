// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/reportfold.h"

#include "report/exchangefacts.h"

#include <algorithm>

namespace mailscope::report {

using namespace transcript;

void ReportFold::add(const Event &event)
{
    ++m_report.events;
    if (m_report.events <= m_most)
        takeIn(event);
    else
        m_last = event;
}

void ReportFold::addRest(const Transcript &transcript)
{
    const auto most = std::min(transcript.size(), m_most);
    while (m_report.events < most)
        add(transcript.at(static_cast<qsizetype>(m_report.events)));
    if (m_report.events == transcript.size())
        return;
    m_report.events = transcript.size();
    m_last = transcript.at(transcript.size() - 1);
}

void ReportFold::takeIn(const Event &event)
{
    ++m_report.foldedEvents;
    m_report.duration = event.elapsed;
    m_exchanges.add(event);
    std::visit([this, &event](const auto &payload) { take(event, payload); }, event.payload);
}

void ReportFold::take(const Event &, const Began &began)
{
    m_report.version = began.version;
    m_report.startedAt = began.startedAt;
    m_targets = began.targets;
    if (!m_targets.isEmpty())
        m_report.target = m_targets.constFirst();
}

void ReportFold::take(const Event &event, const Connecting &connecting)
{
    if (connecting.target >= 0 && connecting.target < m_targets.size())
        m_report.target = m_targets.at(connecting.target);
    AddressAttempt attempt;
    attempt.address = connecting.address;
    attempt.family = connecting.family;
    attempt.port = connecting.port;
    attempt.evidence = {event.sequence};
    m_report.addresses.append(attempt);
    m_connectingSince = event.elapsed;
}

/// Of several connections the first greeting is told.
bool ReportFold::hasGreeting() const
{
    return std::ranges::any_of(m_exchanges.exchanges(),
                               [](const Exchange &each) { return each.phase == Phase::Greeting; });
}

void ReportFold::take(const Event &event, const Connected &)
{
    if (!hasGreeting())
        m_openSince = event.elapsed;
    if (m_report.addresses.isEmpty())
        return;
    AddressAttempt &attempt = m_report.addresses.last();
    attempt.connected = true;
    attempt.connectTime = event.elapsed - m_connectingSince.value_or(event.elapsed);
    attempt.evidence.append(event.sequence);
}

void ReportFold::take(const Event &event, const ConnectFailed &failed)
{
    if (m_report.addresses.isEmpty())
        return;
    AddressAttempt &attempt = m_report.addresses.last();
    attempt.failure = failed.reason;
    attempt.detail = failed.detail;
    attempt.evidence.append(event.sequence);
}

TlsOutcome &ReportFold::tls()
{
    if (!m_report.tls)
        m_report.tls.emplace();
    return *m_report.tls;
}

void ReportFold::addObjection(const TlsObjection &objection)
{
    TlsDetails &details = tls().details;
    details.verified = false;
    if (!details.objections.contains(objection))
        details.objections.append(objection);
}

void ReportFold::take(const Event &event, const TlsStarted &started)
{
    m_report.tls = TlsOutcome{{}, started.policy, false, {event.sequence}};
    m_report.tls->details.expectedName = started.expectedName;
    m_report.tls->details.sni = started.sni;
}

void ReportFold::take(const Event &event, const TlsSecured &secured)
{
    TlsOutcome &outcome = tls();
    const QList<TlsObjection> known = outcome.details.objections;
    outcome.details = secured.details;
    outcome.secured = true;
    outcome.evidence.append(event.sequence);
    for (const TlsObjection &objection : known)
        addObjection(objection);
    // With TLS from the first byte the server greets behind the handshake.
    if (!hasGreeting())
        m_openSince = event.elapsed;
}

void ReportFold::take(const Event &event, const TlsObjected &objected)
{
    addObjection(objected.objection);
    tls().evidence.append(event.sequence);
}

void ReportFold::take(const Event &event, const StageBegan &began)
{
    m_begun.insert(began.phase, event);
    if (began.phase == Phase::Auth)
        m_logins.append(LoginRun{event.sequence, {}, {}, {}, {}, {}});
    m_report.runningStage = began.phase;
    // The session went on, so whatever failed before did not end it.
    m_report.issue.reset();
    m_report.verdict = Verdict::Network;
}

void ReportFold::take(const Event &event, const StageEnded &ended)
{
    StageOutcome outcome{ended.phase, ended.status, event.elapsed, {}, ended.reason, {event.sequence}};
    if (ended.issue) {
        const QLatin1StringView name = issueName(ended.issue->id);
        outcome.reason = QByteArray(name.data(), name.size());
    }
    if (const auto begun = m_begun.constFind(ended.phase); begun != m_begun.constEnd()) {
        outcome.start = begun->elapsed;
        outcome.duration = event.elapsed - begun->elapsed;
        outcome.evidence.prepend(begun->sequence);
        m_begun.erase(begun);
    }
    m_report.stages.append(outcome);
    if (ended.phase == Phase::Auth && !m_logins.isEmpty() && !m_logins.constLast().ended) {
        m_logins.last().ended = event.sequence;
        if (ended.issue && !m_logins.constLast().issue)
            m_logins.last().issue = ended.issue->id;
    }
    if (m_report.runningStage == ended.phase)
        m_report.runningStage.reset();
    if (!ended.issue)
        return;
    // Provisional: what the session was stopped by is known for certain only at its end.
    m_report.issue = ended.issue;
    m_report.verdict = issueVerdict(ended.issue->id);
}

/// One stage may make several attempts: each begins with its "start", and its "end" says what became of it.
void ReportFold::take(const Event &event, const AuthStep &step)
{
    using namespace Qt::StringLiterals;
    if (m_logins.isEmpty())
        return;
    const QString name = step.step.value("name"_L1).toString();
    if (name == "choice"_L1) {
        m_choice = step.step.value("fields"_L1).toObject();
        return;
    }
    if (name == "start"_L1 && !m_logins.constLast().steps.isEmpty()) {
        m_logins.last().ended = event.sequence;
        LoginRun another;
        another.began = event.sequence - 1;
        m_logins.append(another);
    }
    LoginRun &run = m_logins.last();
    run.mechanism = step.mechanism;
    run.steps.append(step.step);
    run.stepEvents.append(event.sequence);
    if (name == "end"_L1)
        run.issue = issueFromName(step.step.value("fields"_L1)["reason"_L1].toString().toLatin1());
}

void ReportFold::take(const Event &event, const PayloadSent &sent)
{
    m_messages.append(MessageSent{event.sequence, sent.bytes, sent.complete, sent.isChunk});
}

void ReportFold::take(const Event &event, const Finished &finished)
{
    m_report.finished = true;
    m_report.verdict = finished.verdict;
    m_report.issue = finished.issue;
    if (!m_report.runningStage)
        return;
    StageEnded cut{*m_report.runningStage, StageStatus::Failed, finished.issue, {}};
    if (!finished.issue)
        cut.reason = "not-ended";
    take(event, cut);
    m_report.verdict = finished.verdict;
    m_report.issue = finished.issue;
}

/// What was under way when the limit was reached has ended since, in events that nobody looked at: nothing is claimed of it.
void ReportFold::skipTo(const Event &last)
{
    m_report.runningStage.reset();
    m_begun.clear();
    ++m_report.foldedEvents;
    m_report.duration = last.elapsed;
    std::visit([this, &last](const auto &payload) { take(last, payload); }, last.payload);
}

Report ReportFold::report() const
{
    if (!m_last)
        return reportOf(m_exchanges.exchanges());
    ReportFold whole = *this;
    whole.m_last.reset();
    if (m_report.events == m_report.foldedEvents + 1) {
        whole.takeIn(*m_last);
        return whole.report();
    }
    whole.skipTo(*m_last);
    QList<Exchange> exchanges = m_exchanges.exchanges();
    while (!exchanges.isEmpty() && exchanges.constLast().state == Exchange::State::Waiting)
        exchanges.removeLast();
    return whole.reportOf(exchanges);
}

Report ReportFold::reportOf(const QList<Exchange> &exchanges) const
{
    Report report = m_report;
    report.exchanges = exchanges;
    report.greeting = greetingOf(report.exchanges, m_openSince);
    takeHellos(report);
    report.answers = answersOf(report.exchanges);
    report.auth = authOf(report.exchanges, m_logins, report.target.security, m_choice);
    takeTransactions(report, m_messages);
    return report;
}

} // namespace mailscope::report
