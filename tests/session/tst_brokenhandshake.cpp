// SPDX-License-Identifier: GPL-3.0-or-later
#include "channelwatch.h"
#include "net/tlschannel.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <sys/socket.h>

using namespace mailscope;
using namespace mailscope::net;
using namespace Qt::StringLiterals;

namespace {

/// A peer in this process that says whatever a test wants where the handshake should be.
class Raw {
public:
    Raw() { m_server.listen(QHostAddress::LocalHost); }

    [[nodiscard]] Endpoint endpoint() const
    {
        Endpoint endpoint;
        endpoint.address = m_server.serverAddress();
        endpoint.port = m_server.serverPort();
        return endpoint;
    }

    /// Waits for \p channel to connect; null when it does not.
    [[nodiscard]] QTcpSocket *accept(Channel &channel)
    {
        channel.open(endpoint());
        return QTest::qWaitFor([this] { return m_server.hasPendingConnections(); }) ? m_server.nextPendingConnection()
                                                                                    : nullptr;
    }

    /// Waits for \p channel to be open and to have begun its handshake; null when it does not.
    [[nodiscard]] QTcpSocket *handshake(Channel &channel)
    {
        QTcpSocket *const socket = accept(channel);
        if (socket == nullptr)
            return nullptr;
        bool begun = false;
        const auto begin = [&] {
            begun = begun || !channel.remoteEnd().isEmpty();
            return begun;
        };
        if (!QTest::qWaitFor(begin) || !channel.startTls({}))
            return nullptr;
        return QTest::qWaitFor([socket] { return socket->bytesAvailable() > 100; }) ? socket : nullptr;
    }

private:
    QTcpServer m_server;
};

} // namespace

class TestBrokenHandshake : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plaintextInTheHandshake_isKept_data();
    void plaintextInTheHandshake_isKept();
    void whatWasSaidAheadOfTheHandshake_endsIt_data();
    void whatWasSaidAheadOfTheHandshake_endsIt();
    void plaintextBehindARecord_isPlaintext_data();
    void plaintextBehindARecord_isPlaintext();
    void theEndInTheHandshake_isTlsLost_data();
    void theEndInTheHandshake_isTlsLost();
    void abortInTheHandshake_tellsNothing();
    void closeInTheHandshake_isTold();
};

void TestBrokenHandshake::plaintextInTheHandshake_isKept_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("kept");
    QTest::addRow("a reply") << QByteArray("250 injected\r\n") << QByteArray("250 injected\r\n");
    QTest::addRow("one byte") << QByteArray("2") << QByteArray("2");
    QTest::addRow("an empty line") << QByteArray("\r\n") << QByteArray("\r\n");
    QTest::addRow("more than 1 KiB") << QByteArray(5000, 'x') << QByteArray(1024, 'x');
}

void TestBrokenHandshake::plaintextInTheHandshake_isKept()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, kept);
    Raw raw;
    TlsChannel channel;
    ChannelWatch watch(channel);
    watch.takes = false;
    QTcpSocket *const server = raw.handshake(channel);
    QVERIFY(server);
    server->write(sent);
    QTRY_COMPARE(watch.told, QStringList({u"opened"_s, u"failed"_s}));
    QCOMPARE(watch.issueId(), Issue::PlaintextInHandshake);
    QCOMPARE(channel.take(), kept);
    QTRY_COMPARE(server->state(), QAbstractSocket::UnconnectedState);
}

void TestBrokenHandshake::whatWasSaidAheadOfTheHandshake_endsIt_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<Issue::Id>("id");
    QTest::addColumn<QByteArray>("kept");
    QTest::addRow("a reply") << QByteArray("220 hello\r\n") << Issue::PlaintextInHandshake
                             << QByteArray("220 hello\r\n");
    QTest::addRow("more than 1 KiB") << QByteArray(5000, 'x') << Issue::PlaintextInHandshake << QByteArray(1024, 'x');
    QTest::addRow("an alert") << QByteArray("\x15\x03\x03\x00\x02\x02\x28", 7) << Issue::TlsHandshakeFailed
                              << QByteArray();
    QTest::addRow("binary garbage") << QByteArray(50, '\x01') << Issue::TlsHandshakeFailed << QByteArray();
}

void TestBrokenHandshake::whatWasSaidAheadOfTheHandshake_endsIt()
{
    QFETCH(QByteArray, sent);
    QFETCH(Issue::Id, id);
    QFETCH(QByteArray, kept);
    Raw raw;
    TlsChannel channel;
    ChannelWatch watch(channel);
    watch.takes = false;
    QTcpSocket *const server = raw.accept(channel);
    QVERIFY(server);
    server->write(sent);
    QTRY_COMPARE(channel.bytesToTake(), sent.size());
    QVERIFY(channel.startTls({}));
    QVERIFY(!watch.hasEnded());
    QTRY_COMPARE(watch.told, QStringList({u"opened"_s, u"failed"_s}));
    QCOMPARE(watch.issueId(), id);
    QCOMPARE(channel.take(), kept);
    QCOMPARE(server->bytesAvailable(), 0);
}

void TestBrokenHandshake::plaintextBehindARecord_isPlaintext_data()
{
    QTest::addColumn<QByteArrayList>("segments");
    QTest::addColumn<Issue::Id>("id");
    QTest::addColumn<QByteArray>("kept");
    const QByteArray record("\x16\x03\x03\x00\x05\x02\x00\x00\x64\x03", 10); // the beginning of a long ServerHello
    const QByteArray text = "250 injected\r\n";
    QTest::addRow("in one segment") << QByteArrayList{record + text} << Issue::PlaintextInHandshake << text;
    QTest::addRow("in the next") << QByteArrayList{record, text} << Issue::PlaintextInHandshake << text;
    QTest::addRow("in a record cut in two")
        << QByteArrayList{record.first(3), record.sliced(3) + text} << Issue::PlaintextInHandshake << text;
    QTest::addRow("behind two records") << QByteArrayList{record, record + text} << Issue::PlaintextInHandshake << text;
    QTest::addRow("binary garbage") << QByteArrayList{record, QByteArray(50, '\x01')} << Issue::TlsHandshakeFailed
                                    << QByteArray();
}

void TestBrokenHandshake::plaintextBehindARecord_isPlaintext()
{
    QFETCH(QByteArrayList, segments);
    QFETCH(Issue::Id, id);
    QFETCH(QByteArray, kept);
    Raw raw;
    TlsChannel channel;
    ChannelWatch watch(channel);
    watch.takes = false;
    QTcpSocket *const server = raw.handshake(channel);
    QVERIFY(server);
    for (const QByteArray &segment : segments) {
        server->write(segment);
        server->flush();
        QVERIFY(QTest::qWaitFor([server] { return server->bytesToWrite() == 0; }));
    }
    QTRY_COMPARE(watch.told, QStringList({u"opened"_s, u"failed"_s}));
    QCOMPARE(watch.issueId(), id);
    QCOMPARE(channel.take(), kept);
}

void TestBrokenHandshake::theEndInTheHandshake_isTlsLost_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<bool>("resets");
    QTest::addColumn<Issue::Id>("id");
    QTest::addRow("FIN") << QByteArray() << false << Issue::TlsLost;
    QTest::addRow("RST") << QByteArray() << true << Issue::TlsLost;
    QTest::addRow("FIN in a record") << QByteArray("\x16\x03\x03\x01\x00\x02", 6) << false << Issue::TlsLost;
    QTest::addRow("an alert") << QByteArray("\x15\x03\x03\x00\x02\x02\x28", 7) << false << Issue::TlsHandshakeFailed;
    QTest::addRow("binary garbage") << QByteArray(50, '\x01') << false << Issue::TlsHandshakeFailed;
}

void TestBrokenHandshake::theEndInTheHandshake_isTlsLost()
{
    QFETCH(QByteArray, before);
    QFETCH(bool, resets);
    QFETCH(Issue::Id, id);
    Raw raw;
    TlsChannel channel;
    ChannelWatch watch(channel);
    QTcpSocket *const server = raw.handshake(channel);
    QVERIFY(server);
    server->write(before);
    server->flush();
    if (resets) {
        const linger noWait{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(static_cast<int>(server->socketDescriptor()), SOL_SOCKET, SO_LINGER, &noWait, sizeof(noWait));
        server->abort();
    } else {
        server->readAll(); // what is left unread would make it a reset
        server->disconnectFromHost();
    }
    QTRY_COMPARE(watch.told, QStringList({u"opened"_s, u"failed"_s}));
    QCOMPARE(watch.issueId(), id);
    QVERIFY(!watch.issue->detail.isEmpty());
    if (before.size() == 7)
        QVERIFY2(watch.issue->detail.contains("handshake failure"_L1), qPrintable(watch.issue->detail));
    QCOMPARE(watch.bytes, "");
}

void TestBrokenHandshake::abortInTheHandshake_tellsNothing()
{
    Raw raw;
    TlsChannel channel;
    ChannelWatch watch(channel);
    QTcpSocket *const server = raw.handshake(channel);
    QVERIFY(server);
    channel.abort();
    QTRY_COMPARE(server->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(watch.told, QStringList{u"opened"_s});
}

void TestBrokenHandshake::closeInTheHandshake_isTold()
{
    Raw raw;
    TlsChannel channel;
    ChannelWatch watch(channel);
    QTcpSocket *const server = raw.handshake(channel);
    QVERIFY(server);
    channel.close();
    QTRY_COMPARE(watch.told, QStringList({u"opened"_s, u"closed"_s}));
    QTRY_COMPARE(server->state(), QAbstractSocket::UnconnectedState);
}

QTEST_GUILESS_MAIN(TestBrokenHandshake)
#include "tst_brokenhandshake.moc"
