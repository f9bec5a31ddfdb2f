// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/sessionrun.h"
#include "format/sessionfile.h"

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

void printLog(const transcript::Transcript &transcript, const Request &request, const Console &console,
              format::TextStyle style)
{
    format::TextLog log(style, request.verbose);
    for (const transcript::Event &event : transcript)
        console.out.write(log.lines(event));
}

} // namespace

int show(Request &request, const Console &console)
{
    if (request.formatOption == "json"_L1)
        request.format = Format::Json;
    else if (!request.formatOption.isEmpty() && request.formatOption != "text"_L1)
        return usageError(
            console, u"--format %1 is not possible in this version: use text or json."_s.arg(request.formatOption));
    const QString path = QString::fromLocal8Bit(request.operands.value(0));
    const auto loaded = format::loadSession(path);
    if (!loaded)
        return usageError(console, loaded.error().text);
    if (loaded->cutOff)
        console.complain(u"%1 was cut off: these are its whole events."_s.arg(path));
    SessionOutput output(request, console);
    if (const std::optional<QString> error = output.open()) {
        console.complain(*error);
        return exitcode::OutputFailed;
    }
    if (request.format == Format::Text && !request.quiet)
        printLog(loaded->transcript, request, console, output.style());
    output.add(report::fold(loaded->transcript));
    const int code = output.conclude({.signal = 0, .asSeveral = false, .foreseen = false});
    return code == exitcode::OutputFailed ? code : exitcode::Ok;
}

} // namespace mailscope::cli
