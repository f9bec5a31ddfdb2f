// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage/xclientstage.h"

#include "unit/stageprobe.h"

#include <QRandomGenerator>
#include <QTest>

using namespace mailscope;
using namespace mailscope::stage;
using namespace stageprobe;

namespace {
using Verb = XclientStage::Verb;
using Attributes = QList<plan::KeyValue>;

QByteArray lineOf(const Step &step)
{
    return step.commands().empty() ? QByteArray() : step.commands().front().wire;
}

/// Undoes xtext (RFC 3461 section 4).
QByteArray decoded(QByteArrayView text)
{
    QByteArray bytes;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text[at] != '+') {
            bytes += text[at];
            continue;
        }
        bytes += QByteArray::fromHex(text.sliced(at + 1, 2).toByteArray());
        at += 2;
    }
    return bytes;
}

/// Every line that the stage sends when each is answered with \p reply.
QList<QByteArray> linesOf(XclientStage &stage, const Context &given, const QByteArray &reply)
{
    QList<QByteArray> lines;
    Step step = stage.begin(given);
    while (step.outcome() == Step::Outcome::Continues && !step.commands().empty()) {
        lines.append(lineOf(step));
        step = stage.onReply(given, answer(reply));
    }
    return lines;
}
} // namespace

class TestXclientStage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void xtext_encodes_data();
    void xtext_encodes();
    void xtext_canBeUndone();
    void attributes_areSentWhenOffered_data();
    void attributes_areSentWhenOffered();
    void linesAreSplitAt512Bytes_data();
    void linesAreSplitAt512Bytes();
    void eachLine_waitsForTheReplyToTheOneBefore();
    void replies_areJudged_data();
    void replies_areJudged();
    void aRefusalOfALaterLine_leavesNothingKnown();
    void aValue_smugglesNoCommand();
    void aKey_smugglesNoCommand();
};

void TestXclientStage::xtext_encodes_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &value, const QByteArray &expected) {
        QTest::newRow(name) << value << expected;
    };
    row("nothing", "", "");
    row("a name", "mx.example", "mx.example");
    row("an address", "2001:db8::1", "2001:db8::1");
    row("blank", "a b", "a+20b");
    row("plus", "a+b", "a+2Bb");
    row("equals", "a=b", "a+3Db");
    row("first and last that stand for themselves", "!~", "!~");
    row("DEL", "\x7f", "+7F");
    row("TAB, CR, LF", "\t\r\n", "+09+0D+0A");
    row("NUL", QByteArray(1, '\0'), "+00");
    row("octets", "\xc3\xa4", "+C3+A4");
    row("unavailable", "[UNAVAILABLE]", "[UNAVAILABLE]");
    row("unavailable for now", "[TEMPUNAVAIL]", "[TEMPUNAVAIL]");
    row("brackets of another kind", "[a b]", "[a+20b]");
}

void TestXclientStage::xtext_encodes()
{
    QFETCH(const QByteArray, value);
    QTEST(xtext(value), "expected");
}

void TestXclientStage::xtext_canBeUndone()
{
    QRandomGenerator random(3461);
    for (int round = 0; round < 300; ++round) {
        QByteArray value;
        for (int length = random.bounded(40); length > 0; --length)
            value += char(random.bounded(256));
        const QByteArray encoded = xtext(value);
        QCOMPARE(decoded(encoded), value);
        QVERIFY(std::ranges::all_of(encoded, [](char c) { return c >= '!' && c <= '~' && c != '='; }));
    }
}

void TestXclientStage::attributes_areSentWhenOffered_data()
{
    QTest::addColumn<bool>("forward");
    QTest::addColumn<QList<QByteArray>>("offers");
    QTest::addColumn<Attributes>("attributes");
    QTest::addColumn<bool>("force");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, bool forward, const QList<QByteArray> &offers, const Attributes &attributes,
                        bool force, const char *expected) {
        QTest::newRow(name) << forward << offers << attributes << force << QByteArray(expected);
    };
    row("one", false, {"XCLIENT NAME ADDR"}, {{"NAME", "a"}}, false, "continues > XCLIENT NAME=a");
    row("several in order", false, {"XCLIENT NAME ADDR"}, {{"ADDR", "192.0.2.1"}, {"NAME", "a"}}, false,
        "continues > XCLIENT ADDR=192.0.2.1 NAME=a");
    row("offered on two lines", false, {"XCLIENT NAME", "XCLIENT ADDR"}, {{"NAME", "a"}, {"ADDR", "b"}}, false,
        "continues > XCLIENT NAME=a ADDR=b");
    row("offered in lower case", false, {"xclient name"}, {{"NAME", "a"}}, false, "continues > XCLIENT NAME=a");
    row("an encoded value", false, {"XCLIENT LOGIN"}, {{"LOGIN", "a b"}}, false, "continues > XCLIENT LOGIN=a+20b");
    row("XFORWARD", true, {"XFORWARD NAME"}, {{"NAME", "a"}}, false, "continues > XFORWARD NAME=a");
    row("nothing wanted", false, {"XCLIENT NAME"}, {}, false, "skipped not-wanted");
    row("not offered at all", false, {}, {{"NAME", "a"}}, false, "failed not-offered");
    row("offered without attributes", false, {"XCLIENT"}, {{"NAME", "a"}}, false, "failed not-offered");
    row("another attribute offered", false, {"XCLIENT ADDR"}, {{"NAME", "a"}}, false, "failed not-offered");
    row("the second is not offered", false, {"XCLIENT ADDR"}, {{"ADDR", "a"}, {"NAME", "a"}}, false,
        "failed not-offered");
    row("a prefix is offered", false, {"XCLIENT NAM"}, {{"NAME", "a"}}, false, "failed not-offered");
    row("XFORWARD does not offer XCLIENT", false, {"XFORWARD NAME"}, {{"NAME", "a"}}, false, "failed not-offered");
    row("XCLIENT does not offer XFORWARD", true, {"XCLIENT NAME"}, {{"NAME", "a"}}, false, "failed not-offered");
    row("not offered, forced", false, {}, {{"NAME", "a"}}, true, "continues > XCLIENT NAME=a");
    row("XFORWARD forced", true, {}, {{"NAME", "a"}}, true, "continues > XFORWARD NAME=a");
}

void TestXclientStage::attributes_areSentWhenOffered()
{
    QFETCH(const bool, forward);
    QFETCH(const QList<QByteArray>, offers);
    QFETCH(const Attributes, attributes);
    QFETCH(const bool, force);
    Context given = offering(offers);
    given.force = force;
    XclientStage stage(forward ? Verb::Xforward : Verb::Xclient, attributes);
    QCOMPARE(stage.name(), Phase::Xclient);
    const Step step = stage.begin(given);
    QTEST(written(step), "expected");
    if (step.outcome() == Step::Outcome::Failed)
        QVERIFY(step.issue()->detail.startsWith(forward ? u"XFORWARD " : u"XCLIENT "));
}

void TestXclientStage::linesAreSplitAt512Bytes_data()
{
    QTest::addColumn<Attributes>("attributes");
    QTest::addColumn<QList<qsizetype>>("lengths");
    // "XCLIENT NAME=" and CRLF are 15 bytes, " NAME=" alone is 6.
    const auto value = [](qsizetype length) { return QByteArray(length, 'a'); };
    QTest::newRow("one of exactly 512") << Attributes{{"NAME", value(497)}} << QList<qsizetype>{512};
    QTest::newRow("two of exactly 512 together")
        << Attributes{{"NAME", value(100)}, {"NAME", value(391)}} << QList<qsizetype>{512};
    QTest::newRow("one byte too many together")
        << Attributes{{"NAME", value(100)}, {"NAME", value(392)}} << QList<qsizetype>{115, 407};
    QTest::newRow("each fills a line") << Attributes{{"NAME", value(497)}, {"NAME", value(497)}, {"NAME", "a"}}
                                       << QList<qsizetype>{512, 512, 16};
    QTest::newRow("encoded it is longer")
        << Attributes{{"NAME", value(100)}, {"NAME", QByteArray(131, ' ')}} << QList<qsizetype>{115, 408};
    QTest::newRow("too long for any line")
        << Attributes{{"NAME", "a"}, {"NAME", value(600)}, {"NAME", "a"}} << QList<qsizetype>{16, 615, 16};
}

void TestXclientStage::linesAreSplitAt512Bytes()
{
    QFETCH(const Attributes, attributes);
    XclientStage stage(Verb::Xclient, attributes);
    QList<qsizetype> lengths;
    for (const QByteArray &line : linesOf(stage, offering({"XCLIENT NAME"}), "220 again"))
        lengths.append(line.size());
    QTEST(lengths, "lengths");
}

void TestXclientStage::eachLine_waitsForTheReplyToTheOneBefore()
{
    const Attributes attributes{{"NAME", QByteArray(400, 'a')}, {"ADDR", QByteArray(400, 'b')}};
    const Context given = offering({"XFORWARD NAME ADDR"});
    XclientStage stage(Verb::Xforward, attributes);
    const Step first = stage.begin(given);
    QCOMPARE(first.commands().size(), std::size_t(1));
    QVERIFY(lineOf(first).startsWith("XFORWARD NAME="));
    const Step second = stage.onReply(given, answer("250 ok"));
    QCOMPARE(second.commands().size(), std::size_t(1));
    QVERIFY(lineOf(second).startsWith("XFORWARD ADDR="));
    QCOMPARE(written(stage.onReply(given, answer("250 ok"))), QByteArray("done"));
}

void TestXclientStage::replies_areJudged_data()
{
    QTest::addColumn<bool>("forward");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, bool forward, const char *reply, const char *expected) {
        QTest::newRow(name) << forward << QByteArray(reply) << QByteArray(expected);
    };
    row("XCLIENT is a new greeting", false, "220 mx.example", "done +unlearned");
    row("XFORWARD changes nothing", true, "250 ok", "done");
    row("XCLIENT refused", false, "550 not for you", "failed xclient-refused");
    row("XCLIENT refused for now", false, "421 busy", "failed xclient-refused");
    row("XCLIENT syntax", false, "501 bad", "failed xclient-refused");
    row("XFORWARD refused", true, "503 no", "failed xclient-refused");
    row("XCLIENT answered with 3xx", false, "354 go on", "failed unexpected-reply");
    row("XFORWARD answered with 3xx", true, "354 go on", "failed unexpected-reply");
    row("XCLIENT answered with 1xx", false, "120 wait", "failed unexpected-reply");
    row("XCLIENT answered with 6xx", false, "620 what", "failed unexpected-reply");
}

void TestXclientStage::replies_areJudged()
{
    QFETCH(const bool, forward);
    QFETCH(const QByteArray, reply);
    const Context given = offering({"XCLIENT NAME", "XFORWARD NAME"});
    XclientStage stage(forward ? Verb::Xforward : Verb::Xclient, {{"NAME", "a"}});
    QCOMPARE(stage.begin(given).outcome(), Step::Outcome::Continues);
    QTEST(written(stage.onReply(given, answer(reply))), "expected");
}

void TestXclientStage::aRefusalOfALaterLine_leavesNothingKnown()
{
    // The first 220 was a new greeting already: what the server offered before it does not hold any more.
    const Context given = offering({"XCLIENT NAME ADDR"});
    XclientStage stage(Verb::Xclient, {{"NAME", QByteArray(400, 'a')}, {"ADDR", QByteArray(400, 'b')}});
    QCOMPARE(stage.begin(given).outcome(), Step::Outcome::Continues);
    const Step second = stage.onReply(given, answer("220 mx.example"));
    QVERIFY(second.hasLearned());
    QVERIFY(!second.learned());
    QCOMPARE(stage.onReply(given, answer("550 no")).outcome(), Step::Outcome::Failed);
}

void TestXclientStage::aValue_smugglesNoCommand()
{
    const Context given = offering({"XCLIENT NAME"});
    XclientStage stage(Verb::Xclient, {{"NAME", "a\r\nQUIT"}});
    QCOMPARE(lineOf(stage.begin(given)), QByteArray("XCLIENT NAME=a+0D+0AQUIT\r\n"));
}

void TestXclientStage::aKey_smugglesNoCommand()
{
    Context given = offering({});
    given.force = true;
    for (const QByteArray &key : {QByteArray("NAME\r\nQUIT\r\nX"), QByteArray("NAME\n"), QByteArray("NA\0ME", 5)}) {
        XclientStage stage(Verb::Xclient, {{key, "a"}});
        QCOMPARE(written(stage.begin(given)), QByteArray("failed invalid-argument"));
    }
}

QTEST_GUILESS_MAIN(TestXclientStage)

#include "tst_xclientstage.moc"
