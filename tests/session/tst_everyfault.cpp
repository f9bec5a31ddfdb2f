// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "report/report.h"
#include "session/session.h"
#include "support/scenario.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace mailscope;

/// What a session does on its way, and so which steps there are.
enum class Way { Usual, Helo, Lmtp, RequiredTls, ImplicitTls, Xclient, Unknown };
constexpr std::array FaultlessWays{Way::Usual, Way::Helo, Way::Lmtp, Way::RequiredTls, Way::ImplicitTls, Way::Xclient};

const char *wayName(Way way)
{
    constexpr std::array names{"usual", "helo", "lmtp", "required-tls", "implicit-tls", "xclient", "unknown"};
    return names.at(static_cast<std::size_t>(way));
}

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
    [[nodiscard]] static plan::Plan wholePlan(quint16 port, Way way);
    [[nodiscard]] static practice::Options serverFor(Way way);
    [[nodiscard]] static report::Report runAgainst(const QByteArray &fault, Patience patience, Way way = Way::Usual);
};

plan::Plan TestEveryFault::wholePlan(quint16 port, Way way)
{
    plan::Plan plan;
    plan::Target target;
    target.host = QStringLiteral("127.0.0.1");
    target.port = port;
    plan.helloName = "client.example";
    plan.tasks = {{Phase::Vrfy, "alice"}, {Phase::Expn, "staff"}, {Phase::Etrn, "practice.example"},
                  {Phase::Help, {}},      {Phase::Noop, {}},      {Phase::Rset, {}}};
    switch (way) {
    case Way::Usual:
        break;
    case Way::Helo:
        plan.greet = plan::Greet::Helo;
        plan.security = plan::Security::None;
        break;
    case Way::Lmtp:
        target.protocol = plan::Protocol::Lmtp;
        plan.tasks = {{Phase::Vrfy, "alice"}, {Phase::Noop, {}}};
        break;
    case Way::Unknown:
        plan.tasks = {{Phase::Raw, "XWHAT"}};
        break;
    case Way::RequiredTls:
        plan.security = plan::Security::StartTls;
        break;
    case Way::ImplicitTls:
        plan.security = plan::Security::Tls;
        break;
    case Way::Xclient:
        plan.security = plan::Security::None;
        plan.xclient = {{"ADDR", "192.0.2.7"}};
        plan.xforward = {{"ADDR", "192.0.2.8"}};
        break;
    }
    plan.targets = {target};
    return plan;
}

practice::Options TestEveryFault::serverFor(Way way)
{
    practice::Options options;
    options.implicitTls = way == Way::ImplicitTls;
    if (way == Way::Lmtp)
        options.protocol = practice::Protocol::Lmtp;
    if (way == Way::Xclient)
        options.enabled.insert({practice::Feature::XClient, practice::Feature::XForward});
    return options;
}

report::Report TestEveryFault::runAgainst(const QByteArray &fault, Patience patience, Way way)
{
    practice::Options options = serverFor(way);
    if (!fault.isEmpty())
        options.faults = {practice::Fault::parse(fault).value()};
    practice::Server server(options);
    plan::Plan plan = wholePlan(server.listen().value(), way);
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
    QTest::addColumn<Way>("way");
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArray>("issue"); // empty: none
    QTest::addColumn<Verdict>("verdict");

    struct Step {
        Way way;
        const char *name;      ///< of a step of the practice server
        const char *refusal;   ///< issue when refused for good
        const char *transient; ///< issue when refused for now
        Verdict verdict;       ///< when refused for good
        Verdict later;         ///< when refused for now
    };
    using V = Verdict;
    // EHLO is tried again as HELO, an opportunistic STARTTLS goes on in clear, one of many questions is a part, and QUIT changes nothing.
    const Step steps[] = {
        {Way::Usual, "greeting", "greeting-refused", "greeting-refused", V::Refused, V::Refused},
        {Way::Usual, "ehlo", "", "hello-refused", V::Ok, V::Refused},
        {Way::Usual, "starttls", "", "", V::Ok, V::Ok},
        {Way::Usual, "ehlo[2]", "", "hello-refused", V::Ok, V::Refused},
        {Way::Usual, "vrfy", "command-refused", "command-refused", V::Partial, V::Partial},
        {Way::Usual, "expn", "command-refused", "command-refused", V::Partial, V::Partial},
        {Way::Usual, "etrn", "command-refused", "command-refused", V::Partial, V::Partial},
        {Way::Usual, "help", "command-refused", "command-refused", V::Partial, V::Partial},
        {Way::Usual, "noop", "command-refused", "command-refused", V::Partial, V::Partial},
        {Way::Usual, "rset", "command-refused", "command-refused", V::Partial, V::Partial},
        {Way::Unknown, "unknown", "command-refused", "command-refused", V::Refused, V::Refused},
        {Way::Usual, "quit", "", "", V::Ok, V::Ok},
        {Way::Helo, "helo", "hello-refused", "hello-refused", V::Refused, V::Refused},
        {Way::Lmtp, "lhlo", "hello-refused", "hello-refused", V::Refused, V::Refused},
        {Way::Lmtp, "vrfy", "command-refused", "command-refused", V::Partial, V::Partial},
        {Way::RequiredTls, "starttls", "tls-refused", "tls-refused", V::Tls, V::Tls},
        {Way::ImplicitTls, "greeting", "greeting-refused", "greeting-refused", V::Refused, V::Refused},
        {Way::ImplicitTls, "ehlo", "", "hello-refused", V::Ok, V::Refused},
        {Way::Xclient, "xclient", "xclient-refused", "xclient-refused", V::Refused, V::Refused},
        {Way::Xclient, "ehlo[2]", "not-offered", "hello-refused", V::Refused, V::Refused},
        {Way::Xclient, "xforward", "xclient-refused", "xclient-refused", V::Refused, V::Refused},
    };
    for (const Step &step : steps) {
        const QByteArray at(step.name);
        const bool quit = at == "quit";
        const auto row = [&](const QByteArray &kind, const char *issue, Verdict verdict) {
            QTest::addRow("%s %s %s", wayName(step.way), at.constData(), kind.constData())
                << step.way << at + ':' + kind << QByteArray(issue) << verdict;
        };
        row("refuse=451 4.3.0 later", step.transient, step.later);
        row("refuse=550 5.7.1 never", step.refusal, step.verdict);
        row("refuse=421 4.3.2 closing", quit ? "" : "service-closing", quit ? Verdict::Ok : Verdict::Refused);
        row("replace=rubbish\\r\\n", quit ? "" : "malformed-reply", quit ? Verdict::Ok : Verdict::Protocol);
        row("close", quit ? "" : "connection-lost", quit ? Verdict::Ok : Verdict::Network);
        row("close=5", quit ? "" : "connection-lost", quit ? Verdict::Ok : Verdict::Network);
        row("reset", quit ? "" : "connection-lost", quit ? Verdict::Ok : Verdict::Network);
        row("silence", quit ? "" : "reply-timeout", quit ? Verdict::Ok : Verdict::Network);
    }
    for (const Way way : {Way::Usual, Way::RequiredTls, Way::ImplicitTls}) {
        const auto row = [way](const char *kind, const char *issue) {
            QTest::addRow("%s handshake %s", wayName(way), kind)
                << way << QByteArray("tls:") + kind << QByteArray(issue) << Verdict::Tls;
        };
        row("close", "tls-lost");
        row("reset", "tls-lost");
        row("silence", "tls-handshake-timeout");
        row("refuse", "tls-handshake-failed");
    }
    QTest::newRow("no handshake after the go-ahead")
        << Way::Usual << QByteArray("starttls:plain") << QByteArray("plaintext-in-handshake") << Verdict::Protocol;
    QTest::newRow("injected behind the go-ahead") << Way::Usual << QByteArray("starttls:inject=250 AUTH PLAIN\\r\\n")
                                                  << QByteArray("bytes-behind-starttls") << Verdict::Protocol;
    for (const Way way : FaultlessWays)
        QTest::addRow("%s no fault at all", wayName(way)) << way << QByteArray() << QByteArray() << V::Ok;
}

void TestEveryFault::faultAtAStep_endsAsItMust()
{
    QFETCH(Way, way);
    QFETCH(QByteArray, fault);
    QFETCH(QByteArray, issue);
    QFETCH(Verdict, verdict);
    const bool waits = fault.contains("silence") || fault.contains("plain");
    const report::Report report = runAgainst(fault, Patience(std::chrono::milliseconds(waits ? 150 : 10'000)), way);
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
