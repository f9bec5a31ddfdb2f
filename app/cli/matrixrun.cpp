// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/matrixrun.h"

#include "cli/interrupts.h"
#include "cli/matrixreport.h"
#include "cli/preparation.h"
#include "cli/sessionoutput.h"
#include "cli/sessionrun.h"
#include "format/display.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QEventLoop>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using session::LoginMatrix;

/// Tells of a matrix while it grows: on standard output where that is for people, else on a terminal at standard error.
class MatrixTeller {
public:
    MatrixTeller(const Request &request, const Console &console)
        : m_out(request.format == Format::Text ? console.out : console.err),
          m_speaks(request.format == Format::Text ? !request.quiet : console.err.isTerminal())
    { }

    void announce(int attempts, const plan::Login &login)
    {
        if (!m_speaks)
            return;
        m_out.line(attempts == 0
                       ? u"Nothing that is offered can be tried."_s
                       : u"Will make %1 attempts to log in, one after another, and stop after %2 refused logins."_s
                             .arg(attempts)
                             .arg(login.maxFailures));
    }

    void tell(const LoginMatrix::Cell &cell)
    {
        const bool wasTried = cell.isDecided() && cell.state != LoginMatrix::Cell::State::Untried;
        if (m_speaks && wasTried)
            m_out.line(u"%1 %2: %3"_s.arg(format::visibleText(QByteArrayView(cell.mechanism)), whenText(cell.when),
                                          cellText(cell)));
    }

private:
    Output &m_out;
    bool m_speaks;
};

void follow(LoginMatrix &matrix, SessionOutput &output, const Request &request, bool showSecrets)
{
    const bool tellsAll = request.verbose || request.format == Format::JsonLines;
    QObject::connect(&matrix, &LoginMatrix::sessionBegins, &output,
                     [&output, tellsAll, showSecrets](session::Session *session) {
                         if (tellsAll)
                             output.follow(*session);
                         if (showSecrets)
                             session->recordSecrets();
                     });
    QObject::connect(&output, &SessionOutput::failed, &matrix, &LoginMatrix::cancel, Qt::QueuedConnection);
}

} // namespace

int performMatrix(Request &request, const Console &console)
{
    std::expected<session::Secrets, QString> secrets = prepare(request, console);
    if (!secrets)
        return usageError(console, secrets.error());
    const bool showSecrets = mayShowSecrets(request, console);
    SessionOutput output(request, console);
    if (const std::optional<QString> error = output.open(showSecrets)) {
        console.complain(*error);
        return exitcode::OutputFailed;
    }
    Interrupts interrupts;
    LoginMatrix matrix(request.plan, std::move(*secrets));
    MatrixTeller teller(request, console);
    follow(matrix, output, request, showSecrets);
    QEventLoop loop;
    QObject::connect(&matrix, &LoginMatrix::planned, &loop,
                     [&](int attempts) { teller.announce(attempts, request.plan.login); });
    QObject::connect(&matrix, &LoginMatrix::cellChanged, &loop,
                     [&](qsizetype index) { teller.tell(matrix.cells().at(index)); });
    QObject::connect(&matrix, &LoginMatrix::finished, &loop, &QEventLoop::quit);
    QObject::connect(&interrupts, &Interrupts::interrupted, &matrix, &LoginMatrix::cancel);
    const QDateTime startedAt = QDateTime::currentDateTimeUtc();
    QElapsedTimer elapsed;
    elapsed.start();
    matrix.start();
    if (!matrix.isFinished())
        loop.exec();
    if (request.format == Format::Text && !request.quiet)
        console.out.write(matrixGrid(matrix, output.style()));
    output.beBrief();
    output.add(matrixReport(matrix, startedAt, elapsed.durationElapsed()));
    return output.conclude({.signal = interrupts.signal(), .asSeveral = false, .foreseen = false});
}

} // namespace mailscope::cli
