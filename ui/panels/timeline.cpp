// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timeline.h"

#include "format/display.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

using format::visibleText;
using report::AddressAttempt;
using report::Report;
using report::StageOutcome;
using transcript::Transcript;
using Nanoseconds = std::chrono::nanoseconds;
using Kind = TimeRow::Kind;
using State = TimeRow::State;

namespace {

constexpr auto LongPause = std::chrono::seconds(1);

/// Events that a stage covers, by sequence.
struct Covered {
    qint64 first = 0;
    qint64 last = 0;
    Phase phase = Phase::Raw;
};

Nanoseconds timeOf(const Transcript &transcript, qint64 sequence)
{
    // Sequence numbers begin with 1 and have no gaps.
    return sequence >= 1 && sequence <= transcript.size() ? transcript.at(sequence - 1).elapsed : Nanoseconds{0};
}

Kind kindOf(Phase phase)
{
    switch (phase) {
    case Phase::Resolve:
        return Kind::Lookup;
    case Phase::Connect:
    case Phase::Proxy:
        return Kind::Connect;
    case Phase::Tls:
    case Phase::StartTls:
        return Kind::Tls;
    case Phase::Auth:
        return Kind::Login;
    default:
        return Kind::Talk;
    }
}

/// Gathers the rows of one session.
class Builder {
public:
    Builder(const Report &report, const Transcript &transcript, Nanoseconds now)
        : m_report(report), m_transcript(transcript), m_now(now)
    { }

    void addAttempts(bool isLive)
    {
        for (const AddressAttempt &attempt : m_report.addresses) {
            if (attempt.evidence.isEmpty())
                continue;
            TimeRow row;
            row.name = Timeline::tr("Connect to %1").arg(visibleText(attempt.address));
            row.kind = Kind::Connect;
            row.sequence = attempt.evidence.constFirst();
            row.start = timeOf(m_transcript, row.sequence);
            row.state = attempt.connected ? State::Ended : attempt.failure || !isLive ? State::Failed : State::Running;
            row.end = row.state == State::Running ? m_now
                : attempt.evidence.size() > 1     ? timeOf(m_transcript, attempt.evidence.constLast())
                                                  : m_report.duration;
            if (attempt.failure)
                row.detail =
                    visibleText(attempt.detail.isEmpty() ? issueText({*attempt.failure, {}, {}, {}}) : attempt.detail);
            m_rows.append(row);
        }
    }

    void addStage(const StageOutcome &stage)
    {
        if (stage.status == transcript::StageStatus::Skipped || stage.evidence.isEmpty())
            return;
        m_covered.append({stage.evidence.constFirst(), stage.evidence.constLast(), stage.phase});
        if (stage.phase == Phase::Connect && !m_report.addresses.isEmpty())
            return; // each address stands for itself
        TimeRow row{Timeline::name(stage.phase),
                    kindOf(stage.phase),
                    State::Ended,
                    stage.start,
                    stage.start + stage.duration,
                    stage.evidence.constFirst(),
                    {}};
        if (stage.status == transcript::StageStatus::Failed) {
            row.state = State::Failed;
            if (const auto issue = issueFromName(stage.reason))
                row.detail = visibleText(issueText({*issue, {}, {}, {}}));
        }
        add(row, stage.evidence.constLast());
    }

    void addRunning(Phase phase)
    {
        for (qsizetype i = m_transcript.size(); i-- > 0;) {
            const transcript::Event &event = m_transcript.at(i);
            const auto *began = std::get_if<transcript::StageBegan>(&event.payload);
            if (began == nullptr || began->phase != phase)
                continue;
            m_covered.append({event.sequence, m_transcript.size() + 1, phase});
            if (phase != Phase::Connect || m_report.addresses.isEmpty())
                add({Timeline::name(phase), kindOf(phase), State::Running, event.elapsed, m_now, event.sequence, {}},
                    m_transcript.size());
            return;
        }
    }

    /// What was typed by hand belongs to no stage.
    void addTyped(bool isLive)
    {
        std::ranges::sort(m_covered, {}, &Covered::first);
        for (const report::Exchange &exchange : m_report.exchanges) {
            if (!exchange.command || !exchange.sentAt || !exchange.phase
                || isCovered(exchange.sequence, *exchange.phase))
                continue;
            const QByteArray verb = exchange.command->left(exchange.command->indexOf(' ')).left(16);
            const bool isOpen = !exchange.completeAt && exchange.state == report::Exchange::State::Waiting;
            const State state = !isOpen ? State::Ended : isLive ? State::Running : State::Failed;
            m_rows.append({visibleText(verb),
                           kindOf(*exchange.phase),
                           state,
                           *exchange.sentAt,
                           exchange.completeAt.value_or(state == State::Running ? m_now : *exchange.sentAt),
                           exchange.sequence,
                           {}});
        }
    }

    [[nodiscard]] QList<TimeRow> take(bool isLive)
    {
        std::ranges::stable_sort(m_rows, {}, &TimeRow::start);
        QList<TimeRow> result;
        Nanoseconds until{0};
        for (const TimeRow &row : std::as_const(m_rows)) {
            addPause(result, until, row.start);
            result.append(row);
            until = std::max(until, row.end);
        }
        if (!isLive)
            addPause(result, until, m_report.duration);
        return result;
    }

private:
    /// STARTTLS and the handshake behind it are one stage, but two things that take time.
    void add(TimeRow row, qint64 lastSequence)
    {
        const qint64 handshake =
            m_report.tls && !m_report.tls->evidence.isEmpty() ? m_report.tls->evidence.constFirst() : 0;
        if (row.sequence >= handshake || handshake > lastSequence || row.kind != Kind::Tls
            || row.name == Timeline::name(Phase::Tls)) {
            m_rows.append(row);
            return;
        }
        TimeRow second = row;
        second.name = Timeline::name(Phase::Tls);
        second.sequence = handshake;
        second.start = timeOf(m_transcript, handshake);
        row.end = second.start;
        row.state = State::Ended;
        row.detail.clear();
        m_rows.append(row);
        m_rows.append(second);
    }

    [[nodiscard]] bool isCovered(qint64 sequence, Phase phase) const
    {
        auto after = std::ranges::upper_bound(m_covered, sequence, {}, &Covered::first);
        return after != m_covered.begin() && sequence <= (after - 1)->last && (after - 1)->phase == phase;
    }

    static void addPause(QList<TimeRow> &rows, Nanoseconds from, Nanoseconds to)
    {
        if (to - from >= LongPause && !rows.isEmpty())
            rows.append({Timeline::tr("Pause"), Kind::Pause, State::Ended, from, to, 0, {}});
    }

    const Report &m_report;
    const Transcript &m_transcript;
    Nanoseconds m_now;
    QList<TimeRow> m_rows;
    QList<Covered> m_covered;
};

} // namespace

QList<TimeRow> Timeline::rows(const Report &report, const Transcript &transcript, bool isLive, Nanoseconds now)
{
    Builder builder(report, transcript, now);
    for (const StageOutcome &stage : report.stages)
        builder.addStage(stage);
    builder.addAttempts(isLive);
    if (report.runningStage && isLive)
        builder.addRunning(*report.runningStage);
    builder.addTyped(isLive);
    return builder.take(isLive);
}

QString Timeline::name(Phase phase)
{
    switch (phase) {
    case Phase::Resolve:
        return tr("Name look-up");
    case Phase::Connect:
        return tr("Connect");
    case Phase::Proxy:
        return tr("Proxy");
    case Phase::Tls:
        return tr("TLS handshake");
    case Phase::Greeting:
        return tr("Greeting");
    case Phase::Hello:
        return tr("Hello");
    case Phase::HelloTls:
        return tr("Hello after TLS");
    case Phase::HelloAuth:
        return tr("Hello after AUTH");
    case Phase::Payload:
        return tr("Message");
    default:
        return QString(phaseName(phase)).toUpper();
    }
}

} // namespace mailscope::ui
