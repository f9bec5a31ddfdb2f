// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/jsonreport.h"
#include "format/sessionfile.h"
#include "practice/server.h"
#include "report/report.h"
#include "session/recipe.h"
#include "session/session.h"
#include "stage/authstage.h"
#include "stage/hellostage.h"
#include "stage/quitstage.h"
#include "support/scenario.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace mailscope;
using namespace Qt::StringLiterals;

namespace {
/// The user's own words, and a password that looks different in every encoding.
const QByteArray Password = "Pa/ss w\xc3\xb6rd%+1";

struct Attempt {
    QByteArray mechanism = "PLAIN";
    QByteArray user = "alice";
    QByteArray password = Password;
};

practice::Options optionsWith(const QList<QByteArray> &faults = {})
{
    practice::Options options;
    for (practice::User &user : options.users) {
        if (user.name == "alice")
            user.password = Password;
    }
    for (const QByteArray &fault : faults)
        options.faults.push_back(practice::Fault::parse(fault).value());
    return options;
}

plan::Plan planFor(quint16 port, plan::Security security)
{
    plan::Plan plan;
    plan::Target target;
    target.host = u"127.0.0.1"_s;
    target.port = port;
    plan.targets = {target};
    plan.security = security;
    plan.helloName = "client.example";
    plan.patience = Patience(std::chrono::seconds(20));
    return plan;
}

stage::Recipe recipeFor(const plan::Plan &plan, const QList<Attempt> &attempts, bool helloAgain = false)
{
    stage::Recipe recipe = session::openingRecipe(plan, plan.targets.first());
    for (const Attempt &attempt : attempts)
        recipe.push_back(
            stage::makeAuthStage(attempt.mechanism, {QString::fromUtf8(attempt.user), {}, Secret(attempt.password)}));
    if (helloAgain)
        recipe.push_back(std::make_unique<stage::HelloStage>(plan::Greet::Auto, Phase::HelloAuth));
    recipe.push_back(std::make_unique<stage::QuitStage>());
    return recipe;
}

transcript::Transcript logIn(practice::Server &server, const plan::Plan &plan, const QList<Attempt> &attempts,
                             bool helloAgain = false)
{
    Q_UNUSED(server)
    session::Session session(plan);
    QSignalSpy finished(&session, &session::Session::finished);
    session.perform(recipeFor(plan, attempts, helloAgain));
    session.open();
    if (finished.isEmpty() && !finished.wait(20'000))
        qWarning("the session did not finish");
    if (const QString breach = test::breachOfInvariants(session.transcript()); !breach.isEmpty())
        qWarning("%s", qPrintable(breach));
    return session.transcript();
}

/// Every form in which \p secret could be read out of a file; of base64 what each of the three alignments has in common.
QList<QByteArray> formsOf(const QByteArray &secret)
{
    QList<QByteArray> forms{secret, secret.toHex(), secret.toHex().toUpper(), secret.toPercentEncoding(),
                            secret.toPercentEncoding({}, "/+ ")};
    for (qsizetype lead = 0; lead < 3; ++lead) {
        const QByteArray whole = (QByteArray(lead, '\0') + secret).toBase64();
        const qsizetype from = lead == 0 ? 0 : 4;
        const qsizetype until = (lead + secret.size()) / 3 * 4;
        forms.append(whole.mid(from, until - from));
    }
    return forms;
}

QString leakIn(const QByteArray &bytes, const QByteArray &secret)
{
    for (const QByteArray &form : formsOf(secret)) {
        if (bytes.contains(form) || bytes.contains(QByteArray(form).replace('/', "\\/")))
            return QString::fromUtf8(form);
    }
    return {};
}
} // namespace

/// Logging in to a real server over real sockets, with TLS and without.
class TestLogin : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void login_succeeds_data();
    void login_succeeds();
    void login_failsAsItShould_data();
    void login_failsAsItShould();
    void afterAFailure_anotherAttemptSucceeds();
    void afterALogin_helloCanBeSaidAgain();
    void nothingSecret_standsAnywhere_data();
    void nothingSecret_standsAnywhere();
    void aUserThatTellsThePassword_isHiddenToo_data();
    void aUserThatTellsThePassword_isHiddenToo();
    void savedAndLoaded_theReportIsTheSame();
    void cancelledAtEveryEvent_endsCleanly_data();
    void cancelledAtEveryEvent_endsCleanly();
    void aLoginTypedByHand_standsInTheReport();
};

void TestLogin::login_succeeds_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<plan::Security>("security");
    QTest::addColumn<QByteArray>("when");
    for (const char *mechanism : {"PLAIN", "LOGIN"}) {
        QTest::addRow("%s in clear", mechanism) << QByteArray(mechanism) << plan::Security::None << QByteArray("clear");
        QTest::addRow("%s behind STARTTLS", mechanism)
            << QByteArray(mechanism) << plan::Security::StartTls << QByteArray("starttls");
        QTest::addRow("%s over TLS", mechanism) << QByteArray(mechanism) << plan::Security::Tls << QByteArray("tls");
    }
}

void TestLogin::login_succeeds()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const plan::Security, security);
    practice::Options options = optionsWith();
    options.authInClear = true;
    options.implicitTls = security == plan::Security::Tls;
    practice::Server server(options);
    const plan::Plan plan = planFor(server.listen().value(), security);
    const report::Report report = report::fold(logIn(server, plan, {{mechanism}}));
    QCOMPARE(report.verdict, Verdict::Ok);
    QVERIFY(report.auth);
    QVERIFY(report.auth->ok);
    QCOMPARE(report.auth->mechanism, std::optional(mechanism));
    QCOMPARE(report.auth->user, std::optional(u"alice"_s));
    QCOMPARE(report.auth->attempts.size(), 1);
    const report::AuthAttempt &attempt = report.auth->attempts.constFirst();
    QTEST(attempt.when, "when");
    QCOMPARE(attempt.code, std::optional(235));
    QVERIFY(!attempt.reason);
    QCOMPARE(attempt.steps.size(), mechanism == "PLAIN" ? 2 : 5);
}

void TestLogin::login_failsAsItShould_data()
{
    QTest::addColumn<Attempt>("attempt");
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("issue");
    QTest::addColumn<Verdict>("verdict");
    const auto row = [](const char *name, const Attempt &attempt, const char *fault, const char *issue,
                        Verdict verdict = Verdict::Auth) {
        QTest::newRow(name) << attempt << QByteArray(fault) << QByteArray(issue) << verdict;
    };
    row("wrong password", {"PLAIN", "alice", "jabberwocky"}, "", "auth-failed");
    row("wrong password, LOGIN", {"LOGIN", "alice", "jabberwocky"}, "", "auth-failed");
    row("wrong user", {"PLAIN", "humpty", Password}, "", "auth-failed");
    row("empty password", {"PLAIN", "alice", ""}, "", "auth-credentials-unusable");
    row("unknown mechanism", {"CRAM-SHA-9000", "alice", Password}, "", "auth-mechanism-unknown");
    row("initial response refused", {}, "auth:refuse=501 5.5.2 no initial response", "auth-failed");
    row("mechanism refused", {}, "auth:refuse=504 5.5.4 unknown", "auth-not-offered");
    row("421 at AUTH", {}, "auth:refuse=421 4.3.2 closing", "service-closing", Verdict::Refused);
    row("421 in the middle", {"LOGIN"}, "response:refuse=421 4.3.2 closing", "service-closing", Verdict::Refused);
    row("closed in the middle", {"LOGIN"}, "response:close", "connection-lost", Verdict::Network);
    row("reset in the middle", {"LOGIN"}, "response:reset", "connection-lost", Verdict::Network);
    row("cut in a reply", {"LOGIN"}, "auth:close=5", "connection-lost", Verdict::Network);
    row("garbage in the middle", {"LOGIN"}, "response:replace=rubbish\\r\\n", "malformed-reply", Verdict::Protocol);
    row("no base64", {"LOGIN"}, "auth:replace=334 Username:\\r\\n", "auth-challenge-invalid");
    row("too many challenges", {"PLAIN"}, "auth:replace=334 \\r\\n", "auth-challenge-invalid");
    row("success too soon", {"LOGIN"}, "auth:replace=235 2.7.0 welcome\\r\\n", "unexpected-reply", Verdict::Protocol);
    row("success of another kind", {"PLAIN"}, "auth:replace=250 2.7.0 welcome\\r\\n", "unexpected-reply",
        Verdict::Protocol);
}

void TestLogin::login_failsAsItShould()
{
    QFETCH(const Attempt, attempt);
    QFETCH(const QByteArray, fault);
    QFETCH(const QByteArray, issue);
    practice::Server server(optionsWith(fault.isEmpty() ? QList<QByteArray>() : QList{fault}));
    const plan::Plan plan = planFor(server.listen().value(), plan::Security::StartTls);
    const transcript::Transcript transcript = logIn(server, plan, {attempt});
    const report::Report report = report::fold(transcript);
    QVERIFY(report.issue);
    QCOMPARE(QByteArray(issueName(report.issue->id).data()), issue);
    QTEST(report.verdict, "verdict");
    QVERIFY(report.auth);
    QVERIFY(!report.auth->ok);
    QCOMPARE(report.auth->attempts.constLast().reason, std::optional(issue));
    QCOMPARE(leakIn(format::writeSession(transcript), Password), QString());
}

void TestLogin::afterAFailure_anotherAttemptSucceeds()
{
    practice::Server server(optionsWith());
    const plan::Plan plan = planFor(server.listen().value(), plan::Security::StartTls);
    session::Session session(plan);
    QSignalSpy idle(&session, &session::Session::idle);
    QSignalSpy ended(&session, &session::Session::stageFinished);
    session.perform(session::openingRecipe(plan, plan.targets.first()));
    session.open();
    QTRY_VERIFY(session.isIdle() && session.isEncrypted());
    session.perform(stage::makeAuthStage("PLAIN", {u"alice"_s, {}, Secret(QByteArrayView("jabberwocky"))}));
    QTRY_VERIFY(session.isIdle());
    QCOMPARE(ended.constLast().at(1).value<transcript::StageStatus>(), transcript::StageStatus::Failed);
    session.perform(stage::makeAuthStage("LOGIN", {u"alice"_s, {}, Secret(Password)}));
    QTRY_VERIFY(session.isIdle());
    QCOMPARE(ended.constLast().at(1).value<transcript::StageStatus>(), transcript::StageStatus::Ok);
    session.perform(stage::makeAuthStage("PLAIN", {u"alice"_s, {}, Secret(Password)}));
    QTRY_COMPARE(ended.constLast().at(1).value<transcript::StageStatus>(), transcript::StageStatus::Skipped);
    session.perform(std::make_unique<stage::QuitStage>());
    QTRY_VERIFY(session.isFinished());
    const report::Report report = report::fold(session.transcript());
    QCOMPARE(report.verdict, Verdict::Ok);
    QCOMPARE(report.auth.value().attempts.size(), 2);
    QCOMPARE(report.auth->mechanism, std::optional(QByteArray("LOGIN")));
    QVERIFY(report.auth->ok);
    QCOMPARE(report.auth->attempts.constFirst().reason, std::optional(QByteArray("auth-failed")));
}

void TestLogin::afterALogin_helloCanBeSaidAgain()
{
    practice::Server server(optionsWith());
    const plan::Plan plan = planFor(server.listen().value(), plan::Security::StartTls);
    const report::Report report = report::fold(logIn(server, plan, {{}}, true));
    QCOMPARE(report.verdict, Verdict::Ok);
    QVERIFY(report.authenticated);
    QVERIFY(report.encrypted);
}

void TestLogin::nothingSecret_standsAnywhere_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("said");
    const QList<QPair<const char *, QByteArray>> echoes{
        {"as it is", Password},
        {"in base64", Password.toBase64()},
        {"in base64 of PLAIN", QByteArray("\0alice\0", 7).append(Password).toBase64()},
        {"in hex", Password.toHex()},
        {"in upper hex", Password.toHex().toUpper()},
        {"URL-encoded", Password.toPercentEncoding()},
    };
    for (const char *mechanism : {"PLAIN", "LOGIN"}) {
        QTest::addRow("%s, not echoed", mechanism) << QByteArray(mechanism) << QByteArray("no");
        for (const auto &[name, said] : echoes)
            QTest::addRow("%s, echoed %s", mechanism, name) << QByteArray(mechanism) << said;
    }
}

void TestLogin::nothingSecret_standsAnywhere()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const QByteArray, said);
    const QByteArray step = mechanism == "PLAIN" ? "auth" : "response[2]";
    QByteArray escaped = QByteArray(said).replace('\\', "\\\\");
    practice::Server server(optionsWith({step + ":refuse=535 5.7.8 you said " + escaped + " to me"}));
    const plan::Plan plan = planFor(server.listen().value(), plan::Security::StartTls);
    const transcript::Transcript transcript = logIn(server, plan, {{mechanism}});
    QCOMPARE(leakIn(format::writeSession(transcript), Password), QString());
    const report::Report report = report::fold(transcript);
    QCOMPARE(report.issue.value().id, Issue::AuthFailed);
    QCOMPARE(leakIn(QJsonDocument(format::jsonReport(report)).toJson(), Password), QString());
    for (const transcript::Event &event : transcript) {
        if (const auto *sent = std::get_if<transcript::Sent>(&event.payload))
            QCOMPARE(leakIn(sent->data.bytes, Password), QString());
        if (const auto *received = std::get_if<transcript::Received>(&event.payload))
            QCOMPARE(leakIn(received->data.bytes, Password), QString());
        if (const auto *each = std::get_if<transcript::AuthStep>(&event.payload))
            QCOMPARE(leakIn(QJsonDocument(each->step).toJson(), Password), QString());
        if (const auto *ended = std::get_if<transcript::StageEnded>(&event.payload); ended && ended->issue)
            QCOMPARE(leakIn(ended->issue->detail.toUtf8(), Password), QString());
    }
    // The user is no secret, and without a name nobody can tell which login this was.
    QCOMPARE(report.auth.value().user, std::optional(u"alice"_s));
}

void TestLogin::aUserThatTellsThePassword_isHiddenToo_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("user");
    for (const char *mechanism : {"PLAIN", "LOGIN"}) {
        QTest::addRow("%s, the same", mechanism) << QByteArray(mechanism) << QByteArray("jabberwocky");
        QTest::addRow("%s, with a domain", mechanism) << QByteArray(mechanism) << QByteArray("jabberwocky@example.org");
    }
}

void TestLogin::aUserThatTellsThePassword_isHiddenToo()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const QByteArray, user);
    practice::Server server(optionsWith());
    const plan::Plan plan = planFor(server.listen().value(), plan::Security::StartTls);
    const transcript::Transcript transcript = logIn(server, plan, {{mechanism, user, "jabberwocky"}});
    QCOMPARE(leakIn(format::writeSession(transcript), "jabberwocky"), QString());
    QVERIFY(!report::fold(transcript).auth.value().user);
}

void TestLogin::savedAndLoaded_theReportIsTheSame()
{
    practice::Server server(optionsWith());
    const plan::Plan plan = planFor(server.listen().value(), plan::Security::StartTls);
    const transcript::Transcript transcript = logIn(server, plan, {{"LOGIN"}});
    const auto loaded = format::readSession(QByteArrayView(format::writeSession(transcript)));
    QVERIFY(loaded);
    QVERIFY(loaded->transcript == transcript);
    QCOMPARE(format::jsonReport(report::fold(loaded->transcript)), format::jsonReport(report::fold(transcript)));
}

void TestLogin::cancelledAtEveryEvent_endsCleanly_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<qint64>("number");
    for (const char *mechanism : {"PLAIN", "LOGIN"}) {
        for (qint64 number = 16; number <= 36; ++number)
            QTest::addRow("%s event %d", mechanism, int(number)) << QByteArray(mechanism) << number;
    }
}

void TestLogin::cancelledAtEveryEvent_endsCleanly()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const qint64, number);
    practice::Options options = optionsWith();
    options.authInClear = true;
    practice::Server server(options);
    const plan::Plan plan = planFor(server.listen().value(), plan::Security::None);
    session::Session session(plan);
    QSignalSpy finished(&session, &session::Session::finished);
    connect(&session, &session::Session::eventRecorded, &session, [&](const transcript::Event &event) {
        if (event.sequence == number)
            session.cancel();
    });
    session.perform(recipeFor(plan, {{mechanism}}));
    session.open();
    QVERIFY(!finished.isEmpty() || finished.wait(20'000));
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(test::breachOfInvariants(session.transcript()), QString());
    QCOMPARE(leakIn(format::writeSession(session.transcript()), Password), QString());
}

void TestLogin::aLoginTypedByHand_standsInTheReport()
{
    practice::Options options = optionsWith();
    options.authInClear = true;
    practice::Server server(options);
    const plan::Plan plan = planFor(server.listen().value(), plan::Security::None);
    session::Session session(plan);
    session.perform(session::openingRecipe(plan, plan.targets.first()));
    session.open();
    QTRY_VERIFY(session.isIdle() && session.capabilities());
    for (const QByteArray &line : {QByteArray("auth login"), QByteArray("alice").toBase64(), Password.toBase64()}) {
        QVERIFY(session.sendNow(line + "\r\n"));
        QTRY_VERIFY(session.isIdle());
    }
    session.cancel();
    const report::Report report = report::fold(session.transcript());
    QVERIFY(report.auth);
    QVERIFY(report.auth->ok);
    QCOMPARE(report.auth->mechanism, std::optional(QByteArray("LOGIN")));
    QCOMPARE(report.auth->attempts.constFirst().when, QByteArray("clear"));
    QCOMPARE(leakIn(format::writeSession(session.transcript()), Password), QString());
}

QTEST_GUILESS_MAIN(TestLogin)
#include "tst_login.moc"
