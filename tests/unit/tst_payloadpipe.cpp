// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/payloadpipe.h"
#include "wire/payload.h"

#include <QSignalSpy>
#include <QTest>

using namespace mailscope::wire;
using mailscope::session::PayloadPipe;
using namespace Qt::StringLiterals;
using Handling = LineEnds::Handling;

namespace {
/// What a reader gets of \p source: its bytes, and how they ended.
QByteArray drained(PayloadSource &source)
{
    QByteArray all;
    while (source.isReady()) {
        const auto piece = source.read(3);
        if (!piece)
            return all + '!';
        if (piece->isEmpty())
            return all + '$';
        all += *piece;
    }
    return all;
}

/// Does to \p pipe what \p letter stands for: `|` ends a chunk, `.` the message, `!` fails, anything else is written.
void act(PayloadPipe &pipe, char letter)
{
    if (letter == '|')
        pipe.endChunk();
    else if (letter == '.')
        pipe.end();
    else if (letter == '!')
        pipe.fail(u"given up"_s);
    else
        pipe.write({&letter, 1});
}

/// The chunks that can be had of \p payload now, each with its bounds; `$` behind the last one, `!` for a failure.
QByteArray chunksOf(Payload &payload, qsizetype size)
{
    QByteArray all;
    for (;;) {
        const auto chunk = payload.chunk(size);
        if (!chunk)
            return all + '!';
        if (!*chunk)
            return all;
        all += '[' + (*chunk)->content + ']';
        if ((*chunk)->isLast)
            return all + '$';
    }
}
} // namespace

/// Both ends of a message that is pushed, without a session between them.
class TestPayloadPipe : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsPushed_isRead_data();
    void whatIsPushed_isRead();
    void whatIsPushedMeanwhile_isReadTheSame_data() { whatIsPushed_isRead_data(); }
    void whatIsPushedMeanwhile_isReadTheSame();
    void readTooSoon_isNoEnd();
    void anotherSource_cannotBeRead();
    void writerGone_isAFailure();
    void writerGoneBehindTheEnd_isNone();
    void failureBehindTheTakenEnd_changesNothing();
    void behindTheEnd_nothingIsTaken();
    void enoughWritten_isSaid();
    void room_isToldOnceATurn();
    void room_isToldWhenSomebodyWantsTheMessage();
    void room_isNotToldBehindTheEnd();
    void readerGone_isTold_data();
    void readerGone_isTold();
    void readerIsWoken_whenThereIsSomethingAgain();
    void chunks_keepTheirBorders_data();
    void chunks_keepTheirBorders();
    void aPause_endsAChunk();
    void aLineEndCutByABorder_isNotRepaired();
};

void TestPayloadPipe::whatIsPushed_isRead_data()
{
    QTest::addColumn<QByteArray>("acts");
    QTest::addColumn<QByteArray>("read");
    const auto row = [](const char *name, const char *acts, const char *read) {
        QTest::newRow(name) << QByteArray(acts) << QByteArray(read);
    };
    row("bytes and the end", "abcde.", "abcde$");
    row("an empty message", ".", "$");
    row("borders mean nothing here", "a|b|.", "ab$");
    row("no end", "abc", "abc");
    row("nothing at all", "", "");
    row("only a border", "|", "");
    row("a failure at once", "!", "!");
    row("the end twice", "a..", "a$");
    row("written behind the end", "a.b", "a$");
    row("an end behind a failure", "!.", "!");
    row("written behind a failure", "!a", "!");
}

void TestPayloadPipe::whatIsPushed_isRead()
{
    QFETCH(const QByteArray, acts);
    PayloadPipe pipe;
    const auto source = pipe.takeSource();
    for (const char each : acts)
        act(pipe, each);
    QTEST(drained(*source), "read");
}

void TestPayloadPipe::whatIsPushedMeanwhile_isReadTheSame()
{
    QFETCH(const QByteArray, acts);
    PayloadPipe pipe;
    const auto source = pipe.takeSource();
    QByteArray read;
    for (const char each : acts) {
        act(pipe, each);
        if (!read.endsWith('$') && !read.endsWith('!'))
            read += drained(*source);
    }
    QTEST(read, "read");
}

void TestPayloadPipe::readTooSoon_isNoEnd()
{
    PayloadPipe pipe;
    const auto source = pipe.takeSource();
    QVERIFY(!source->isReady());
    QVERIFY(!source->read(10));
    pipe.write("a");
    QCOMPARE(source->read(10).value(), QByteArray("a"));
    QVERIFY(!source->read(10));
}

void TestPayloadPipe::anotherSource_cannotBeRead()
{
    PayloadPipe pipe;
    const auto source = pipe.takeSource();
    const auto another = pipe.takeSource();
    pipe.write("a");
    pipe.end();
    QCOMPARE(drained(*another), QByteArray("!"));
    QCOMPARE(drained(*source), QByteArray("a$"));
}

void TestPayloadPipe::writerGone_isAFailure()
{
    auto pipe = std::make_unique<PayloadPipe>();
    const auto source = pipe->takeSource();
    pipe->write("abc");
    pipe.reset();
    QVERIFY(source->isReady());
    QCOMPARE(drained(*source), QByteArray("!"));
}

void TestPayloadPipe::writerGoneBehindTheEnd_isNone()
{
    auto pipe = std::make_unique<PayloadPipe>();
    const auto source = pipe->takeSource();
    pipe->write("abc");
    pipe->end();
    pipe.reset();
    QCOMPARE(drained(*source), QByteArray("abc$"));
}

void TestPayloadPipe::failureBehindTheTakenEnd_changesNothing()
{
    PayloadPipe pipe;
    auto source = pipe.takeSource();
    pipe.write("a");
    pipe.end();
    pipe.fail(u"not taken yet, so this counts"_s);
    QCOMPARE(drained(*source), QByteArray("!"));

    PayloadPipe another;
    source = another.takeSource();
    another.end();
    QCOMPARE(drained(*source), QByteArray("$"));
    another.fail(u"too late"_s);
    QCOMPARE(drained(*source), QByteArray("$"));
}

void TestPayloadPipe::behindTheEnd_nothingIsTaken()
{
    PayloadPipe pipe;
    QVERIFY(pipe.write("a"));
    pipe.end();
    QVERIFY(!pipe.write("b"));
    QVERIFY(!pipe.isWanted());
    PayloadPipe failed;
    failed.fail(u"why"_s);
    QVERIFY(!failed.write("b"));
    QVERIFY(!failed.isWanted());
}

void TestPayloadPipe::enoughWritten_isSaid()
{
    PayloadPipe pipe;
    const auto source = pipe.takeSource();
    QVERIFY(pipe.write(QByteArray(PayloadPipe::Enough - 1, 'x')));
    QVERIFY(!pipe.write("y"));
    QVERIFY(!pipe.isWanted());
    QVERIFY(!pipe.write("z")); // kept all the same
    QCOMPARE(source->read(2).value(), QByteArray("xx"));
    QVERIFY(pipe.isWanted());
    pipe.end();
    QByteArray rest;
    for (auto piece = source->read(PayloadPipe::Enough); !piece->isEmpty(); piece = source->read(PayloadPipe::Enough))
        rest += *piece;
    QCOMPARE(rest.size(), PayloadPipe::Enough - 1);
    QVERIFY(rest.endsWith("xyz"));
}

void TestPayloadPipe::room_isToldOnceATurn()
{
    PayloadPipe pipe;
    QSignalSpy wanted(&pipe, &PayloadPipe::wanted);
    const auto source = pipe.takeSource();
    pipe.write("abc");
    for (int each = 0; each < 3; ++each)
        QCOMPARE(source->read(1)->size(), 1);
    QCOMPARE(wanted.size(), 0); // never from inside a call
    QTRY_COMPARE(wanted.size(), 1);
    pipe.write(QByteArray(PayloadPipe::Enough * 2, 'x'));
    QCOMPARE(source->read(10)->size(), 10);
    QCoreApplication::processEvents();
    QCOMPARE(wanted.size(), 1); // there is no room yet
    QCOMPARE(source->read(PayloadPipe::Enough)->size(), PayloadPipe::Enough);
    QTRY_COMPARE(wanted.size(), 2);
}

void TestPayloadPipe::room_isToldWhenSomebodyWantsTheMessage()
{
    PayloadPipe pipe;
    QSignalSpy wanted(&pipe, &PayloadPipe::wanted);
    const auto source = pipe.takeSource();
    QCoreApplication::processEvents();
    QCOMPARE(wanted.size(), 0);
    source->setWaker([] { });
    QTRY_COMPARE(wanted.size(), 1);
}

void TestPayloadPipe::room_isNotToldBehindTheEnd()
{
    PayloadPipe pipe;
    QSignalSpy wanted(&pipe, &PayloadPipe::wanted);
    const auto source = pipe.takeSource();
    pipe.write("abc");
    QCOMPARE(source->read(1)->size(), 1);
    pipe.end(); // the signal is on its way
    QCOMPARE(source->read(1)->size(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(wanted.size(), 0);
}

void TestPayloadPipe::readerGone_isTold_data()
{
    QTest::addColumn<QByteArray>("acts");
    QTest::addColumn<bool>("reads");
    QTest::addColumn<bool>("isTold");
    QTest::newRow("before anything") << QByteArray("") << true << true;
    QTest::newRow("in the middle") << QByteArray("abc") << true << true;
    QTest::newRow("before the end was taken") << QByteArray("abc.") << false << true;
    QTest::newRow("behind the end") << QByteArray("abc.") << true << false;
    QTest::newRow("behind a failure") << QByteArray("abc!") << true << false;
    QTest::newRow("a failure that nobody read") << QByteArray("abc!") << false << false;
}

void TestPayloadPipe::readerGone_isTold()
{
    QFETCH(const QByteArray, acts);
    QFETCH(const bool, reads);
    QFETCH(const bool, isTold);
    PayloadPipe pipe;
    QSignalSpy abandoned(&pipe, &PayloadPipe::abandoned);
    auto source = pipe.takeSource();
    for (const char each : acts)
        act(pipe, each);
    if (reads)
        (void)drained(*source);
    source.reset();
    QCOMPARE(abandoned.size(), 0);
    QCoreApplication::processEvents();
    QCOMPARE(abandoned.size(), isTold ? 1 : 0);
    QVERIFY(!pipe.isWanted());
    QVERIFY(!pipe.write("more"));
}

void TestPayloadPipe::readerIsWoken_whenThereIsSomethingAgain()
{
    PayloadPipe pipe;
    const auto source = pipe.takeSource();
    int woken = 0;
    source->setWaker([&woken] { ++woken; });
    pipe.write("");
    QCOMPARE(woken, 0);
    pipe.write("a");
    QCOMPARE(woken, 1);
    pipe.write("b");
    QCOMPARE(woken, 1); // it was not waiting
    QCOMPARE(drained(*source), QByteArray("ab"));
    pipe.end();
    QCOMPARE(woken, 2);
    pipe.end();
    QCOMPARE(woken, 2);
}

void TestPayloadPipe::chunks_keepTheirBorders_data()
{
    QTest::addColumn<QByteArray>("acts");
    QTest::addColumn<QByteArray>("chunks");
    const auto row = [](const char *name, const char *acts, const char *chunks) {
        QTest::newRow(name) << QByteArray(acts) << QByteArray(chunks);
    };
    row("one by one", "ab|cd.", "[ab][cd]$");
    row("the last one ended, too", "ab|.", "[ab][]$");
    row("one that is longer than a chunk may be", "abcdefg|h.", "[abcde][fg][h]$");
    row("one that is just as long", "abcde|f.", "[abcde][f]$");
    row("a last one that is just as long", "abcde.", "[abcde]$");
    row("no message", ".", "[]$");
    row("no border", "abc.", "[abc]$");
    row("nothing between borders", "|a||b.", "[a][b]$");
    row("no end", "ab|", "[ab]");
    row("no end, and no border either", "ab", "[ab]");
    row("nothing", "", "");
    row("a failure", "ab|!", "!");
}

void TestPayloadPipe::chunks_keepTheirBorders()
{
    QFETCH(const QByteArray, acts);
    PayloadPipe pipe;
    Payload payload(pipe.takeSource(), Handling::AsTheyStand);
    for (const char each : acts)
        act(pipe, each);
    QTEST(chunksOf(payload, 5), "chunks");
}

void TestPayloadPipe::aPause_endsAChunk()
{
    PayloadPipe pipe;
    Payload payload(pipe.takeSource(), Handling::AsTheyStand);
    QVERIFY(!payload.isReady());
    pipe.write("ab");
    QVERIFY(payload.isReady());
    QCOMPARE(chunksOf(payload, 5), QByteArray("[ab]"));
    pipe.endChunk(); // of what is gone already
    QCOMPARE(chunksOf(payload, 5), QByteArray());
    pipe.write("cd");
    pipe.end();
    QCOMPARE(chunksOf(payload, 5), QByteArray("[cd]$"));
}

void TestPayloadPipe::aLineEndCutByABorder_isNotRepaired()
{
    PayloadPipe pipe;
    Payload payload(pipe.takeSource());
    pipe.write("\r");
    pipe.endChunk();
    QCOMPARE(chunksOf(payload, 100), QByteArray("[\r]"));
    pipe.write("\nb");
    pipe.end();
    QCOMPARE(chunksOf(payload, 100), QByteArray("[\nb]$"));
    QCOMPARE(payload.repairedLineEnds(), 0);
}

QTEST_GUILESS_MAIN(TestPayloadPipe)
#include "tst_payloadpipe.moc"
