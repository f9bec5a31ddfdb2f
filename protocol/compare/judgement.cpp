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

/// The last word on a login is a refusal.
bool isLoginRefused(const Report &report)
{
    const auto last =
        std::ranges::find_last_if(report.exchanges, [](const Exchange &each) { return each.phase == Phase::Auth; });
    return !last.empty() && last.front().reply && last.front().reply->isRefusal();
}

/// What a reply to \p phase is about: something that can be done by itself, a step on the way to it, or neither.
enum class Weight { Whole, Step, None };

Weight weightOf(Phase phase)
{
    switch (phase) {
    case Phase::Vrfy:
    case Phase::Expn:
    case Phase::Etrn:
    case Phase::Help:
    case Phase::Noop:
    case Phase::Rset:
    case Phase::Raw:
    case Phase::Payload:
        return Weight::Whole;
    case Phase::Mail:
    case Phase::Rcpt:
    case Phase::Data:
        return Weight::Step;
    default:
        return Weight::None;
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
        const Weight weight = each.phase ? weightOf(*each.phase) : Weight::None;
        if (!each.reply || weight == Weight::None)
            continue;
        if (each.reply->isRefusal())
            ++count.refused;
        else if (weight == Weight::Whole && each.reply->isPositive())
            ++count.done;
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
    if (isLoginRefused(report))
        return Verdict::Auth;
    const Count count = countAll(report);
    if (count.refused == 0)
        return Verdict::Ok;
    return count.done == 0 ? Verdict::Refused : Verdict::Partial;
}

} // namespace mailscope::compare
