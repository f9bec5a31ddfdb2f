// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scenario.h"

#include <QTest>

#include <random>

using namespace mailscope;
using test::Played;
using test::Scenario;

/// Every scenario file, on three levels and cut in every way: what is seen must be the same.
class TestScenarios : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pureEngine_data() { everyScenario(); }
    void pureEngine();
    void scriptedChannel_data() { everyScenario(); }
    void scriptedChannel();
    void realSocketWithRealTls_data() { everyScenario(); }
    void realSocketWithRealTls();
    void cutAtEverySinglePlace_givesTheSameEvents_data() { everyScenario(); }
    void cutAtEverySinglePlace_givesTheSameEvents();
    void byteByByte_givesTheSameEvents_data() { everyScenario(); }
    void byteByByte_givesTheSameEvents();
    void cutInRandomWays_givesTheSameEvents_data() { everyScenario(); }
    void cutInRandomWays_givesTheSameEvents();

private:
    static void everyScenario();
    static void check(const Scenario &scenario, const Played &played);
    [[nodiscard]] static bool dependsOnSegments(const Scenario &scenario);
    [[nodiscard]] static qsizetype longestTurn(const Scenario &scenario);
};

void TestScenarios::everyScenario()
{
    QTest::addColumn<QString>("path");
    for (const QString &path : Scenario::all())
        QTest::newRow(qPrintable(Scenario::load(path).name)) << path;
}

void TestScenarios::check(const Scenario &scenario, const Played &played)
{
    QCOMPARE(played.mismatch, QString());
    QCOMPARE(test::breachOfInvariants(played.transcript), QString());
    QCOMPARE(scenario.complaint(played.transcript), QString());
}

/// Two exceptions. Bytes behind the 220 of STARTTLS that come in a later segment meet the handshake instead. And a reply
/// that nobody has asked for is known as such only if it is there when the next command goes out.
bool TestScenarios::dependsOnSegments(const Scenario &scenario)
{
    return scenario.name.contains(QStringLiteral("behind-go-ahead"))
        || scenario.name.contains(QStringLiteral("before-asked"));
}

/// The most bytes that the server says between two steps of the client.
qsizetype TestScenarios::longestTurn(const Scenario &scenario)
{
    qsizetype longest = 0;
    (void)test::playScripted(scenario, [&longest](const QByteArray &bytes) {
        longest = std::max(longest, bytes.size());
        return QList{bytes};
    });
    return longest;
}

void TestScenarios::pureEngine()
{
    QFETCH(QString, path);
    const Scenario scenario = Scenario::load(path);
    check(scenario, test::playPure(scenario));
}

void TestScenarios::scriptedChannel()
{
    QFETCH(QString, path);
    const Scenario scenario = Scenario::load(path);
    const Played played = test::playScripted(scenario);
    check(scenario, played);
    QCOMPARE(test::comparable(played.transcript), test::comparable(test::playPure(scenario).transcript));
}

void TestScenarios::realSocketWithRealTls()
{
    QFETCH(QString, path);
    const Scenario scenario = Scenario::load(path);
    check(scenario, test::playReal(scenario));
}

void TestScenarios::cutAtEverySinglePlace_givesTheSameEvents()
{
    QFETCH(QString, path);
    const Scenario scenario = Scenario::load(path);
    const QByteArray whole = test::comparable(test::playScripted(scenario).transcript);
    const qsizetype places = longestTurn(scenario);
    for (qsizetype place = 1; place < places; ++place) {
        const Played played = test::playScripted(scenario, [place](const QByteArray &bytes) {
            return place < bytes.size() ? QList{bytes.left(place), bytes.mid(place)} : QList{bytes};
        });
        QCOMPARE(test::breachOfInvariants(played.transcript), QString());
        if (!dependsOnSegments(scenario))
            QCOMPARE(test::comparable(played.transcript), whole);
    }
}

void TestScenarios::byteByByte_givesTheSameEvents()
{
    QFETCH(QString, path);
    const Scenario scenario = Scenario::load(path);
    const Played played = test::playScripted(scenario, [](const QByteArray &bytes) {
        QList<QByteArray> segments;
        for (const char byte : bytes)
            segments.append(QByteArray(1, byte));
        return segments;
    });
    QCOMPARE(test::breachOfInvariants(played.transcript), QString());
    if (!dependsOnSegments(scenario))
        QCOMPARE(test::comparable(played.transcript), test::comparable(test::playScripted(scenario).transcript));
}

void TestScenarios::cutInRandomWays_givesTheSameEvents()
{
    QFETCH(QString, path);
    const Scenario scenario = Scenario::load(path);
    const QByteArray whole = test::comparable(test::playScripted(scenario).transcript);
    const bool waitsForTheClock = scenario.plan.patience.limit(Phase::Greeting) < std::chrono::seconds(1);
    const unsigned ways = waitsForTheClock ? 3 : 200;
    for (unsigned seed = 1; seed <= ways; ++seed) {
        std::mt19937 random(seed);
        const Played played = test::playScripted(scenario, [&random](const QByteArray &bytes) {
            QList<QByteArray> segments;
            for (qsizetype at = 0; at < bytes.size();) {
                const qsizetype length = 1 + static_cast<qsizetype>(random() % 40);
                segments.append(bytes.mid(at, length));
                at += length;
            }
            return segments;
        });
        QVERIFY2(test::breachOfInvariants(played.transcript).isEmpty(),
                 qPrintable(QStringLiteral("seed %1").arg(seed)));
        if (!dependsOnSegments(scenario))
            QVERIFY2(test::comparable(played.transcript) == whole, qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

QTEST_GUILESS_MAIN(TestScenarios)
#include "tst_scenarios.moc"
