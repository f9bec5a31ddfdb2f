// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/comparisonoutput.h"
#include "cli/savedsession.h"

namespace mailscope::cli {

int diff(Request &request, const Console &console)
{
    const SavedSession left = readSession(QString::fromLocal8Bit(request.operands.value(0)), console);
    if (!left.session)
        return left.exitCode;
    const SavedSession right = readSession(QString::fromLocal8Bit(request.operands.value(1)), console);
    if (!right.session)
        return right.exitCode;
    const compare::Comparison comparison = compare::compare(report::fold(left.session->transcript),
                                                            report::fold(right.session->transcript), request.ignored);
    const int code = comparison.isEqual() ? exitcode::Ok : exitCode(Verdict::Expectation);
    return printComparison(comparison, code, request, console);
}

} // namespace mailscope::cli
