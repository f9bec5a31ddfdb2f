// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"

#include "cli/configuration.h"
#include "cli/operands.h"
#include "cli/optionvalues.h"
#include "knowledge/nearmatch.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using Refusal = std::unexpected<QString>;

QStringList optionNames()
{
    QStringList names;
    for (const Option &option : optionTable())
        names += option.name;
    return names;
}

QStringList commandNames()
{
    QStringList names;
    for (const Command &command : commandTable())
        names += command.name;
    return names;
}

/// Reads "--name", "--name=value", "-4" …; the value of the next argument is taken when one is needed.
std::expected<Assignment, QString> readOption(const QString &word, const QList<QByteArray> &arguments, qsizetype &next)
{
    const qsizetype equals = word.startsWith("--"_L1) ? word.indexOf(u'=') : -1;
    const QString name = equals < 0 ? word : word.first(equals);
    const Option *option = optionNamed(name);
    if (!option) {
        return Refusal(
            u"There is no option %1.%2 mailscope-cli --help lists all."_s.arg(name, didYouMean(name, optionNames())));
    }
    if (!option->takesValue()) {
        if (equals >= 0)
            return Refusal(u"%1 takes no value."_s.arg(name));
        return Assignment{option, {}, name};
    }
    if (equals >= 0)
        return Assignment{option, word.sliced(equals + 1), name};
    const bool missing = next >= arguments.size() || arguments.at(next).startsWith("--");
    if (missing)
        return Refusal(u"%1 needs a value: %1 %2."_s.arg(name, option->argument));
    return Assignment{option, QString::fromUtf8(arguments.at(next++)), name};
}

std::optional<QString> apply(Request &request, const Assignment &assignment)
{
    if (assignment.option->takesValue() && assignment.value.isEmpty())
        return u"%1: the value is empty."_s.arg(assignment.origin);
    if (const std::optional<QString> error = assignment.option->apply(request, assignment.value))
        return assignment.origin + u": "_s + *error;
    return {};
}

/// What \p stronger sets, too, is taken out of \p weaker: repeated options do not pile up across origins.
void dropOverruled(QList<Assignment> &weaker, const QList<Assignment> &stronger)
{
    weaker.removeIf([&stronger](const Assignment &assignment) {
        return std::ranges::any_of(stronger, [&](const Assignment &each) { return each.option == assignment.option; });
    });
}

/// The profile's values over those that \p plan has: what a profile does not name stays.
QJsonObject merged(QJsonObject plan, const QJsonObject &profile)
{
    for (auto each = profile.begin(); each != profile.end(); ++each) {
        if (each.value().isObject() && plan.value(each.key()).isObject())
            plan.insert(each.key(), merged(plan.value(each.key()).toObject(), each.value().toObject()));
        else
            plan.insert(each.key(), each.value());
    }
    return plan;
}

std::optional<QString> applyProfile(Request &request)
{
    QFile file(request.profilePath);
    if (!file.open(QIODevice::ReadOnly))
        return u"The profile %1 cannot be read: %2."_s.arg(request.profilePath, file.errorString());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject()) {
        const QString why = error.error == QJsonParseError::NoError ? u"it is no object"_s : error.errorString();
        return u"The profile %1 is not valid JSON: %2."_s.arg(request.profilePath, why);
    }
    const std::expected<plan::Plan, plan::Plan::Error> plan =
        plan::Plan::fromJson(merged(request.plan.toJson(), document.object()));
    if (!plan)
        return u"The profile %1 is wrong at \"%2\": %3"_s.arg(request.profilePath, plan.error().key, plan.error().text);
    request.plan = *plan;
    return {};
}

std::optional<QString> applyAll(Request &request, const QList<Assignment> &assignments)
{
    for (const Assignment &assignment : assignments) {
        if (std::optional<QString> error = apply(request, assignment))
            return error;
    }
    return {};
}

std::optional<QString> wrongCommand(const QList<Assignment> &options, const Command &command)
{
    for (const Assignment &assignment : options) {
        if ((assignment.option->commands & command.bit) == 0)
            return u"%1 has no meaning for %2. mailscope-cli %2 --help lists its options."_s.arg(assignment.origin,
                                                                                                 command.name);
    }
    return {};
}

std::expected<const Command *, QString> commandOf(const QList<QByteArray> &others)
{
    if (others.isEmpty())
        return Refusal(u"A command is missing, such as probe. mailscope-cli --help lists all."_s);
    const QString name = QString::fromUtf8(others.first());
    if (const Command *command = commandNamed(name))
        return command;
    const QString hint = didYouMean(name, commandNames());
    return Refusal(u"There is no command %1.%2 mailscope-cli --help lists all."_s.arg(name, hint));
}

bool has(const QList<Assignment> &options, QLatin1StringView name)
{
    return std::ranges::any_of(options, [name](const Assignment &each) { return each.option->name == name; });
}

std::optional<QString> contradiction(const QList<Assignment> &options)
{
    if (has(options, "-4"_L1) && has(options, "-6"_L1))
        return u"-4 and -6 together leave no address to connect to: give one of them."_s;
    return {};
}

/// User and mechanism may stand in the URL or behind an option, but not two of them.
std::optional<QString> saidTwice(const Request &request, const QList<Assignment> &options)
{
    const plan::Login &login = request.plan.login;
    for (const plan::Target &target : request.plan.targets) {
        if (has(options, "--user"_L1) && !target.user.isEmpty() && target.user != login.user)
            return u"The target and --user name two users: give one of them."_s;
        if (has(options, "--mechanism"_L1) && !target.mechanism.isEmpty()
            && login.mechanisms != QList{target.mechanism.toLatin1()})
            return u"The target and --mechanism name different mechanisms: give one of them."_s;
    }
    return {};
}

/// Everything behind the words: variables, files, and whether it all fits together.
std::optional<QString> complete(Request &request, const Words &words, const QProcessEnvironment &environment)
{
    std::expected<QList<Assignment>, QString> variables = variableAssignments(environment, request.command->bit);
    if (!variables)
        return variables.error();
    std::expected<QList<Assignment>, QString> configured = configuredAssignments(environment, request.command->bit);
    if (!configured)
        return configured.error();
    dropOverruled(*configured, *variables);
    dropOverruled(*configured, words.options);
    dropOverruled(*variables, words.options);

    if (std::optional<QString> error = applyAll(request, *configured + *variables))
        return error;
    for (const Assignment &assignment : words.options) {
        if (assignment.option->name == "--profile"_L1)
            request.profilePath = assignment.value;
    }
    if (!request.profilePath.isEmpty()) {
        if (std::optional<QString> error = applyProfile(request))
            return error;
    }
    if (std::optional<QString> error = applyAll(request, words.options))
        return error;
    if (std::optional<QString> error = applyLimits(request))
        return error;
    const bool visitsAll = !request.mxDomain.isEmpty() && request.command->bit != commands::Send;
    if (visitsAll && !request.savePath.isEmpty())
        return u"--save keeps one session, and --mx makes one for each host: visit the hosts by their names."_s;
    if (request.wantsMatrix && !request.mxDomain.isEmpty())
        return u"--all tries everything at one server, and --mx visits several: name one of them."_s;
    if (request.wantsMatrix && !request.savePath.isEmpty())
        return u"--save keeps one session, and --all makes one for each attempt: save an attempt of its own."_s;
    if ((visitsAll || request.wantsMatrix) && !request.reportPath.isEmpty() && !request.reportPath.endsWith(".json"_L1))
        return u"A page or Markdown tells of one session, and this makes several: their report can only be .json."_s;
    if (std::optional<QString> error = takeOperands(request, words.others.sliced(1)))
        return error;
    if (request.command->bit == commands::Export && has(words.options, "--profile"_L1) && !request.operands.isEmpty())
        return u"A session and a profile are two things to export: give one of them."_s;
    return saidTwice(request, words.options);
}

} // namespace

std::optional<QString> applyLimits(Request &request)
{
    if (request.hasTimeout) {
        request.plan.patience = Patience(request.everywhere);
        request.plan.patience.setFinalReply(request.everywhere);
    }
    return applyTimeouts(request.timeouts, request.plan.patience);
}

QString didYouMean(const QString &word, const QStringList &candidates)
{
    const QStringList near = knowledge::nearMatches(word, candidates);
    return near.isEmpty() ? QString() : u" Did you mean %1?"_s.arg(near.first());
}

std::expected<Words, QString> splitWords(const QList<QByteArray> &arguments)
{
    Words words;
    qsizetype next = 0;
    while (next < arguments.size()) {
        const QByteArray &argument = arguments.at(next++);
        if (argument == "--") {
            words.others += arguments.sliced(next);
            break;
        }
        if (argument == "-" || !argument.startsWith('-')) {
            words.others += argument;
            continue;
        }
        const std::expected<Assignment, QString> option = readOption(QString::fromUtf8(argument), arguments, next);
        if (!option)
            return Refusal(option.error());
        words.options += *option;
    }
    return words;
}

std::expected<Request, QString> parseCommandLine(const QList<QByteArray> &arguments,
                                                 const QProcessEnvironment &environment)
{
    const std::expected<Words, QString> words = splitWords(arguments);
    if (!words)
        return Refusal(words.error());
    Request request;
    request.wantsHelp = has(words->options, "--help"_L1);
    request.wantsVersion = has(words->options, "--version"_L1);
    if (request.wantsVersion || (request.wantsHelp && words->others.isEmpty()))
        return request;
    const std::expected<const Command *, QString> command = commandOf(words->others);
    if (!command)
        return Refusal(command.error());
    request.command = *command;
    if (request.wantsHelp)
        return request;
    if (const std::optional<QString> error = wrongCommand(words->options, *request.command))
        return Refusal(*error);
    if (const std::optional<QString> error = contradiction(words->options))
        return Refusal(*error);
    if (const std::optional<QString> error = complete(request, *words, environment))
        return Refusal(*error);
    return request;
}

} // namespace mailscope::cli
