// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/operands.h"

#include "cli/commands.h"

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using Error = std::optional<QString>;

/// For the end of a sentence: behind three dots its full stop would be a fourth.
QString usage(const Command &command)
{
    return u"mailscope-cli %1 %2"_s.arg(command.name, command.synopsis).trimmed().replace("..."_L1, u"…"_s);
}

Error tooMuch(const Request &request, const QByteArray &word)
{
    return u"“%1” is too much here: %2."_s.arg(QString::fromUtf8(word), usage(*request.command));
}

Error setTargets(Request &request, const QByteArray &word)
{
    const QString text = QString::fromUtf8(word);
    if (text.toUtf8() != word)
        return u"The target is not valid UTF-8."_s;
    const auto targets = plan::parseTargets(text);
    if (!targets)
        return targets.error().text;
    request.plan.targets = *targets;
    return {};
}

/// TARGET, unless --mx stands in its place or the profile has one and nothing more is needed.
Error takeTarget(Request &request, QList<QByteArray> &others)
{
    if (!request.mxDomain.isEmpty())
        return {};
    if (others.isEmpty() && !request.plan.targets.isEmpty())
        return {};
    if (others.isEmpty()) {
        const QString text = u"A target is missing: %1."_s.arg(usage(*request.command));
        return request.command->name == "help"_L1 ? text + u" What this program can do: mailscope-cli --help."_s : text;
    }
    return setTargets(request, others.takeFirst());
}

Error takeArguments(Request &request, const QList<QByteArray> &others)
{
    if (others.isEmpty()) {
        return u"Something is missing behind the target: %1."_s.arg(usage(*request.command));
    }
    for (const QByteArray &other : others) {
        if (other.trimmed().isEmpty())
            return u"An argument is empty: %1."_s.arg(usage(*request.command));
        if (other.contains('\r') || other.contains('\n'))
            return u"An argument holds a line end, which would be a second command. Use session or run for raw lines."_s;
    }
    request.operands = others;
    return {};
}

Error takeTwoFiles(Request &request, QList<QByteArray> &others)
{
    if (others.size() < 2 || others.at(0).isEmpty() || others.at(1).isEmpty())
        return u"Two files are needed: %1."_s.arg(usage(*request.command));
    request.operands = {others.takeFirst(), others.takeFirst()};
    return {};
}

Error takeFile(Request &request, QList<QByteArray> &others)
{
    if (others.isEmpty() || others.first().isEmpty())
        return u"A file is missing: %1."_s.arg(usage(*request.command));
    request.operands = {others.takeFirst()};
    return {};
}

Error takeFileOrProfile(Request &request, QList<QByteArray> &others)
{
    const bool isByProfile = others.isEmpty() && !request.profilePath.isEmpty();
    return isByProfile ? Error() : takeFile(request, others);
}

} // namespace

std::optional<QString> takeOperands(Request &request, QList<QByteArray> others)
{
    using Operands = Command::Operands;
    const Operands wanted = request.command->operands;
    Error error;
    switch (wanted) {
    case Operands::None:
        break;
    case Operands::Target:
        error = takeTarget(request, others);
        break;
    case Operands::TargetAndOne:
        error = takeTarget(request, others);
        if (!error)
            error = takeArguments(request, std::exchange(others, {}));
        break;
    case Operands::TargetAndOptional:
        error = takeTarget(request, others);
        if (!error && !others.isEmpty())
            error = takeArguments(request, {others.takeFirst()});
        break;
    case Operands::FileAndTarget:
        error = takeFile(request, others);
        if (!error && !others.isEmpty())
            error = setTargets(request, others.takeFirst());
        break;
    case Operands::File:
        error = takeFile(request, others);
        break;
    case Operands::FileOrProfile:
        error = takeFileOrProfile(request, others);
        break;
    case Operands::CommandLine:
        error = others.isEmpty() ? Error(u"A command line is missing: %1."_s.arg(usage(*request.command))) : Error();
        if (!error)
            request.operands = {others.takeFirst()};
        break;
    case Operands::TwoFiles:
        error = takeTwoFiles(request, others);
        break;
    case Operands::OneOrMore:
        error = others.isEmpty() ? Error(u"Something is missing: %1."_s.arg(usage(*request.command))) : Error();
        request.operands = std::exchange(others, {});
        break;
    }
    if (error)
        return error;
    return others.isEmpty() ? Error() : tooMuch(request, others.first());
}

} // namespace mailscope::cli
