// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/checkformats.h"
#include "cli/commandline.h"
#include "cli/commands.h"
#include "cli/preparation.h"
#include "cli/scriptfile.h"
#include "cli/sessionrun.h"
#include "play/greeter.h"
#include "play/scriptplayer.h"
#include "session/recipe.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using Error = std::optional<QString>;
using plan::Script;

/// `@ security starttls`: any option of `run` that says how to connect, and `@ target URL`.
Error applySetting(Request &request, const plan::Setting &setting)
{
    const QString key = QString::fromUtf8(setting.key);
    const QString value = QString::fromUtf8(setting.value);
    if (key == "target"_L1) {
        if (!request.plan.targets.isEmpty()) // the command line wins
            return {};
        const auto targets = plan::parseTargets(value);
        if (!targets)
            return targets.error().text;
        request.plan.targets = *targets;
        return {};
    }
    const Option *option = optionNamed(u"--"_s + key);
    const bool connects = option && (option->commands & commands::Run) != 0 && option->group != "Output"_L1
        && option->group != "General"_L1;
    if (!connects)
        return u"there is no setting “%1”"_s.arg(key);
    if (option->takesValue() == value.isEmpty())
        return option->takesValue() ? u"the setting “%1” needs a value"_s.arg(key)
                                    : u"the setting “%1” takes no value"_s.arg(key);
    return option->apply(request, value);
}

/// What the engine would refuse to send is found before anything is sent.
Error wrongVerb(const plan::VerbStep &step)
{
    const bool asks = step.verb == "vrfy" || step.verb == "expn" || step.verb == "etrn";
    if (asks && step.arguments.trimmed().isEmpty())
        return u"%1 needs an argument"_s.arg(QString::fromUtf8(step.verb));
    return {};
}

/// Settings first: they hold for the whole session, wherever they stand. Steps that cannot be judged are found before
/// anything is sent.
Error prepareScript(Request &request, const Script &script, const QString &path)
{
    for (const plan::ScriptLine &line : script.lines) {
        Error error;
        if (const auto *setting = std::get_if<plan::Setting>(&line.step))
            error = applySetting(request, *setting);
        else if (const auto *expectation = std::get_if<plan::Expectation>(&line.step))
            error = play::wrongExpectation(*expectation);
        else if (const auto *close = std::get_if<plan::CloseStep>(&line.step);
                 close && close->manner != plan::CloseStep::Manner::Orderly)
            error = u"a client can close in one way only: write X"_s;
        else if (const auto *verb = std::get_if<plan::VerbStep>(&line.step))
            error = wrongVerb(*verb);
        if (error)
            return u"%1, line %2: %3%4"_s.arg(path)
                .arg(line.number)
                .arg(*error, error->endsWith(u'.') ? u""_s : u"."_s);
    }
    if (Error error = applyLimits(request))
        return error;
    if (request.plan.targets.isEmpty())
        return u"There is no target: give one behind the file, or write \"@ target URL\" into it."_s;
    return {};
}

/// What `--format` says stands beside --json and --jsonl.
Error takeFormat(Request &request)
{
    const QString &name = request.formatOption;
    if (name.isEmpty() || name == "text"_L1)
        return {};
    const bool isCheck = checkFormatNamed(name) != nullptr;
    if (name != "json"_L1 && !isCheck)
        return u"“%1” is no format of run: use text, json, nagios, prometheus or junit."_s.arg(name);
    if (isCheck && request.format != Format::Text)
        return u"--json or --jsonl and --format %1 exclude each other."_s.arg(name);
    request.format = isCheck ? Format::Check : Format::Json;
    return {};
}

int play(Request &request, const Console &console, const Script &script, const session::Secrets &secrets)
{
    const bool showSecrets =
        mayShowSecrets(request, console); // may ask, and Ctrl+C then still ends the program at once
    Interrupts interrupts;
    Run run(request, console, interrupts, showSecrets);
    if (const Error error = run.open())
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
    const CheckFormat *const check = checkFormatNamed(request.formatOption);
    for (const QString &failure : check != nullptr ? QStringList() : player.failures())
        console.complain(failure + u'.');
    const int code =
        run.conclude({.asSeveral = false, .foreseen = player.foresawTheEnd() && player.failures().isEmpty()});
    if (check == nullptr || code == exitcode::OutputFailed)
        return code;
    const report::Report report = report::fold(session.transcript());
    const QString name = QFileInfo(QString::fromLocal8Bit(request.operands.value(0))).fileName();
    console.out.write(check->write({name, script, report, player.failures(), code}));
    return console.outputCode() == exitcode::Ok ? code : console.outputCode();
}

} // namespace

int runFile(Request &request, const Console &console)
{
    if (const Error error = takeFormat(request))
        return usageError(console, *error);
    const QString path = QString::fromLocal8Bit(request.operands.value(0));
    const std::expected<Script, QString> script = readScript(path, console);
    if (!script)
        return usageError(console, script.error());
    if (const Error error = prepareScript(request, *script, path))
        return usageError(console, *error);
    const std::expected<session::Secrets, QString> secrets = prepare(request, console);
    if (!secrets)
        return usageError(console, secrets.error());
    return play(request, console, *script, *secrets);
}

} // namespace mailscope::cli
