// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/matrixwords.h"

#include "format/display.h"
#include "report/choicewords.h"
#include "report/loginhints.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

using session::LoginMatrix;

namespace {

bool wasTried(const LoginMatrix::Cell &cell)
{
    return cell.isDecided() && cell.state != LoginMatrix::Cell::State::Untried;
}

} // namespace

QString MatrixWords::when(LoginMatrix::When when)
{
    switch (when) {
    case LoginMatrix::When::Clear:
        return tr("before TLS");
    case LoginMatrix::When::StartTls:
        return tr("after STARTTLS");
    case LoginMatrix::When::Tls:
        break;
    }
    return tr("TLS from the first byte");
}

QString MatrixWords::head(const MatrixRun &run, const Place &place)
{
    const QString word = place.when == LoginMatrix::When::Clear ? tr("In clear")
        : place.when == LoginMatrix::When::StartTls             ? tr("STARTTLS")
                                                                : tr("TLS");
    const int port = run.plan().targets.value(place.target).port;
    return port == 0 ? word : u"%1\n%2"_s.arg(word).arg(port);
}

QString MatrixWords::place(const MatrixRun &run, const Place &place)
{
    const int port = run.plan().targets.value(place.target).port;
    return port == 0 ? when(place.when) : tr("%1 (%2)").arg(when(place.when)).arg(port);
}

QString MatrixWords::verdict(const Cell &cell)
{
    switch (cell.state) {
    case Cell::State::Accepted:
        return tr("✓ accepted");
    case Cell::State::Refused:
        return tr("✗ refused");
    case Cell::State::Failed:
        return tr("✗ failed");
    case Cell::State::Waiting:
        return tr("waits");
    case Cell::State::Running:
        return tr("under way …");
    case Cell::State::Untried:
        break;
    }
    return tr("not tried");
}

QString MatrixWords::codes(const Cell &cell)
{
    return report::codesOf(cell.code, cell.enhanced);
}

QString MatrixWords::reason(const Cell &cell)
{
    if (cell.state == Cell::State::Accepted || !cell.isDecided())
        return {};
    if (cell.reason == "too-many-failures")
        return tr("not tried: too many logins were refused before it");
    if (cell.reason == "cancelled")
        return tr("not tried: cancelled");
    const auto issue = issueFromName(cell.reason);
    if (!wasTried(cell) && !issue)
        return tr("not tried: %1").arg(report::usabilityText(QString::fromLatin1(cell.reason)));
    QStringList words;
    if (cell.code)
        words.append(codes(cell) + u' ' + format::visibleText(QByteArrayView(cell.text)));
    if (issue && (!cell.code || *cell.code < 400))
        words.append(issueText({*issue, {}, {}, {}}));
    return words.join(u' ');
}

QString MatrixWords::remarks(const MatrixRun &run)
{
    QStringList lines;
    for (const Place &place : run.places()) {
        if (place.issue)
            lines.append(tr("%1: %2").arg(MatrixWords::place(run, place), issueText(*place.issue)));
    }
    QList<std::pair<QString, QStringList>> reasons; // in the order in which they come up
    for (const Cell &cell : run.cells()) {
        const QString why = reason(cell);
        if (why.isEmpty())
            continue;
        auto found = std::ranges::find(reasons, why, &std::pair<QString, QStringList>::first);
        if (found == reasons.end())
            found = reasons.insert(reasons.end(), {why, {}});
        found->second.append(tr("%1 %2").arg(format::visibleText(cell.mechanism), when(cell.when)));
    }
    for (const auto &[why, whom] : std::as_const(reasons))
        lines.append(tr("%1: %2").arg(whom.join(u", "), why));
    return lines.join(u'\n');
}

QString MatrixWords::state(const MatrixRun &run)
{
    switch (run.state()) {
    case MatrixRun::State::Nothing:
        return tr(
            "Tries each mechanism in clear, after STARTTLS and with TLS from the first byte, each on a connection "
            "of its own. First it is only asked what is offered.");
    case MatrixRun::State::Asking:
        return tr("The server is asked what it offers. Nobody signs in yet.");
    case MatrixRun::State::Planned:
        if (run.attempts() == 0)
            return tr("Nothing that is offered can be tried.");
        return tr("%n logins will be tried, one after another.", nullptr, run.attempts()) + u' '
            + tr("It ends behind %n refused ones, so that nobody is locked out.", nullptr, run.maxFailures());
    case MatrixRun::State::Trying: {
        const auto done = std::ranges::count_if(run.cells(), wasTried);
        return tr("Login %1 of %2 is under way.")
            .arg(std::min<qsizetype>(done + 1, run.attempts()))
            .arg(run.attempts());
    }
    case MatrixRun::State::Over:
        break;
    }
    const auto accepted = std::ranges::count(run.cells(), Cell::State::Accepted, &Cell::state);
    const auto tried = std::ranges::count_if(run.cells(), wasTried);
    const QString counts = tr("%1 of %2 logins succeeded.").arg(accepted).arg(tried);
    return run.verdict() == Verdict::Cancelled ? tr("Cancelled.") + u' ' + counts : counts;
}

} // namespace mailscope::ui
