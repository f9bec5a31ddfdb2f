// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/judgement.h"

#include <algorithm>

namespace mailscope::compare {

using report::Exchange;
using report::Report;

namespace {
/// QUIT may stay without an answer.
bool has(const Report &report, Exchange::State state)
{
    return std::ranges::any_of(
        report.exchanges, [state](const Exchange &each) { return each.state == state && each.phase != Phase::Quit; });
}

/// Each of these is a question of its own: that one was refused says nothing of the others.
bool isQuestion(Phase phase)
{
    switch (phase) {
    case Phase::Vrfy:
    case Phase::Expn:
    case Phase::Etrn:
    case Phase::Help:
    case Phase::Noop:
    case Phase::Rset:
    case Phase::Raw:
        return true;
    default:
        return false;
    }
}

/// How many things were done, and how many refused.
struct Count {
    qint64 done = 0;
    qint64 refused = 0;
};

/// A greeting, and the newest hello: an older one was said again in another way.
void countOpening(Count &count, const Report &report)
{
    const Exchange *hello = nullptr;
    for (const Exchange &each : report.exchanges) {
        if (each.phase == Phase::Greeting && each.reply && each.reply->isRefusal())
            ++count.refused;
        if (each.phase == Phase::Hello || each.phase == Phase::HelloTls)
            hello = &each;
    }
    if (hello != nullptr && hello->reply && hello->reply->isRefusal())
        ++count.refused;
}

Count countAll(const Report &report)
{
    Count count;
    countOpening(count, report);
    for (const Exchange &each : report.exchanges) {
        if (!each.reply || !each.phase)
            continue;
        const bool wasRefused = each.reply->isRefusal();
        if (wasRefused && (isQuestion(*each.phase) || each.phase == Phase::Rcpt))
            ++count.refused;
        else if (!wasRefused && isQuestion(*each.phase))
            ++count.done;
    }
    if (report.totals) {
        count.done += report.totals->accepted;
        count.refused += report.totals->refused;
    }
    return count;
}
} // namespace

Verdict verdictOfReplies(const Report &report)
{
    using State = Exchange::State;
    if (has(report, State::Malformed) || has(report, State::TooLong) || has(report, State::Unused))
        return Verdict::Protocol;
    if (report.tls && !report.tls->secured)
        return Verdict::Tls;
    if (report.exchanges.isEmpty() || has(report, State::Waiting))
        return Verdict::Network;
    if (report.auth && !report.auth->ok && !report.auth->attempts.isEmpty())
        return Verdict::Auth;
    const Count count = countAll(report);
    if (count.refused == 0)
        return Verdict::Ok;
    return count.done == 0 ? Verdict::Refused : Verdict::Partial;
}

} // namespace mailscope::compare
