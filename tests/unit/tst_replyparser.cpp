// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/linesplitter.h"
#include "wire/replyparser.h"

#include <QRandomGenerator>
#include <QTest>

using namespace mailscope::wire;

namespace {
using Results = QList<ReplyParser::Result>;

/// Everything that \p pieces hold, up to a reply beyond the limits.
Results parse(const QList<QByteArray> &pieces, qsizetype lineLimit = LineSplitter::DefaultLimit,
              ReplyLimits limits = {})
{
    LineSplitter splitter(lineLimit);
    ReplyParser parser(limits);
    Results results;
    for (const QByteArray &piece : pieces) {
        splitter.append(piece);
        while (const auto line = splitter.next()) {
            if (const auto result = parser.add(*line))
                results.append(*result);
            if (!results.isEmpty() && std::holds_alternative<ReplyBeyondLimits>(results.constLast()))
                return results;
        }
    }
    return results;
}

QByteArray written(const Reply &reply)
{
    QByteArray text = QByteArray::number(reply.code) + '['
        + QByteArray(reply.lines.join('|')).replace('\0', "\\0").replace('\r', "\\r") + ']';
    if (reply.enhanced)
        text += reply.enhanced->toByteArray();
    for (const Anomaly anomaly : reply.anomalies)
        text += ' ' + QByteArray(anomalyName(anomaly).data());
    return text;
}

/// "250[first|second]2.1.5 bare-line-feed", one for each reply; "not[line]" and "beyond" for the others.
QByteArray written(const Results &results)
{
    QByteArrayList words;
    for (const ReplyParser::Result &result : results) {
        if (const auto *reply = std::get_if<Reply>(&result))
            words.append(written(*reply));
        else if (const auto *line = std::get_if<NotAReply>(&result))
            words.append("not[" + line->line + ']');
        else
            words.append("beyond");
    }
    return words.join("; ");
}
} // namespace

class TestReplyParser : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReply_isUnderstood_data();
    void aReply_isUnderstood();
    void whatIsWrong_isSaid_data();
    void whatIsWrong_isSaid();
    void whatIsNoReply_isHandedBack_data();
    void whatIsNoReply_isHandedBack();
    void anUnfinishedReply_isNotHandedOut_data();
    void anUnfinishedReply_isNotHandedOut();
    void anOverlongLine_isPutTogether_data();
    void anOverlongLine_isPutTogether();
    void everyCutting_givesTheSameReplies();
    void aReplyBeyondTheLimits_isGivenUp_data();
    void aReplyBeyondTheLimits_isGivenUp();
    void aReplyAtTheLimits_isKept();
    void aHundredMegabytesWithoutAnEnd_areGivenUpAtTheLimit_data();
    void aHundredMegabytesWithoutAnEnd_areGivenUpAtTheLimit();
    void reset_forgetsAReplyThatWasNotCompleted();
    void aStreamThatEndsInsideALine_completesNothing();
};

void TestReplyParser::aReply_isUnderstood_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &stream, const char *expected) {
        QTest::newRow(name) << stream << QByteArray(expected);
    };
    row("one line", "220 mx.example ESMTP\r\n", "220[mx.example ESMTP]");
    row("code alone", "250\r\n", "250[]");
    row("code and a blank", "250 \r\n", "250[]");
    row("several lines", "250-mx.example\r\n250-SIZE\r\n250 HELP\r\n", "250[mx.example|SIZE|HELP]");
    row("last line is the code alone", "250-one\r\n250\r\n", "250[one|]");
    row("empty line inside", "250-\r\n250 two\r\n", "250[|two]");
    row("two replies", "250 a\r\n354 b\r\n", "250[a]; 354[b]");
    row("enhanced code", "550 5.1.1 unknown\r\n", "550[5.1.1 unknown]5.1.1");
    row("enhanced code on a later line", "550-no\r\n550 5.1.1 unknown\r\n", "550[no|5.1.1 unknown]5.1.1");
    row("first of two enhanced codes", "550-5.1.1 a\r\n550 5.7.1 b\r\n", "550[5.1.1 a|5.7.1 b]5.1.1");
    row("blanks inside are kept", "250   a  b \r\n", "250[  a  b ]");
    row("a hyphen in the text", "250 -a\r\n", "250[-a]");
    row("TAB in the text", "250 a\tb\r\n", "250[a\tb]");
    row("UTF-8", "250 gr\xc3\xbc\xc3\x9f\r\n", "250[gr\xc3\xbc\xc3\x9f]");
    row("exactly 512 bytes", "250 " + QByteArray(506, 'x') + "\r\n", ("250[" + QByteArray(506, 'x') + ']').constData());
}

void TestReplyParser::aReply_isUnderstood()
{
    QFETCH(const QByteArray, stream);
    QTEST(written(parse({stream})), "expected");
}

void TestReplyParser::whatIsWrong_isSaid_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &stream, const char *expected) {
        QTest::newRow(name) << stream << QByteArray(expected);
    };
    row("bare LF", "250 ok\n", "250[ok] bare-line-feed");
    row("bare LF on one line of two", "250-a\n250 b\r\n", "250[a|b] bare-line-feed");
    row("CR inside", "250 a\rb\r\n", "250[a\\rb] bare-carriage-return");
    row("two CRs at the end", "250 a\r\r\n", "250[a\\r] bare-carriage-return");
    row("NUL", QByteArray("250 a\0b\r\n", 9), "250[a\\0b] nul");
    row("Latin-1", "250 gr\xfc\xdf\r\n", "250[gr\xfc\xdf] eight-bit");
    row("half a character", "250 \xc3\r\n", "250[\xc3] eight-bit");
    row("escape sequence", "250 \x1b[31m\r\n", "250[\x1b[31m] control-character");
    row("DEL", "250 \x7f\r\n", "250[\x7f] control-character");
    row("513 bytes", "250 " + QByteArray(507, 'x') + "\r\n",
        ("250[" + QByteArray(507, 'x') + "] line-too-long").constData());
    row("code changes", "250-a\r\n251 b\r\n", "251[a|b] code-changes");
    row("code changes and back", "250-a\r\n251-b\r\n250 c\r\n", "250[a|b|c] code-changes");
    row("code changes to a refusal", "250-a\r\n550 b\r\n", "550[a|b] code-changes");
    row("line without a code", "250-a\r\nb\r\n250 c\r\n", "250[a|b|c] line-without-code");
    row("empty line inside", "250-a\r\n\r\n250 c\r\n", "250[a||c] line-without-code");
    row("four digits inside", "250-a\r\n2500 b\r\n250 c\r\n", "250[a|2500 b|c] line-without-code");
    row("TAB behind the code", "250\tok\r\n", "250[ok] unknown-separator");
    row("letter behind the code", "250ok\r\n", "250[k] unknown-separator");
    row("dot behind the code", "250.ok\r\n", "250[ok] unknown-separator");
    row("CR behind the code", "250\rok\r\n", "250[ok] unknown-separator bare-carriage-return");
    row("first digit 1", "199 x\r\n", "199[x] code-out-of-range");
    row("first digit 6", "600 x\r\n", "600[x] code-out-of-range");
    row("first digit 9", "999 x\r\n", "999[x] code-out-of-range");
    row("second digit 6", "260 x\r\n", "260[x] code-out-of-range");
    row("several at once", QByteArray("250-a\n651\x1b\0\xff\r\n", 15),
        "651[a|\\0\xff] bare-line-feed nul eight-bit control-character code-changes code-out-of-range "
        "unknown-separator");
    row("each kind once", "250-a\n250-b\n250 c\n", "250[a|b|c] bare-line-feed");
    row("the next reply starts anew", "250 a\n250 b\r\n", "250[a] bare-line-feed; 250[b]");
}

void TestReplyParser::whatIsWrong_isSaid()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const QByteArray, expected);
    const QByteArray found = written(parse({stream}));
    // The order in which two faults of one line are named is not promised.
    QList<QByteArray> foundWords = found.split(' ');
    QList<QByteArray> expectedWords = expected.split(' ');
    std::ranges::sort(foundWords);
    std::ranges::sort(expectedWords);
    QVERIFY2(foundWords == expectedWords, found.constData());
}

void TestReplyParser::whatIsNoReply_isHandedBack_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blank") << QByteArray(" ");
    QTest::newRow("words") << QByteArray("SSH-2.0-OpenSSH_9.9");
    QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request");
    QTest::newRow("POP3") << QByteArray("+OK ready");
    QTest::newRow("IMAP") << QByteArray("* OK ready");
    QTest::newRow("one digit") << QByteArray("2");
    QTest::newRow("two digits") << QByteArray("25 ok");
    QTest::newRow("four digits") << QByteArray("2500 ok");
    QTest::newRow("code begins with zero") << QByteArray("050 ok");
    QTest::newRow("blank ahead of the code") << QByteArray(" 250 ok");
    QTest::newRow("letter inside the code") << QByteArray("2x0 ok");
    QTest::newRow("sign") << QByteArray("-250 ok");
    QTest::newRow("digits of another script") << QByteArray("\xd9\xa2\xd9\xa5\xd9\xa0 ok");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                   "250 ok");
    QTest::newRow("TLS alert") << QByteArray("\x15\x03\x01", 3);
    QTest::newRow("NUL") << QByteArray(1, '\0');
    QTest::newRow("NUL ahead of the code") << QByteArray("\0"
                                                         "250 ok",
                                                         7);
}

void TestReplyParser::whatIsNoReply_isHandedBack()
{
    QFETCH(const QByteArray, line);
    const Results results = parse({line + "\r\n250 ok\r\n"});
    QCOMPARE(results.size(), 2);
    QVERIFY(results.constFirst() == ReplyParser::Result(NotAReply{line}));
    QCOMPARE(written({results.constLast()}), "250[ok]");
}

void TestReplyParser::anUnfinishedReply_isNotHandedOut_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("first line of two") << QByteArray("250-a\r\n");
    QTest::newRow("hyphen alone") << QByteArray("250-\r\n");
    QTest::newRow("another code goes on") << QByteArray("250-a\r\n550-b\r\n");
    QTest::newRow("no code goes on") << QByteArray("250-a\r\nquit\r\n");
    QTest::newRow("the last line has no end") << QByteArray("250-a\r\n250 b");
    QTest::newRow("the last line has half an end") << QByteArray("250 b\r");
}

void TestReplyParser::anUnfinishedReply_isNotHandedOut()
{
    QFETCH(const QByteArray, stream);
    QVERIFY(parse({stream}).isEmpty());
}

void TestReplyParser::anOverlongLine_isPutTogether_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &stream, const char *expected) {
        QTest::newRow(name) << stream << QByteArray(expected);
    };
    row("one line", "250 abcdefghijklmnop\r\n", "250[abcdefghijklmnop]");
    row("looks like a code inside", "250 abcd250-250 250 \r\n", "250[abcd250-250 250 ]");
    row("goes on behind it", "250-abcdefghij\r\n250 ok\r\n", "250[abcdefghij|ok]");
    row("last of several", "250-a\r\n250 bcdefghijkl\r\n", "250[a|bcdefghijkl]");
    row("without a code inside a reply", "250-a\r\nabcdefghijklm\r\n250 b\r\n",
        "250[a|abcdefghijklm|b] line-without-code");
    row("the second piece of a line that is no reply", "abcdefgh250 ok\r\n250 b\r\n",
        "not[abcdefgh]; not[250 ok]; 250[b]");
    row("the end of the line is a piece of its own", "250 abcd\r\n250 b\r\n", "250[abcd]; 250[b]");
    row("bare LF at its end", "250 abcdefg\n", "250[abcdefg] bare-line-feed");
    row("CR at the limit", "250 abc\rdef\r\n", "250[abc\\rdef] bare-carriage-return");
}

void TestReplyParser::anOverlongLine_isPutTogether()
{
    QFETCH(const QByteArray, stream);
    QTEST(written(parse({stream}, 8)), "expected");
}

void TestReplyParser::everyCutting_givesTheSameReplies()
{
    static const QList<QByteArray> alphabet{"250 ",
                                            "250-",
                                            "550 ",
                                            "354",
                                            "2",
                                            "5",
                                            "0",
                                            "-",
                                            " ",
                                            "5.1.1 ",
                                            "x",
                                            "\r\n",
                                            "\r\n",
                                            "\r\n",
                                            "\n",
                                            "\r",
                                            QByteArray(1, '\0'),
                                            "\xc3\xa4",
                                            "\xff"};
    QRandomGenerator random(2033);
    for (int round = 0; round < 3000; ++round) {
        QByteArray stream;
        for (int count = random.bounded(0, 40); count > 0; --count)
            stream += alphabet.at(random.bounded(int(alphabet.size())));
        QList<QByteArray> pieces;
        for (qsizetype at = 0; at < stream.size(); at += pieces.constLast().size())
            pieces.append(stream.mid(at, random.bounded(1, 12)));
        const qsizetype limit = random.bounded(2, 40);
        const ReplyLimits limits{random.bounded(10, 200), random.bounded(1, 10)};
        QVERIFY2(parse(pieces, limit, limits) == parse({stream}, limit, limits),
                 stream.toPercentEncoding().constData());
    }
}

void TestReplyParser::aReplyBeyondTheLimits_isGivenUp_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("one line too many") << QByteArray("250-a\r\n250-b\r\n250-c\r\n250-d\r\n");
    QTest::newRow("the last line is too many") << QByteArray("250-a\r\n250-b\r\n250-c\r\n250 d\r\n");
    QTest::newRow("lines without a code count too") << QByteArray("250-a\r\nb\r\nc\r\nd\r\n");
    QTest::newRow("too many bytes") << QByteArray("250-abcdefghijklmnopqrstuvwxyz\r\n250 abcdefghij\r\n");
    QTest::newRow("too many bytes in one line") << "250 " + QByteArray(40, 'x') + "\r\n";
    QTest::newRow("too many bytes without a line end") << "250 " + QByteArray(100, 'x');
    QTest::newRow("too many bytes that are no reply") << QByteArray(100, 'x') + "\r\n";
}

void TestReplyParser::aReplyBeyondTheLimits_isGivenUp()
{
    QFETCH(const QByteArray, stream);
    const Results results = parse({stream}, 64, ReplyLimits{40, 3});
    QCOMPARE(results.size(), 1);
    QVERIFY(std::holds_alternative<ReplyBeyondLimits>(results.constFirst()));
    const auto beyond = std::get<ReplyBeyondLimits>(results.constFirst());
    QVERIFY(beyond.bytes > 40 || beyond.lines == 3);
}

void TestReplyParser::aReplyAtTheLimits_isKept()
{
    const QByteArray lines = "250-a\r\n250-b\r\n250 c\r\n";
    QCOMPARE(written(parse({lines}, 64, ReplyLimits{lines.size(), 3})), "250[a|b|c]");
    QCOMPARE(written(parse({lines}, 64, ReplyLimits{lines.size() - 1, 3})), "beyond");
    QCOMPARE(written(parse({lines}, 64, ReplyLimits{lines.size(), 2})), "beyond");
    // The last line that is allowed may itself come in pieces.
    QCOMPARE(written(parse({"250-a\r\n250 bcdefghijk\r\n"}, 8, ReplyLimits{100, 2})), "250[a|bcdefghijk]");
    // Each reply has the limits for itself.
    QCOMPARE(written(parse({"250 a\r\n250 b\r\n250 c\r\n"}, 64, ReplyLimits{7, 1})), "250[a]; 250[b]; 250[c]");
}

void TestReplyParser::aHundredMegabytesWithoutAnEnd_areGivenUpAtTheLimit_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("unit");
    QTest::newRow("one endless line") << QByteArray("250 ") << QByteArray("x");
    QTest::newRow("endless lines") << QByteArray() << QByteArray("250-x\r\n");
    QTest::newRow("endless empty lines") << QByteArray("250-x\r\n") << QByteArray("\n");
    QTest::newRow("endless lines without a code") << QByteArray("250-x\r\n") << QByteArray("xxxxxxxxxxxxxxxxxxx\r\n");
}

void TestReplyParser::aHundredMegabytesWithoutAnEnd_areGivenUpAtTheLimit()
{
    QFETCH(const QByteArray, start);
    QFETCH(const QByteArray, unit);
    const QByteArray piece = unit.repeated(64 * 1024 / unit.size());
    LineSplitter splitter;
    splitter.append(start);
    ReplyParser parser;
    qint64 taken = start.size();
    std::optional<ReplyParser::Result> result;
    for (int round = 0; round < 1600 && !result; ++round) {
        splitter.append(piece);
        taken += piece.size();
        while (!result) {
            const auto line = splitter.next();
            if (!line)
                break;
            result = parser.add(*line);
        }
        QVERIFY(splitter.pendingBytes() <= LineSplitter::DefaultLimit + piece.size());
    }
    QVERIFY(result);
    QVERIFY(std::holds_alternative<ReplyBeyondLimits>(*result));
    QVERIFY2(taken <= ReplyLimits().bytes + 3 * 64 * 1024, "it was given up too late");
    QVERIFY(!parser.isInsideReply());
}

void TestReplyParser::reset_forgetsAReplyThatWasNotCompleted()
{
    ReplyParser parser;
    QVERIFY(!parser.isInsideReply());
    QVERIFY(!parser.add({"250-2.0.0 a", LineEnd::Lf, false}));
    QVERIFY(parser.isInsideReply());
    parser.reset();
    QVERIFY(!parser.isInsideReply());
    const auto result = parser.add({"354 go on", LineEnd::CrLf, false});
    QVERIFY(result);
    QVERIFY(*result == ReplyParser::Result(Reply{354, {"go on"}, {}, {}}));
    QVERIFY(!parser.isInsideReply());
}

void TestReplyParser::aStreamThatEndsInsideALine_completesNothing()
{
    ReplyParser parser;
    QVERIFY(!parser.add({"250 ok", LineEnd::None, false}));
    QVERIFY(parser.isInsideReply());
}

QTEST_GUILESS_MAIN(TestReplyParser)

#include "tst_replyparser.moc"
