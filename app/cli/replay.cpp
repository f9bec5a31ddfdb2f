// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare/replay.h"

#include "cli/commands.h"
#include "cli/comparisonoutput.h"
#include "cli/preparation.h"
#include "cli/savedsession.h"
#include "cli/sessionrun.h"
#include "plan/logins.h"
#include "play/greeter.h"
#include "play/scriptplayer.h"
#include "session/recipe.h"
#include "transcript/recordedplan.h"

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

/// What broke the new session off is worth more than what differs for that.
int codeOf(const compare::Comparison &comparison, const report::Report &report, int signal)
{
    if (signal != 0)
        return 128 + signal;
    if (comparison.isEqual())
        return exitcode::Ok;
    const bool isBroken =
        report.verdict == Verdict::Network || report.verdict == Verdict::Tls || report.verdict == Verdict::Auth;
    return exitCode(isBroken ? report.verdict : Verdict::Expectation);
}

/// What was not asked for otherwise is done as the session did it.
void takeManner(plan::Plan &plan, const compare::Replay &replay, const plan::Plan &recorded)
{
    if (plan.helloName.isEmpty())
        plan.helloName = replay.helloName;
    if (plan.login.initialResponse == plan::Login::InitialResponse::Auto)
        plan.login.initialResponse = replay.initialResponse;
    plan.force = plan.force || recorded.force;
}

int play(Request &request, const Console &console, const plan::Script &script, const session::Secrets &secrets,
         const report::Report &before)
{
    const bool showSecrets = mayShowSecrets(request, console);
    Interrupts interrupts;
    // What is printed is the comparison, unless somebody wants to watch.
    Request watched = request;
    if (!request.verbose && request.format == Format::Text)
        watched.format = Format::Check;
    Run run(watched, console, interrupts, showSecrets);
    if (const std::optional<QString> error = run.open())
        return outputError(console, *error);
    session::Session session(request.plan, secrets);
    run.follow(session);
    play::ScriptPlayer player(session, play::ScriptPlayer::AtEnd::Quit);
    const play::Greeter greeter(session, session::greetingRecipe, [&] {
        for (const plan::ScriptLine &line : script.lines)
            player.add(line);
        player.endOfSteps();
    });
    run.toEnd(session, [&session] { session.open(); });
    if (run.output().writeFiles() == exitcode::OutputFailed)
        return exitcode::OutputFailed;
    const report::Report after = report::fold(session.transcript());
    const compare::Comparison comparison = compare::compareReplay(before, after, request.ignored);
    return printComparison(comparison, codeOf(comparison, after, interrupts.signal()), request, console);
}

} // namespace

int replay(Request &request, const Console &console)
{
    if (request.format == Format::JsonLines)
        return usageError(console, u"--jsonl tells of events, and replay of differences: use --json."_s);
    const SavedSession saved = readSession(QString::fromLocal8Bit(request.operands.value(0)), console);
    if (!saved.session)
        return saved.exitCode;
    if (request.plan.targets.isEmpty())
        return usageError(console, u"A target is missing: mailscope-cli replay FILE TARGET."_s);
    using Pace = compare::Replay::Pace;
    const auto replay = compare::Replay::of(saved.session->transcript, request.isPaced ? Pace::Recorded : Pace::AtOnce);
    if (!replay)
        return usageError(console, replay.error());
    if (replay->logsIn && !plan::logsIn(request.plan))
        return usageError(
            console, u"The session logs in, and its password is not in the file: give --user and --password-from."_s);
    takeManner(request.plan, *replay, transcript::recordedPlan(saved.session->transcript));
    const std::expected<session::Secrets, QString> secrets = prepare(request, console);
    if (!secrets)
        return usageError(console, secrets.error());
    return play(request, console, replay->script, *secrets, report::fold(saved.session->transcript));
}

} // namespace mailscope::cli
