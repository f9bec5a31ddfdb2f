// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run.h"

#include "cli/commandline.h"
#include "cli/helptext.h"
#include "cli/immediateend.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

int printed(const Console &console, const QString &text)
{
    console.out.write(text);
    return console.outputCode();
}

} // namespace

bool needsNoApplication(const QList<QByteArray> &arguments)
{
    const QByteArray first = arguments.value(0);
    return first == "--version" || first == "--help" || first == "-h" || first == "explain";
}

bool canDoWithoutGlib(const QList<QByteArray> &arguments, const QProcessEnvironment &environment)
{
    if (!arguments.contains("send"))
        return false; // without reading profile and configuration
    const std::expected<Request, QString> request = parseCommandLine(arguments, environment);
    if (!request || request->command == nullptr || request->command->name != "send"_L1)
        return false;
    const plan::Plan &plan = request->plan;
    return std::ranges::none_of(
        QStringList{plan.keyPasswordFrom, plan.proxyPasswordFrom, plan.login.passwordFrom, plan.login.tokenFrom},
        [](const QString &source) { return source.startsWith("keychain:"_L1); });
}

int run(const QList<QByteArray> &arguments, const Input &in, Output &out, Output &err,
        const QProcessEnvironment &environment)
{
    const ImmediateEnd immediateEnd;
    const Console console{.in = in, .out = out, .err = err, .environment = environment};
    std::expected<Request, QString> request = parseCommandLine(arguments, environment);
    if (!request) {
        console.complain(request.error());
        return exitcode::Usage;
    }
    if (request->wantsVersion)
        return printed(console, u"mailscope-cli %1\n"_s.arg(versionText()));
    if (request->wantsHelp)
        return printed(console,
                       request->command ? commandHelp(*request->command, out.width()) : programHelp(out.width()));
    return request->command->perform(*request, console);
}

} // namespace mailscope::cli
