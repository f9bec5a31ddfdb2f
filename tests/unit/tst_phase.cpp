// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/issue.h"
#include "values/patience.h"
#include "values/phase.h"
#include "values/verdict.h"

#include <QSet>
#include <QTest>

using namespace mailscope;
using namespace std::chrono_literals;

/// The names and numbers that the command line promises, and the time limits.
class TestPhase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void phases_haveTheNamesOfTheCommandLine();
    void everyPhase_isFoundByItsName();
    void whatIsNoPhase_isNotFound_data();
    void whatIsNoPhase_isNotFound();
    void verdicts_haveTheirExitCodes_data();
    void verdicts_haveTheirExitCodes();
    void everyIssue_isFoundByItsName();
    void whatIsNoName_isNotFound_data();
    void whatIsNoName_isNotFound();
    void patience_isTheSameEverywhere();
    void patience_canBeWithoutEnd();
    void patience_isSetForOnePhase();
    void patience_ofTheStandard_data();
    void patience_ofTheStandard();
};

void TestPhase::phases_haveTheNamesOfTheCommandLine()
{
    QByteArrayList names;
    for (int each = 0; each < PhaseCount; ++each)
        names.append(phaseName(Phase(each)).data());
    QCOMPARE(names.join(' '),
             QByteArray("resolve connect proxy tls greeting hello starttls hello-tls xclient auth hello-auth mail rcpt "
                        "data payload "
                        "vrfy expn etrn help noop rset raw quit"));
}

void TestPhase::everyPhase_isFoundByItsName()
{
    for (int each = 0; each < PhaseCount; ++each)
        QCOMPARE(int(phaseFromName(phaseName(Phase(each))).value()), each);
}

void TestPhase::whatIsNoPhase_isNotFound_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name :
         {"", " ", "Hello", "HELLO", "hello ", "hell", "hello-", "hello_tls", "hellotls", "ehlo", "22"})
        QTest::newRow(name) << QByteArray(name);
}

void TestPhase::whatIsNoPhase_isNotFound()
{
    QFETCH(const QByteArray, name);
    QVERIFY(!phaseFromName(name));
}

void TestPhase::verdicts_haveTheirExitCodes_data()
{
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, Verdict verdict, int code) {
        QTest::newRow(name) << int(verdict) << QByteArray(name) << code;
    };
    row("ok", Verdict::Ok, 0);
    row("refused", Verdict::Refused, 1);
    row("partial", Verdict::Partial, 2);
    row("network", Verdict::Network, 3);
    row("tls", Verdict::Tls, 4);
    row("auth", Verdict::Auth, 5);
    row("protocol", Verdict::Protocol, 6);
    row("expectation", Verdict::Expectation, 7);
    row("cancelled", Verdict::Cancelled, 130);
}

void TestPhase::verdicts_haveTheirExitCodes()
{
    QFETCH(const int, verdict);
    QFETCH(const QByteArray, name);
    QTEST(exitCode(Verdict(verdict)), "code");
    QCOMPARE(QByteArray(verdictName(Verdict(verdict)).data()), name);
    QCOMPARE(int(verdictFromName(name).value()), verdict);
}

void TestPhase::everyIssue_isFoundByItsName()
{
    QSet<QByteArray> names;
    for (int each = 0; each < Issue::Count; ++each) {
        const auto id = Issue::Id(each);
        const QByteArray name(issueName(id).data());
        names.insert(name);
        QCOMPARE(issueFromName(name), std::optional(id));
        QVERIFY2(issueVerdict(id) != Verdict::Ok, name.constData());
        QVERIFY2(issueText({id, {}, {}, {}}).contains(u'.'), name.constData());
    }
    QCOMPARE(names.size(), int(Issue::Count));
}

void TestPhase::whatIsNoName_isNotFound_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"", " ", "OK", "tls ", "tls-", "Name-Not-Found", "name_not_found", "0", "130"})
        QTest::newRow(name) << QByteArray(name);
}

void TestPhase::whatIsNoName_isNotFound()
{
    QFETCH(const QByteArray, name);
    QVERIFY(!verdictFromName(name));
    QVERIFY(!issueFromName(name));
}

void TestPhase::patience_isTheSameEverywhere()
{
    const Patience byDefault;
    const Patience given(7s);
    for (int each = 0; each < PhaseCount; ++each) {
        QVERIFY(byDefault.limit(Phase(each)) == 30s);
        QVERIFY(given.limit(Phase(each)) == 7s);
    }
    QVERIFY(byDefault.finalReply() == 10min);
}

void TestPhase::patience_canBeWithoutEnd()
{
    const Patience endless{Patience::Limit()};
    for (int each = 0; each < PhaseCount; ++each)
        QVERIFY(!endless.limit(Phase(each)));
}

void TestPhase::patience_isSetForOnePhase()
{
    Patience patience(1s);
    patience.setLimit(Phase::Tls, 2s);
    patience.setLimit(Phase::Quit, {});
    patience.setFinalReply(3s);
    for (int each = 0; each < PhaseCount; ++each) {
        if (Phase(each) != Phase::Tls && Phase(each) != Phase::Quit)
            QVERIFY(patience.limit(Phase(each)) == 1s);
    }
    QVERIFY(patience.limit(Phase::Tls) == 2s);
    QVERIFY(!patience.limit(Phase::Quit));
    QVERIFY(patience.finalReply() == 3s);
    QVERIFY(patience != Patience(1s));
    QVERIFY(Patience(1s) == Patience(1s));
}

void TestPhase::patience_ofTheStandard_data()
{
    QTest::addColumn<int>("phase");
    QTest::addColumn<int>("minutes");
    QTest::newRow("greeting") << int(Phase::Greeting) << 5;
    QTest::newRow("mail") << int(Phase::Mail) << 5;
    QTest::newRow("rcpt") << int(Phase::Rcpt) << 5;
    QTest::newRow("data") << int(Phase::Data) << 2;
    QTest::newRow("payload") << int(Phase::Payload) << 3;
    QTest::newRow("not named there") << int(Phase::Etrn) << 5;
}

void TestPhase::patience_ofTheStandard()
{
    QFETCH(const int, phase);
    QFETCH(const int, minutes);
    QVERIFY(Patience::rfc5321().limit(Phase(phase)) == std::chrono::minutes(minutes));
    QVERIFY(Patience::rfc5321().finalReply() == 10min);
}

QTEST_GUILESS_MAIN(TestPhase)

#include "tst_phase.moc"
