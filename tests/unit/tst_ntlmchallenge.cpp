// SPDX-License-Identifier: GPL-3.0-or-later
#include "sasl/ntlmchallenge.h"
#include "unit/ntlmmessages.h"

#include <QJsonArray>
#include <QTest>

using namespace mailscope::sasl;
using namespace ntlmmessages;
using namespace Qt::StringLiterals;

/// What a server tells of itself in the challenge of NTLM, and what it cannot tell us.
class TestNtlmChallenge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void vector_isReadWhole();
    void everyPair_isDecoded();
    void otherForms_areRead_data();
    void otherForms_areRead();
    void flags_areNamed();
    void damage_isNoChallenge_data();
    void damage_isNoChallenge();
    void cutAnywhere_isNoChallenge();
    void anyByteChanged_isSafe();
    void mic_isAskedForByTimeOrFlag();
    void time_goesThereAndBack_data();
    void time_goesThereAndBack();
    void targetInfo_goesThereAndBack();
};

void TestNtlmChallenge::vector_isReadWhole()
{
    // MS-NLMP section 4.2.4.3
    const QByteArray message = QByteArray::fromHex(
        "4e544c4d53535000020000000c000c003800000033828ae20123456789abcdef000000000000000024002400440000000600701700000"
        "00f53006500720076006500720002000c0044006f006d00610069006e0001000c0053006500720076006500720000000000");
    QCOMPARE(Challenge().bytes(), message);
    const auto challenge = NtlmChallenge::read(message);
    QVERIFY(challenge);
    QCOMPARE(challenge->serverChallenge.toHex(), QByteArray("0123456789abcdef"));
    QCOMPARE(challenge->targetName, u"Server"_s);
    QCOMPARE(challenge->targetInfo, (QList<NtlmPair>{{2, wide("Domain")}, {1, wide("Server")}}));
    QVERIFY(!challenge->timestamp());
    QVERIFY(!challenge->asksForMic());
    const QJsonObject fields = challenge->fields();
    QCOMPARE(fields.value("version"_L1), u"6.0.6000, revision 15"_s);
    QCOMPARE(fields.value("serverChallenge"_L1), u"0123456789abcdef"_s);
    QCOMPARE(fields.value("target"_L1), u"Server"_s);
    QCOMPARE(fields.value("targetInfo"_L1),
             (QJsonArray{QJsonObject{{u"name"_s, u"domainName"_s}, {u"value"_s, u"Domain"_s}},
                         QJsonObject{{u"name"_s, u"computerName"_s}, {u"value"_s, u"Server"_s}}}));
}

void TestNtlmChallenge::everyPair_isDecoded()
{
    const QByteArray info = pair(1, wide("MX")) + pair(2, wide("EXAMPLE")) + pair(3, wide("mx.example"))
        + pair(4, wide("example")) + pair(5, wide("forest")) + pair(6, low(3, 4)) + pair(7, low(0x01d0bd0b39b4f000, 8))
        + pair(8, "ab") + pair(9, wide("smtp/mx")) + pair(10, QByteArray(16, '\x11')) + pair(77, "\xff") + low(0, 4);
    const auto challenge = NtlmChallenge::read(Challenge{.targetInfo = info}.bytes());
    QVERIFY(challenge);
    QStringList shown;
    for (const QJsonValueConstRef each : challenge->fields().value("targetInfo"_L1).toArray())
        shown << each.toObject().value("name"_L1).toString() + u'=' + each.toObject().value("value"_L1).toString();
    QCOMPARE(
        shown,
        (QStringList{u"computerName=MX"_s, u"domainName=EXAMPLE"_s, u"dnsComputerName=mx.example"_s,
                     u"dnsDomainName=example"_s, u"dnsForestName=forest"_s, u"flags=0x3"_s,
                     u"timestamp="_s + timeOfNtlm(0x01d0bd0b39b4f000).toString(Qt::ISODateWithMs), u"singleHost=6162"_s,
                     u"targetName=smtp/mx"_s, u"channelBindings=11111111111111111111111111111111"_s, u"77=ff"_s}));
    QCOMPARE(challenge->timestamp(), std::optional<quint64>(0x01d0bd0b39b4f000));
    QCOMPARE(challenge->pairFlags(), 3U);
}

void TestNtlmChallenge::otherForms_areRead_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("pairs");
    QTest::newRow("the shortest head") << Challenge{.flags = 0x8207}.bytes().first(32).replace(12, 2, low(0, 2))
                                       << QString() << 0;
    QTest::newRow("OEM") << Challenge{.flags = 0x8206, .target = "S\xe9rver"}.bytes() << u"Sérver"_s << 0;
    QTest::newRow("OEM of an odd length") << Challenge{.flags = 0x8206, .target = "odd"}.bytes() << u"odd"_s << 0;
    QTest::newRow("no target") << Challenge{.target = {}}.bytes() << QString() << 2;
    QTest::newRow("no pairs") << Challenge{.targetInfo = low(0, 4)}.bytes() << u"Server"_s << 0;
    QTest::newRow("nothing where pairs should be") << Challenge{.targetInfo = {}}.bytes() << u"Server"_s << 0;
    QTest::newRow("bytes behind the end of the pairs")
        << Challenge{.targetInfo = pair(1, wide("x")) + low(0, 4) + "rest"}.bytes() << u"Server"_s << 1;
    QTest::newRow("bytes behind the message") << Challenge().bytes() + "rest" << u"Server"_s << 2;
    QTest::newRow("twice the same pair")
        << Challenge{.targetInfo = pair(1, wide("x")) + pair(1, wide("y")) + low(0, 4)}.bytes() << u"Server"_s << 2;
}

void TestNtlmChallenge::otherForms_areRead()
{
    QFETCH(const QByteArray, message);
    const auto challenge = NtlmChallenge::read(message);
    QVERIFY(challenge);
    QTEST(challenge->targetName, "target");
    QTEST(static_cast<int>(challenge->targetInfo.size()), "pairs");
}

void TestNtlmChallenge::flags_areNamed()
{
    QCOMPARE(ntlmFlagNames(0), QJsonArray());
    QCOMPARE(ntlmFlagNames(0x201), (QJsonArray{u"NEGOTIATE_UNICODE"_s, u"NEGOTIATE_NTLM"_s}));
    QCOMPARE(ntlmFlagNames(0x80000008), (QJsonArray{u"NEGOTIATE_56"_s, u"0x8"_s}));
    QCOMPARE(ntlmFlagNames(0xffffffff).size(), 23);
}

void TestNtlmChallenge::damage_isNoChallenge_data()
{
    QTest::addColumn<QByteArray>("message");
    const QByteArray whole = Challenge().bytes();
    const auto with = [&whole](qsizetype at, const QByteArray &bytes) {
        return QByteArray(whole).replace(at, bytes.size(), bytes);
    };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a text") << QByteArray("Tell me who you are, and do it at length, please.");
    QTest::newRow("another signature") << with(0, "NTLMSSQ");
    QTest::newRow("our own first message") << with(8, low(1, 4));
    QTest::newRow("our own last message") << with(8, low(3, 4));
    QTest::newRow("a target beyond the end") << with(16, low(0xffffff00, 4));
    QTest::newRow("a target whose end is beyond the end") << with(12, low(0xffff, 2));
    QTest::newRow("a target at the end") << with(16, low(static_cast<quint64>(whole.size()), 4));
    QTest::newRow("a target in the head") << with(16, low(0, 4));
    QTest::newRow("a target of an odd length") << with(12, low(11, 2));
    QTest::newRow("target information beyond the end") << with(44, low(0x7fffffff, 4));
    QTest::newRow("target information in the head") << with(44, low(24, 4));
    QTest::newRow("target information without an end") << with(40, low(32, 2));
    QTest::newRow("target information cut in a pair") << with(40, low(30, 2));
    QTest::newRow("target information cut in a pair's head") << with(40, low(3, 2));
    QTest::newRow("no room for a version") << Challenge{.target = {}, .targetInfo = {}}.bytes().first(55);
    const auto pairs = [](const char *name, const QByteArray &info) {
        QTest::newRow(name) << Challenge{.targetInfo = info}.bytes();
    };
    pairs("an end with a value", pair(0, "xx") + low(0, 4));
    pairs("a name of an odd length", pair(1, "abc") + low(0, 4));
    pairs("a time of seven bytes", pair(7, "1234567") + low(0, 4));
    pairs("a time of nine bytes", pair(7, "123456789") + low(0, 4));
    pairs("flags of three bytes", pair(6, "123") + low(0, 4));
    pairs("a pair longer than all", low(1, 2) + low(0xffff, 2) + "abcd");
}

void TestNtlmChallenge::damage_isNoChallenge()
{
    QFETCH(const QByteArray, message);
    QVERIFY(!NtlmChallenge::read(message));
}

void TestNtlmChallenge::cutAnywhere_isNoChallenge()
{
    const QByteArray whole = Challenge().bytes();
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY2(!NtlmChallenge::read(QByteArrayView(whole).first(length)), QByteArray::number(length).constData());
}

void TestNtlmChallenge::anyByteChanged_isSafe()
{
    const QByteArray whole = Challenge{.targetInfo = pair(7, low(5, 8)) + pair(6, low(2, 4)) + low(0, 4)}.bytes();
    for (qsizetype at = 0; at < whole.size(); ++at) {
        for (int value = 0; value < 256; ++value) {
            QByteArray changed = whole;
            changed[at] = static_cast<char>(value);
            if (const auto challenge = NtlmChallenge::read(changed))
                QVERIFY(challenge->fields().contains("flags"_L1));
        }
    }
}

void TestNtlmChallenge::mic_isAskedForByTimeOrFlag()
{
    const auto asks = [](const QByteArray &info) {
        return NtlmChallenge::read(Challenge{.targetInfo = info + low(0, 4)}.bytes())->asksForMic();
    };
    QVERIFY(!asks({}));
    QVERIFY(!asks(pair(6, low(1, 4))));
    QVERIFY(asks(pair(6, low(2, 4))));
    QVERIFY(asks(pair(7, low(0, 8))));
}

void TestNtlmChallenge::time_goesThereAndBack_data()
{
    QTest::addColumn<quint64>("time");
    QTest::addColumn<QString>("text");
    QTest::newRow("the first") << quint64(0) << u"1601-01-01T00:00:00.000Z"_s;
    QTest::newRow("1970") << quint64(116'444'736'000'000'000) << u"1970-01-01T00:00:00.000Z"_s;
    QTest::newRow("2025") << quint64(133'801'632'000'000'000) << u"2025-01-01T00:00:00.000Z"_s;
}

void TestNtlmChallenge::time_goesThereAndBack()
{
    QFETCH(const quint64, time);
    QTEST(timeOfNtlm(time).toString(Qt::ISODateWithMs), "text");
    QCOMPARE(ntlmTime(timeOfNtlm(time)), time);
}

void TestNtlmChallenge::targetInfo_goesThereAndBack()
{
    const QByteArray info = pair(2, wide("Domain")) + pair(6, low(2, 4)) + pair(99, QByteArray(300, 'x')) + low(0, 4);
    const auto challenge = NtlmChallenge::read(Challenge{.targetInfo = info}.bytes());
    QVERIFY(challenge);
    QCOMPARE(ntlmTargetInfo(challenge->targetInfo), info);
}

QTEST_GUILESS_MAIN(TestNtlmChallenge)
#include "tst_ntlmchallenge.moc"
