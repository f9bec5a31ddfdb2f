// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/reply.h"

#include <QSet>
#include <QTest>

using namespace mailscope::wire;

class TestReply : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEnhancedCode_isReadFromTheStart_data();
    void anEnhancedCode_isReadFromTheStart();
    void whatIsNoEnhancedCode_isLeftAlone_data();
    void whatIsNoEnhancedCode_isLeftAlone();
    void aWholeText_isParsedAsACode_data();
    void aWholeText_isParsedAsACode();
    void theText_hasNoEnhancedCode_data();
    void theText_hasNoEnhancedCode();
    void theFirstDigit_decidesTheClass_data();
    void theFirstDigit_decidesTheClass();
    void anomalyNames_areDistinct();
};

void TestReply::anEnhancedCode_isReadFromTheStart_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("with text") << QByteArray("2.1.5 ok") << 250 << QByteArray("2.1.5");
    QTest::newRow("alone") << QByteArray("4.7.0") << 450 << QByteArray("4.7.0");
    QTest::newRow("TAB behind it") << QByteArray("5.1.1\tunknown") << 550 << QByteArray("5.1.1");
    QTest::newRow("three digits") << QByteArray("5.999.999 x") << 599 << QByteArray("5.999.999");
    QTest::newRow("zeros") << QByteArray("5.0.0 x") << 500 << QByteArray("5.0.0");
}

void TestReply::anEnhancedCode_isReadFromTheStart()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, code);
    const auto found = EnhancedCode::atStartOf(text, code);
    QVERIFY(found);
    QTEST(found->toByteArray(), "expected");
}

void TestReply::whatIsNoEnhancedCode_isLeftAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *text, int code) {
        QTest::newRow(name) << QByteArray(text) << code;
    };
    row("nothing", "", 250);
    row("words", "ok", 250);
    row("class of another reply", "5.1.1 unknown", 450);
    row("class 2 in a refusal", "2.0.0 ok", 550);
    row("class 3", "3.1.1 go on", 354);
    row("class 1", "1.1.1 wait", 150);
    row("class 0", "0.1.1 x", 50);
    row("two numbers", "2.1 ok", 250);
    row("four numbers", "2.1.5.1 ok", 250);
    row("no detail", "2.1. ok", 250);
    row("no subject", "2..5 ok", 250);
    row("no class", ".1.5 ok", 250);
    row("class of two digits", "22.1.5 ok", 250);
    row("subject of four digits", "2.1000.5 ok", 250);
    row("detail of four digits", "2.1.5000 ok", 250);
    row("leading zero in the subject", "2.01.5 ok", 250);
    row("leading zero in the detail", "2.1.05 ok", 250);
    row("leading zero in the class", "02.1.5 ok", 250);
    row("letter behind it", "2.1.5ok", 250);
    row("colon behind it", "2.1.5: ok", 250);
    row("blank ahead of it", " 2.1.5 ok", 250);
    row("blank inside", "2. 1.5 ok", 250);
    row("commas", "2,1,5 ok", 250);
    row("a version", "2.4.6-rc1", 220);
    row("an address", "2.1.5.9", 250);
    row("a number beyond all bounds", "2.99999999999999999999.1 x", 250);
    row("in brackets", "[2.1.5] ok", 250);
    row("sign", "2.-1.5 ok", 250);
}

void TestReply::whatIsNoEnhancedCode_isLeftAlone()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, code);
    QVERIFY(!EnhancedCode::atStartOf(text, code));
}

void TestReply::aWholeText_isParsedAsACode_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isCode");
    QTest::newRow("code") << QByteArray("5.7.8") << true;
    QTest::newRow("class 2") << QByteArray("2.0.0") << true;
    QTest::newRow("blank behind it") << QByteArray("5.7.8 ") << false;
    QTest::newRow("text behind it") << QByteArray("5.7.8 no") << false;
    QTest::newRow("class 3") << QByteArray("3.7.8") << false;
    QTest::newRow("class X") << QByteArray("X.7.8") << false;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("dots") << QByteArray("..") << false;
    QTest::newRow("padded") << QByteArray("5.07.8") << false;
}

void TestReply::aWholeText_isParsedAsACode()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, isCode);
    const auto code = EnhancedCode::parse(text);
    QCOMPARE(code.has_value(), isCode);
    if (isCode)
        QCOMPARE(code->toByteArray(), text);
}

void TestReply::theText_hasNoEnhancedCode_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::addColumn<QByteArray>("enhanced");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, int code, const QList<QByteArray> &lines, const QByteArray &enhanced,
                        const QByteArray &expected) { QTest::newRow(name) << code << lines << enhanced << expected; };
    row("none", 250, {"ok"}, "", "ok");
    row("no lines", 250, {}, "", "");
    row("one line", 550, {"5.1.1 unknown"}, "5.1.1", "unknown");
    row("on every line", 550, {"5.1.1 no", "5.1.1 such user"}, "5.1.1", "no\nsuch user");
    row("the code alone", 550, {"5.1.1"}, "5.1.1", "");
    row("several blanks behind it", 550, {"5.1.1   unknown"}, "5.1.1", "unknown");
    row("three digits", 550, {"5.123.456 unknown"}, "5.123.456", "unknown");
    row("another one stays", 550, {"5.1.1 a", "5.7.1 b"}, "5.1.1", "a\n5.7.1 b");
    row("one of another class stays", 550, {"5.1.1 a", "2.1.1 b"}, "5.1.1", "a\n2.1.1 b");
    row("in the middle it stays", 550, {"see 5.1.1"}, "", "see 5.1.1");
    row("padded with zeros it is text", 550, {"5.01.001 unknown"}, "", "5.01.001 unknown");
    row("empty first line", 250, {"", "ok"}, "", "\nok");
    row("empty lines", 250, {"a", "", "", "b"}, "", "a\n\n\nb");
    row("first line is the code alone", 550, {"5.1.1", "5.1.1 unknown"}, "5.1.1", "\nunknown");
}

void TestReply::theText_hasNoEnhancedCode()
{
    QFETCH(const int, code);
    QFETCH(const QList<QByteArray>, lines);
    QFETCH(const QByteArray, enhanced);
    const Reply reply{code, lines, EnhancedCode::parse(enhanced), {}};
    QTEST(reply.text(), "expected");
}

void TestReply::theFirstDigit_decidesTheClass_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("100") << 100 << QByteArray();
    QTest::newRow("199") << 199 << QByteArray();
    QTest::newRow("200") << 200 << QByteArray("positive");
    QTest::newRow("299") << 299 << QByteArray("positive");
    QTest::newRow("300") << 300 << QByteArray("intermediate");
    QTest::newRow("399") << 399 << QByteArray("intermediate");
    QTest::newRow("400") << 400 << QByteArray("transient");
    QTest::newRow("499") << 499 << QByteArray("transient");
    QTest::newRow("500") << 500 << QByteArray("permanent");
    QTest::newRow("599") << 599 << QByteArray("permanent");
    QTest::newRow("600") << 600 << QByteArray();
    QTest::newRow("999") << 999 << QByteArray();
}

void TestReply::theFirstDigit_decidesTheClass()
{
    QFETCH(const int, code);
    QFETCH(const QByteArray, kind);
    const Reply reply{code, {}, {}, {}};
    QCOMPARE(reply.isPositive(), kind == "positive");
    QCOMPARE(reply.isIntermediate(), kind == "intermediate");
    QCOMPARE(reply.isTransientFailure(), kind == "transient");
    QCOMPARE(reply.isPermanentFailure(), kind == "permanent");
    QCOMPARE(reply.isRefusal(), kind == "transient" || kind == "permanent");
}

void TestReply::anomalyNames_areDistinct()
{
    QSet<QByteArray> names;
    for (int each = 0; each <= int(Anomaly::CodeOutOfRange); ++each)
        names.insert(QByteArray(anomalyName(Anomaly(each)).data()));
    QCOMPARE(names.size(), int(Anomaly::CodeOutOfRange) + 1);
    QCOMPARE(anomalyName(Anomaly::BareLineFeed), QLatin1StringView("bare-line-feed"));
    QCOMPARE(anomalyName(Anomaly::CodeOutOfRange), QLatin1StringView("code-out-of-range"));
}

QTEST_GUILESS_MAIN(TestReply)

#include "tst_reply.moc"
