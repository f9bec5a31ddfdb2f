// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/payload.h"

#include <QTest>

#include <random>

using namespace mailscope::wire;
using Handling = LineEnds::Handling;

namespace {
/// Hands its bytes out in pieces of the given sizes, over and over, then fails if told so.
class PiecemealSource final : public PayloadSource {
public:
    PiecemealSource(QByteArray bytes, QList<qsizetype> sizes, QString failure = {})
        : m_bytes(std::move(bytes)), m_sizes(std::move(sizes)), m_failure(std::move(failure))
    { }

    std::expected<QByteArray, QString> read(qsizetype most) override
    {
        const qsizetype size = std::min({most, m_sizes.at(m_round++ % m_sizes.size()), m_bytes.size()});
        if (size == 0 && !m_failure.isEmpty())
            return std::unexpected(m_failure);
        const QByteArray piece = m_bytes.first(size);
        m_bytes.remove(0, size);
        return piece;
    }

private:
    QByteArray m_bytes;
    QList<qsizetype> m_sizes;
    QString m_failure;
    qsizetype m_round = 0;
};

/// Somebody else tells it its bytes, and how it is cut means nothing.
class ToldSource final : public PayloadSource {
public:
    std::expected<QByteArray, QString> read(qsizetype most) override
    {
        if (hasFailed)
            return std::unexpected(QStringLiteral("gone"));
        const QByteArray piece = told.first(std::min(most, told.size()));
        told.remove(0, piece.size());
        return piece;
    }
    bool isReady() const override { return !told.isEmpty() || isOver || hasFailed; }
    bool pausesEndChunks() const override { return false; }

    QByteArray told;
    bool isOver = false;
    bool hasFailed = false;
};

struct Sent {
    QByteArray content;
    QByteArray wire;
};

Sent sendInPieces(const QByteArray &message, const QList<qsizetype> &sizes, Handling handling = Handling::Repair)
{
    Payload payload(std::make_unique<PiecemealSource>(message, sizes), handling);
    Sent sent;
    for (;;) {
        const auto piece = payload.next();
        sent.content += piece->content;
        sent.wire += piece->wire;
        if (piece->isLast)
            return sent;
    }
}

/// What a server makes of \p wire: the inverse, written another way, line by line.
QByteArray received(const QByteArray &wire)
{
    QByteArray content;
    for (qsizetype at = 0; at < wire.size();) {
        const qsizetype end = wire.indexOf("\r\n", at);
        QByteArray line = wire.mid(at, end - at);
        if (line == ".")
            return end + 2 == wire.size() ? content : QByteArray("ended too soon");
        if (line.startsWith('.'))
            line.removeFirst();
        content += line + "\r\n";
        at = end + 2;
    }
    return "never ended";
}
} // namespace

/// Dots, line ends and the end of a message, wherever it is cut.
class TestPayload : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMessage_isSentThus_data();
    void aMessage_isSentThus();
    void cutAnywhere_itIsTheSame_data() { aMessage_isSentThus_data(); }
    void cutAnywhere_itIsTheSame();
    void randomMessages_arriveAsTheyWere();
    void theEnd_comesWithTheLastPieceOnly();
    void aFailingSource_givesNoEnd();
    void pausesThatMeanNothing_endNoChunk();
    void aFailureInsideAChunk_givesNoneOfIt();
    void repairs_areCounted_data();
    void repairs_areCounted();
    void bytesSource_givesAtMostWhatIsAsked();
};

void TestPayload::aMessage_isSentThus_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<bool>("repair");
    QTest::addColumn<QByteArray>("wire");
    const auto row = [](const char *name, const QByteArray &message, bool repair, const QByteArray &wire) {
        QTest::newRow(name) << message << repair << wire;
    };
    row("empty", "", true, ".\r\n");
    row("one line", "a\r\n", true, "a\r\n.\r\n");
    row("no line end", "a", true, "a\r\n.\r\n");
    row("only a line end", "\r\n", true, "\r\n.\r\n");
    row("dot on the first line", ".a\r\n", true, "..a\r\n.\r\n");
    row("a lone dot", ".\r\n", true, "..\r\n.\r\n");
    row("a lone dot in the middle", "a\r\n.\r\nb\r\n", true, "a\r\n..\r\nb\r\n.\r\n");
    row("a dot without line end", ".", true, "..\r\n.\r\n");
    row("many dots", "...\r\n..\r\n", true, "....\r\n...\r\n.\r\n");
    row("dots inside a line", "a.b.\r\n", true, "a.b.\r\n.\r\n");
    row("bare LF", "a\n.b\n", true, "a\r\n..b\r\n.\r\n");
    row("bare CR", "a\r.b", true, "a\r\n..b\r\n.\r\n");
    row("CR at the end", "a\r", true, "a\r\n.\r\n");
    row("CR CR LF", "a\r\r\n.", true, "a\r\n\r\n..\r\n.\r\n");
    row("LF CR", "a\n\r.", true, "a\r\n\r\n..\r\n.\r\n");
    row("smuggled end, bare LF", "a\n.\nMAIL", true, "a\r\n..\r\nMAIL\r\n.\r\n");
    row("smuggled end, bare CR", "a\r.\rMAIL", true, "a\r\n..\r\nMAIL\r\n.\r\n");
    row("bare LF as it stands", "a\n.b\r\n", false, "a\n.b\r\n.\r\n");
    row("bare CR as it stands", "a\r.b", false, "a\r.b\r\n.\r\n");
    row("CR at the end as it stands", "a\r", false, "a\r\r\n.\r\n");
    row("LF at the end as it stands", "a\n", false, "a\n\r\n.\r\n");
    row("CR CR LF as it stands", "a\r\r\n.b", false, "a\r\r\n..b\r\n.\r\n");
    row("NUL and eight bits", QByteArray("\0\xff\r\n", 4), true, QByteArray("\0\xff\r\n.\r\n", 7));
    // Line ends are looked for in blocks.
    for (const qsizetype size : {253, 254, 255, 256, 510}) {
        const QByteArray line(size, 'x');
        QTest::addRow("bare LF behind %lld bytes", qlonglong(size)) << line + "\n.b\r\n"
                                                                    << true << line + "\r\n..b\r\n.\r\n";
        QTest::addRow("bare CR behind %lld bytes", qlonglong(size)) << line + "\r.b\r\n"
                                                                    << true << line + "\r\n..b\r\n.\r\n";
        QTest::addRow("CRLF behind %lld bytes", qlonglong(size)) << line + "\r\n.b\r\n"
                                                                 << true << line + "\r\n..b\r\n.\r\n";
    }
}

void TestPayload::aMessage_isSentThus()
{
    QFETCH(const QByteArray, message);
    QFETCH(const bool, repair);
    QTEST(sendInPieces(message, {100}, repair ? Handling::Repair : Handling::AsTheyStand).wire, "wire");
}

void TestPayload::cutAnywhere_itIsTheSame()
{
    QFETCH(const QByteArray, message);
    QFETCH(const bool, repair);
    const Handling handling = repair ? Handling::Repair : Handling::AsTheyStand;
    QTEST(sendInPieces(message, {1}, handling).wire, "wire");
    for (qsizetype cut = 1; cut < message.size(); ++cut)
        QTEST(sendInPieces(message, {cut, 1000}, handling).wire, "wire");
}

void TestPayload::randomMessages_arriveAsTheyWere()
{
    constexpr QByteArrayView Bytes("..\r\n\r\nab");
    for (unsigned seed = 1; seed <= 2000; ++seed) {
        std::mt19937 random(seed);
        QByteArray message;
        for (unsigned size = random() % 60; size > 0; --size)
            message += Bytes[static_cast<qsizetype>(random() % static_cast<unsigned>(Bytes.size()))];
        QList<qsizetype> sizes;
        for (int each = 0; each < 5; ++each)
            sizes.append(1 + static_cast<qsizetype>(random() % 7));
        const Sent sent = sendInPieces(message, sizes);
        QVERIFY2(received(sent.wire) == sent.content, qPrintable(QStringLiteral("seed %1").arg(seed)));
        QVERIFY(sent.content.isEmpty() || sent.content.endsWith("\r\n"));
        QCOMPARE(sendInPieces(message, {1000}).wire, sent.wire);
    }
}

void TestPayload::theEnd_comesWithTheLastPieceOnly()
{
    Payload payload(std::make_unique<PiecemealSource>("a\r\n.\r\n", QList<qsizetype>{3}));
    QByteArray wire;
    for (;;) {
        const auto piece = payload.next();
        if (piece->isLast)
            break;
        wire += piece->wire;
        QVERIFY(!("\r\n" + wire).contains("\r\n.\r\n"));
    }
    QCOMPARE(wire, QByteArray("a\r\n..\r\n"));
}

void TestPayload::aFailingSource_givesNoEnd()
{
    for (const char *begun : {"", "a", "a\r\n", "a\r\n."}) {
        Payload payload(
            std::make_unique<PiecemealSource>(begun, QList<qsizetype>{1}, QStringLiteral("the disk is gone")));
        QByteArray wire = "\r\n";
        auto piece = payload.next();
        for (; piece; piece = payload.next())
            wire += piece->wire;
        QCOMPARE(piece.error(), QStringLiteral("the disk is gone"));
        QVERIFY(!wire.contains("\r\n.\r\n"));
    }
}

void TestPayload::pausesThatMeanNothing_endNoChunk()
{
    auto source = std::make_unique<ToldSource>();
    ToldSource &told = *source;
    Payload payload(std::move(source));
    QVERIFY(!payload.isChunkReady(4));
    told.told = "a\nbc"; // five bytes, once repaired
    QVERIFY(payload.isChunkReady(4));
    QCOMPARE((*payload.chunk(4))->content, "a\r\nb");
    told.told = "def";
    QVERIFY(!payload.isChunkReady(4)); // four: they may be the last ones
    QVERIFY(!payload.chunk(4)->has_value());
    told.told = "g\r";
    const auto second = payload.chunk(4);
    QCOMPARE((*second)->content, "cdef");
    QVERIFY(!(*second)->isLast);
    QVERIFY(!payload.isChunkReady(4));
    told.isOver = true;
    QVERIFY(payload.isChunkReady(4));
    const auto last = payload.chunk(4);
    QCOMPARE((*last)->content, "g\r\n");
    QVERIFY((*last)->isLast);
}

void TestPayload::aFailureInsideAChunk_givesNoneOfIt()
{
    auto source = std::make_unique<ToldSource>();
    ToldSource &told = *source;
    Payload payload(std::move(source));
    told.told = "ab";
    QVERIFY(!payload.isChunkReady(4));
    told.hasFailed = true;
    QVERIFY(payload.isChunkReady(4));
    QCOMPARE(payload.chunk(4).error(), u"gone");
}

void TestPayload::repairs_areCounted_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<qint64>("count");
    QTest::newRow("none") << QByteArray("a\r\nb\r\n") << qint64(0);
    QTest::newRow("LF") << QByteArray("a\nb\n") << qint64(2);
    QTest::newRow("CR") << QByteArray("a\rb\r\n") << qint64(1);
    QTest::newRow("CR CR LF") << QByteArray("a\r\r\n") << qint64(1);
    QTest::newRow("a missing one is none") << QByteArray("a") << qint64(0);
}

void TestPayload::repairs_areCounted()
{
    QFETCH(const QByteArray, message);
    LineEnds ends(Handling::Repair);
    (void)ends.next(message);
    QTEST(ends.repaired(), "count");
    LineEnds untouched(Handling::AsTheyStand);
    QCOMPARE(untouched.next(message), message);
    QCOMPARE(untouched.repaired(), 0);
}

void TestPayload::bytesSource_givesAtMostWhatIsAsked()
{
    BytesSource source("abcde");
    QCOMPARE(source.read(2).value(), QByteArray("ab"));
    QCOMPARE(source.read(100).value(), QByteArray("cde"));
    QCOMPARE(source.read(100).value(), QByteArray());
    QCOMPARE(BytesSource({}).read(1).value(), QByteArray());
}

QTEST_GUILESS_MAIN(TestPayload)
#include "tst_payload.moc"
