// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "report/report.h"
#include "session/session.h"
#include "support/scenario.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace mailscope;

/// A real server that does the wrong thing at one step: each step gets a 4xx, a 5xx, a 421, garbage, an early close, a reset and silence.
class TestEveryFault : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void faultAtAStep_endsAsItMust_data();
    void faultAtAStep_endsAsItMust();
    void drippingServer_isHeldToTheLimit();
    void replyWithoutEnd_isStoppedAtTheLimit_data();
    void replyWithoutEnd_isStoppedAtTheLimit();
    void delayWithinTheLimit_isNoIssue();

private:
    [[nodiscard]] static plan::Plan wholePlan(quint16 port);
    [[nodiscard]] static report::Report runAgainst(const QByteArray &fault, Patience patience);
};

plan::Plan TestEveryFault::wholePlan(quint16 port)
{
    plan::Plan plan;
    plan::Target target;
    target.host = QStringLiteral("127.0.0.1");
    target.port = port;
    plan.targets = {target};
    plan.helloName = "client.example";
    plan.tasks = {{Phase::Vrfy, "alice"}, {Phase::Expn, "staff"}, {Phase::Etrn, "practice.example"},
                  {Phase::Help, {}},      {Phase::Noop, {}},      {Phase::Rset, {}}};
    return plan;
}

report::Report TestEveryFault::runAgainst(const QByteArray &fault, Patience patience)
{
    practice::Options options;
    if (!fault.isEmpty())
        options.faults = {practice::Fault::parse(fault).value()};
    practice::Server server(options);
    plan::Plan plan = wholePlan(server.listen().value());
    plan.patience = patience;
    session::Session session(plan);
    QSignalSpy finished(&session, &session::Session::finished);
    session.run();
    if (finished.isEmpty() && !finished.wait(20'000))
        return {};
    if (const QString breach = test::breachOfInvariants(session.transcript()); !breach.isEmpty())
        qFatal("%s: %s", fault.constData(), qPrintable(breach));
    return report::fold(session.transcript());
}

void TestEveryFault::faultAtAStep_endsAsItMust_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("issue"); // empty: none
    QTest::addColumn<Verdict>("verdict");

    struct Step {
        const char *name;
        const char *refusal;   ///< issue when refused for good
        const char *transient; ///< issue when refused for now
        Verdict verdict;
    };
    // EHLO is tried again as HELO, an opportunistic STARTTLS goes on in clear, one of six questions is a part, and QUIT changes nothing.
    const Step steps[] = {
        {"greeting", "greeting-refused", "greeting-refused", Verdict::Refused},
        {"ehlo", "", "hello-refused", Verdict::Ok},
        {"starttls", "", "", Verdict::Ok},
        {"ehlo[2]", "", "hello-refused", Verdict::Ok},
        {"vrfy", "command-refused", "command-refused", Verdict::Partial},
        {"expn", "command-refused", "command-refused", Verdict::Partial},
        {"etrn", "command-refused", "command-refused", Verdict::Partial},
        {"help", "command-refused", "command-refused", Verdict::Partial},
        {"noop", "command-refused", "command-refused", Verdict::Partial},
        {"rset", "command-refused", "command-refused", Verdict::Partial},
        {"quit", "", "", Verdict::Ok},
    };
    for (const Step &step : steps) {
        const QByteArray at(step.name);
        const bool quit = at == "quit";
        const Verdict transientVerdict =
            QByteArray(step.transient) == "hello-refused" ? Verdict::Refused : step.verdict;
        const auto row = [&](const QByteArray &kind, const char *issue, Verdict verdict) {
            QTest::newRow((at + ' ' + kind).constData()) << at + ':' + kind << QByteArray(issue) << verdict;
        };
        row("refuse=451 4.3.0 later", step.transient, transientVerdict);
        row("refuse=550 5.7.1 never", step.refusal, step.verdict);
        row("refuse=421 4.3.2 closing", quit ? "" : "service-closing", quit ? Verdict::Ok : Verdict::Refused);
        row("replace=rubbish\\r\\n", quit ? "" : "malformed-reply", quit ? Verdict::Ok : Verdict::Protocol);
        row("close", quit ? "" : "connection-lost", quit ? Verdict::Ok : Verdict::Network);
        row("close=5", quit ? "" : "connection-lost", quit ? Verdict::Ok : Verdict::Network);
        row("reset", quit ? "" : "connection-lost", quit ? Verdict::Ok : Verdict::Network);
        row("silence", quit ? "" : "reply-timeout", quit ? Verdict::Ok : Verdict::Network);
    }
    QTest::newRow("handshake close") << QByteArray("tls:close") << QByteArray("tls-lost") << Verdict::Tls;
    QTest::newRow("handshake reset") << QByteArray("tls:reset") << QByteArray("tls-lost") << Verdict::Tls;
    QTest::newRow("handshake silence") << QByteArray("tls:silence") << QByteArray("tls-handshake-timeout")
                                       << Verdict::Tls;
    QTest::newRow("handshake refused") << QByteArray("tls:refuse") << QByteArray("tls-handshake-failed")
                                       << Verdict::Tls;
    QTest::newRow("no handshake after the go-ahead")
        << QByteArray("starttls:plain") << QByteArray("plaintext-in-handshake") << Verdict::Protocol;
    QTest::newRow("injected behind the go-ahead") << QByteArray("starttls:inject=250 AUTH PLAIN\\r\\n")
                                                  << QByteArray("bytes-behind-starttls") << Verdict::Protocol;
    QTest::newRow("no fault at all") << QByteArray() << QByteArray() << Verdict::Ok;
}

void TestEveryFault::faultAtAStep_endsAsItMust()
{
    QFETCH(QByteArray, fault);
    QFETCH(QByteArray, issue);
    QFETCH(Verdict, verdict);
    const bool waits = fault.contains("silence") || fault.contains("plain");
    const report::Report report = runAgainst(fault, Patience(std::chrono::milliseconds(waits ? 150 : 10'000)));
    const QByteArray got = report.issue ? QByteArray(issueName(report.issue->id).data()) : QByteArray();
    QVERIFY2(got == issue, (got + ": " + (report.issue ? report.issue->detail.toUtf8() : QByteArray())).constData());
    QCOMPARE(report.verdict, verdict);
}

void TestEveryFault::drippingServer_isHeldToTheLimit()
{
    QElapsedTimer clock;
    clock.start();
    const report::Report report = runAgainst("ehlo:drip=40ms", Patience(std::chrono::milliseconds(200)));
    QCOMPARE(report.issue.value().id, Issue::ReplyTimeout);
    QCOMPARE(report.issue->stage, Phase::Hello);
    QVERIFY(clock.elapsed() < 2000);
}

void TestEveryFault::replyWithoutEnd_isStoppedAtTheLimit_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::newRow("many lines") << QByteArray("ehlo:flood=100MB");
    QTest::newRow("one line") << QByteArray("ehlo:flood=100MB,line");
    QTest::newRow("in the greeting") << QByteArray("greeting:flood=100MB");
}

void TestEveryFault::replyWithoutEnd_isStoppedAtTheLimit()
{
    QFETCH(QByteArray, fault);
    const report::Report report = runAgainst(fault, Patience(std::chrono::seconds(20)));
    QCOMPARE(report.issue.value().id, Issue::ReplyTooLong);
    QCOMPARE(report.verdict, Verdict::Protocol);
}

void TestEveryFault::delayWithinTheLimit_isNoIssue()
{
    const report::Report report = runAgainst("vrfy:delay=60ms", Patience(std::chrono::seconds(10)));
    QVERIFY(!report.issue);
    QCOMPARE(report.verdict, Verdict::Ok);
}

QTEST_GUILESS_MAIN(TestEveryFault)
#include "tst_everyfault.moc"
