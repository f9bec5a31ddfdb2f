// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/scriptedchannel.h"
#include "practice/server.h"
#include "report/report.h"
#include "session/payloadpipe.h"
#include "session/recipe.h"
#include "session/session.h"
#include "stage/quitstage.h"
#include "stage/transactionstage.h"
#include "support/scenario.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace mailscope;
using namespace Qt::StringLiterals;
using net::ScriptedChannel;
using session::PayloadPipe;

namespace {
constexpr std::chrono::seconds Long{60};

wire::Envelope envelope()
{
    return {"alice@practice.example", {}, {{"bob@practice.example", {}}}};
}

plan::Plan planFor(quint16 port, const Patience &patience = Patience(Long))
{
    plan::Plan plan;
    plan::Target target;
    target.host = u"127.0.0.1"_s;
    target.port = port;
    plan.targets = {target};
    plan.security = plan::Security::None;
    plan.helloName = "client.example";
    plan.patience = patience;
    return plan;
}

/// A message that goes by DATA, or by BDAT in chunks of at most \p chunkSize bytes.
std::unique_ptr<stage::Stage> message(PayloadPipe &pipe, qsizetype chunkSize = 0)
{
    stage::Delivery delivery;
    delivery.envelope = envelope();
    delivery.chunkSize = chunkSize;
    delivery.payload = std::make_shared<wire::Payload>(pipe.takeSource());
    return std::make_unique<stage::TransactionStage>(std::move(delivery));
}

stage::Recipe recipeFor(const plan::Plan &plan, std::unique_ptr<stage::Stage> transaction)
{
    stage::Recipe recipe = session::openingRecipe(plan, plan.targets.first());
    recipe.push_back(std::move(transaction));
    recipe.push_back(std::make_unique<stage::QuitStage>());
    return recipe;
}

QByteArray issueIn(const transcript::Transcript &transcript)
{
    const report::Report report = report::fold(transcript);
    return report.issue ? QByteArray(issueName(report.issue->id).data()) : QByteArray();
}
} // namespace

/// Messages whose text is pushed while they are sent, and everything that can end one before its writer has said that it is complete.
class TestPushing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void pieces_goOutAsTheyArePushed();
    void whatWasPushedAhead_waitsForTheServer();
    void anEmptyMessage_isOneWhenItsWriterSaysSo();
    void fasterThanTheServer_theWriterIsHeldBack();
    void behindTheEnd_nothingIsSent();
    void aSilentWriter_runsIntoTheLimit_data();
    void aSilentWriter_runsIntoTheLimit();
    void aSlowWriter_doesNot();
    void aServerThatStopsReading_isStillTheOneToBlame();
    void insideTheMessage_theEndNeverFollows_data();
    void insideTheMessage_theEndNeverFollows();
    void writerMayEndEverything_insideItsSignal_data();
    void writerMayEndEverything_insideItsSignal();

    void chunks_goOutAsTheyArePushed();
    void aChunk_waitsForItsWriter();
    void pausesThatMeanNothing_endNoChunk();
    void aChunkThatFillsSlowly_isNoSilence();
    void pushedAhead_chunksArePipelined();
    void withoutAChunk_theMessageEndsWithAnEmptyOne();
    void betweenChunks_theLastOneNeverFollows_data();
    void betweenChunks_theLastOneNeverFollows();

    void toARealServer_itArrivesByteForByte_data();
    void toARealServer_itArrivesByteForByte();
    void cancelledAtEveryEvent_nothingIsDeliveredByAccident_data();
    void cancelledAtEveryEvent_nothingIsDeliveredByAccident();
    void destroyedAtEveryEvent_isSafe_data() { cancelledAtEveryEvent_nothingIsDeliveredByAccident_data(); }
    void destroyedAtEveryEvent_isSafe();

private:
    /// A session whose server is this test, up to the 354.
    void openInsideMessage(const Patience &patience = Patience(Long));
    /// The same up to the place where the first chunk may go.
    void openBeforeChunks(const QByteArray &offers = "SIZE", const Patience &patience = Patience(Long));
    void open(std::unique_ptr<stage::Stage> transaction, const QByteArray &offers, const Patience &patience);
    void converse(const QByteArray &client, const QByteArray &server);
    /// Ends the message before its writer does.
    void meet(const QByteArray &end);
    [[nodiscard]] QByteArray issue() const { return issueIn(m_session->transcript()); }

    std::unique_ptr<PayloadPipe> m_pipe;
    QPointer<ScriptedChannel> m_channel;
    std::unique_ptr<session::Session> m_session;
};

void TestPushing::init()
{
    m_pipe = std::make_unique<PayloadPipe>();
}

void TestPushing::cleanup()
{
    m_session.reset();
    m_pipe.reset();
}

void TestPushing::open(std::unique_ptr<stage::Stage> transaction, const QByteArray &offers, const Patience &patience)
{
    const plan::Plan plan = planFor(25, patience);
    m_session = std::make_unique<session::Session>(plan, session::Secrets{}, [this](net::Endpoint::Kind) {
        auto channel = std::make_unique<ScriptedChannel>();
        m_channel = channel.get();
        return channel;
    });
    m_session->perform(recipeFor(plan, std::move(transaction)));
    m_session->open();
    QTRY_VERIFY(m_channel);
    m_channel->serverSends("220 mx.example ESMTP\r\n");
    converse("EHLO client.example\r\n", "250-mx.example\r\n250-" + offers + "\r\n250 CHUNKING\r\n");
}

void TestPushing::converse(const QByteArray &client, const QByteArray &server)
{
    QByteArray written;
    QTRY_COMPARE(written += m_channel->takeWritten(), client);
    if (!server.isEmpty())
        m_channel->serverSends(server);
}

void TestPushing::openInsideMessage(const Patience &patience)
{
    open(message(*m_pipe), "SIZE", patience);
    converse("MAIL FROM:<alice@practice.example>\r\n", "250 ok\r\n");
    converse("RCPT TO:<bob@practice.example>\r\n", "250 ok\r\n");
    converse("DATA\r\n", "354 go ahead\r\n");
}

void TestPushing::openBeforeChunks(const QByteArray &offers, const Patience &patience)
{
    open(message(*m_pipe, 1000), offers, patience);
    if (offers == "PIPELINING") {
        converse("MAIL FROM:<alice@practice.example>\r\nRCPT TO:<bob@practice.example>\r\n", "250 ok\r\n250 ok\r\n");
        return;
    }
    converse("MAIL FROM:<alice@practice.example>\r\n", "250 ok\r\n");
    converse("RCPT TO:<bob@practice.example>\r\n", "250 ok\r\n");
}

void TestPushing::meet(const QByteArray &end)
{
    if (end == "the writer fails")
        m_pipe->fail(u"given up"_s);
    else if (end == "the writer is gone")
        m_pipe.reset();
    else if (end == "cancel")
        m_session->cancel();
    else if (end == "stop")
        m_session->stop();
    else if (end == "close")
        m_channel->serverCloses();
    else if (end == "reset")
        m_channel->serverResets();
    else
        m_channel->serverSends(end);
}

void TestPushing::pieces_goOutAsTheyArePushed()
{
    QSignalSpy wanted(m_pipe.get(), &PayloadPipe::wanted);
    openInsideMessage();
    QTRY_COMPARE(wanted.size(), 1); // now is the time
    for (const auto &[pushed, sent] : QList<std::pair<QByteArray, QByteArray>>{{"Subject: hi\n", "Subject: hi\r\n"},
                                                                               {"\n.", "\r\n.."},
                                                                               {"dots\r", "dots\r"},
                                                                               {"\n", "\n"},
                                                                               {".\n", "..\r\n"}}) {
        m_pipe->write(pushed);
        QCOMPARE(m_channel->takeWritten(), QByteArray()); // never from inside the call
        converse(sent, "");
    }
    m_pipe->write("the last line");
    m_pipe->end();
    converse("the last line\r\n.\r\n", "250 ok\r\n");
    converse("QUIT\r\n", "221 bye\r\n");
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(issue(), QByteArray());
    QCOMPARE(report::fold(m_session->transcript()).transaction.value().bytes, 40);
    QCOMPARE(test::breachOfInvariants(m_session->transcript()), QString());
}

void TestPushing::whatWasPushedAhead_waitsForTheServer()
{
    m_pipe->write("a\n");
    m_pipe->write("b\n");
    m_pipe->end();
    openInsideMessage();
    converse("a\r\nb\r\n.\r\n", "250 ok\r\n");
    converse("QUIT\r\n", "221 bye\r\n");
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(issue(), QByteArray());
}

void TestPushing::anEmptyMessage_isOneWhenItsWriterSaysSo()
{
    openInsideMessage();
    QCoreApplication::processEvents();
    QCOMPARE(m_channel->takeWritten(), QByteArray());
    m_pipe->end();
    converse(".\r\n", "250 ok\r\n");
    converse("QUIT\r\n", "221 bye\r\n");
}

void TestPushing::fasterThanTheServer_theWriterIsHeldBack()
{
    const QByteArray piece = QByteArray("0123456789abcd\r\n").repeated(4 * 1024);
    constexpr int Pieces = 64;
    openInsideMessage();
    m_channel->stopReading();
    int pushed = 0;
    const auto push = [&] {
        while (pushed < Pieces && m_pipe->isWanted()) {
            m_pipe->write(piece);
            ++pushed;
        }
        if (pushed == Pieces)
            m_pipe->end();
    };
    connect(m_pipe.get(), &PayloadPipe::wanted, this, push);
    QTRY_VERIFY(m_channel->bytesToWrite() >= 256 * 1024 && !m_pipe->isWanted());
    QVERIFY(m_channel->bytesToWrite() < 512 * 1024);
    QVERIFY(pushed * piece.size() <= m_channel->bytesToWrite() + PayloadPipe::Enough + piece.size());
    QSignalSpy wanted(m_pipe.get(), &PayloadPipe::wanted);
    QCoreApplication::processEvents();
    QCOMPARE(wanted.size(), 0);
    m_channel->readAgain();
    QTRY_COMPARE(pushed, Pieces);
    converse(piece.repeated(Pieces) + ".\r\n", "250 ok\r\n");
    converse("QUIT\r\n", "221 bye\r\n");
}

void TestPushing::behindTheEnd_nothingIsSent()
{
    openInsideMessage();
    m_pipe->write("a\n");
    m_pipe->end();
    QVERIFY(!m_pipe->write("b\n"));
    m_pipe->endChunk();
    m_pipe->end();
    converse("a\r\n.\r\n", "");
    QVERIFY(!m_pipe->write("c\n"));
    m_pipe->end();
    m_pipe->fail(u"too late"_s);
    QCoreApplication::processEvents();
    QCOMPARE(m_channel->takeWritten(), QByteArray());
    m_channel->serverSends("250 ok\r\n");
    converse("QUIT\r\n", "221 bye\r\n");
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(issue(), QByteArray());
}

void TestPushing::aSilentWriter_runsIntoTheLimit_data()
{
    QTest::addColumn<bool>("byChunks");
    QTest::addColumn<QByteArray>("pushed");
    QTest::newRow("nothing at all") << false << QByteArray();
    QTest::newRow("in the middle") << false << QByteArray("a\r\n");
    QTest::newRow("no chunk at all") << true << QByteArray();
}

void TestPushing::aSilentWriter_runsIntoTheLimit()
{
    QFETCH(const bool, byChunks);
    QFETCH(const QByteArray, pushed);
    Patience patience(Long);
    patience.setLimit(Phase::Payload, std::chrono::milliseconds(50));
    QSignalSpy abandoned(m_pipe.get(), &PayloadPipe::abandoned);
    if (byChunks)
        openBeforeChunks("SIZE", patience);
    else
        openInsideMessage(patience);
    m_pipe->write(pushed);
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(issue(), QByteArray("payload-failed"));
    QVERIFY(m_channel.isNull()
            || m_channel->written().endsWith(byChunks ? "practice.example>\r\n" : "DATA\r\n" + pushed));
    QTRY_COMPARE(abandoned.size(), 1);
    QVERIFY(!m_pipe->write("too late"));
    QCOMPARE(test::breachOfInvariants(m_session->transcript()), QString());
}

void TestPushing::aSlowWriter_doesNot()
{
    Patience patience(Long);
    patience.setLimit(Phase::Payload, std::chrono::milliseconds(400));
    openInsideMessage(patience);
    QElapsedTimer clock;
    clock.start();
    QTimer pushing;
    connect(&pushing, &QTimer::timeout, this, [this] { m_pipe->write("a\r\n"); });
    pushing.start(100);
    QTRY_VERIFY_WITH_TIMEOUT(clock.elapsed() > 1000 || m_session->isFinished(), 20'000);
    QVERIFY(!m_session->isFinished());
}

void TestPushing::aServerThatStopsReading_isStillTheOneToBlame()
{
    Patience patience(Long);
    patience.setLimit(Phase::Payload, std::chrono::milliseconds(100));
    openInsideMessage(patience);
    m_channel->stopReading();
    m_pipe->write("a\r\n");
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(issue(), QByteArray("write-timeout"));
}

void TestPushing::insideTheMessage_theEndNeverFollows_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<QByteArray>("issue");
    QTest::addColumn<QByteArray>("pushed");
    for (const char *pushed : {"", "Subject: hi\r\n\r\nHello"}) {
        for (const auto &[end, issue] :
             QList<std::pair<const char *, const char *>>{{"the writer fails", "payload-failed"},
                                                          {"the writer is gone", "payload-failed"},
                                                          {"cancel", "cancelled"},
                                                          {"stop", "cancelled"},
                                                          {"250 ok\r\n", "unexpected-reply"},
                                                          {"354 go\r\n", "unexpected-reply"},
                                                          {"552 too big\r\n", "message-refused"},
                                                          {"421 closing\r\n", "service-closing"},
                                                          {"rubbish\r\n", "malformed-reply"},
                                                          {"close", "connection-lost"},
                                                          {"reset", "connection-lost"}})
            QTest::addRow("%s, %s", QByteArray(end).trimmed().constData(), *pushed == 0 ? "at once" : "later")
                << QByteArray(end) << QByteArray(issue) << QByteArray(pushed);
    }
}

void TestPushing::insideTheMessage_theEndNeverFollows()
{
    QFETCH(const QByteArray, end);
    QFETCH(const QByteArray, pushed);
    openInsideMessage();
    m_pipe->write(pushed);
    QTRY_VERIFY(m_channel->written().endsWith("DATA\r\n" + pushed));
    QByteArray written = m_channel->written();
    connect(m_channel, &ScriptedChannel::clientWrote, this, [&written](const QByteArray &bytes) { written += bytes; });
    QSignalSpy abandoned(m_pipe.get(), &PayloadPipe::abandoned);
    const bool isWritersDoing = end.startsWith("the writer");
    meet(end);
    QTRY_VERIFY(m_session->isFinished());
    if (!isWritersDoing)
        QTRY_COMPARE(abandoned.size(), 1);
    if (m_pipe) {
        QVERIFY(!m_pipe->write("more\r\n"));
        m_pipe->end();
    }
    QCoreApplication::processEvents();
    QVERIFY(written.endsWith("DATA\r\n" + pushed));
    QTEST(issue(), "issue");
    QCOMPARE(test::breachOfInvariants(m_session->transcript()), QString());
    QVERIFY(report::fold(m_session->transcript()).transaction.value().recipients.constFirst().verdict
            != report::RecipientOutcome::Verdict::Accepted);
}

void TestPushing::writerMayEndEverything_insideItsSignal_data()
{
    QTest::addColumn<QByteArray>("what");
    for (const char *what : {"end", "fail", "cancel", "stop", "delete the writer", "delete the session", "delete both"})
        QTest::newRow(what) << QByteArray(what);
}

void TestPushing::writerMayEndEverything_insideItsSignal()
{
    QFETCH(const QByteArray, what);
    bool isDone = false;
    connect(m_pipe.get(), &PayloadPipe::wanted, this, [&] {
        if (std::exchange(isDone, true))
            return;
        m_pipe->write("a\r\n");
        if (what == "end")
            m_pipe->end();
        else if (what == "fail")
            m_pipe->fail(u"given up"_s);
        else if (what == "cancel")
            m_session->cancel();
        else if (what == "stop")
            m_session->stop();
        if (what == "delete the session" || what == "delete both")
            m_session.reset();
        if (what == "delete the writer" || what == "delete both")
            m_pipe.reset();
    });
    openInsideMessage();
    QTRY_VERIFY(isDone);
    if (what == "end")
        converse("a\r\n.\r\n", "250 ok\r\n");
    else
        QTRY_VERIFY(!m_session || m_session->isFinished());
    QCoreApplication::processEvents();
    QVERIFY(what == "end" || !m_channel || !m_channel->written().contains("\r\n.\r\n"));
}

void TestPushing::chunks_goOutAsTheyArePushed()
{
    openBeforeChunks();
    QCoreApplication::processEvents();
    QCOMPARE(m_channel->takeWritten(), QByteArray()); // there is none yet
    m_pipe->write("Subject: hi\r\n");
    m_pipe->endChunk();
    converse("BDAT 13\r\nSubject: hi\r\n", "250 13 bytes\r\n");
    m_pipe->write("\r\n.");
    m_pipe->write("dots\r\n");
    m_pipe->endChunk();
    m_pipe->write("x");
    m_pipe->end();
    converse("BDAT 9\r\n\r\n.dots\r\n", "250 9 bytes\r\n"); // no dot is doubled here
    converse("BDAT 1 LAST\r\nx", "250 ok\r\n");
    converse("QUIT\r\n", "221 bye\r\n");
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(issue(), QByteArray());
    QCOMPARE(report::fold(m_session->transcript()).transaction.value().bytes, 23);
    QCOMPARE(test::breachOfInvariants(m_session->transcript()), QString());
}

void TestPushing::aChunk_waitsForItsWriter()
{
    openBeforeChunks("PIPELINING");
    QCoreApplication::processEvents();
    QCOMPARE(m_channel->takeWritten(), QByteArray());
    m_pipe->write("a\r\n");
    converse("BDAT 3\r\na\r\n", "");
    m_pipe->write("b\r\n"); // the first one is not answered yet: this one might have to be taken back
    QCoreApplication::processEvents();
    QCOMPARE(m_channel->takeWritten(), QByteArray());
    m_channel->serverSends("250 ok\r\n");
    converse("BDAT 3\r\nb\r\n", "250 ok\r\n");
    m_pipe->end();
    converse("BDAT 0 LAST\r\n", "250 ok\r\n");
    converse("QUIT\r\n", "221 bye\r\n");
}

void TestPushing::pausesThatMeanNothing_endNoChunk()
{
    m_pipe = std::make_unique<PayloadPipe>(PayloadPipe::Pauses::MeanNothing);
    openBeforeChunks("PIPELINING");
    m_pipe->write(QByteArray(900, 'a'));
    QCoreApplication::processEvents();
    QCOMPARE(m_channel->takeWritten(), QByteArray());
    m_pipe->write(QByteArray(900, 'a'));
    converse("BDAT 1000\r\n" + QByteArray(1000, 'a'), "");
    m_pipe->write(QByteArray(100, 'a')); // not a whole one
    QCoreApplication::processEvents();
    QCOMPARE(m_channel->takeWritten(), QByteArray());
    m_channel->serverSends("250 ok\r\n");
    m_pipe->end();
    converse("BDAT 900 LAST\r\n" + QByteArray(900, 'a'), "250 ok\r\n");
    converse("QUIT\r\n", "221 bye\r\n");
}

/// The limit is for a writer who says nothing.
void TestPushing::aChunkThatFillsSlowly_isNoSilence()
{
    m_pipe = std::make_unique<PayloadPipe>(PayloadPipe::Pauses::MeanNothing);
    Patience patience(Long);
    patience.setLimit(Phase::Payload, std::chrono::milliseconds(400));
    openBeforeChunks("SIZE", patience);
    QElapsedTimer clock;
    clock.start();
    QTimer pushing;
    connect(&pushing, &QTimer::timeout, this, [this] { m_pipe->write("a\r\n"); });
    pushing.start(100);
    QTRY_VERIFY_WITH_TIMEOUT(clock.elapsed() > 1000 || m_session->isFinished(), 20'000);
    QVERIFY(!m_session->isFinished());
    pushing.stop();
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(issue(), QByteArray("payload-failed"));
    QVERIFY(!m_channel || m_channel->written().endsWith("practice.example>\r\n"));
}

void TestPushing::pushedAhead_chunksArePipelined()
{
    for (const char *each : {"a\r\n", "b\r\n", "c\r\n"}) {
        m_pipe->write(each);
        m_pipe->endChunk();
    }
    m_pipe->end();
    open(message(*m_pipe, 1000), "PIPELINING", Patience(Long));
    converse("MAIL FROM:<alice@practice.example>\r\nRCPT TO:<bob@practice.example>\r\nBDAT 3\r\na\r\n",
             "250 ok\r\n250 ok\r\n");
    QCOMPARE(m_channel->takeWritten(), QByteArray());
    m_channel->serverSends("250 ok\r\n");
    converse("BDAT 3\r\nb\r\nBDAT 3\r\nc\r\nBDAT 0 LAST\r\n", "250 ok\r\n250 ok\r\n250 ok\r\n");
    converse("QUIT\r\n", "221 bye\r\n");
    QTRY_VERIFY(m_session->isFinished());
    QCOMPARE(issue(), QByteArray());
}

void TestPushing::withoutAChunk_theMessageEndsWithAnEmptyOne()
{
    openBeforeChunks();
    m_pipe->end();
    converse("BDAT 0 LAST\r\n", "250 ok\r\n");
    converse("QUIT\r\n", "221 bye\r\n");
}

void TestPushing::betweenChunks_theLastOneNeverFollows_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<QByteArray>("issue");
    QTest::addColumn<int>("chunks");
    for (const int chunks : {0, 1}) {
        for (const auto &[end, issue] :
             QList<std::pair<const char *, const char *>>{{"the writer fails", "payload-failed"},
                                                          {"the writer is gone", "payload-failed"},
                                                          {"cancel", "cancelled"},
                                                          {"stop", "cancelled"},
                                                          {"250 ok\r\n", "unexpected-reply"},
                                                          {"354 go\r\n", "unexpected-reply"},
                                                          {"552 too big\r\n", "message-refused"},
                                                          {"421 closing\r\n", "service-closing"},
                                                          {"rubbish\r\n", "malformed-reply"},
                                                          {"close", "connection-lost"},
                                                          {"reset", "connection-lost"}})
            QTest::addRow("%s behind %d", QByteArray(end).trimmed().constData(), chunks)
                << QByteArray(end) << QByteArray(issue) << chunks;
    }
}

void TestPushing::betweenChunks_theLastOneNeverFollows()
{
    QFETCH(const QByteArray, end);
    QFETCH(const int, chunks);
    QSignalSpy wanted(m_pipe.get(), &PayloadPipe::wanted);
    openBeforeChunks();
    QTRY_COMPARE(wanted.size(), 1);
    if (chunks > 0) {
        m_pipe->write("a\r\n");
        converse("BDAT 3\r\na\r\n", "250 ok\r\n");
        QTRY_COMPARE(wanted.size(), 3); // when it was taken, and now that the next one may go
    }
    (void)m_channel->takeWritten();
    QByteArray written;
    connect(m_channel, &ScriptedChannel::clientWrote, this, [&written](const QByteArray &bytes) { written += bytes; });
    meet(end);
    QTRY_VERIFY(m_session->isFinished());
    if (m_pipe) {
        QVERIFY(!m_pipe->write("more\r\n"));
        m_pipe->end();
    }
    QCoreApplication::processEvents();
    QCOMPARE(written, QByteArray());
    QTEST(issue(), "issue");
    QCOMPARE(test::breachOfInvariants(m_session->transcript()), QString());
}

void TestPushing::toARealServer_itArrivesByteForByte_data()
{
    QTest::addColumn<int>("chunkSize");
    QTest::newRow("DATA") << 0;
    QTest::newRow("BDAT") << 100'000;
    QTest::newRow("BDAT in chunks smaller than the pieces") << 1000;
}

void TestPushing::toARealServer_itArrivesByteForByte()
{
    QFETCH(const int, chunkSize);
    const QByteArray piece = ".a line\r\n..another\r\n" + QByteArray(70, 'x') + "\r\n";
    constexpr int Pieces = 20'000;
    practice::Server server({});
    const plan::Plan plan = planFor(server.listen().value());
    session::Session session(plan);
    int pushed = 0;
    connect(m_pipe.get(), &PayloadPipe::wanted, this, [&] {
        while (pushed < Pieces && m_pipe->write(piece))
            ++pushed;
        if (pushed < Pieces)
            ++pushed; // the one behind which there was enough
        else
            m_pipe->end();
    });
    session.perform(recipeFor(plan, message(*m_pipe, chunkSize)));
    session.open();
    QTRY_VERIFY_WITH_TIMEOUT(session.isFinished(), 30'000);
    QCOMPARE(issueIn(session.transcript()), QByteArray());
    QCOMPARE(server.messages().size(), 1);
    QVERIFY(server.messages().constFirst().content == piece.repeated(pushed));
}

void TestPushing::cancelledAtEveryEvent_nothingIsDeliveredByAccident_data()
{
    QTest::addColumn<qint64>("number");
    QTest::addColumn<int>("chunkSize");
    for (qint64 number = 12; number <= 45; ++number) {
        QTest::addRow("event %d, DATA", int(number)) << number << 0;
        QTest::addRow("event %d, BDAT", int(number)) << number << 1000;
    }
}

void TestPushing::cancelledAtEveryEvent_nothingIsDeliveredByAccident()
{
    QFETCH(const qint64, number);
    QFETCH(const int, chunkSize);
    practice::Server server({});
    const plan::Plan plan = planFor(server.listen().value());
    session::Session session(plan);
    QSignalSpy finished(&session, &session::Session::finished);
    bool wasHandedOver = false;
    connect(&session, &session::Session::eventRecorded, &session, [&](const transcript::Event &event) {
        wasHandedOver = wasHandedOver || std::holds_alternative<transcript::PayloadSent>(event.payload);
        if (event.sequence == number)
            session.cancel();
    });
    int pushed = 0;
    connect(m_pipe.get(), &PayloadPipe::wanted, this, [&] {
        if (++pushed < 4)
            m_pipe->write("hi\r\n");
        else
            m_pipe->end();
    });
    session.perform(recipeFor(plan, message(*m_pipe, chunkSize)));
    session.open();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    QTRY_COMPARE(server.connectionCount(), 0);
    QCOMPARE(test::breachOfInvariants(session.transcript()), QString());
    QVERIFY(server.messages().isEmpty() || (wasHandedOver && pushed >= 4));
}

void TestPushing::destroyedAtEveryEvent_isSafe()
{
    QFETCH(const qint64, number);
    QFETCH(const int, chunkSize);
    practice::Server server({});
    const plan::Plan plan = planFor(server.listen().value());
    QPointer<session::Session> session = new session::Session(plan);
    connect(session, &session::Session::eventRecorded, this, [&](const transcript::Event &event) {
        if (event.sequence == number)
            delete session;
    });
    connect(session, &session::Session::finished, this, [&] { session->deleteLater(); });
    int pushed = 0;
    connect(m_pipe.get(), &PayloadPipe::wanted, this, [&] {
        if (++pushed < 4)
            m_pipe->write("hi\r\n");
        else
            m_pipe->end();
    });
    session->perform(recipeFor(plan, message(*m_pipe, chunkSize)));
    session->open();
    QTRY_VERIFY(session.isNull());
    QTRY_COMPARE(server.connectionCount(), 0);
    QVERIFY(server.messages().isEmpty() || pushed >= 4);
}

QTEST_GUILESS_MAIN(TestPushing)
#include "tst_pushing.moc"
