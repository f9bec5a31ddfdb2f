// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/loginfacts.h"

#include "report/exchangefacts.h"

#include <algorithm>

namespace mailscope::report {

using namespace Qt::StringLiterals;

namespace {
/// An attempt and the events that it spans.
struct Span {
    AuthAttempt attempt;
    qint64 from = 0;
    bool goesOn = true; ///< the last reply was a challenge, or none came
};

QByteArray whenOf(bool encrypted, const QString &security)
{
    if (!encrypted)
        return "clear";
    return security == "tls"_L1 ? "tls" : "starttls";
}

bool beginsLogin(const Exchange &exchange)
{
    return exchange.phase == Phase::Auth && verbOf(exchange) == "AUTH";
}

/// What stands behind a challenge belongs to the login, whatever a person typed there.
bool continuesLogin(const Exchange &exchange)
{
    return exchange.phase == Phase::Auth || exchange.phase == Phase::Raw;
}

void takeReply(Span &span, const Exchange &exchange)
{
    if (!exchange.reply)
        return;
    span.goesOn = exchange.code() == 334;
    span.attempt.code = exchange.code();
    span.attempt.enhanced = exchange.reply->enhanced;
    span.attempt.text = exchange.reply->text();
    span.attempt.ok = exchange.code() == 235;
    span.attempt.evidence = exchange.evidence();
}

QList<Span> spansOf(const QList<Exchange> &exchanges, const QString &security)
{
    QList<Span> spans;
    for (const Exchange &exchange : exchanges) {
        if (beginsLogin(exchange)) {
            const QByteArray argument = argumentOf(exchange).value_or(QByteArray());
            Span span;
            span.from = exchange.sequence;
            span.attempt.mechanism = argument.split(' ').constFirst().toUpper();
            span.attempt.when = whenOf(exchange.encrypted, security);
            spans.append(span);
        } else if (spans.isEmpty() || !spans.constLast().goesOn || !continuesLogin(exchange)) {
            continue;
        }
        takeReply(spans.last(), exchange);
    }
    return spans;
}

bool wasEncrypted(const QList<Exchange> &exchanges, qint64 before)
{
    bool encrypted = false;
    for (const Exchange &exchange : exchanges) {
        if (exchange.sequence < before)
            encrypted = exchange.encrypted;
    }
    return encrypted;
}

/// The attempt that \p run made; null when it has sent nothing.
Span *attemptOf(QList<Span> &spans, const LoginRun &run)
{
    const auto found = std::ranges::find_if(
        spans, [&run](const Span &span) { return span.from > run.began && (!run.ended || span.from < *run.ended); });
    return found == spans.end() ? nullptr : &*found;
}

/// An attempt that was given up before anything was sent, put where it belongs in time.
Span *untriedAttempt(QList<Span> &spans, const LoginRun &run, const QByteArray &when)
{
    Span untried;
    untried.from = run.began;
    untried.attempt.mechanism = run.mechanism;
    untried.attempt.when = when;
    untried.attempt.evidence = {run.ended.value_or(run.began)};
    const auto behind = std::ranges::find_if(spans, [&run](const Span &each) { return each.from > run.began; });
    return &*spans.insert(behind, untried);
}

/// The user that the steps name, if they do.
std::optional<QString> userIn(const QList<QJsonObject> &steps)
{
    std::optional<QString> user;
    for (const QJsonObject &step : steps) {
        if (const QJsonValue named = step.value("fields"_L1)["user"_L1]; named.isString())
            user = named.toString();
    }
    return user;
}

void takeRuns(QList<Span> &spans, const QList<LoginRun> &runs, const QList<Exchange> &exchanges,
              const QString &security)
{
    for (const LoginRun &run : runs) {
        Span *span = attemptOf(spans, run);
        if (span == nullptr && run.issue && !run.mechanism.isEmpty())
            span = untriedAttempt(spans, run, whenOf(wasEncrypted(exchanges, run.began), security));
        if (span == nullptr)
            continue;
        span->attempt.steps = run.steps;
        span->attempt.stepEvents = run.stepEvents;
        span->attempt.user = userIn(run.steps);
        if (!run.issue)
            continue;
        const QLatin1StringView name = issueName(*run.issue);
        span->attempt.reason = QByteArray(name.data(), name.size());
        span->attempt.ok = false;
    }
}
} // namespace

std::optional<AuthOutcome> authOf(const QList<Exchange> &exchanges, const QList<LoginRun> &runs,
                                  const QString &security, const QJsonObject &choice)
{
    QList<Span> spans = spansOf(exchanges, security);
    takeRuns(spans, runs, exchanges, security);
    if (spans.isEmpty() && choice.isEmpty())
        return std::nullopt;
    AuthOutcome outcome;
    outcome.choice = choice;
    if (choice.contains("user"_L1))
        outcome.user = choice.value("user"_L1).toString();
    for (const Span &span : std::as_const(spans)) {
        outcome.attempts.append(span.attempt);
        if (outcome.ok)
            continue; // the one that succeeded counts
        outcome.ok = span.attempt.ok;
        outcome.mechanism = span.attempt.mechanism;
        if (span.attempt.user)
            outcome.user = span.attempt.user;
    }
    return outcome;
}

} // namespace mailscope::report
