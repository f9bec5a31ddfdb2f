// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/sessionfile.h"
#include "practice/login.h"
#include "practice/server.h"
#include "session/loginmatrix.h"

#include <QSignalSpy>
#include <QTest>

using namespace mailscope;
using namespace mailscope::session;
using namespace Qt::StringLiterals;
using Cell = LoginMatrix::Cell;

namespace {
const QByteArray Password = "Pa/ss w\xc3\xb6rd%+1";

practice::Options optionsWith(const QByteArray &fault = {})
{
    practice::Options options;
    options.authInClear = true;
    for (practice::User &user : options.users) {
        if (user.name == "alice")
            user.password = Password;
    }
    if (!fault.isEmpty())
        options.faults.push_back(practice::Fault::parse(fault).value());
    return options;
}

/// \p urls are those of servers; nobody looks at certificates here.
plan::Plan planFor(const QStringList &urls)
{
    plan::Plan plan;
    plan.targets = *plan::parseTargets(urls.join(u','));
    plan.helloName = "client.example";
    plan.patience = Patience(std::chrono::seconds(20));
    plan.tlsPolicy = TlsPolicy::Report;
    plan.login.user = u"alice"_s;
    return plan;
}

QString url(quint16 port, QLatin1StringView scheme = "smtp"_L1)
{
    return u"%1://127.0.0.1:%2"_s.arg(scheme).arg(port);
}

Secrets secretsWith(const QByteArray &password = Password)
{
    Secrets secrets;
    secrets.password = Secret(password);
    return secrets;
}

const char *stateName(Cell::State state)
{
    static constexpr std::array Names{"waiting", "running", "accepted", "refused", "failed", "untried"};
    return Names.at(std::size_t(state));
}

/// "PLAIN clear accepted 235", one for each cell.
QByteArrayList written(const LoginMatrix &matrix)
{
    QByteArrayList lines;
    for (const Cell &cell : matrix.cells()) {
        QByteArray line = cell.mechanism + ' ' + whenName(cell.when).data() + ' ' + stateName(cell.state);
        if (cell.code)
            line += ' ' + QByteArray::number(*cell.code);
        if (!cell.reason.isEmpty())
            line += ' ' + cell.reason;
        lines.append(line);
    }
    return lines;
}

/// Runs \p matrix to its end; false when that does not come.
bool runToEnd(LoginMatrix &matrix)
{
    const QSignalSpy finished(&matrix, &LoginMatrix::finished);
    matrix.start();
    return QTest::qWaitFor([&] { return !finished.isEmpty(); }, 60'000) && finished.size() == 1;
}
} // namespace

/// Every mechanism at every place, one connection after another, against a real server.
class TestLoginMatrix : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMechanism_isTriedEverywhere_data();
    void everyMechanism_isTriedEverywhere();
    void theNumberOfAttempts_isSaidBeforeTheFirst();
    void explored_waitsForItsStart();
    void exploredAndCancelled_triesNothing();
    void loginsThatAreBrokenOff_countToo();
    void whoeverStandsBetween_isToldNoMore();
    void refusals_endItInTime_data();
    void refusals_endItInTime();
    void whatCannotBeTried_saysWhy();
    void theUsersList_narrowsIt();
    void places_areAskedAsTheTargetSays_data();
    void places_areAskedAsTheTargetSays();
    void aServerInTrouble_decidesItsCells_data();
    void aServerInTrouble_decidesItsCells();
    void nobodyThere_isTold();
    void cancelledAtEverySession_endsCleanly_data();
    void cancelledAtEverySession_endsCleanly();
    void destroyedInItsSignals_nothingHappens_data();
    void destroyedInItsSignals_nothingHappens();
    void cancelledBeforeItsStart_itIsOver();
    void thePassword_standsNowhere();
};

void TestLoginMatrix::everyMechanism_isTriedEverywhere_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    for (const QByteArray &mechanism : practice::loginMechanisms())
        QTest::newRow(mechanism.constData()) << mechanism;
}

void TestLoginMatrix::everyMechanism_isTriedEverywhere()
{
    QFETCH(const QByteArray, mechanism);
    practice::Server server(optionsWith());
    practice::Options encrypted = optionsWith();
    encrypted.implicitTls = true;
    practice::Server tlsServer(encrypted);
    plan::Plan plan = planFor({url(server.listen().value()), url(tlsServer.listen().value(), "smtps"_L1)});
    plan.login.mechanisms = {mechanism};
    LoginMatrix matrix(plan, secretsWith());
    QVERIFY(runToEnd(matrix));
    QByteArrayList seen;
    for (const Cell &cell : matrix.cells()) {
        if (cell.mechanism != mechanism || cell.state == Cell::State::Untried)
            continue;
        QCOMPARE(cell.state, Cell::State::Accepted);
        QCOMPARE(cell.code, std::optional(235));
        QVERIFY(!cell.steps.isEmpty());
        seen.append(whenName(cell.when).data());
    }
    QVERIFY(!seen.isEmpty() || mechanism == "EXTERNAL" || mechanism == "ANONYMOUS" || mechanism.endsWith("2")
            || mechanism == "OAUTHBEARER");
    if (mechanism == "PLAIN" || mechanism == "LOGIN")
        QCOMPARE(seen, QByteArrayList({"clear", "starttls", "tls"}));
    QCOMPARE(matrix.verdict(), seen.isEmpty() ? Verdict::Auth : Verdict::Ok);
}

void TestLoginMatrix::theNumberOfAttempts_isSaidBeforeTheFirst()
{
    practice::Server server(optionsWith());
    plan::Plan plan = planFor({url(server.listen().value())});
    plan.login.mechanisms = {"PLAIN", "LOGIN"};
    LoginMatrix matrix(plan, secretsWith());
    QList<int> planned;
    int sessionsBefore = 0;
    int sessions = 0;
    connect(&matrix, &LoginMatrix::sessionBegins, this, [&] { ++sessions; });
    connect(&matrix, &LoginMatrix::planned, this, [&](int attempts) {
        planned.append(attempts);
        sessionsBefore = sessions;
    });
    QVERIFY(runToEnd(matrix));
    QCOMPARE(planned, QList{4});
    QCOMPARE(sessionsBefore, 2); // that asked what is offered
    QCOMPARE(sessions, 6);
}

void TestLoginMatrix::explored_waitsForItsStart()
{
    practice::Server server(optionsWith());
    plan::Plan plan = planFor({url(server.listen().value())});
    plan.login.mechanisms = {"PLAIN"};
    LoginMatrix matrix(plan, secretsWith());
    const QSignalSpy planned(&matrix, &LoginMatrix::planned);
    const QSignalSpy finished(&matrix, &LoginMatrix::finished);
    matrix.explore();
    QTRY_COMPARE(planned.size(), 1);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(written(matrix), QByteArrayList({"PLAIN clear waiting", "PLAIN starttls waiting"}));
    QVERIFY(finished.isEmpty());
    matrix.explore(); // once is enough
    QVERIFY(runToEnd(matrix));
    QCOMPARE(planned.size(), 1);
    QCOMPARE(written(matrix), QByteArrayList({"PLAIN clear accepted 235", "PLAIN starttls accepted 235"}));
}

void TestLoginMatrix::exploredAndCancelled_triesNothing()
{
    practice::Server server(optionsWith());
    plan::Plan plan = planFor({url(server.listen().value())});
    plan.login.mechanisms = {"PLAIN"};
    LoginMatrix matrix(plan, secretsWith());
    const QSignalSpy planned(&matrix, &LoginMatrix::planned);
    const QSignalSpy finished(&matrix, &LoginMatrix::finished);
    matrix.explore();
    QTRY_COMPARE(planned.size(), 1);
    matrix.cancel();
    QCOMPARE(finished.size(), 1);
    matrix.start();
    QCOMPARE(written(matrix), QByteArrayList({"PLAIN clear untried cancelled", "PLAIN starttls untried cancelled"}));
    QCOMPARE(matrix.verdict(), Verdict::Cancelled);
}

void TestLoginMatrix::loginsThatAreBrokenOff_countToo()
{
    practice::Server server(optionsWith("auth:refuse=421 4.7.0 too many failed logins"));
    plan::Plan plan = planFor({url(server.listen().value())});
    plan.login.mechanisms = {"PLAIN", "LOGIN"};
    plan.login.maxFailures = 1;
    LoginMatrix matrix(plan, secretsWith());
    QVERIFY(runToEnd(matrix));
    QCOMPARE(written(matrix),
             QByteArrayList({"PLAIN clear failed 421 service-closing", "LOGIN clear untried too-many-failures",
                             "PLAIN starttls untried too-many-failures", "LOGIN starttls untried too-many-failures"}));
}

void TestLoginMatrix::whoeverStandsBetween_isToldNoMore()
{
    practice::Options options = optionsWith("login:error=channel-bindings-dont-match");
    options.authInClear = false;
    practice::Server server(options);
    plan::Plan plan = planFor({url(server.listen().value())});
    plan.login.mechanisms = {"SCRAM-SHA-256-PLUS", "PLAIN"};
    plan.login.maxFailures = 9;
    LoginMatrix matrix(plan, secretsWith());
    QVERIFY(runToEnd(matrix));
    const QByteArrayList cells = written(matrix);
    QVERIFY2(cells.contains("SCRAM-SHA-256-PLUS starttls refused 535 auth-failed"), cells.join('\n').constData());
    QVERIFY2(cells.contains("PLAIN starttls untried auth-server-unproven"), cells.join('\n').constData());
}

void TestLoginMatrix::refusals_endItInTime_data()
{
    QTest::addColumn<int>("maxFailures");
    QTest::addColumn<QByteArrayList>("cells");
    QTest::newRow("one") << 1
                         << QByteArrayList{
                                "PLAIN clear refused 535 auth-failed", "LOGIN clear untried too-many-failures",
                                "PLAIN starttls untried too-many-failures", "LOGIN starttls untried too-many-failures"};
    QTest::newRow("two") << 2
                         << QByteArrayList{"PLAIN clear refused 535 auth-failed", "LOGIN clear refused 535 auth-failed",
                                           "PLAIN starttls untried too-many-failures",
                                           "LOGIN starttls untried too-many-failures"};
    QTest::newRow("as many as there are")
        << 4
        << QByteArrayList{"PLAIN clear refused 535 auth-failed", "LOGIN clear refused 535 auth-failed",
                          "PLAIN starttls refused 535 auth-failed", "LOGIN starttls refused 535 auth-failed"};
}

void TestLoginMatrix::refusals_endItInTime()
{
    QFETCH(const int, maxFailures);
    practice::Server server(optionsWith());
    plan::Plan plan = planFor({url(server.listen().value())});
    plan.login.mechanisms = {"PLAIN", "LOGIN"};
    plan.login.maxFailures = maxFailures;
    LoginMatrix matrix(plan, secretsWith("jabberwocky"));
    QVERIFY(runToEnd(matrix));
    QTEST(written(matrix), "cells");
    QCOMPARE(matrix.verdict(), Verdict::Auth);
}

void TestLoginMatrix::whatCannotBeTried_saysWhy()
{
    practice::Server server(optionsWith());
    plan::Plan plan = planFor({url(server.listen().value())});
    plan.login.mechanisms = {"PLAIN", "LOGIN"};
    LoginMatrix matrix(plan, {});
    QSignalSpy planned(&matrix, &LoginMatrix::planned);
    QVERIFY(runToEnd(matrix));
    QCOMPARE(planned.constFirst().constFirst().toInt(), 0);
    QCOMPARE(written(matrix),
             QByteArrayList({"PLAIN clear untried needs-password", "LOGIN clear untried needs-password",
                             "PLAIN starttls untried needs-password", "LOGIN starttls untried needs-password"}));
    QCOMPARE(matrix.verdict(), Verdict::Auth);
}

void TestLoginMatrix::theUsersList_narrowsIt()
{
    practice::Server server(optionsWith());
    plan::Plan plan = planFor({url(server.listen().value())});
    plan.login.mechanisms = {"LOGIN"};
    LoginMatrix matrix(plan, secretsWith());
    QVERIFY(runToEnd(matrix));
    QCOMPARE(written(matrix), QByteArrayList({"LOGIN clear accepted 235", "LOGIN starttls accepted 235"}));
}

void TestLoginMatrix::places_areAskedAsTheTargetSays_data()
{
    QTest::addColumn<QStringList>("urls");
    QTest::addColumn<QByteArrayList>("places");
    const auto row = [](const char *name, QStringList urls, QByteArrayList places) {
        QTest::newRow(name) << std::move(urls) << std::move(places);
    };
    row("a usual port", {u"smtp://mx.example"_s}, {"0 clear", "0 starttls", "1 tls guess"});
    row("submission", {u"submission://mx.example"_s}, {"0 clear", "0 starttls", "1 tls guess"});
    row("another port", {u"smtp://mx.example:2525"_s}, {"0 clear", "0 starttls"});
    row("TLS", {u"smtps://mx.example"_s}, {"0 tls"});
    row("both named", {u"smtp://mx.example"_s, u"smtps://mx.example:4465"_s}, {"0 clear", "0 starttls", "1 tls"});
    row("a socket", {u"smtp+unix:///run/smtp"_s}, {"0 clear"});
    row("LMTP", {u"lmtp://mx.example"_s}, {"0 clear", "0 starttls"});
}

void TestLoginMatrix::places_areAskedAsTheTargetSays()
{
    QFETCH(const QStringList, urls);
    const LoginMatrix matrix(planFor(urls), {});
    QByteArrayList places;
    for (const LoginMatrix::Place &place : matrix.places())
        places.append(QByteArray::number(place.target) + ' ' + whenName(place.when).data()
                      + (place.isGuess ? " guess" : ""));
    QTEST(places, "places");
    QVERIFY(matrix.cells().isEmpty());
    for (const LoginMatrix::Place &place : matrix.places()) {
        if (place.isGuess)
            QCOMPARE(matrix.plan().targets.at(place.target).port, quint16(465));
    }
}

void TestLoginMatrix::aServerInTrouble_decidesItsCells_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<Verdict>("verdict");
    const auto row = [](const char *fault, const char *cell, Verdict verdict) {
        QTest::newRow(fault) << QByteArray(fault) << QByteArray(cell) << verdict;
    };
    row("auth:close", "PLAIN clear failed connection-lost", Verdict::Network);
    row("auth:refuse=454 4.7.0 later", "PLAIN clear refused 454 auth-failed", Verdict::Auth);
    row("auth:refuse=504 5.5.4 unknown", "PLAIN clear failed 504 auth-not-offered", Verdict::Auth);
    row("auth:refuse=421 4.3.2 closing", "PLAIN clear failed 421 service-closing", Verdict::Refused);
    row("auth:replace=250 2.7.0 ok\\r\\n", "PLAIN clear failed 250 unexpected-reply", Verdict::Protocol);
    row("auth:replace=rubbish\\r\\n", "PLAIN clear failed malformed-reply", Verdict::Protocol);
}

void TestLoginMatrix::aServerInTrouble_decidesItsCells()
{
    QFETCH(const QByteArray, fault);
    practice::Server server(optionsWith(fault));
    plan::Plan plan = planFor({url(server.listen().value())});
    plan.security = plan::Security::None;
    plan.login.mechanisms = {"PLAIN"};
    LoginMatrix matrix(plan, secretsWith());
    QVERIFY(runToEnd(matrix));
    QFETCH(const QByteArray, cell);
    QCOMPARE(written(matrix), QByteArrayList{cell});
    QTEST(matrix.verdict(), "verdict");
}

void TestLoginMatrix::nobodyThere_isTold()
{
    practice::Server server(optionsWith());
    const quint16 port = server.listen().value();
    server.stop();
    LoginMatrix matrix(planFor({url(port)}), secretsWith());
    QVERIFY(runToEnd(matrix));
    QVERIFY(matrix.cells().isEmpty());
    QCOMPARE(matrix.places().constFirst().issue.value().id, Issue::ConnectRefused);
    QCOMPARE(matrix.verdict(), Verdict::Network);
}

void TestLoginMatrix::cancelledAtEverySession_endsCleanly_data()
{
    QTest::addColumn<int>("session");
    for (int session = 1; session <= 5; ++session)
        QTest::addRow("session %d", session) << session;
}

void TestLoginMatrix::cancelledAtEverySession_endsCleanly()
{
    QFETCH(const int, session);
    practice::Server server(optionsWith());
    plan::Plan plan = planFor({url(server.listen().value())});
    plan.login.mechanisms = {"PLAIN", "LOGIN"};
    for (const bool insideTheSignal : {true, false}) {
        LoginMatrix matrix(plan, secretsWith());
        int begun = 0;
        connect(&matrix, &LoginMatrix::sessionBegins, &matrix, [&](Session *) {
            if (++begun != session)
                return;
            if (insideTheSignal)
                matrix.cancel();
            else
                QMetaObject::invokeMethod(&matrix, &LoginMatrix::cancel, Qt::QueuedConnection);
        });
        QVERIFY(runToEnd(matrix));
        QCOMPARE(begun, session);
        QCOMPARE(matrix.verdict(), Verdict::Cancelled);
        QVERIFY(matrix.isFinished());
        for (const Cell &cell : matrix.cells())
            QVERIFY(cell.isDecided());
        // What a session that had begun saw is not lost: a report tells at least where it went.
        const qsizetype seen = std::ranges::count_if(
            matrix.places(), [](const LoginMatrix::Place &place) { return !place.transcript.isEmpty(); });
        QCOMPARE(seen, std::min(session, 2));
        matrix.cancel(); // once more changes nothing
    }
}

void TestLoginMatrix::destroyedInItsSignals_nothingHappens_data()
{
    QTest::addColumn<QByteArray>("signal");
    for (const char *signal : {"sessionBegins", "planned", "cellChanged", "finished"})
        QTest::newRow(signal) << QByteArray(signal);
}

void TestLoginMatrix::destroyedInItsSignals_nothingHappens()
{
    QFETCH(const QByteArray, signal);
    practice::Server server(optionsWith());
    plan::Plan plan = planFor({url(server.listen().value())});
    plan.login.mechanisms = {"PLAIN"};
    auto *matrix = new LoginMatrix(plan, secretsWith());
    bool isGone = false;
    connect(matrix, &QObject::destroyed, this, [&] { isGone = true; });
    const auto destroy = [&](const char *where) {
        if (signal == where)
            delete matrix;
    };
    connect(matrix, &LoginMatrix::sessionBegins, this, [&] { destroy("sessionBegins"); });
    connect(matrix, &LoginMatrix::planned, this, [&] { destroy("planned"); });
    connect(matrix, &LoginMatrix::cellChanged, this, [&] { destroy("cellChanged"); });
    connect(matrix, &LoginMatrix::finished, this, [&] { destroy("finished"); });
    matrix->start();
    QTRY_VERIFY_WITH_TIMEOUT(isGone, 60'000);
}

void TestLoginMatrix::cancelledBeforeItsStart_itIsOver()
{
    LoginMatrix matrix(planFor({u"smtp://127.0.0.1:9"_s}), {});
    const QSignalSpy finished(&matrix, &LoginMatrix::finished);
    matrix.cancel();
    matrix.start();
    QCOMPARE(finished.size(), 1);
    QVERIFY(matrix.isFinished());
    QCOMPARE(matrix.verdict(), Verdict::Cancelled);
}

void TestLoginMatrix::thePassword_standsNowhere()
{
    practice::Server server(optionsWith("auth:refuse=535 5.7.8 not " + Password));
    plan::Plan plan = planFor({url(server.listen().value())});
    plan.login.mechanisms = {"PLAIN"};
    plan.login.maxFailures = 9;
    LoginMatrix matrix(plan, secretsWith());
    QByteArray all;
    connect(&matrix, &LoginMatrix::sessionBegins, this, [&](Session *session) {
        connect(session, &Session::finished, this,
                [&all, session] { all += format::writeSession(session->transcript()); });
    });
    QVERIFY(runToEnd(matrix));
    for (const Cell &cell : matrix.cells())
        all += cell.text + cell.reason;
    QVERIFY(all.contains("AUTH"));
    for (const QByteArray &form : {Password, Password.toBase64(), Password.toHex(), Password.toPercentEncoding()})
        QVERIFY2(!all.contains(form), form.constData());
}

QTEST_GUILESS_MAIN(TestLoginMatrix)
#include "tst_loginmatrix.moc"
