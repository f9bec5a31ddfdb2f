// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/checkrun.h"

#include "cli/interrupts.h"
#include "cli/preparation.h"
#include "cli/sessionoutput.h"
#include "cli/sessionrun.h"
#include "session/serverchecks.h"

#include <QEventLoop>

namespace mailscope::cli {

using session::ServerChecks;

int performChecks(Request &request, const Console &console)
{
    std::expected<session::Secrets, QString> secrets = prepare(request, console);
    if (!secrets)
        return usageError(console, secrets.error());
    const bool showSecrets = mayShowSecrets(request, console);
    SessionOutput output(request, console);
    if (const std::optional<QString> error = output.open(showSecrets))
        return outputError(console, *error);
    Interrupts interrupts;
    ServerChecks checks(request.plan, request.checks, std::move(*secrets));
    output.follow(checks);
    if (showSecrets)
        checks.recordSecrets();
    QEventLoop loop;
    // The log tells people what will be done; whoever reads no log is told where he may look.
    const bool hasLog = request.format == Format::Text && !request.quiet;
    QObject::connect(&checks, &ServerChecks::announced, &loop, [&](check::Check, const QString &sentence) {
        if (!hasLog && console.err.isTerminal())
            console.err.line(sentence);
    });
    QObject::connect(&checks, &ServerChecks::finished, &loop, &QEventLoop::quit);
    QObject::connect(&interrupts, &Interrupts::interrupted, &checks, &ServerChecks::cancel);
    QObject::connect(&output, &SessionOutput::failed, &checks, &ServerChecks::cancel, Qt::QueuedConnection);
    checks.start();
    if (!checks.isFinished())
        loop.exec();
    output.add(report::fold(checks.transcript()), checks.transcript());
    return output.conclude({.signal = interrupts.signal(), .asSeveral = false, .foreseen = false});
}

} // namespace mailscope::cli
