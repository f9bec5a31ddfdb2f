// SPDX-License-Identifier: GPL-3.0-or-later
#include "channelwatch.h"
#include "net/scriptedchannel.h"

#include <QPointer>
#include <QTest>

using namespace mailscope;
using namespace mailscope::net;
using namespace Qt::StringLiterals;
using Delivery = ScriptedChannel::Delivery;

namespace {

Issue issue(Issue::Id id)
{
    return {.id = id, .stage = {}, .evidence = {}, .detail = u"why"_s};
}

} // namespace

class TestScriptedChannel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsTold_arrivesInOrder_data();
    void whatIsTold_arrivesInOrder();
    void nothing_isEmittedWithinACall_data();
    void nothing_isEmittedWithinACall();
    void immediateSteps_needNoEventLoop();
    void aConnection_canBeHeldAndRefused();
    void everySegment_isMetAlone();
    void bytesInTheHandshake_arePlaintext();
    void bytesNotTakenBeforeTheHandshake_arePlaintext();
    void theHandshake_endsAsTold_data();
    void theHandshake_endsAsTold();
    void settings_canBeRefused();
    void aServerThatDoesNotRead_letsBytesWait();
    void abort_isTheEndOfAllSignals();
    void aClosedChannel_hearsNothingMore();
    void destruction_isSafeWithinACall();
};

void TestScriptedChannel::whatIsTold_arrivesInOrder_data()
{
    QTest::addColumn<Delivery>("delivery");
    QTest::addColumn<bool>("beforeOpen");
    QTest::addRow("queued, told before") << Delivery::Queued << true;
    QTest::addRow("queued, told behind") << Delivery::Queued << false;
    QTest::addRow("immediate, told before") << Delivery::Immediate << true;
    QTest::addRow("immediate, told behind") << Delivery::Immediate << false;
}

void TestScriptedChannel::whatIsTold_arrivesInOrder()
{
    QFETCH(Delivery, delivery);
    QFETCH(bool, beforeOpen);
    ScriptedChannel channel(delivery);
    ChannelWatch watch(channel);
    connect(&channel, &Channel::received, this, [&] {
        if (watch.bytes == "220 a\r\n220 go\r\n")
            QVERIFY(channel.startTls({}));
    });
    const auto tell = [&] {
        channel.serverSends("220 a\r\n");
        channel.serverSends("220 go\r\n");
        channel.completeHandshake({.protocol = u"TLSv1.3"_s,
                                   .cipher = {},
                                   .group = {},
                                   .expectedName = {},
                                   .sni = {},
                                   .objections = {},
                                   .chain = {}});
        channel.serverSends("250 b\r\n");
        channel.serverCloses();
    };
    if (beforeOpen)
        tell();
    channel.open({});
    if (!beforeOpen)
        tell();
    QTRY_VERIFY(watch.hasEnded());
    QCOMPARE(watch.told, QStringList({u"opened"_s, u"secured"_s, u"closed"_s}));
    QCOMPARE(watch.bytes, "220 a\r\n220 go\r\n250 b\r\n");
    QCOMPARE(watch.details->protocol, u"TLSv1.3"_s);
}

void TestScriptedChannel::nothing_isEmittedWithinACall_data()
{
    QTest::addColumn<Delivery>("delivery");
    QTest::addRow("queued") << Delivery::Queued;
    QTest::addRow("immediate") << Delivery::Immediate;
}

void TestScriptedChannel::nothing_isEmittedWithinACall()
{
    QFETCH(Delivery, delivery);
    ScriptedChannel channel(delivery);
    ChannelWatch watch(channel);
    connect(&channel, &ScriptedChannel::clientWrote, this, [&] { channel.serverSends("250 answer\r\n"); });
    connect(&channel, &ScriptedChannel::handshakeStarted, this, [&] { channel.completeHandshake(); });
    channel.open({});
    QCOMPARE(watch.told, QStringList{});
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    channel.write("EHLO a\r\n");
    QCOMPARE(watch.bytes, "");
    QCOMPARE(watch.flushes, 0);
    QTRY_COMPARE(watch.bytes, "250 answer\r\n");
    QCOMPARE(watch.flushes, 1);
    QVERIFY(channel.startTls({}));
    QVERIFY(!watch.details);
    QTRY_VERIFY(watch.details);
    channel.close();
    QVERIFY(!watch.hasEnded());
    QTRY_COMPARE(watch.told.last(), u"closed"_s);
}

void TestScriptedChannel::immediateSteps_needNoEventLoop()
{
    ScriptedChannel channel(Delivery::Immediate);
    ChannelWatch watch(channel);
    channel.open({});
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    channel.serverSends("220 a\r\n");
    QCOMPARE(watch.bytes, "220 a\r\n");
    channel.serverResets(u"reset"_s);
    QCOMPARE(watch.issueId(), Issue::ConnectionLost);
    QCOMPARE(watch.issue->detail, u"reset"_s);
}

void TestScriptedChannel::aConnection_canBeHeldAndRefused()
{
    ScriptedChannel channel;
    ChannelWatch watch(channel);
    channel.holdConnection();
    channel.open({});
    QCoreApplication::processEvents();
    QCOMPARE(watch.told, QStringList{});
    channel.acceptConnection();
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});

    channel.abort();
    channel.refuse(issue(Issue::ConnectRefused));
    channel.open({});
    QTRY_COMPARE(watch.told, QStringList({u"opened"_s, u"failed"_s}));
    QCOMPARE(watch.issueId(), Issue::ConnectRefused);
}

void TestScriptedChannel::everySegment_isMetAlone()
{
    ScriptedChannel channel;
    QByteArrayList segments;
    connect(&channel, &Channel::received, this, [&] { segments += channel.take(); });
    channel.serverSends("220 abcd", 3);
    channel.open({});
    QTRY_COMPARE(segments, QByteArrayList({"220", " ab", "cd"}));
}

void TestScriptedChannel::bytesInTheHandshake_arePlaintext()
{
    ScriptedChannel channel;
    ChannelWatch watch(channel);
    watch.takes = false;
    channel.open({});
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    QVERIFY(channel.startTls({}));
    channel.serverSends(QByteArray(3000, 'x'));
    QTRY_COMPARE(watch.issueId(), Issue::PlaintextInHandshake);
    QCOMPARE(channel.take(), QByteArray(1024, 'x'));
}

void TestScriptedChannel::bytesNotTakenBeforeTheHandshake_arePlaintext()
{
    ScriptedChannel channel;
    ChannelWatch watch(channel);
    watch.takes = false;
    channel.open({});
    channel.serverSends("250 injected\r\n");
    QTRY_COMPARE(channel.bytesToTake(), 14);
    QVERIFY(channel.startTls({}));
    QTRY_COMPARE(watch.issueId(), Issue::PlaintextInHandshake);
    QCOMPARE(channel.take(), "250 injected\r\n");
}

void TestScriptedChannel::theHandshake_endsAsTold_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<Issue::Id>("id");
    QTest::addRow("fails") << u"fails"_s << Issue::TlsHandshakeFailed;
    QTest::addRow("closes") << u"closes"_s << Issue::TlsLost;
    QTest::addRow("resets") << u"resets"_s << Issue::TlsLost;
}

void TestScriptedChannel::theHandshake_endsAsTold()
{
    QFETCH(QString, how);
    QFETCH(Issue::Id, id);
    ScriptedChannel channel;
    ChannelWatch watch(channel);
    channel.open({});
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    QVERIFY(channel.startTls({}));
    if (how == "fails"_L1)
        channel.failHandshake(issue(id));
    else if (how == "closes"_L1)
        channel.serverCloses();
    else
        channel.serverResets();
    channel.serverSends("250 too late\r\n");
    QTRY_COMPARE(watch.told, QStringList({u"opened"_s, u"failed"_s}));
    QCOMPARE(watch.issueId(), id);
    QCoreApplication::processEvents();
    QCOMPARE(watch.bytes, "");
}

void TestScriptedChannel::settings_canBeRefused()
{
    ScriptedChannel channel;
    channel.refuseSettings(issue(Issue::TlsSettings));
    channel.open({});
    QTRY_VERIFY(channel.isOpen());
    const auto started = channel.startTls({});
    QVERIFY(!started);
    QCOMPARE(started.error().id, Issue::TlsSettings);
    QVERIFY(channel.isOpen());
    QVERIFY(!channel.isHandshaking());
}

void TestScriptedChannel::aServerThatDoesNotRead_letsBytesWait()
{
    ScriptedChannel channel;
    ChannelWatch watch(channel);
    channel.open({});
    QTRY_VERIFY(channel.isOpen());
    channel.stopReading();
    channel.write(QByteArray(1000, 'x'));
    channel.close();
    QCoreApplication::processEvents();
    QCOMPARE(channel.bytesToWrite(), 1000);
    QCOMPARE(watch.flushes, 0);
    QVERIFY(!watch.hasEnded());
    channel.readAgain();
    QTRY_COMPARE(watch.told, QStringList({u"opened"_s, u"closed"_s}));
    QCOMPARE(channel.bytesToWrite(), 0);
    QCOMPARE(channel.takeWritten().size(), 1000);
    QCOMPARE(channel.takeWritten(), "");
}

void TestScriptedChannel::abort_isTheEndOfAllSignals()
{
    ScriptedChannel channel;
    ChannelWatch watch(channel);
    channel.open({});
    channel.serverSends("220 a\r\n");
    channel.abort();
    QCoreApplication::processEvents();
    channel.serverCloses();
    QCoreApplication::processEvents();
    QCOMPARE(watch.told, QStringList{});
    QVERIFY(channel.clientClosed());
}

void TestScriptedChannel::aClosedChannel_hearsNothingMore()
{
    ScriptedChannel channel;
    ChannelWatch watch(channel);
    channel.open({});
    QTRY_VERIFY(channel.isOpen());
    channel.close();
    channel.serverSends("250 late\r\n");
    QTRY_COMPARE(watch.told, QStringList({u"opened"_s, u"closed"_s}));
    channel.write("more\r\n");
    QCoreApplication::processEvents();
    QCOMPARE(watch.bytes, "");
    QCOMPARE(channel.written(), "");
}

void TestScriptedChannel::destruction_isSafeWithinACall()
{
    QPointer<ScriptedChannel> channel(new ScriptedChannel(Delivery::Immediate));
    connect(channel, &ScriptedChannel::clientWrote, this, [&] { delete channel.data(); });
    channel->open({});
    QTRY_VERIFY(channel->isOpen());
    channel->write("EHLO a\r\n");
    QVERIFY(!channel);
}

QTEST_GUILESS_MAIN(TestScriptedChannel)
#include "tst_scriptedchannel.moc"
