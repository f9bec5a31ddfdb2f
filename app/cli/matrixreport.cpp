// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/matrixreport.h"

#include "format/display.h"
#include "format/texttable.h"
#include "report/choicewords.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace mailscope::cli {
namespace {

using session::LoginMatrix;
using Cell = LoginMatrix::Cell;
using Place = LoginMatrix::Place;

/// The place that shows most: encrypted by STARTTLS, so that both offers are known, then whichever could be asked.
const Place &bestPlace(const LoginMatrix &matrix)
{
    const auto value = [](const Place &place) {
        return (place.transcript.isEmpty() ? 0 : 4) + (place.issue ? 0 : 2)
            + (place.when == LoginMatrix::When::StartTls ? 1 : 0);
    };
    return *std::ranges::max_element(matrix.places(), {}, value);
}

report::AuthAttempt attemptOf(const Cell &cell)
{
    report::AuthAttempt attempt;
    attempt.mechanism = cell.mechanism;
    const QLatin1StringView when = whenName(cell.when);
    attempt.when = QByteArray(when.data(), when.size());
    attempt.ok = cell.state == Cell::State::Accepted;
    attempt.code = cell.code;
    attempt.enhanced = cell.enhanced;
    if (cell.code)
        attempt.text = cell.text;
    attempt.steps = cell.steps;
    if (!cell.reason.isEmpty())
        attempt.reason = cell.reason;
    return attempt;
}

std::optional<QString> userOf(const LoginMatrix &matrix)
{
    for (const plan::Target &target : matrix.plan().targets) {
        if (const QString user = matrix.plan().loginOf(target).user; !user.isEmpty())
            return user;
    }
    return std::nullopt;
}

report::AuthOutcome outcomeOf(const LoginMatrix &matrix)
{
    report::AuthOutcome outcome;
    outcome.user = userOf(matrix);
    for (const Cell &cell : matrix.cells()) {
        outcome.attempts += attemptOf(cell);
        const bool accepted = cell.state == Cell::State::Accepted;
        if (!outcome.ok && (accepted || cell.state != Cell::State::Untried))
            outcome.mechanism = cell.mechanism;
        outcome.ok = outcome.ok || accepted;
    }
    return outcome;
}

std::optional<Issue> issueOf(const LoginMatrix &matrix)
{
    const Verdict verdict = matrix.verdict();
    if (verdict == Verdict::Ok)
        return std::nullopt;
    if (verdict == Verdict::Cancelled)
        return Issue{Issue::Cancelled, {}, {}, {}};
    // A server that is not the one that was meant is graver than any refusal.
    const bool isUnproven = std::ranges::any_of(matrix.cells(), [](const Cell &cell) {
        return cell.state == Cell::State::Failed && issueFromName(cell.reason) == Issue::AuthServerUnproven;
    });
    if (isUnproven)
        return Issue{Issue::AuthServerUnproven, Phase::Auth, {}, {}};
    for (const Cell &cell : matrix.cells()) {
        const auto issue = issueFromName(cell.reason);
        if (issue && (verdict == Verdict::Partial || issueVerdict(*issue) == verdict))
            return Issue{*issue, Phase::Auth, {}, {}};
    }
    for (const Place &place : matrix.places()) {
        if (place.issue && issueVerdict(place.issue->id) == verdict)
            return Issue{place.issue->id, place.issue->stage, {}, place.issue->detail};
    }
    return verdict == Verdict::Auth ? std::optional(Issue{Issue::AuthNotOffered, Phase::Auth, {}, {}}) : std::nullopt;
}

QString reasonText(const QByteArray &reason)
{
    if (reason == "too-many-failures")
        return u"not tried: too many logins were refused before it"_s;
    if (reason == "cancelled")
        return u"not tried: cancelled"_s;
    if (const auto issue = issueFromName(reason))
        return issueText({*issue, {}, {}, {}});
    return u"not tried: %1"_s.arg(report::usabilityText(QString::fromLatin1(reason)));
}

QString columnHead(const LoginMatrix &matrix, const Place &place)
{
    const plan::Target &target = matrix.plan().targets.at(place.target);
    return target.port == 0 ? whenText(place.when) : u"%1 (%2)"_s.arg(whenText(place.when)).arg(target.port);
}

const Cell *cellAt(const LoginMatrix &matrix, const QByteArray &mechanism, const Place &place)
{
    const auto found = std::ranges::find_if(matrix.cells(), [&](const Cell &cell) {
        return cell.mechanism == mechanism && cell.when == place.when && cell.target == place.target;
    });
    return found == matrix.cells().end() ? nullptr : &*found;
}

QList<QByteArray> mechanismsOf(const LoginMatrix &matrix)
{
    QList<QByteArray> names;
    for (const Cell &cell : matrix.cells()) {
        if (!names.contains(cell.mechanism))
            names += cell.mechanism;
    }
    return names;
}

/// Why something was not tried or not reached, each once.
QString remarks(const LoginMatrix &matrix)
{
    QStringList lines;
    for (const Place &place : matrix.places()) {
        if (place.issue)
            lines += u"%1: %2"_s.arg(columnHead(matrix, place), issueText(*place.issue));
    }
    for (const Cell &cell : matrix.cells()) {
        if (cell.state != Cell::State::Accepted && !cell.reason.isEmpty() && !cell.code)
            lines += u"%1 %2: %3"_s.arg(format::visibleText(QByteArrayView(cell.mechanism)), whenText(cell.when),
                                        reasonText(cell.reason));
        else if (cell.code && cell.state != Cell::State::Accepted)
            lines += u"%1 %2: %3 %4"_s.arg(format::visibleText(QByteArrayView(cell.mechanism)), whenText(cell.when),
                                           QString::number(*cell.code), format::visibleText(QByteArrayView(cell.text)));
    }
    lines.removeDuplicates();
    return lines.isEmpty() ? QString() : u"\n  "_s + lines.join(u"\n  "_s) + u'\n';
}

/// What the attempts showed beyond what the first connection did, each once, with the first attempt that showed it. The evidence
/// stands on a connection of its own, which is no part of this report.
void addFindings(QList<report::Finding> &findings, const LoginMatrix &matrix)
{
    const QList<report::Finding> known = findings;
    QList<report::Finding> seen;
    for (const Cell &cell : matrix.cells()) {
        const QString place =
            u"%1, %2: "_s.arg(format::visibleText(QByteArrayView(cell.mechanism)), whenText(cell.when));
        for (report::Finding finding : report::fold(cell.transcript).findings) {
            if (std::ranges::contains(known, finding.id, &report::Finding::id)
                || std::ranges::any_of(seen, [&finding](const report::Finding &each) {
                       return each.id == finding.id && each.text == finding.text;
                   }))
                continue;
            seen += finding;
            finding.text.prepend(place);
            finding.evidence.clear();
            findings += finding;
        }
    }
    std::ranges::stable_sort(findings, std::greater(), &report::Finding::severity);
}

} // namespace

report::Report matrixReport(const session::LoginMatrix &matrix, const QDateTime &startedAt,
                            report::Nanoseconds duration)
{
    report::Report report = report::fold(bestPlace(matrix).transcript);
    report.startedAt = startedAt;
    report.duration = duration;
    report.finished = true;
    report.verdict = matrix.verdict();
    report.issue = issueOf(matrix);
    report.auth = outcomeOf(matrix);
    addFindings(report.findings, matrix);
    return report;
}

QString whenText(session::LoginMatrix::When when)
{
    switch (when) {
    case LoginMatrix::When::Clear:
        return u"before TLS"_s;
    case LoginMatrix::When::StartTls:
        return u"after STARTTLS"_s;
    case LoginMatrix::When::Tls:
        break;
    }
    return u"TLS from the first byte"_s;
}

QString cellText(const session::LoginMatrix::Cell &cell)
{
    const QString code = cell.code ? QString::number(*cell.code) + u' ' : QString();
    switch (cell.state) {
    case Cell::State::Accepted:
        return code + u"accepted"_s;
    case Cell::State::Refused:
        return code + u"refused"_s;
    case Cell::State::Failed:
        return code + u"failed"_s;
    case Cell::State::Waiting:
    case Cell::State::Running:
    case Cell::State::Untried:
        break;
    }
    return u"not tried"_s;
}

QString matrixGrid(const session::LoginMatrix &matrix, format::TextStyle style)
{
    format::TextTable table(style);
    QStringList head{u"Mechanism"_s};
    QList<Place> columns;
    for (const Place &place : matrix.places()) {
        if (place.isGuess && place.issue)
            continue;
        columns += place;
        head += columnHead(matrix, place);
    }
    table.addRow(head, format::TextStyle::Ink::Bold);
    for (const QByteArray &mechanism : mechanismsOf(matrix)) {
        QStringList row{format::visibleText(QByteArrayView(mechanism))};
        for (const Place &place : std::as_const(columns)) {
            const Cell *const cell = cellAt(matrix, mechanism, place);
            row += cell != nullptr ? cellText(*cell) : u"not offered"_s;
        }
        table.addRow(row, format::TextStyle::Ink::Received);
    }
    return u'\n' + table.text() + remarks(matrix) + u'\n';
}

} // namespace mailscope::cli
