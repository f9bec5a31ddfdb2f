// SPDX-License-Identifier: GPL-3.0-or-later
#include "play/expectations.h"

#include "format/display.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mailscope::play {
namespace {

using plan::Expectation;
using plan::LinePattern;

struct Kind {
    QByteArrayView name;
    bool takesValue;
    bool aboutTheEnd;
};

constexpr std::array Kinds{
    Kind{"code", true, false},      Kind{"enhanced", true, false},   Kind{"line", true, false},
    Kind{"keyword", true, false},   Kind{"no-keyword", true, false}, Kind{"encrypted", true, false},
    Kind{"ok", false, true},        Kind{"issue", true, true},       Kind{"finding", true, true},
    Kind{"no-finding", true, true}, Kind{"skipped", true, true},     Kind{"failed", true, true},
    Kind{"verdict", true, true},    Kind{"exit", true, true},
};

const Kind *kindOf(const Expectation &expectation)
{
    const auto found = std::ranges::find_if(Kinds, [&](const Kind &kind) { return kind.name == expectation.kind; });
    return found == Kinds.end() ? nullptr : &*found;
}

/// The lines of the last reply that came, the newest last; empty when there was none.
QList<QByteArray> lastReply(const transcript::Transcript &transcript)
{
    QList<QByteArray> lines;
    bool complete = false;
    for (const transcript::Event &event : transcript) {
        const auto *received = std::get_if<transcript::Received>(&event.payload);
        if (!received || received->unused)
            continue;
        if (std::exchange(complete, false))
            lines.clear();
        lines += received->data.bytes;
        complete = received->data.bytes.size() < 4 || received->data.bytes.at(3) != '-';
    }
    return lines;
}

QString shown(const QList<QByteArray> &lines)
{
    return lines.isEmpty() ? u"nothing"_s : u"“%1”"_s.arg(format::visibleText(lines.last()));
}

Judgement judgeReply(const Expectation &expectation, const QList<QByteArray> &lines)
{
    const QString expected = u"expected %1 %2, and there was %3"_s.arg(
        QString::fromUtf8(expectation.kind), QString::fromUtf8(expectation.value), shown(lines));
    if (lines.isEmpty())
        return {false, expected};
    if (expectation.kind == "enhanced") {
        const QByteArray text = lines.last().mid(4);
        return {text == expectation.value || text.startsWith(expectation.value + ' '), expected};
    }
    const auto pattern = LinePattern::parse(expectation.value);
    if (!pattern)
        return {false, expected};
    return {std::ranges::any_of(lines, [&](const QByteArray &line) { return pattern->matches(line); }), expected};
}

Judgement judgeState(const Expectation &expectation, const session::Session &session)
{
    const QString value = QString::fromUtf8(expectation.value);
    if (expectation.kind == "encrypted") {
        const bool wanted = expectation.value == "yes";
        return {session.isEncrypted() == wanted,
                wanted ? u"expected an encrypted connection, and it is in clear"_s
                       : u"expected a connection in clear, and it is encrypted"_s};
    }
    const bool offered = session.capabilities() && session.capabilities()->has(expectation.value);
    const bool wanted = expectation.kind == "keyword";
    return {offered == wanted,
            wanted ? u"expected %1 to be offered, and it is not"_s.arg(value)
                   : u"expected %1 not to be offered, and it is"_s.arg(value)};
}

Judgement judgeStage(const Expectation &expectation, const report::Report &report)
{
    using transcript::StageStatus;
    const StageStatus wanted = expectation.kind == "skipped" ? StageStatus::Skipped : StageStatus::Failed;
    const bool found = std::ranges::any_of(report.stages, [&](const report::StageOutcome &stage) {
        return stage.status == wanted && phaseName(stage.phase) == QLatin1StringView(expectation.value);
    });
    return {found,
            u"expected a stage %1 that is %2, and there is none"_s.arg(QString::fromUtf8(expectation.value),
                                                                       QString::fromUtf8(expectation.kind))};
}

} // namespace

Judgement judge(const Expectation &expectation, const report::Report &report)
{
    const QString value = QString::fromUtf8(expectation.value);
    if (expectation.kind == "ok")
        return {report.verdict == Verdict::Ok,
                u"expected a session without a failure, and it was %1"_s.arg(verdictName(report.verdict))};
    if (expectation.kind == "skipped" || expectation.kind == "failed")
        return judgeStage(expectation, report);
    if (expectation.kind == "issue") {
        const QString issue = report.issue ? QString(issueName(report.issue->id)) : u"none"_s;
        return {issue == value, u"expected the issue %1, and it was %2"_s.arg(value, issue)};
    }
    if (expectation.kind == "verdict")
        return {verdictName(report.verdict) == value,
                u"expected the verdict %1, and it was %2"_s.arg(value, verdictName(report.verdict))};
    if (expectation.kind == "exit") {
        const QString code = QString::number(report.exitCode());
        return {code == value, u"expected the exit code %1, and it was %2"_s.arg(value, code)};
    }
    const bool found = report.finding(expectation.value) != nullptr;
    const bool wanted = expectation.kind == "finding";
    return {found == wanted,
            wanted ? u"expected the finding %1, and there is none"_s.arg(value)
                   : u"expected no finding %1, and there is one"_s.arg(value)};
}

std::optional<QString> wrongExpectation(const Expectation &expectation)
{
    const Kind *kind = kindOf(expectation);
    const QString name = QString::fromUtf8(expectation.kind);
    if (!kind)
        return u"there is no expectation “%1”"_s.arg(name);
    if (kind->takesValue == expectation.value.isEmpty())
        return kind->takesValue ? u"“= %1” needs a value"_s.arg(name) : u"“= %1” takes no value"_s.arg(name);
    if (expectation.kind == "encrypted" && expectation.value != "yes" && expectation.value != "no")
        return u"“= encrypted” is yes or no"_s;
    if (expectation.kind == "issue" && expectation.value != "none" && !issueFromName(expectation.value))
        return u"there is no issue “%1”"_s.arg(QString::fromUtf8(expectation.value));
    if (expectation.kind == "verdict" && !verdictFromName(expectation.value))
        return u"there is no verdict “%1”"_s.arg(QString::fromUtf8(expectation.value));
    if ((expectation.kind == "skipped" || expectation.kind == "failed") && !phaseFromName(expectation.value))
        return u"there is no phase “%1”"_s.arg(QString::fromUtf8(expectation.value));
    if (expectation.kind == "line" || expectation.kind == "code") {
        const auto pattern = LinePattern::parse(expectation.value);
        if (!pattern)
            return pattern.error();
        if (expectation.kind == "code" && !pattern->coversWholeReply())
            return u"“= code” takes a code such as 250, 25x or 5xx"_s;
    }
    return {};
}

bool isAboutTheEnd(const Expectation &expectation)
{
    const Kind *kind = kindOf(expectation);
    return kind && kind->aboutTheEnd;
}

bool saysHowItEnds(const Expectation &expectation)
{
    return expectation.kind == "ok" || expectation.kind == "issue" || expectation.kind == "verdict"
        || expectation.kind == "exit";
}

Judgement judge(const Expectation &expectation, const session::Session &session)
{
    if (isAboutTheEnd(expectation))
        return judge(expectation, report::fold(session.transcript()));
    if (expectation.kind == "encrypted" || expectation.kind.endsWith("keyword"))
        return judgeState(expectation, session);
    return judgeReply(expectation, lastReply(session.transcript()));
}

} // namespace mailscope::play
