// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scenario.h"

#include "session/recipe.h"
#include "stage/quitstage.h"
#include "support/recordederrand.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>
#include <variant>

namespace mailscope::test {

using namespace Qt::StringLiterals;

namespace {
QString scenarioFolder()
{
    return QStringLiteral(MAILSCOPE_SUPPORT_DIR "/../scenarios");
}

plan::Plan emptyPlan()
{
    plan::Plan plan;
    plan::Target target;
    target.host = u"127.0.0.1"_s;
    plan.targets = {target};
    plan.helloName = "client.example";
    plan.patience = Patience(std::chrono::seconds(20));
    return plan;
}

template <typename Value>
Value required(std::optional<Value> value, const QByteArray &text)
{
    if (!value)
        qFatal("scenario: unknown value '%s'", text.constData());
    return *value;
}

plan::Greet greetOf(const QByteArray &name)
{
    using enum plan::Greet;
    const QList<std::pair<QByteArray, plan::Greet>> names{
        {"auto", Auto}, {"ehlo", Ehlo}, {"helo", Helo}, {"lhlo", Lhlo}, {"none", None}};
    const auto found = std::ranges::find(names, name, &std::pair<QByteArray, plan::Greet>::first);
    if (found == names.end())
        qFatal("scenario: no such greeting '%s'", name.constData());
    return found->second;
}

plan::Task taskOf(const QByteArray &words)
{
    const qsizetype blank = words.indexOf(' ');
    const QByteArray verb = words.left(blank < 0 ? words.size() : blank);
    return {required(phaseFromName(verb), verb), blank < 0 ? QByteArray() : words.mid(blank + 1)};
}

plan::KeyValue pairOf(const QByteArray &text)
{
    const qsizetype equals = text.indexOf('=');
    return {text.left(equals), text.mid(equals + 1)};
}

void applySetting(Scenario &scenario, const plan::Setting &setting)
{
    if (scenario.errand.apply(setting))
        return;
    plan::Plan &plan = scenario.plan;
    const QByteArray &value = setting.value;
    if (setting.key == "target") // of a script that was made from a session: who to talk to is the test's business
        plan.targets.first().protocol = value.startsWith("lmtp") ? plan::Protocol::Lmtp : plan::Protocol::Smtp;
    else if (setting.key == "security")
        plan.security = required(plan::securityFromName(QString::fromUtf8(value)), value);
    else if (setting.key == "greet")
        plan.greet = greetOf(value);
    else if (setting.key == "perform")
        plan.tasks.append(taskOf(value));
    else if (setting.key == "protocol")
        plan.targets.first().protocol = value == "lmtp" ? plan::Protocol::Lmtp : plan::Protocol::Smtp;
    else if (setting.key == "tls-policy")
        plan.tlsPolicy = value == "require" ? TlsPolicy::Require : TlsPolicy::Report;
    else if (setting.key == "force")
        plan.force = true;
    else if (setting.key == "timeout")
        plan.patience = Patience(std::chrono::milliseconds(value.toInt()));
    else if (setting.key == "stop-after")
        plan.stopAfter = required(phaseFromName(value), value);
    else if (setting.key == "drop-after")
        plan.dropAfter = required(phaseFromName(value), value);
    else if (setting.key == "xclient")
        plan.xclient.append(pairOf(value));
    else if (setting.key == "xforward")
        plan.xforward.append(pairOf(value));
    else if (setting.key == "xclient-before-starttls")
        plan.xclientBeforeStartTls = true;
    else
        qFatal("scenario: unknown setting '%s'", setting.key.constData());
}

/// A scenario that was written names no target: who to talk to is the test's business.
bool isMadeFromASession(const plan::Script &script)
{
    return std::ranges::any_of(script.lines, [](const plan::ScriptLine &line) {
        const auto *const setting = std::get_if<plan::Setting>(&line.step);
        return setting && setting->key == "target";
    });
}

bool hasStage(const report::Report &report, const QByteArray &phase, transcript::StageStatus status)
{
    return std::ranges::any_of(report.stages, [&](const report::StageOutcome &stage) {
        return QByteArrayView(phaseName(stage.phase)) == phase && stage.status == status;
    });
}

/// The names of the decoded steps of the last attempt to log in.
QByteArray stepNames(const report::AuthAttempt &attempt)
{
    QList<QByteArray> names;
    for (const QJsonObject &step : attempt.steps)
        names.append(step.value("name"_L1).toString().toUtf8());
    return names.join(' ');
}

bool loginHolds(const plan::Expectation &expected, const report::Report &report)
{
    if (!report.auth)
        return expected.kind == "login" && expected.value == "none";
    if (report.auth->attempts.isEmpty())
        return expected.kind == "login" && expected.value == "none";
    const report::AuthAttempt &last = report.auth->attempts.constLast();
    if (expected.kind == "login")
        return last.ok ? expected.value == "ok" : last.reason == expected.value;
    if (expected.kind == "user")
        return report.auth->user && report.auth->user->toUtf8() == expected.value;
    if (expected.kind == "steps")
        return stepNames(last) == expected.value;
    return false;
}

QByteArray nameOf(report::RecipientOutcome::Verdict verdict)
{
    using enum report::RecipientOutcome::Verdict;
    return verdict == Accepted ? "accepted"
        : verdict == Deferred  ? "deferred"
        : verdict == Rejected  ? "rejected"
                               : "unknown";
}

bool messageHolds(const plan::Expectation &expected, const report::Report &report)
{
    if (!report.transaction)
        return false;
    const report::TransactionOutcome &transaction = *report.transaction;
    if (expected.kind == "recipient")
        return std::ranges::any_of(transaction.recipients, [&](const report::RecipientOutcome &each) {
            return each.address + ' ' + nameOf(each.verdict) == expected.value;
        });
    if (expected.kind == "bytes")
        return transaction.bytes == expected.value.toLongLong();
    return expected.kind == "queue-id" && transaction.queueId == expected.value;
}

bool holds(const plan::Expectation &expected, const report::Report &report)
{
    if (expected.kind == "ok")
        return report.verdict == Verdict::Ok;
    if (expected.kind == "issue")
        return report.issue && QByteArrayView(issueName(report.issue->id)) == expected.value;
    if (expected.kind == "verdict")
        return QByteArrayView(verdictName(report.verdict)) == expected.value;
    if (expected.kind == "exit")
        return report.exitCode() == expected.value.toInt();
    if (expected.kind == "finding")
        return report.finding(expected.value) != nullptr;
    if (expected.kind == "no-finding")
        return report.finding(expected.value) == nullptr;
    if (expected.kind == "skipped")
        return hasStage(report, expected.value, transcript::StageStatus::Skipped);
    if (expected.kind == "failed")
        return hasStage(report, expected.value, transcript::StageStatus::Failed);
    return loginHolds(expected, report) || messageHolds(expected, report);
}

/// One line for each event that does not differ from run to run.
struct Comparison {
    QByteArray operator()(const transcript::Sent &sent) const
    {
        return "sent " + phaseName(sent.phase).toString().toLatin1() + ' ' + sent.data.bytes.toPercentEncoding();
    }
    QByteArray operator()(const transcript::Received &received) const
    {
        const QByteArray phase = received.phase ? phaseName(*received.phase).toString().toLatin1() : "-";
        return "received " + phase + (received.unused ? " unused " : " ") + (received.continuesPrevious ? "+ " : "")
            + QByteArray::number(static_cast<int>(received.end)) + ' '
            + received.data.bytes.left(200).toPercentEncoding() + ' ' + QByteArray::number(received.data.bytes.size());
    }
    QByteArray operator()(const transcript::StageBegan &began) const
    {
        return "began " + phaseName(began.phase).toString().toLatin1();
    }
    QByteArray operator()(const transcript::StageEnded &ended) const
    {
        return "ended " + phaseName(ended.phase).toString().toLatin1() + ' '
            + QByteArray::number(static_cast<int>(ended.status)) + ' ' + issue(ended.issue) + ended.reason;
    }
    QByteArray operator()(const transcript::Noted &noted) const { return "noted " + noted.id; }
    QByteArray operator()(const transcript::Expired &expired) const
    {
        return "expired " + phaseName(expired.phase).toString().toLatin1();
    }
    QByteArray operator()(const transcript::Finished &finished) const
    {
        return "finished " + verdictName(finished.verdict).toString().toLatin1() + ' ' + issue(finished.issue);
    }
    QByteArray operator()(const transcript::PayloadSent &sent) const
    {
        return "payload " + QByteArray::number(sent.bytes) + ' ' + sent.sha256 + (sent.complete ? "" : " cut off")
            + (sent.isChunk ? " chunk" : "");
    }
    QByteArray operator()(const transcript::AuthStep &step) const
    {
        return "step " + step.mechanism + ' ' + QJsonDocument(step.step).toJson(QJsonDocument::Compact);
    }
    QByteArray operator()(const transcript::PermissionGranted &granted) const
    {
        return "granted " + granted.permission;
    }
    QByteArray operator()(const auto & /*other*/) const { return {}; }

    static QByteArray issue(const std::optional<Issue> &issue)
    {
        return issue ? issueName(issue->id).toString().toLatin1() : QByteArray();
    }
};

bool isOpening(const transcript::Payload &payload)
{
    const auto opening = [](Phase phase) { return phase == Phase::Resolve || phase == Phase::Connect; };
    if (const auto *began = std::get_if<transcript::StageBegan>(&payload))
        return opening(began->phase);
    const auto *ended = std::get_if<transcript::StageEnded>(&payload);
    return ended && opening(ended->phase);
}
} // namespace

Scenario Scenario::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("scenario: cannot read %s", qPrintable(path));
    auto script = plan::Script::parse(file.readAll());
    if (!script)
        qFatal("scenario: %s: %s", qPrintable(path), qPrintable(script.error().text()));
    Scenario scenario{QDir(scenarioFolder()).relativeFilePath(path).chopped(5), emptyPlan(), *script, {}, {}};
    for (const plan::ScriptLine &line : script->lines) {
        if (const auto *setting = std::get_if<plan::Setting>(&line.step))
            applySetting(scenario, *setting);
        if (const auto *expectation = std::get_if<plan::Expectation>(&line.step))
            scenario.expectations.append(*expectation);
    }
    if (isMadeFromASession(*script) && scenario.errand.isEmpty() && scenario.plan.tasks.isEmpty())
        takeErrandFromScript(scenario);
    return scenario;
}

stage::Recipe Scenario::recipe() const
{
    if (errand.isEmpty())
        return session::recipe(plan, plan.targets.first());
    stage::Recipe stages = session::openingRecipe(plan, plan.targets.first());
    errand.appendTo(stages);
    stages.push_back(std::make_unique<stage::QuitStage>());
    return stages;
}

void Scenario::start(session::Session &session) const
{
    if (errand.isEmpty()) {
        session.run();
        return;
    }
    session.perform(recipe());
    session.open();
}

QStringList Scenario::all()
{
    QStringList paths;
    QDirIterator files(scenarioFolder(), {u"*.smtp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    if (paths.isEmpty())
        qFatal("scenario: no scenario in %s", qPrintable(scenarioFolder()));
    return paths;
}

QString Scenario::complaint(const transcript::Transcript &transcript) const
{
    const report::Report report = report::fold(transcript);
    QStringList complaints;
    for (const plan::Expectation &each : expectations) {
        if (!holds(each, report))
            complaints.append(
                u"does not hold: %1 %2"_s.arg(QString::fromUtf8(each.kind), QString::fromUtf8(each.value)));
    }
    if (complaints.isEmpty())
        return {};
    const QString issue = report.issue ? QString(issueName(report.issue->id)) : u"none"_s;
    complaints.append(u"verdict %1, issue %2"_s.arg(verdictName(report.verdict), issue));
    for (const report::Finding &finding : report.findings)
        complaints.append(u"finding %1"_s.arg(finding.id));
    return complaints.join(u"\n"_s) + u'\n' + QString::fromUtf8(comparable(transcript));
}

QString breachOfInvariants(const transcript::Transcript &transcript)
{
    if (transcript.isEmpty() || !std::holds_alternative<transcript::Began>(transcript.at(0).payload))
        return u"does not begin with Began"_s;
    QList<Phase> open;
    for (qsizetype index = 0; index < transcript.size(); ++index) {
        const transcript::Event &event = transcript.at(index);
        if (event.sequence != index + 1)
            return u"sequence %1 at %2"_s.arg(event.sequence).arg(index);
        if (index > 0 && event.elapsed < transcript.at(index - 1).elapsed)
            return u"time goes back at %1"_s.arg(event.sequence);
        if (std::holds_alternative<transcript::Finished>(event.payload) != (index == transcript.size() - 1))
            return u"Finished is not exactly the last event (%1 of %2)"_s.arg(event.sequence).arg(transcript.size());
        if (const auto *began = std::get_if<transcript::StageBegan>(&event.payload))
            open.append(began->phase);
        if (const auto *ended = std::get_if<transcript::StageEnded>(&event.payload);
            ended && ended->status != transcript::StageStatus::Skipped && !open.removeOne(ended->phase))
            return u"%1 ended without having begun"_s.arg(phaseName(ended->phase));
    }
    return open.isEmpty() ? QString() : u"%1 never ended"_s.arg(phaseName(open.first()));
}

QByteArray comparable(const transcript::Transcript &transcript)
{
    QByteArray text;
    for (const transcript::Event &event : transcript) {
        if (isOpening(event.payload))
            continue;
        if (const QByteArray line = std::visit(Comparison(), event.payload); !line.isEmpty())
            text += line + '\n';
    }
    return text;
}

} // namespace mailscope::test
