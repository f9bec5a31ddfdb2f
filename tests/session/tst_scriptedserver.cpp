// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/scriptedserver.h"
#include "rawclient.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mailscope;
using namespace mailscope::practice;
using namespace Qt::StringLiterals;

namespace {

plan::Script script(const QByteArray &text)
{
    const auto parsed = plan::Script::parse(text);
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().text()));
    return *parsed;
}

} // namespace

/// Scripts played over real sockets, with real TLS.
class TestScriptedServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeScript_isPlayed();
    void theHandshake_takesPlaceWhereItStands();
    void serverLinesTogether_leaveInOneWrite();
    void aMismatch_isReported_data();
    void aMismatch_isReported();
    void leavingEarly_isAMismatchOnlyWhileALineIsAwaited_data();
    void leavingEarly_isAMismatchOnlyWhileALineIsAwaited();
    void everyCut_ofTheClientsBytes_isTheSame();
    void closing_hasItsManners();
    void waiting_takesItsTime();
    void whatIsNotForAServer_isRefused();
    void aUnixSocket_works();
    void stopping_endsThePlay();
};

void TestScriptedServer::aWholeScript_isPlayed()
{
    ScriptedServer server(script("# a remark\n@ security none\nS: 220 mx.example\nC: EHLO c.example\nS: "
                                 "250-mx.example\nS: 250 SIZE\nC: QUIT\nS: 221 bye\nX\n= ok\n"));
    const auto port = server.listen();
    QVERIFY2(port, port ? "" : qPrintable(port.error()));
    for (int round = 1; round <= 2; ++round) {
        RawClient client;
        QVERIFY(client.connectTo(*port));
        QCOMPARE(client.reply(), QByteArray("220 mx.example\r\n"));
        QCOMPARE(client.say("EHLO c.example"), QByteArray("250-mx.example\r\n250 SIZE\r\n"));
        QCOMPARE(client.say("QUIT"), QByteArray("221 bye\r\n"));
        QCOMPARE(client.rest(), QByteArray());
        QTRY_COMPARE(server.finishedCount(), round);
    }
    QVERIFY2(!server.mismatch(), qPrintable(server.mismatch().value_or(ScriptMismatch{}).text()));
    QCOMPARE(server.received(), QByteArray("EHLO c.example\r\nQUIT\r\n").repeated(2));
}

void TestScriptedServer::theHandshake_takesPlaceWhereItStands()
{
    ScriptedServer server(script("S: 220 x\nC: STARTTLS\nS: 220 go\nT\nC: EHLO c.example\nS: 250 inside\nX\n"));
    const auto port = server.listen();
    RawClient client;
    QVERIFY(client.connectTo(*port));
    client.reply();
    QCOMPARE(client.say("STARTTLS"), QByteArray("220 go\r\n"));
    QVERIFY(client.startTls());
    QCOMPARE(client.say("EHLO c.example"), QByteArray("250 inside\r\n"));
    QVERIFY(client.isClosed());
    QTRY_COMPARE(server.finishedCount(), 1);
    QVERIFY(!server.mismatch());
    ScriptedServer implicit(script("T\nS: 220 inside\n"));
    const auto other = implicit.listen();
    RawClient second;
    QVERIFY(second.connectTo(*other));
    QVERIFY(second.startTls());
    QCOMPARE(second.reply(), QByteArray("220 inside\r\n"));
}

void TestScriptedServer::serverLinesTogether_leaveInOneWrite()
{
    ScriptedServer server(
        script("S: 220 x\nC: STARTTLS\nS: 220 go ahead\n# still the same write\nS: 250 AUTH PLAIN\nX\n"));
    const auto port = server.listen();
    RawClient client;
    QVERIFY(client.connectTo(*port));
    client.reply();
    client.send("STARTTLS\r\n");
    QCOMPARE(client.rest(), QByteArray("220 go ahead\r\n250 AUTH PLAIN\r\n"));
    QTRY_COMPARE(server.finishedCount(), 1);
    QVERIFY(!server.mismatch());
}

void TestScriptedServer::aMismatch_isReported_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<int>("line");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("got");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &sent, int line,
                        const QByteArray &expected,
                        const QByteArray &got) { QTest::newRow(name) << text << sent << line << expected << got; };
    row("another line", "C: EHLO a\n", "HELO a\r\n", 1, "EHLO a\r\n", "HELO a\r\n");
    row("another case", "C: QUIT\n", "quit\r\n", 1, "QUIT\r\n", "quit\r\n");
    row("a bare line feed", "C: QUIT\n", "QUIT\n", 1, "QUIT\r\n", "QUIT\n");
    row("a later line", "C: A\nS: 250 x\n\nC: B\n", "A\r\nC\r\n", 4, "B\r\n", "C\r\n");
    row("one line too many", "C: A\n", "A\r\nB\r\n", 0, "", "B\r\n");
    row("text ahead of the handshake", "C: A\nT\n", "A\r\nB\r\n", 2, "T", "B\r\n");
    row("longer than expected", "C: QUIT\n", "QUIT now please\r\n", 1, "QUIT\r\n", "QUIT now please\r\n");
}

void TestScriptedServer::aMismatch_isReported()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, sent);
    QFETCH(int, line);
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, got);
    ScriptedServer server(script(text));
    const auto port = server.listen();
    RawClient client;
    QVERIFY(client.connectTo(*port));
    client.send(sent);
    QVERIFY(client.isClosed());
    QTRY_COMPARE(server.finishedCount(), 1);
    QVERIFY(server.mismatch());
    QCOMPARE(server.mismatch()->line, line);
    QCOMPARE(server.mismatch()->expected, expected);
    QCOMPARE(server.mismatch()->got, got);
    QVERIFY(server.mismatch()->text().contains(u"got “"_s));
}

void TestScriptedServer::leavingEarly_isAMismatchOnlyWhileALineIsAwaited_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("a line is awaited") << QByteArray("S: 220 x\nC: QUIT\n") << 2;
    QTest::newRow("a line comes later") << QByteArray("S: 220 x\nW: 3600000\nS: 250 y\nC: QUIT\n") << 4;
    QTest::newRow("in the handshake, a line comes later") << QByteArray("S: 220 x\nT\nC: QUIT\n") << 3;
    QTest::newRow("in the handshake") << QByteArray("S: 220 x\nT\n") << -1;
    QTest::newRow("while it waits") << QByteArray("S: 220 x\nW: 3600000\nS: 221 y\n") << -1;
    QTest::newRow("at the end") << QByteArray("S: 220 x\n") << -1;
}

void TestScriptedServer::leavingEarly_isAMismatchOnlyWhileALineIsAwaited()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    ScriptedServer server(script(text));
    const auto port = server.listen();
    RawClient client;
    QVERIFY(client.connectTo(*port));
    client.reply();
    client.socket().disconnectFromHost();
    QTRY_COMPARE(server.finishedCount(), 1);
    QCOMPARE(server.mismatch() ? server.mismatch()->line : -1, line);
    if (server.mismatch())
        QVERIFY(server.mismatch()->got.isEmpty());
}

void TestScriptedServer::everyCut_ofTheClientsBytes_isTheSame()
{
    ScriptedServer server(script("C: EHLO a\nS: 250 a\nC: a\\0b\\\nC: \\xff\nS: 250 b\nX\n"));
    const auto port = server.listen();
    const QByteArray sent("EHLO a\r\na\0b\xff\r\n", 14);
    int finished = 0;
    for (qsizetype cut = 0; cut <= sent.size(); ++cut) {
        RawClient client;
        QVERIFY(client.connectTo(*port));
        client.send(sent.first(cut));
        QCoreApplication::processEvents();
        client.send(sent.sliced(cut));
        QCOMPARE(client.rest(), QByteArray("250 a\r\n250 b\r\n"));
        ++finished;
        QTRY_COMPARE(server.finishedCount(), finished);
    }
    QVERIFY2(!server.mismatch(), qPrintable(server.mismatch().value_or(ScriptMismatch{}).text()));
}

void TestScriptedServer::closing_hasItsManners()
{
    ScriptedServer half(script("S: 220 x\nX half\nC: LATE\n"));
    const auto halfPort = half.listen();
    RawClient client;
    QVERIFY(client.connectTo(*halfPort));
    client.send("LATE\r\n");
    QCOMPARE(client.rest(), QByteArray("220 x\r\n"));
    QTRY_COMPARE(half.finishedCount(), 1);
    QCOMPARE(half.received(), QByteArray("LATE\r\n"));
    QVERIFY(!half.mismatch());
    ScriptedServer reset(script("C: A\nX reset\n"));
    const auto resetPort = reset.listen();
    RawClient other;
    QVERIFY(other.connectTo(*resetPort));
    QSignalSpy errors(&other.socket(), &QAbstractSocket::errorOccurred);
    other.send("A\r\n");
    QVERIFY(other.isClosed());
    QCOMPARE(errors.size(), 1);
    QVERIFY(!reset.mismatch());
}

void TestScriptedServer::waiting_takesItsTime()
{
    ScriptedServer server(script("S: 220 x\nW: 40\nS: 250 y\nX\n"));
    const auto port = server.listen();
    RawClient client;
    QElapsedTimer watch;
    watch.start();
    QVERIFY(client.connectTo(*port));
    QCOMPARE(client.rest(), QByteArray("220 x\r\n250 y\r\n"));
    QVERIFY(watch.elapsed() >= 40);
}

void TestScriptedServer::whatIsNotForAServer_isRefused()
{
    ScriptedServer server(script("S: 220 x\nvrfy alice\n"));
    const auto port = server.listen();
    QVERIFY(!port);
    QVERIFY2(port.error().startsWith(u"line 2, column 1: “vrfy”"_s), qPrintable(port.error()));
    ScriptedServer open(script("S: 220 x\n"));
    QVERIFY(!open.listen(QHostAddress::Any));
}

void TestScriptedServer::aUnixSocket_works()
{
    const QTemporaryDir folder;
    ScriptedServer server(script("S: 220 x\nC: LHLO a\nS: 250 y\nX\n"));
    QVERIFY(server.listenLocal(folder.filePath(u"socket"_s)));
    RawClient client;
    QVERIFY(client.connectToPath(folder.filePath(u"socket"_s)));
    QCOMPARE(client.reply(), QByteArray("220 x\r\n"));
    QCOMPARE(client.say("LHLO a"), QByteArray("250 y\r\n"));
    QTRY_COMPARE(server.finishedCount(), 1);
    QVERIFY(!server.mismatch());
}

void TestScriptedServer::stopping_endsThePlay()
{
    ScriptedServer server(script("S: 220 x\nW: 3600000\nX\n"));
    QSignalSpy played(&server, &ScriptedServer::played);
    const auto port = server.listen();
    RawClient client;
    QVERIFY(client.connectTo(*port));
    client.reply();
    server.stop();
    QVERIFY(client.isClosed());
    QTRY_COMPARE(played.size(), 1);
}

QTEST_GUILESS_MAIN(TestScriptedServer)
#include "tst_scriptedserver.moc"
