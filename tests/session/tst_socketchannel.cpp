// SPDX-License-Identifier: GPL-3.0-or-later
#include "channelwatch.h"
#include "net/tlschannel.h"
#include "support/testproxy.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <sys/socket.h>

#include <memory>

using namespace mailscope;
using namespace mailscope::net;
using namespace Qt::StringLiterals;
using support::TestProxy;

namespace {

/// A listening TCP server on loopback, and the connections it has.
class Peer {
public:
    explicit Peer(const QHostAddress &address = QHostAddress(QHostAddress::LocalHost)) { m_server.listen(address); }

    [[nodiscard]] Endpoint endpoint() const
    {
        Endpoint endpoint;
        endpoint.address = m_server.serverAddress();
        endpoint.host = endpoint.address.toString();
        endpoint.port = m_server.serverPort();
        return endpoint;
    }

    /// The connection that comes next; null when none comes.
    [[nodiscard]] QTcpSocket *accept()
    {
        if (!QTest::qWaitFor([this] { return m_server.hasPendingConnections(); }))
            return nullptr;
        return m_server.nextPendingConnection();
    }

private:
    QTcpServer m_server;
};

/// Ends \p socket with a reset instead of a FIN.
void reset(QTcpSocket *socket)
{
    const linger noWait{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &noWait, sizeof(noWait));
    socket->abort();
}

/// An address where nobody listens.
Endpoint nobody()
{
    const Peer gone;
    return gone.endpoint();
}

} // namespace

class TestSocketChannel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOpenPort_isOpened_behindTheCall();
    void ipv6_isOpened_withBracketsAroundItsEnds();
    void whatCannotBeReached_fails_data();
    void whatCannotBeReached_fails();
    void theLocalAddress_isTheOneAskedFor();
    void theLocalPort_isTheOneAskedFor();
    void bytes_goBothWays();
    void bytesBeforeTheEnd_canBeTakenBehindIt_data();
    void bytesBeforeTheEnd_canBeTakenBehindIt();
    void lastWordsOfAServerThatHungUp_surviveAFailedWrite();
    void aPeerThatDoesNotRead_neverBlocksTheWriter();
    void close_sendsWhatIsQueued();
    void close_whileConnecting_isTold();
    void abort_isTheEndOfAllSignals();
    void aChannel_canBeOpenedAgain();
    void destruction_isSafeInEverySlot_data();
    void destruction_isSafeInEverySlot();

    void aProxy_isGivenTheHostName_data();
    void aProxy_isGivenTheHostName();
    void aFaultyProxy_isProxyFailed_data();
    void aFaultyProxy_isProxyFailed();
    void aSilentProxy_isEndedByAbort();
};

void TestSocketChannel::anOpenPort_isOpened_behindTheCall()
{
    Peer peer;
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(peer.endpoint());
    QVERIFY(watch.told.isEmpty());
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    QCOMPARE(channel.remoteEnd(), u"127.0.0.1:%1"_s.arg(peer.endpoint().port));
    QVERIFY(channel.localEnd().startsWith("127.0.0.1:"_L1));
    QVERIFY(!channel.isEncrypted());
}

void TestSocketChannel::ipv6_isOpened_withBracketsAroundItsEnds()
{
    Peer peer{QHostAddress(QHostAddress::LocalHostIPv6)};
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(peer.endpoint());
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    QCOMPARE(channel.remoteEnd(), u"[::1]:%1"_s.arg(peer.endpoint().port));
}

void TestSocketChannel::whatCannotBeReached_fails_data()
{
    QTest::addColumn<Endpoint>("endpoint");
    QTest::addColumn<Issue::Id>("id");
    const auto bound = [](const QString &address, quint16 port = 0) {
        Endpoint endpoint = nobody();
        endpoint.bindAddress = QHostAddress(address);
        endpoint.bindPort = port;
        return endpoint;
    };
    QTest::addRow("closed port") << nobody() << Issue::ConnectRefused;
    Endpoint broadcast = nobody();
    broadcast.address = QHostAddress(QHostAddress::Broadcast);
    QTest::addRow("broadcast address") << broadcast << Issue::ConnectFailed;
    Endpoint nowhere = nobody();
    nowhere.address.clear();
    QTest::addRow("no address") << nowhere << Issue::ConnectFailed;
    QTest::addRow("bound to an address that is not ours") << bound(u"192.0.2.1"_s) << Issue::BindFailed;
    QTest::addRow("bound to the other family") << bound(u"::1"_s) << Issue::BindFailed;
    static Peer occupied; // as long as the rows are used
    QTest::addRow("bound to a port in use") << bound(u"127.0.0.1"_s, occupied.endpoint().port) << Issue::BindFailed;
    Endpoint both = bound(u"127.0.0.1"_s);
    both.proxy = ProxyAccess{.address = QHostAddress(QHostAddress::LocalHost), .port = 1};
    QTest::addRow("bound and through a proxy") << both << Issue::BindFailed;
}

void TestSocketChannel::whatCannotBeReached_fails()
{
    QFETCH(Endpoint, endpoint);
    QFETCH(Issue::Id, id);
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(endpoint);
    QVERIFY(watch.told.isEmpty());
    QTRY_COMPARE(watch.told, QStringList{u"failed"_s});
    QCOMPARE(watch.issueId(), id);
    QVERIFY(!watch.issue->detail.isEmpty());
}

void TestSocketChannel::theLocalAddress_isTheOneAskedFor()
{
    Peer peer;
    Endpoint endpoint = peer.endpoint();
    endpoint.bindAddress = QHostAddress(u"127.0.0.2"_s);
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(endpoint);
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    QVERIFY(channel.localEnd().startsWith("127.0.0.2:"_L1));
    const QTcpSocket *server = peer.accept();
    QVERIFY(server);
    QCOMPARE(server->peerAddress(), endpoint.bindAddress);
}

void TestSocketChannel::theLocalPort_isTheOneAskedFor()
{
    Peer peer;
    Endpoint endpoint = peer.endpoint();
    endpoint.bindPort = nobody().port;
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(endpoint);
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    QCOMPARE(channel.localEnd(), u"127.0.0.1:%1"_s.arg(endpoint.bindPort));
}

void TestSocketChannel::bytes_goBothWays()
{
    Peer peer;
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(peer.endpoint());
    QTcpSocket *const server = peer.accept();
    QVERIFY(server);
    server->write(QByteArray("220 \0\xff\r\n", 8));
    QTRY_COMPARE(watch.bytes, QByteArray("220 \0\xff\r\n", 8));
    channel.write("EHLO a\r\n");
    QTRY_COMPARE(server->bytesAvailable(), 8);
    QCOMPARE(server->readAll(), "EHLO a\r\n");
    QTRY_VERIFY(watch.flushes > 0);
    QCOMPARE(channel.bytesToWrite(), 0);
}

void TestSocketChannel::bytesBeforeTheEnd_canBeTakenBehindIt_data()
{
    QTest::addColumn<bool>("resets");
    QTest::addColumn<bool>("takesAtOnce");
    for (const bool takesAtOnce : {true, false}) {
        QTest::addRow("FIN, taken %s", takesAtOnce ? "at once" : "late") << false << takesAtOnce;
        QTest::addRow("RST, taken %s", takesAtOnce ? "at once" : "late") << true << takesAtOnce;
    }
}

void TestSocketChannel::bytesBeforeTheEnd_canBeTakenBehindIt()
{
    QFETCH(bool, resets);
    QFETCH(bool, takesAtOnce);
    Peer peer;
    TlsChannel channel;
    ChannelWatch watch(channel);
    watch.takes = takesAtOnce;
    channel.open(peer.endpoint());
    QTcpSocket *const server = peer.accept();
    QVERIFY(server);
    server->write("421 4.3.2 going down\r\n");
    server->flush();
    if (resets)
        reset(server);
    else
        server->disconnectFromHost();
    QTRY_VERIFY(watch.hasEnded());
    QCOMPARE(watch.told, QStringList({u"opened"_s, resets ? u"failed"_s : u"closed"_s}));
    QCOMPARE(watch.issueId(), resets ? Issue::ConnectionLost : Issue::InternalError);
    QCOMPARE(watch.bytes + channel.take(), "421 4.3.2 going down\r\n");
}

void TestSocketChannel::lastWordsOfAServerThatHungUp_surviveAFailedWrite()
{
    Peer peer;
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(peer.endpoint());
    QTcpSocket *const server = peer.accept();
    QVERIFY(server);
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    server->write("421 too late\r\n");
    server->flush();
    reset(server);
    channel.write("MAIL FROM:<>\r\n"); // no event in between: the system refuses this write
    channel.write("RCPT TO:<a@b>\r\n");
    QTRY_VERIFY(watch.hasEnded());
    QCOMPARE(watch.bytes, "421 too late\r\n");
    QCOMPARE(watch.issueId(), Issue::ConnectionLost);
}

void TestSocketChannel::aPeerThatDoesNotRead_neverBlocksTheWriter()
{
    constexpr qint64 Size = 10 * 1024 * 1024;
    Peer peer;
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(peer.endpoint());
    QTcpSocket *const server = peer.accept();
    QVERIFY(server);
    server->setReadBufferSize(1024);
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 10; ++i)
        channel.write(QByteArray(Size / 10, 'x'));
    QVERIFY2(timer.elapsed() < 2000, "a write waited for the peer");
    QVERIFY(channel.bytesToWrite() > Size / 10);
    server->setReadBufferSize(0);
    qint64 arrived = 0;
    QTRY_VERIFY((arrived += server->readAll().size()) == Size);
    QCOMPARE(channel.bytesToWrite(), 0);
    QVERIFY(watch.flushes > 0);
}

void TestSocketChannel::close_sendsWhatIsQueued()
{
    Peer peer;
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(peer.endpoint());
    QTcpSocket *const server = peer.accept();
    QVERIFY(server);
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    channel.write(QByteArray(3'000'000, 'q'));
    channel.close();
    QVERIFY(!watch.hasEnded());
    QByteArray arrived;
    QTRY_VERIFY((arrived += server->readAll()).size() == 3'000'000);
    QTRY_COMPARE(watch.told, QStringList({u"opened"_s, u"closed"_s}));
    QTRY_COMPARE(server->state(), QAbstractSocket::UnconnectedState);
}

void TestSocketChannel::close_whileConnecting_isTold()
{
    Peer peer;
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(peer.endpoint());
    channel.close();
    QVERIFY(watch.told.isEmpty());
    QTRY_COMPARE(watch.told, QStringList{u"closed"_s});
}

void TestSocketChannel::abort_isTheEndOfAllSignals()
{
    Peer peer;
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(peer.endpoint());
    QTcpSocket *const server = peer.accept();
    QVERIFY(server);
    QTRY_COMPARE(watch.told, QStringList{u"opened"_s});
    QSignalSpy gone(server, &QTcpSocket::disconnected);
    channel.abort();
    channel.write("QUIT\r\n");
    QVERIFY(gone.wait());
    QCOMPARE(watch.told, QStringList{u"opened"_s});
    QCOMPARE(watch.flushes, 0);
}

void TestSocketChannel::aChannel_canBeOpenedAgain()
{
    Peer peer;
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(nobody());
    QTRY_COMPARE(watch.told, QStringList{u"failed"_s});
    channel.open(peer.endpoint());
    QTRY_COMPARE(watch.told, QStringList({u"failed"_s, u"opened"_s}));
    channel.open(peer.endpoint());
    QTRY_COMPARE(watch.told, QStringList({u"failed"_s, u"opened"_s, u"opened"_s}));
}

void TestSocketChannel::destruction_isSafeInEverySlot_data()
{
    QTest::addColumn<QString>("slot");
    QTest::addColumn<bool>("later");
    for (const char *slot : {"opened", "received", "bytesFlushed", "closed", "failed"}) {
        QTest::addRow("%s, at once", slot) << QString::fromLatin1(slot) << false;
        QTest::addRow("%s, later", slot) << QString::fromLatin1(slot) << true;
    }
}

void TestSocketChannel::destruction_isSafeInEverySlot()
{
    QFETCH(QString, slot);
    QFETCH(bool, later);
    Peer peer;
    QPointer<TlsChannel> channel(new TlsChannel);
    const auto destroyIn = [&](const QString &name) {
        if (slot == name)
            later ? channel->deleteLater() : delete channel.data();
    };
    connect(channel, &Channel::opened, this, [&] {
        channel->write("hello");
        destroyIn(u"opened"_s);
    });
    connect(channel, &Channel::received, this, [&] { destroyIn(u"received"_s); });
    connect(channel, &Channel::bytesFlushed, this, [&] { destroyIn(u"bytesFlushed"_s); });
    connect(channel, &Channel::closed, this, [&] { destroyIn(u"closed"_s); });
    connect(channel, &Channel::failed, this, [&] { destroyIn(u"failed"_s); });
    channel->open(peer.endpoint());
    QTcpSocket *const server = peer.accept();
    QVERIFY(server);
    server->write("220 a\r\n");
    server->flush();
    QTRY_VERIFY(server->bytesAvailable() > 0 || !channel);
    if (slot == "failed"_L1)
        reset(server);
    else
        server->disconnectFromHost();
    QTRY_VERIFY(!channel);
}

void TestSocketChannel::aProxy_isGivenTheHostName_data()
{
    QTest::addColumn<TestProxy::Protocol>("protocol");
    QTest::addColumn<bool>("withPassword");
    QTest::addRow("SOCKS5") << TestProxy::Protocol::Socks5 << false;
    QTest::addRow("SOCKS5 with a password") << TestProxy::Protocol::Socks5 << true;
    QTest::addRow("CONNECT") << TestProxy::Protocol::HttpConnect << false;
    QTest::addRow("CONNECT with a password") << TestProxy::Protocol::HttpConnect << true;
}

namespace {

Endpoint through(const TestProxy &proxy, TestProxy::Protocol protocol)
{
    Endpoint endpoint;
    endpoint.host = u"mx.example.test"_s;
    endpoint.port = 2525;
    const bool socks = protocol == TestProxy::Protocol::Socks5;
    endpoint.proxy = ProxyAccess{.kind = socks ? plan::Proxy::Kind::Socks5 : plan::Proxy::Kind::Http,
                                 .address = QHostAddress(QHostAddress::LocalHost),
                                 .port = proxy.port()};
    return endpoint;
}

} // namespace

void TestSocketChannel::aProxy_isGivenTheHostName()
{
    QFETCH(TestProxy::Protocol, protocol);
    QFETCH(bool, withPassword);
    Peer peer;
    TestProxy proxy(protocol, peer.endpoint().port);
    Endpoint endpoint = through(proxy, protocol);
    if (withPassword) {
        proxy.demand("joe", "pass word");
        endpoint.proxy->user = u"joe"_s;
        endpoint.proxy->password = Secret("pass word");
    }
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(endpoint);
    QTcpSocket *const server = peer.accept();
    QVERIFY(server);
    server->write("220 behind a proxy\r\n");
    QTRY_COMPARE(watch.bytes, "220 behind a proxy\r\n");
    QCOMPARE(proxy.requests(), QByteArrayList{"mx.example.test:2525"});
    QCOMPARE(channel.remoteEnd(), u"mx.example.test:2525"_s);
    channel.write("QUIT\r\n");
    QTRY_COMPARE(server->bytesAvailable(), 6);
    QCOMPARE(server->readAll(), "QUIT\r\n");
    server->write("221 bye\r\n");
    server->disconnectFromHost();
    QTRY_COMPARE(watch.told, QStringList({u"opened"_s, u"closed"_s}));
    QCOMPARE(watch.bytes, "220 behind a proxy\r\n221 bye\r\n");
}

void TestSocketChannel::aFaultyProxy_isProxyFailed_data()
{
    QTest::addColumn<TestProxy::Protocol>("protocol");
    QTest::addColumn<TestProxy::Fault>("fault");
    QTest::addColumn<bool>("wrongPassword");
    for (const auto protocol : {TestProxy::Protocol::Socks5, TestProxy::Protocol::HttpConnect}) {
        const char *const name = protocol == TestProxy::Protocol::Socks5 ? "SOCKS5" : "CONNECT";
        QTest::addRow("%s refuses", name) << protocol << TestProxy::Fault::Refuses << false;
        QTest::addRow("%s answers garbage", name) << protocol << TestProxy::Fault::Garbage << false;
        QTest::addRow("%s hangs up", name) << protocol << TestProxy::Fault::HangsUp << false;
        QTest::addRow("%s wants another password", name) << protocol << TestProxy::Fault::None << true;
    }
}

void TestSocketChannel::aFaultyProxy_isProxyFailed()
{
    QFETCH(TestProxy::Protocol, protocol);
    QFETCH(TestProxy::Fault, fault);
    QFETCH(bool, wrongPassword);
    Peer peer;
    TestProxy proxy(protocol, peer.endpoint().port, fault);
    if (wrongPassword)
        proxy.demand("joe", "right");
    Endpoint endpoint = through(proxy, protocol);
    endpoint.proxy->user = u"joe"_s;
    endpoint.proxy->password = Secret("wrong");
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(endpoint);
    QTRY_COMPARE(watch.told, QStringList{u"failed"_s});
    QCOMPARE(watch.issueId(), Issue::ProxyFailed);
    QVERIFY(!watch.issue->detail.isEmpty());
    QVERIFY(!watch.issue->detail.contains("wrong"_L1));
}

void TestSocketChannel::aSilentProxy_isEndedByAbort()
{
    Peer peer;
    TestProxy proxy(TestProxy::Protocol::Socks5, peer.endpoint().port, TestProxy::Fault::Silent);
    TlsChannel channel;
    ChannelWatch watch(channel);
    channel.open(through(proxy, TestProxy::Protocol::Socks5));
    QTRY_COMPARE(proxy.misdeeds(), 1);
    channel.abort();
    channel.open(nobody());
    QTRY_COMPARE(watch.told, QStringList{u"failed"_s});
    QCOMPARE(watch.issueId(), Issue::ConnectRefused);
}

QTEST_GUILESS_MAIN(TestSocketChannel)
#include "tst_socketchannel.moc"
