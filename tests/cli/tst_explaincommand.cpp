// SPDX-License-Identifier: GPL-3.0-or-later
#include "programrun.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using mailscope::clitest::ProgramRun;
using mailscope::clitest::runHere;

class TestExplainCommand : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void terms_areExplained_data();
    void terms_areExplained();
    void anUnknownTerm_isCalledUnknown();
    void severalTerms_areExplainedInTurn();
    void json_isOneDocument();
    void hostileTerms_reachNoTerminal();
};

void TestExplainCommand::terms_areExplained_data()
{
    QTest::addColumn<QByteArray>("term");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("reply code") << QByteArray("550") << QByteArray("550");
    QTest::newRow("enhanced code") << QByteArray("5.7.8") << QByteArray("7.8");
    QTest::newRow("keyword") << QByteArray("chunking") << QByteArray("CHUNKING");
    QTest::newRow("mechanism") << QByteArray("SCRAM-SHA-256") << QByteArray("SCRAM-SHA-256");
    QTest::newRow("a whole reply") << QByteArray("535 5.7.8 no") << QByteArray("535");
}

void TestExplainCommand::terms_areExplained()
{
    QFETCH(const QByteArray, term);
    QFETCH(const QByteArray, part);
    const ProgramRun run = runHere({"explain", term});
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.contains(part), run.out.constData());
    QVERIFY2(run.out.contains("RFC"), run.out.constData());
    QVERIFY2(!run.out.contains("\xc3\xa2"), run.out.constData()); // what UTF-8 that is encoded twice begins with
    QVERIFY(run.err.isEmpty());
}

void TestExplainCommand::anUnknownTerm_isCalledUnknown()
{
    const ProgramRun run = runHere({"explain", "XFROBNICATE"});
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.toLower().contains("unknown"), run.out.constData());
}

void TestExplainCommand::severalTerms_areExplainedInTurn()
{
    const ProgramRun run = runHere({"explain", "250", "VRFY"});
    QVERIFY(run.out.indexOf("250") >= 0 && run.out.indexOf("250") < run.out.indexOf("VRFY"));
}

void TestExplainCommand::json_isOneDocument()
{
    const ProgramRun run = runHere({"explain", "--json", "550", "FROBNICATE"});
    QCOMPARE(run.code, 0);
    const QJsonArray terms = run.document().value("terms"_L1).toArray();
    QCOMPARE(terms.size(), 2);
    QVERIFY(terms.first().toObject().value("known"_L1).toBool());
    QVERIFY(!terms.last().toObject().value("known"_L1).toBool(true));
}

void TestExplainCommand::hostileTerms_reachNoTerminal()
{
    const ProgramRun run = runHere({"explain", "X\x1b[31m", "a\xe2\x80\xae", "\xff"});
    QCOMPARE(run.code, 0);
    QVERIFY(!run.out.contains('\x1b'));
    QVERIFY(!run.out.contains("\xe2\x80\xae"));
}

QTEST_GUILESS_MAIN(TestExplainCommand)
#include "tst_explaincommand.moc"
