// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation.h"
#include "format/writer.h"
#include "packetreader.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::transcript;

class TestPcapngWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aConversation_isOneConnectionWithBothItsEnds();
    void timesAreThoseOfTheSession();
    void timesThatDoNotFit_countFromZero();
    void overIPv6_itIsTheSame();
    void whatFollowsTheHandshake_isAConnectionOfItsOwn();
    void tlsFromTheFirstByte_isOneConnection();
    void aSocketOrProgram_getsAddressesThatAreSaidToBeMadeUp();
    void anotherPort_isSaidAndStandsAs25_data();
    void anotherPort_isSaidAndStandsAs25();
    void aMessage_goesOutWithItsDotsDoubled_data();
    void aMessage_goesOutWithItsDotsDoubled();
    void whatWasNotRecordedOfAMessage_isPacketsWithoutContent();
    void aMessageThatWasBrokenOff_hasNoEnd();
    void whatAFileClaims_isBounded();
    void aLongLine_takesSeveralSegments_data();
    void aLongLine_takesSeveralSegments();
    void hiddenBytes_keepTheirPlace();
    void lineEnds_areAsTheyCame();
    void aSelection_isWithoutGaps();
    void aSessionWithoutConnection_hasNoPacket();

private:
    static Capture capture(const Transcript &transcript);
};

Capture TestPcapngWriter::capture(const Transcript &transcript)
{
    const report::Report report = report::fold(transcript);
    const auto written =
        format::written(*format::writerNamed(u"pcapng"), format::Exported::everything(transcript, report));
    if (!written)
        qFatal("%s", qPrintable(written.error().text));
    const auto read = readCapture(*written);
    if (!read)
        qFatal("%s", qPrintable(read.error()));
    return *read;
}

void TestPcapngWriter::aConversation_isOneConnectionWithBothItsEnds()
{
    const Capture read = capture(Conversation().opens({"SIZE 1000"}).quits().finished().transcript());
    QCOMPARE(read.conversations.size(), 1);
    const auto &[client, server] = read.conversations.constFirst();
    QCOMPARE(client.end, u"192.0.2.9:50000"_s);
    QCOMPARE(server.end, u"192.0.2.1:25"_s);
    QCOMPARE(client.bytes, QByteArray("EHLO client.example\r\nQUIT\r\n"));
    QCOMPARE(server.bytes, QByteArray("220 mx.example ESMTP\r\n250-mx.example\r\n250 SIZE 1000\r\n221 2.0.0 bye\r\n"));
    QVERIFY(client.opened && client.closed && server.opened && server.closed);
    QCOMPARE(client.segmentSize, 1440);
    QVERIFY2(read.comment.contains("smtp://mx.example:25"_L1), qPrintable(read.comment));
    QVERIFY(read.remarks.isEmpty());
}

void TestPcapngWriter::timesAreThoseOfTheSession()
{
    Conversation talk;
    talk.connects().pause(std::chrono::milliseconds(1500)).greets().finished();
    const Capture read = capture(talk.transcript());
    const qint64 began = QDateTime(QDate(2026, 11, 22), QTime(12, 0, 0, 250), QTimeZone::UTC).toMSecsSinceEpoch();
    QCOMPARE(read.times.constFirst(), quint64(began + 3) * 1'000'000);
    QCOMPARE(read.times.at(3), quint64(began + 3 + 1503) * 1'000'000);
}

/// Nobody's clock, but a file may claim it.
void TestPcapngWriter::timesThatDoNotFit_countFromZero()
{
    Conversation talk;
    talk.connects().pause(std::chrono::hours(24 * 365 * 280)).greets().finished();
    const Transcript transcript = talk.transcript();
    report::Report report = report::fold(transcript);
    report.startedAt = QDateTime(QDate(4052, 1, 2), QTime(3, 4, 5), QTimeZone::UTC);
    const auto written =
        format::written(*format::writerNamed(u"pcapng"), format::Exported::everything(transcript, report));
    QVERIFY(written.has_value());
    const auto read = readCapture(*written);
    QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error()));
    QCOMPARE(read->times.constFirst(), quint64(3'000'000));
    const auto longest = std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::years(60));
    QCOMPARE(read->times.constLast(), static_cast<quint64>(longest.count()));
}

void TestPcapngWriter::overIPv6_itIsTheSame()
{
    Conversation talk;
    talk.event(Connected{u"[2001:db8::9]:50000"_s, u"[2001:db8::1]:587"_s}).greets().quits().finished();
    const Capture read = capture(talk.transcript());
    const auto &[client, server] = read.conversations.constFirst();
    QCOMPARE(client.end, u"2001:db8::9:50000"_s);
    QCOMPARE(server.end, u"2001:db8::1:587"_s);
    QCOMPARE(client.bytes, QByteArray("QUIT\r\n"));
}

void TestPcapngWriter::whatFollowsTheHandshake_isAConnectionOfItsOwn()
{
    Conversation talk;
    talk.opens({"STARTTLS"}).startTls().secured(goodTls()).hello({"AUTH PLAIN"}).quits().finished();
    const Capture read = capture(talk.transcript());
    QCOMPARE(read.conversations.size(), 2);
    const TcpConversation &clear = read.conversations.constFirst();
    const TcpConversation &deciphered = read.conversations.constLast();
    QVERIFY(clear.client.bytes.endsWith("STARTTLS\r\n") && clear.client.closed && clear.server.closed);
    QCOMPARE(deciphered.client.bytes, QByteArray("EHLO client.example\r\nQUIT\r\n"));
    QCOMPARE(deciphered.client.end, u"192.0.2.9:50001"_s);
    QCOMPARE(read.remarks.size(), 1);
    QVERIFY2(read.remarks.constFirst().contains("TLSv1.3"_L1), qPrintable(read.remarks.constFirst()));
}

void TestPcapngWriter::tlsFromTheFirstByte_isOneConnection()
{
    Conversation talk(u"tls"_s, 465);
    talk.event(Connected{u"192.0.2.9:50000"_s, u"192.0.2.1:465"_s}).secured(goodTls()).greets().quits().finished();
    const Capture read = capture(talk.transcript());
    QCOMPARE(read.conversations.size(), 1);
    QCOMPARE(read.conversations.constFirst().server.end, u"192.0.2.1:25"_s);
}

void TestPcapngWriter::aSocketOrProgram_getsAddressesThatAreSaidToBeMadeUp()
{
    for (const auto &[localEnd, remoteEnd] :
         {std::pair(u""_s, u"/run/lmtp"_s), std::pair(u""_s, u""_s), std::pair(u"192.0.2.1:7"_s, u"[2001:db8::1]:25"_s),
          std::pair(u"192.0.2.1:7"_s, u"mx.example:25"_s), std::pair(u"192.0.2.1:7"_s, u"192.0.2.1:99999"_s)}) {
        Conversation talk;
        talk.event(Connected{localEnd, remoteEnd}).greets().finished();
        const Capture read = capture(talk.transcript());
        QCOMPARE(read.conversations.constFirst().server.end, u"127.0.0.1:25"_s);
        QVERIFY(read.remarks.value(0).contains("made up"_L1));
    }
}

void TestPcapngWriter::anotherPort_isSaidAndStandsAs25_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("written");
    QTest::newRow("SMTP") << 25 << 25;
    QTest::newRow("submission") << 587 << 587;
    QTest::newRow("LMTP") << 24 << 25;
    QTest::newRow("any") << 2525 << 25;
}

void TestPcapngWriter::anotherPort_isSaidAndStandsAs25()
{
    QFETCH(const int, port);
    QFETCH(const int, written);
    Conversation talk;
    talk.event(Connected{u"127.0.0.1:50000"_s, u"127.0.0.1:%1"_s.arg(port)}).greets().finished();
    const Capture read = capture(talk.transcript());
    QCOMPARE(read.conversations.constFirst().server.end, u"127.0.0.1:%1"_s.arg(written));
    QCOMPARE(read.remarks.join(u' ').contains(QString::number(port)), port != written);
}

void TestPcapngWriter::aMessage_goesOutWithItsDotsDoubled_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("wire");
    QTest::newRow("empty") << QByteArray() << QByteArray(".\r\n");
    QTest::newRow("plain") << QByteArray("a\r\n") << QByteArray("a\r\n.\r\n");
    QTest::newRow("a dot in front") << QByteArray(".a\r\n") << QByteArray("..a\r\n.\r\n");
    QTest::newRow("lone dots") << QByteArray("a\r\n.\r\n..\r\n") << QByteArray("a\r\n..\r\n...\r\n.\r\n");
    QTest::newRow("a dot inside") << QByteArray("a.b\r\n") << QByteArray("a.b\r\n.\r\n");
}

void TestPcapngWriter::aMessage_goesOutWithItsDotsDoubled()
{
    QFETCH(const QByteArray, message);
    QFETCH(const QByteArray, wire);
    Conversation talk;
    talk.connects().event(PayloadSent{message.size(), "0", {message, {}}, true}).finished();
    QCOMPARE(capture(talk.transcript()).conversations.constFirst().client.bytes, wire);
}

void TestPcapngWriter::whatWasNotRecordedOfAMessage_isPacketsWithoutContent()
{
    Conversation talk;
    talk.connects().event(PayloadSent{500'000, "0", {QByteArray(4096, 'a'), {}}, true}).quits().finished();
    const Capture read = capture(talk.transcript());
    const SaidOverTcp &client = read.conversations.constFirst().client;
    QCOMPARE(client.unrecorded, 500'000 - 4096 - 2);
    QCOMPARE(client.bytes.size(), 500'000 + 3 + 6);
    QVERIFY(client.bytes.endsWith("?\r\n.\r\nQUIT\r\n"));
    QVERIFY(read.remarks.value(0).contains("495904"_L1));
}

void TestPcapngWriter::aMessageThatWasBrokenOff_hasNoEnd()
{
    Conversation talk;
    talk.connects().event(PayloadSent{6000, "0", {QByteArray(4096, 'a'), {}}, false}).finished();
    const SaidOverTcp client = capture(talk.transcript()).conversations.constFirst().client;
    QCOMPARE(client.bytes, QByteArray(4096, 'a') + QByteArray(1904, '?'));
}

void TestPcapngWriter::whatAFileClaims_isBounded()
{
    constexpr qint64 Any = qint64(1) << 60;
    Conversation talk;
    talk.connects()
        .event(PayloadSent{Any, "0", {"a", {{0, qsizetype(Any)}, {1, qsizetype(Any)}}}, true})
        .event(Received{{"250", {{2, qsizetype(Any)}}}, wire::LineEnd::CrLf, false, {}, {}, false})
        .finished();
    const Capture read = capture(talk.transcript());
    QCOMPARE(read.conversations.constFirst().client.unrecorded, 16 * 1024 * 1024 - 2);
    QCOMPARE(read.conversations.constFirst().server.bytes.size(), 64 * 1024 + 5);
    QVERIFY2(read.remarks.value(0).contains("Only packets"_L1), qPrintable(read.remarks.value(0)));
}

void TestPcapngWriter::aLongLine_takesSeveralSegments_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {1438, 1439, 2880, 2881, 65'000, 200'000})
        QTest::addRow("%d", size) << size;
}

void TestPcapngWriter::aLongLine_takesSeveralSegments()
{
    QFETCH(const int, size);
    const QByteArray line(size, 'x');
    Conversation talk;
    talk.connects().client(line, Phase::Raw).server("250 " + line).finished();
    const Capture read = capture(talk.transcript());
    QCOMPARE(read.conversations.constFirst().client.bytes, line + "\r\n");
    QCOMPARE(read.conversations.constFirst().server.bytes, "250 " + line + "\r\n");
}

void TestPcapngWriter::hiddenBytes_keepTheirPlace()
{
    Conversation talk;
    talk.connects()
        .event(Sent{{"AUTH PLAIN \r\n", {{11, 5}}}, Phase::Auth, true})
        .event(Received{{"535 no  here", {{7, 3}}}, wire::LineEnd::CrLf, false, {}, {}, false})
        .finished();
    const TcpConversation read = capture(talk.transcript()).conversations.constFirst();
    QCOMPARE(read.client.bytes, QByteArray("AUTH PLAIN *****\r\n"));
    QCOMPARE(read.server.bytes, QByteArray("535 no *** here\r\n"));
}

void TestPcapngWriter::lineEnds_areAsTheyCame()
{
    Conversation talk;
    talk.connects()
        .server("220 a", wire::LineEnd::Lf)
        .server("2", wire::LineEnd::Cut)
        .server("20 b")
        .server("2", wire::LineEnd::None)
        .finished();
    QCOMPARE(capture(talk.transcript()).conversations.constFirst().server.bytes, QByteArray("220 a\n220 b\r\n2"));
}

void TestPcapngWriter::aSelection_isWithoutGaps()
{
    Conversation talk;
    talk.opens({"SIZE 1000"}).quits().finished();
    const report::Report report = report::fold(talk.transcript());
    QList<qint64> quit;
    for (const Event &event : talk.transcript()) {
        if (const auto *sent = std::get_if<Sent>(&event.payload); sent && sent->phase == Phase::Quit)
            quit.append(event.sequence);
    }
    const auto written =
        format::written(*format::writerNamed(u"pcapng"), format::Exported::selection(talk.transcript(), report, quit));
    const auto read = readCapture(*written);
    QVERIFY2(read, read ? "" : qPrintable(read.error()));
    QCOMPARE(read->conversations.constFirst().client.bytes, QByteArray("QUIT\r\n"));
    QCOMPARE(read->conversations.constFirst().server.bytes, QByteArray());
}

void TestPcapngWriter::aSessionWithoutConnection_hasNoPacket()
{
    Conversation talk;
    talk.failsToConnect(u"192.0.2.1"_s, u"ipv4"_s).finished(Verdict::Network);
    QVERIFY(capture(talk.transcript()).times.isEmpty());
    QVERIFY(capture(Transcript()).times.isEmpty());
}

QTEST_GUILESS_MAIN(TestPcapngWriter)
#include "tst_pcapngwriter.moc"
