// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/linesplitter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace mailscope::wire;

namespace {
using Lines = QList<Line>;

/// Feeds \p pieces one after another and takes every line as soon as it is there.
Lines split(const QList<QByteArray> &pieces, qsizetype limit, bool finished = true)
{
    LineSplitter splitter(limit);
    Lines lines;
    for (const QByteArray &piece : pieces) {
        splitter.append(piece);
        while (const auto line = splitter.next())
            lines.append(*line);
    }
    while (finished) {
        const auto line = splitter.finish();
        if (!line)
            break;
        lines.append(*line);
    }
    return lines;
}

QList<QByteArray> randomPieces(const QByteArray &stream, QRandomGenerator &random)
{
    QList<QByteArray> pieces;
    for (qsizetype at = 0; at < stream.size();) {
        const qsizetype length = random.bounded(1, 9);
        pieces.append(stream.mid(at, length));
        at += length;
    }
    return pieces;
}

QByteArray randomStream(QRandomGenerator &random)
{
    static const QByteArray alphabet("\r\n\r\n\0 25-0ab\xc3\xa4", 14);
    QByteArray stream;
    for (int length = random.bounded(0, 80); length > 0; --length)
        stream += alphabet.at(random.bounded(int(alphabet.size())));
    return stream;
}

/// The stream that \p lines came from.
QByteArray joined(const Lines &lines)
{
    QByteArray stream;
    for (const Line &line : lines)
        stream += line.bytes + (line.end == LineEnd::CrLf ? "\r\n" : line.end == LineEnd::Lf ? "\n" : "");
    return stream;
}

/// "[text] CRLF", "+[text] cut" … one word for each line.
QByteArray written(const Lines &lines)
{
    QByteArrayList words;
    for (const Line &line : lines) {
        const QByteArray end = line.end == LineEnd::CrLf ? "crlf"
            : line.end == LineEnd::Lf                    ? "lf"
            : line.end == LineEnd::Cut                   ? "cut"
                                                         : "none";
        words.append((line.continuesPrevious ? "+[" : "[")
                     + QByteArray(line.bytes).replace('\r', "\\r").replace('\0', "\\0") + ']' + end);
    }
    return words.join(' ');
}
} // namespace

class TestLineSplitter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStream_isCutIntoTheseLines_data();
    void aStream_isCutIntoTheseLines();
    void everyCutting_givesTheSameLines();
    void nothingIsLostOrAdded();
    void anUnfinishedLine_isHandedOutOnlyAtTheEnd();
    void takeRest_leavesNothingBehind();
    void takeRest_endsAnOverlongLine();
    void aTinyLimit_stillGetsOn_data();
    void aTinyLimit_stillGetsOn();
    void pendingBytes_countsWhatWasNotHandedOut();
    void aHundredMegabytesWithoutAnEnd_neverHoldMoreThanTheLimits();
    void aHundredMegabytesOfShortLines_neverHoldMoreThanTheLimits();
    void manyOverlongLinesAtOnce_takeTimeInProportion();
};

void TestLineSplitter::aStream_isCutIntoTheseLines_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &stream, const char *expected) {
        QTest::newRow(name) << stream << QByteArray(expected);
    };
    row("nothing", "", "");
    row("one line", "250 ok\r\n", "[250 ok]crlf");
    row("two lines", "a\r\nb\r\n", "[a]crlf [b]crlf");
    row("empty line", "\r\n", "[]crlf");
    row("bare LF", "a\nb\r\n", "[a]lf [b]crlf");
    row("LF alone", "\n", "[]lf");
    row("LF then CR", "a\n\rb\r\n", "[a]lf [\\rb]crlf");
    row("CR without LF", "a\rb\r\n", "[a\\rb]crlf");
    row("two CRs before the LF", "a\r\r\n", "[a\\r]crlf");
    row("NUL", QByteArray("a\0b\r\n", 5), "[a\\0b]crlf");
    row("no end", "a", "[a]none");
    row("CR at the end of the stream", "a\r", "[a\\r]none");
    row("CR alone", "\r", "[\\r]none");
    row("end missing behind a line", "a\r\nb", "[a]crlf [b]none");
    row("as long as the limit", "12345678\n", "[12345678]lf");
    row("as long as the limit with its CR", "1234567\r\n", "[1234567]crlf");
    row("CR one beyond the limit", "12345678\r\n", "[12345678]cut +[]crlf");
    row("one beyond the limit", "123456789\r\n", "[12345678]cut +[9]crlf");
    row("twice the limit", "1234567812345678\r\n", "[12345678]cut +[12345678]cut +[]crlf");
    row("a CR at the limit is kept with what follows", "1234567\rx\r\n", "[1234567]cut +[\\rx]crlf");
    row("over-long and no end", "1234567890", "[12345678]cut +[90]none");
    row("over-long, then a short one", "123456789\r\nab\r\n", "[12345678]cut +[9]crlf [ab]crlf");
    row("over-long and a bare LF", "123456789\nab\r\n", "[12345678]cut +[9]lf [ab]crlf");
    row("limit reached, no end", "12345678", "[12345678]none");
    row("nothing but CRs", "\r\r\r\r\r\r\r\r\r\r", "[\\r\\r\\r\\r\\r\\r\\r]cut +[\\r\\r\\r]none");
}

void TestLineSplitter::aStream_isCutIntoTheseLines()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const QByteArray, expected);
    QCOMPARE(written(split({stream}, 8)), expected);

    QList<QByteArray> bytes;
    for (const char byte : stream)
        bytes.append(QByteArray(1, byte));
    QCOMPARE(written(split(bytes, 8)), expected);
}

void TestLineSplitter::everyCutting_givesTheSameLines()
{
    QRandomGenerator random(20260801);
    for (int round = 0; round < 3000; ++round) {
        const QByteArray stream = randomStream(random);
        const qsizetype limit = random.bounded(2, 20);
        const Lines whole = split({stream}, limit);
        const QList<QByteArray> pieces = randomPieces(stream, random);
        QVERIFY2(split(pieces, limit) == whole, stream.toPercentEncoding().constData());
        QVERIFY2(split(pieces, limit, false) == split({stream}, limit, false), stream.toPercentEncoding().constData());
    }
}

void TestLineSplitter::nothingIsLostOrAdded()
{
    QRandomGenerator random(5321);
    for (int round = 0; round < 1000; ++round) {
        const QByteArray stream = randomStream(random);
        const qsizetype limit = random.bounded(2, 20);
        const Lines lines = split({stream}, limit);
        QCOMPARE(joined(lines), stream);
        for (const Line &line : lines)
            QVERIFY(line.bytes.size() <= limit);
    }
}

void TestLineSplitter::anUnfinishedLine_isHandedOutOnlyAtTheEnd()
{
    LineSplitter splitter;
    splitter.append("250 ok");
    QVERIFY(!splitter.next());
    splitter.append("\r");
    QVERIFY(!splitter.next());
    QCOMPARE(splitter.finish(), std::optional(Line{"250 ok\r", LineEnd::None, false}));
    QVERIFY(!splitter.finish());
    QVERIFY(!splitter.next());
}

void TestLineSplitter::takeRest_leavesNothingBehind()
{
    LineSplitter splitter;
    splitter.append("220 go ahead\r\n250 AUTH PLAIN\r\n25");
    QVERIFY(splitter.next());
    QCOMPARE(splitter.takeRest(), "250 AUTH PLAIN\r\n25");
    QCOMPARE(splitter.pendingBytes(), 0);
    QVERIFY(!splitter.next());
    QVERIFY(!splitter.finish());
    QCOMPARE(splitter.takeRest(), QByteArray());
    splitter.append("0 ok\r\n");
    QCOMPARE(splitter.next(), std::optional(Line{"0 ok", LineEnd::CrLf, false}));
}

void TestLineSplitter::takeRest_endsAnOverlongLine()
{
    LineSplitter splitter(4);
    splitter.append("123456");
    QCOMPARE(splitter.next(), std::optional(Line{"1234", LineEnd::Cut, false}));
    QCOMPARE(splitter.takeRest(), "56");
    splitter.append("ab\r\n");
    QCOMPARE(splitter.next(), std::optional(Line{"ab", LineEnd::CrLf, false}));
}

void TestLineSplitter::aTinyLimit_stillGetsOn_data()
{
    QTest::addColumn<qsizetype>("limit");
    QTest::newRow("negative") << qsizetype(-1);
    QTest::newRow("zero") << qsizetype(0);
    QTest::newRow("one") << qsizetype(1);
    QTest::newRow("two") << qsizetype(2);
}

void TestLineSplitter::aTinyLimit_stillGetsOn()
{
    QFETCH(const qsizetype, limit);
    LineSplitter splitter(limit);
    splitter.append("\r\r\rabc\r\n");
    Lines lines;
    while (const auto line = splitter.next()) {
        lines.append(*line);
        QVERIFY2(lines.size() < 10, "the same bytes are handed out again and again");
    }
    QCOMPARE(joined(lines), "\r\r\rabc\r\n");
}

void TestLineSplitter::pendingBytes_countsWhatWasNotHandedOut()
{
    LineSplitter splitter;
    QCOMPARE(splitter.pendingBytes(), 0);
    splitter.append("ab\r\ncd\r\ne");
    QCOMPARE(splitter.pendingBytes(), 9);
    QVERIFY(splitter.next());
    QCOMPARE(splitter.pendingBytes(), 5);
    QVERIFY(splitter.next());
    QCOMPARE(splitter.pendingBytes(), 1);
    QVERIFY(!splitter.next());
    QCOMPARE(splitter.pendingBytes(), 1);
    splitter.append({});
    QCOMPARE(splitter.pendingBytes(), 1);
}

void TestLineSplitter::aHundredMegabytesWithoutAnEnd_neverHoldMoreThanTheLimits()
{
    LineSplitter splitter;
    const QByteArray piece(64 * 1024, 'x');
    qint64 handedOut = 0;
    for (int round = 0; round < 1600; ++round) {
        splitter.append(piece);
        QVERIFY(splitter.pendingBytes() <= LineSplitter::DefaultLimit + piece.size());
        while (const auto line = splitter.next()) {
            QVERIFY(line->bytes.size() <= LineSplitter::DefaultLimit);
            QCOMPARE(line->end, LineEnd::Cut);
            handedOut += line->bytes.size();
        }
        QVERIFY(splitter.pendingBytes() <= LineSplitter::DefaultLimit);
    }
    QCOMPARE(handedOut + splitter.pendingBytes(), 1600 * piece.size());
}

void TestLineSplitter::aHundredMegabytesOfShortLines_neverHoldMoreThanTheLimits()
{
    LineSplitter splitter;
    // 31 bytes a line: the pieces end at every place of a line in turn.
    QByteArray piece;
    while (piece.size() < 64 * 1024)
        piece += "250-0123456789012345678901234\r\n";
    piece.truncate(64 * 1024);
    qint64 handedOut = 0;
    for (int round = 0; round < 1600; ++round) {
        splitter.append(piece);
        while (const auto line = splitter.next())
            handedOut += line->bytes.size() + (line->end == LineEnd::CrLf ? 2 : 1);
        QVERIFY(splitter.pendingBytes() < 100);
    }
    QCOMPARE(handedOut + splitter.pendingBytes(), 1600 * piece.size());
}

void TestLineSplitter::manyOverlongLinesAtOnce_takeTimeInProportion()
{
    // Looking for the line end from each piece anew would read these eight megabytes a million times.
    LineSplitter splitter(8);
    splitter.append(QByteArray(8 * 1024 * 1024, 'x'));
    qint64 pieces = 0;
    while (splitter.next())
        ++pieces;
    QCOMPARE(pieces, 1024 * 1024 - 1);
}

QTEST_GUILESS_MAIN(TestLineSplitter)

#include "tst_linesplitter.moc"
