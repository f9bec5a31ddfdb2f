// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/jsonreport.h"
#include "format/sessionfile.h"
#include "practice/server.h"
#include "report/report.h"
#include "session/session.h"
#include "session/verbs.h"
#include "support/scenario.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace mailscope;
using namespace Qt::StringLiterals;

namespace {
const QByteArray Password = "jabberwocky & co";

practice::Options optionsWith(const QByteArray &fault = {})
{
    practice::Options options;
    for (practice::User &user : options.users) {
        if (user.name == "alice")
            user.password = Password;
    }
    if (!fault.isEmpty())
        options.faults.push_back(practice::Fault::parse(fault).value());
    return options;
}

plan::Plan planFor(quint16 port)
{
    plan::Plan plan;
    plan.targets = *plan::parseTargets(u"smtp://127.0.0.1:%1"_s.arg(port));
    plan.helloName = "client.example";
    plan.patience = Patience(std::chrono::seconds(20));
    plan.tlsPolicy = TlsPolicy::Report;
    plan.login.user = u"alice"_s;
    return plan;
}

session::Secrets secretsWith(const QByteArray &password = Password)
{
    session::Secrets secrets;
    secrets.password = Secret(password);
    return secrets;
}

transcript::Transcript run(const plan::Plan &plan, session::Secrets secrets)
{
    session::Session session(plan, std::move(secrets));
    QSignalSpy finished(&session, &session::Session::finished);
    session.run();
    if (finished.isEmpty() && !finished.wait(20'000))
        qWarning("the session did not finish");
    if (const QString breach = test::breachOfInvariants(session.transcript()); !breach.isEmpty())
        qWarning("%s", qPrintable(breach));
    return session.transcript();
}

QByteArrayList phasesOf(const report::Report &report)
{
    QByteArrayList phases;
    for (const report::StageOutcome &stage : report.stages)
        phases.append(phaseName(stage.phase).data());
    return phases;
}
} // namespace

/// A login that stands in a plan: what leads to it, what follows, and what the report says.
class TestPlannedLogin : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRun_logsInBehindEncryption();
    void attempts_areToldApart();
    void endings_areAsThePlanSays_data();
    void endings_areAsThePlanSays();
    void withoutAUser_nobodyLogsIn();
    void aSecret_wantsAGoodCertificate();
    void aRefusedLogin_skipsWhatIsBehindIt();
    void typesOfLogin_areToldAsAListAndInOneLine();
    void theVerb_usesThePlan_data();
    void theVerb_usesThePlan();
    void stoppedWhileTheServerThinks_theChallengeIsCancelled();
    void aPasswordThatIsSaidAheadOfTheLogin_isHidden_data();
    void aPasswordThatIsSaidAheadOfTheLogin_isHidden();
    void savedAndLoaded_theReportIsTheSame();
};

void TestPlannedLogin::aRun_logsInBehindEncryption()
{
    practice::Server server(optionsWith());
    const report::Report report = report::fold(run(planFor(server.listen().value()), secretsWith()));
    QCOMPARE(report.verdict, Verdict::Ok);
    const QByteArrayList phases = phasesOf(report);
    QCOMPARE(phases.sliced(phases.indexOf("starttls")),
             QByteArrayList({"starttls", "hello-tls", "auth", "hello-auth", "quit"}));
    QVERIFY(report.authenticated);
    QVERIFY(report.auth && report.auth->ok);
    QCOMPARE(report.auth->user, std::optional(u"alice"_s));
    QVERIFY(report.auth->choice.value("offered"_L1).isArray());
    QCOMPARE(report.auth->choice.value("chosen"_L1).toString().toLatin1(), report.auth->mechanism.value());
}

void TestPlannedLogin::attempts_areToldApart()
{
    practice::Server server(optionsWith());
    plan::Plan plan = planFor(server.listen().value());
    plan.login.mechanisms = {"LOGIN", "PLAIN"};
    const report::Report report = report::fold(run(plan, secretsWith("wrong")));
    QCOMPARE(report.verdict, Verdict::Auth);
    QVERIFY(report.auth && !report.auth->ok);
    QCOMPARE(report.auth->attempts.size(), 2);
    for (const report::AuthAttempt &attempt : report.auth->attempts) {
        QCOMPARE(attempt.reason, std::optional(QByteArray("auth-failed")));
        QCOMPARE(attempt.code, std::optional(535));
        QCOMPARE(attempt.steps.constFirst().value("name"_L1), u"start"_s);
        QCOMPARE(attempt.steps.constLast().value("name"_L1), u"end"_s);
    }
    QCOMPARE(report.auth->attempts.at(0).mechanism, QByteArray("LOGIN"));
    QCOMPARE(report.auth->attempts.at(1).mechanism, QByteArray("PLAIN"));
}

void TestPlannedLogin::endings_areAsThePlanSays_data()
{
    QTest::addColumn<QByteArray>("plan");
    QTest::addColumn<bool>("offered");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("issue");
    QTest::addColumn<int>("attempts");
    const auto row = [](const char *name, const char *plan, bool offered, const QByteArray &password, const char *issue,
                        int attempts) {
        QTest::newRow(name) << QByteArray(plan) << offered << password << QByteArray(issue) << attempts;
    };
    row("good", R"({"mechanisms":["PLAIN"]})", true, Password, "", 1);
    row("optional, offered", R"({"mechanisms":["PLAIN"],"optional":true})", true, Password, "", 1);
    row("optional, not offered", R"({"optional":true})", false, Password, "", -1);
    row("not offered", "{}", false, Password, "auth-not-offered", 0);
    row("optional, wrong", R"({"mechanisms":["PLAIN"],"optional":true})", true, "x", "auth-failed", 1);
    row("one failure", R"({"mechanisms":["PLAIN","LOGIN"],"maxFailures":1})", true, "x", "auth-failed", 1);
    row("two failures", R"({"mechanisms":["PLAIN","LOGIN"]})", true, "x", "auth-failed", 2);
    row("another identity", R"({"mechanisms":["PLAIN"],"authorizationId":"bob"})", true, Password, "auth-failed", 1);
    row("no password", R"({"mechanisms":["PLAIN"]})", true, "", "auth-credentials-unusable", 0);
    row("not known", R"({"mechanisms":["X-STRANGE"]})", true, Password, "auth-not-offered", 0);
}

void TestPlannedLogin::endings_areAsThePlanSays()
{
    QFETCH(const QByteArray, plan);
    QFETCH(const bool, offered);
    QFETCH(const QByteArray, password);
    QFETCH(const QByteArray, issue);
    practice::Options options = optionsWith();
    if (!offered)
        options.enabled.erase(practice::Feature::Auth);
    practice::Server server(options);
    plan::Plan wanted = planFor(server.listen().value());
    wanted.login = plan::Plan::fromJson({{u"login"_s, QJsonDocument::fromJson(plan).object()}})->login;
    wanted.login.user = u"alice"_s;
    const report::Report report = report::fold(run(wanted, secretsWith(password)));
    QCOMPARE(report.issue ? QByteArray(issueName(report.issue->id).data()) : QByteArray(), issue);
    QCOMPARE(report.verdict, issue.isEmpty() ? Verdict::Ok : Verdict::Auth);
    QTEST(report.auth ? int(report.auth->attempts.size()) : -1, "attempts");
}

void TestPlannedLogin::withoutAUser_nobodyLogsIn()
{
    practice::Server server(optionsWith());
    plan::Plan plan = planFor(server.listen().value());
    plan.login.user.clear();
    const report::Report report = report::fold(run(plan, secretsWith()));
    QCOMPARE(report.verdict, Verdict::Ok);
    QVERIFY(!report.auth);
    QVERIFY(!phasesOf(report).contains("auth"));
}

void TestPlannedLogin::aSecret_wantsAGoodCertificate()
{
    practice::Options options = optionsWith();
    options.certificate = practice::CertificateKind::SelfSigned;
    practice::Server server(options);
    plan::Plan plan = planFor(server.listen().value());
    plan.tlsPolicy.reset();
    const report::Report required = report::fold(run(plan, secretsWith()));
    QCOMPARE(required.issue.value().id, Issue::CertificateRejected);
    plan.login.user.clear();
    QCOMPARE(report::fold(run(plan, secretsWith())).verdict, Verdict::Ok);
    plan.login.user = u"alice"_s;
    plan.tlsPolicy = TlsPolicy::Report;
    QCOMPARE(report::fold(run(plan, secretsWith())).verdict, Verdict::Ok);
}

void TestPlannedLogin::aRefusedLogin_skipsWhatIsBehindIt()
{
    practice::Server server(optionsWith());
    plan::Plan plan = planFor(server.listen().value());
    plan.tasks = {{Phase::Vrfy, "bob"}};
    const report::Report report = report::fold(run(plan, secretsWith("wrong")));
    QVERIFY(report.answers.isEmpty());
    QVERIFY(!report.authenticated);
    QCOMPARE(phasesOf(report).constLast(), QByteArray("quit"));
}

void TestPlannedLogin::typesOfLogin_areToldAsAListAndInOneLine()
{
    practice::Server server(optionsWith());
    session::Session session(planFor(server.listen().value()), secretsWith());
    QCOMPARE(session.authTypes(), QByteArray());
    QVERIFY(session.authTypeList().isEmpty());
    QSignalSpy finished(&session, &session::Session::finished);
    session.run();
    QVERIFY(finished.wait(20'000));
    QVERIFY(session.authTypeList().contains("PLAIN"));
    QCOMPARE(session.authTypes(), session.authTypeList().join(' '));
    QCOMPARE(session.loginChoice().offered, int(session.authTypeList().size()));
}

void TestPlannedLogin::theVerb_usesThePlan_data()
{
    QTest::addColumn<QByteArray>("verb");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("alone") << QByteArray("auth") << QByteArray("alice") << QByteArray("AUTH ");
    QTest::newRow("by name") << QByteArray("auth login") << QByteArray("alice") << QByteArray("AUTH LOGIN");
    QTest::newRow("nobody in the plan") << QByteArray("auth login") << QByteArray() << QByteArray("AUTH login");
    QTest::newRow("with a response") << QByteArray("auth PLAIN AGFsaWNlAHg=") << QByteArray("alice")
                                     << QByteArray("AUTH PLAIN ");
}

void TestPlannedLogin::theVerb_usesThePlan()
{
    QFETCH(const QByteArray, verb);
    QFETCH(const QByteArray, user);
    practice::Options options = optionsWith();
    options.authInClear = true;
    practice::Server server(options);
    plan::Plan plan = planFor(server.listen().value());
    plan.security = plan::Security::None;
    plan.login.user = QString::fromUtf8(user);
    session::Session session(plan, secretsWith());
    session.open();
    for (const QByteArray &each : {QByteArray("ehlo client.example"), verb}) {
        QTRY_VERIFY(session.isIdle());
        QVERIFY(session::perform(session, plan::Script::parseLine(each)->step));
    }
    QFETCH(const QByteArray, sent);
    const auto hasSent = [&] {
        return std::ranges::any_of(session.transcript(), [&sent](const transcript::Event &event) {
            const auto *const line = std::get_if<transcript::Sent>(&event.payload);
            return line != nullptr && line->data.bytes.startsWith(sent);
        });
    };
    QTRY_VERIFY(hasSent());
    QTRY_VERIFY(session.isIdle() || user.isEmpty());
    const bool byPlan = !user.isEmpty() && !verb.contains("AGFs");
    QCOMPARE(report::fold(session.transcript()).auth.value().ok, byPlan);
    QVERIFY(!format::writeSession(session.transcript()).contains(Password));
}

/// The answer to AUTH is owed when the stage is stopped; the challenge that comes would swallow the next command.
void TestPlannedLogin::stoppedWhileTheServerThinks_theChallengeIsCancelled()
{
    practice::Options options = optionsWith("auth:delay=300");
    options.authInClear = true;
    practice::Server server(options);
    plan::Plan plan = planFor(server.listen().value());
    plan.security = plan::Security::None;
    plan.login.mechanisms = {"LOGIN"};
    session::Session session(plan, secretsWith());
    connect(&session, &session::Session::eventRecorded, this, [&session](const transcript::Event &event) {
        const auto *const line = std::get_if<transcript::Sent>(&event.payload);
        if (line != nullptr && line->data.bytes.startsWith("AUTH"))
            QMetaObject::invokeMethod(&session, &session::Session::stop, Qt::QueuedConnection);
    });
    QSignalSpy finished(&session, &session::Session::finished);
    session.run();
    QVERIFY(finished.wait(20'000));
    QByteArrayList sent;
    for (const transcript::Event &event : session.transcript()) {
        if (const auto *const line = std::get_if<transcript::Sent>(&event.payload))
            sent.append(line->data.bytes.trimmed());
    }
    QCOMPARE(sent, QByteArrayList({"EHLO client.example", "AUTH LOGIN", "*", "QUIT"}));
}

void TestPlannedLogin::aPasswordThatIsSaidAheadOfTheLogin_isHidden_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("as it is") << Password;
    QTest::newRow("in base64") << Password.toBase64();
    QTest::newRow("in hex") << Password.toHex();
    QTest::newRow("URL-encoded") << Password.toPercentEncoding();
}

/// The server may have it from the connection before this one, as in a matrix of logins.
void TestPlannedLogin::aPasswordThatIsSaidAheadOfTheLogin_isHidden()
{
    QFETCH(const QByteArray, said);
    practice::Options options = optionsWith();
    options.greeting = "mx.example knows " + said;
    practice::Server server(options);
    plan::Plan plan = planFor(server.listen().value());
    for (const QByteArray &mechanism : {QByteArray("SCRAM-SHA-256"), QByteArray("ANONYMOUS")}) {
        plan.login.mechanisms = {mechanism};
        const QByteArray file = format::writeSession(run(plan, secretsWith()));
        QVERIFY(file.contains("mx.example knows "));
        QVERIFY(!file.contains(said));
    }
}

void TestPlannedLogin::savedAndLoaded_theReportIsTheSame()
{
    practice::Server server(optionsWith());
    const transcript::Transcript transcript = run(planFor(server.listen().value()), secretsWith("humpty dumpty"));
    const QByteArray file = format::writeSession(transcript);
    QVERIFY(!file.contains("humpty dumpty"));
    const auto loaded = format::readSession(file);
    QVERIFY(loaded);
    QCOMPARE(format::jsonReport(report::fold(loaded->transcript)), format::jsonReport(report::fold(transcript)));
}

QTEST_GUILESS_MAIN(TestPlannedLogin)
#include "tst_plannedlogin.moc"
