// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultyrelay.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <arpa/inet.h>
#include <cerrno>
#include <functional>
#include <memory>
#include <sys/socket.h>
#include <unistd.h>

using namespace mailscope::test;
using namespace std::chrono_literals;
using Side = FaultyRelay::Side;
using End = RelayFaults::End;

namespace {

/// One end of a connection: what came, in the pieces it came in.
class Peer : public QObject {
    Q_OBJECT
public:
    explicit Peer(QTcpSocket *socket) : m_socket(socket)
    {
        socket->setParent(this);
        connect(socket, &QTcpSocket::readyRead, this, &Peer::read);
        connect(socket, &QTcpSocket::disconnected, this, [this] { m_gone = true; });
        read();
    }

    [[nodiscard]] QByteArray received() const { return m_pieces.join(); }
    [[nodiscard]] QList<QByteArray> pieces() const { return m_pieces; }
    [[nodiscard]] bool isGone() const { return m_gone; }
    void send(const QByteArray &bytes) { m_socket->write(bytes); }
    void leave() { m_socket->disconnectFromHost(); }

private:
    void read()
    {
        if (m_socket->bytesAvailable() > 0)
            m_pieces.append(m_socket->readAll());
    }

    QTcpSocket *m_socket;
    QList<QByteArray> m_pieces;
    bool m_gone = false;
};

/// A client without Qt, which does not tell a reset from a close.
class PlainClient {
public:
    explicit PlainClient(quint16 port) : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        [[maybe_unused]] const int started =
            ::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    }
    ~PlainClient() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(PlainClient)

    enum class State { Open, Closed, Reset };

    State read()
    {
        char buffer[4096];
        for (;;) {
            const ssize_t size = ::recv(m_descriptor, buffer, sizeof buffer, 0);
            if (size == 0)
                return State::Closed;
            if (size < 0)
                return errno == ECONNRESET ? State::Reset : State::Open;
            received.append(buffer, size);
        }
    }

    QByteArray received;

private:
    int m_descriptor;
};

bool eventually(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, 10'000);
}

} // namespace

class TestFaultyRelay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void withoutFaults_everythingPasses();
    void cut_dividesAtEveryPlace();
    void severalCuts_divideInOrder();
    void drip_passesByteByByte();
    void delay_holdsBack();
    void flippedBits_areThoseAlone();
    void stop_passesNothingMore_data();
    void stop_passesNothingMore();
    void stop_leavesTheOtherDirection();
    void close_comesAfterTheBytes_data();
    void close_comesAfterTheBytes();
    void reset_isNoClose();
    void resetAll_comesInTheMiddle();
    void blackHole_staysConnectedAndSilent();
    void faults_holdForLaterConnections();
    void serverThatLeaves_isToldToTheClient();
    void clientThatLeaves_isToldToTheServer();
    void serverThatIsNotThere_closesTheClient();
    void destroyedRelay_closesBoth();

private:
    void connectBoth();

    std::unique_ptr<QTcpServer> m_listener;
    std::unique_ptr<FaultyRelay> m_relay;
    std::unique_ptr<Peer> m_client;
    std::unique_ptr<Peer> m_server;
};

void TestFaultyRelay::init()
{
    m_listener = std::make_unique<QTcpServer>();
    QVERIFY(m_listener->listen(QHostAddress::LocalHost));
    m_relay = std::make_unique<FaultyRelay>();
    QVERIFY(m_relay->start(QHostAddress::LocalHost, m_listener->serverPort()));
}

void TestFaultyRelay::cleanup()
{
    m_client.reset();
    m_server.reset();
    m_relay.reset();
    m_listener.reset();
}

void TestFaultyRelay::connectBoth()
{
    auto *socket = new QTcpSocket;
    m_client = std::make_unique<Peer>(socket);
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), m_relay->port());
    QVERIFY(eventually([this] { return m_listener->hasPendingConnections(); }));
    m_server = std::make_unique<Peer>(m_listener->nextPendingConnection());
    QVERIFY(eventually([socket] { return socket->state() == QAbstractSocket::ConnectedState; }));
}

void TestFaultyRelay::withoutFaults_everythingPasses()
{
    connectBoth();
    QByteArray much(3'000'000, Qt::Uninitialized);
    for (qsizetype at = 0; at < much.size(); ++at)
        much[at] = static_cast<char>(at * 7 / 3);
    m_client->send(much);
    m_server->send(much.chopped(1));
    QVERIFY(eventually([&] { return m_server->received().size() == much.size(); }));
    QVERIFY(eventually([&] { return m_client->received().size() == much.size() - 1; }));
    QVERIFY(m_server->received() == much);
    QVERIFY(m_client->received() == much.chopped(1));
    QCOMPARE(m_relay->relayed(Side::Client), much.size());
    QCOMPARE(m_relay->relayed(Side::Server), much.size() - 1);
}

void TestFaultyRelay::cut_dividesAtEveryPlace()
{
    const QByteArray text = "220 hi\r\n";
    for (qsizetype cut = 1; cut < text.size(); ++cut) {
        m_relay->setFaults(Side::Server, {.cuts = {cut}, .pause = 20ms});
        connectBoth();
        m_server->send(text);
        QVERIFY(eventually([&] { return m_client->received() == text; }));
        QCOMPARE(m_client->pieces(), (QList<QByteArray>{text.first(cut), text.sliced(cut)}));
    }
}

void TestFaultyRelay::severalCuts_divideInOrder()
{
    m_relay->setFaults(Side::Client, {.cuts = {6, 2, 2, 0, 99}, .pause = 20ms});
    connectBoth();
    m_client->send("abcdefghij");
    QVERIFY(eventually([&] { return m_server->received().size() == 10; }));
    QCOMPARE(m_server->pieces(), (QList<QByteArray>{"ab", "cdef", "ghij"}));
}

void TestFaultyRelay::drip_passesByteByByte()
{
    m_relay->setFaults(Side::Server, {.piece = 1, .pause = 20ms});
    connectBoth();
    QElapsedTimer clock;
    clock.start();
    m_server->send("abcde");
    QVERIFY(eventually([&] { return m_client->received() == "abcde"; }));
    QCOMPARE(m_client->pieces(), (QList<QByteArray>{"a", "b", "c", "d", "e"}));
    QVERIFY(clock.durationElapsed() >= 75ms);
}

void TestFaultyRelay::delay_holdsBack()
{
    m_relay->setFaults(Side::Client, {.delay = 100ms});
    connectBoth();
    for (const QByteArray &burst : {QByteArray("one"), QByteArray("two")}) {
        const QByteArray before = m_server->received();
        QElapsedTimer clock;
        clock.start();
        m_client->send(burst);
        QVERIFY(eventually([&] { return m_server->received() == before + burst; }));
        QVERIFY(clock.durationElapsed() >= 95ms);
    }
}

void TestFaultyRelay::flippedBits_areThoseAlone()
{
    m_relay->setFaults(Side::Server, {.piece = 3, .flips = {{0, quint8(0x01)}, {5, quint8(0x80)}, {50, quint8(0xff)}}});
    connectBoth();
    m_server->send("abcdefgh");
    QVERIFY(eventually([&] { return m_client->received().size() == 8; }));
    QCOMPARE(m_client->received(), QByteArray("`bcde\xe6gh"));
}

void TestFaultyRelay::stop_passesNothingMore_data()
{
    QTest::addColumn<bool>("fromServer");
    QTest::addColumn<qint64>("after");
    QTest::newRow("server, at once") << true << qint64(0);
    QTest::newRow("server, after 3") << true << qint64(3);
    QTest::newRow("client, at once") << false << qint64(0);
    QTest::newRow("client, after 3") << false << qint64(3);
}

void TestFaultyRelay::stop_passesNothingMore()
{
    QFETCH(bool, fromServer);
    QFETCH(qint64, after);
    m_relay->setFaults(fromServer ? Side::Server : Side::Client, {.end = End{after, End::Stop}});
    QSignalSpy ends(m_relay.get(), &FaultyRelay::endReached);
    connectBoth();
    Peer &from = fromServer ? *m_server : *m_client;
    Peer &to = fromServer ? *m_client : *m_server;
    from.send("abcdef");
    QVERIFY(eventually([&] { return ends.size() == 1; }));
    QVERIFY(eventually([&] { return to.received().size() == after; }));
    from.send("more");
    from.leave();
    QVERIFY(!QTest::qWaitFor([&] { return to.received().size() > after || to.isGone(); }, 100));
}

void TestFaultyRelay::stop_leavesTheOtherDirection()
{
    m_relay->setFaults(Side::Server, {.end = End{0, End::Stop}});
    connectBoth();
    m_server->send("unheard");
    m_client->send("heard");
    QVERIFY(eventually([&] { return m_server->received() == "heard"; }));
    QCOMPARE(m_client->received(), QByteArray());
}

void TestFaultyRelay::close_comesAfterTheBytes_data()
{
    QTest::addColumn<bool>("fromServer");
    QTest::addColumn<qint64>("after");
    for (const qint64 after : {0, 1, 5, 6}) {
        QTest::addRow("server, after %lld", static_cast<long long>(after)) << true << after;
        QTest::addRow("client, after %lld", static_cast<long long>(after)) << false << after;
    }
}

void TestFaultyRelay::close_comesAfterTheBytes()
{
    QFETCH(bool, fromServer);
    QFETCH(qint64, after);
    m_relay->setFaults(fromServer ? Side::Server : Side::Client, {.end = End{after, End::Close}});
    connectBoth();
    Peer &from = fromServer ? *m_server : *m_client;
    Peer &to = fromServer ? *m_client : *m_server;
    from.send("abcdef");
    QVERIFY(eventually([&] { return to.isGone() && from.isGone(); }));
    QCOMPARE(to.received(), QByteArray("abcdef").first(after));
    QCOMPARE(from.received(), QByteArray());
}

void TestFaultyRelay::reset_isNoClose()
{
    for (const End::Kind kind : {End::Reset, End::Close}) {
        m_relay->setFaults(Side::Server, {.pause = 50ms, .end = End{4, kind}});
        PlainClient client(m_relay->port());
        QVERIFY(eventually([this] { return m_listener->hasPendingConnections(); }));
        m_server = std::make_unique<Peer>(m_listener->nextPendingConnection());
        m_server->send("abcdef");
        PlainClient::State state = PlainClient::State::Open;
        QVERIFY(eventually([&] { return (state = client.read()) != PlainClient::State::Open; }));
        QCOMPARE(client.received, QByteArray("abcd"));
        QCOMPARE(state, kind == End::Reset ? PlainClient::State::Reset : PlainClient::State::Closed);
        if (kind == End::Reset)
            QVERIFY(eventually([&] { return m_server->isGone(); }));
    }
}

void TestFaultyRelay::resetAll_comesInTheMiddle()
{
    PlainClient client(m_relay->port());
    QVERIFY(eventually([this] { return m_listener->hasPendingConnections(); }));
    m_server = std::make_unique<Peer>(m_listener->nextPendingConnection());
    m_server->send("first");
    QVERIFY(eventually([&] { return client.read() == PlainClient::State::Open && client.received == "first"; }));
    m_relay->resetAll();
    QVERIFY(eventually([&] { return client.read() == PlainClient::State::Reset; }));
    QVERIFY(eventually([this] { return m_server->isGone(); }));
}

void TestFaultyRelay::blackHole_staysConnectedAndSilent()
{
    m_relay->setBlackHole(true);
    auto *socket = new QTcpSocket;
    m_client = std::make_unique<Peer>(socket);
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), m_relay->port());
    QVERIFY(eventually([socket] { return socket->state() == QAbstractSocket::ConnectedState; }));
    m_client->send("EHLO client.example\r\n");
    QVERIFY(!QTest::qWaitFor(
        [&] { return m_client->isGone() || !m_client->pieces().isEmpty() || m_listener->hasPendingConnections(); },
        100));
    QCOMPARE(m_relay->relayed(Side::Client), 0);
}

void TestFaultyRelay::faults_holdForLaterConnections()
{
    connectBoth();
    m_relay->setFaults(Side::Server, {.end = End{0, End::Close}});
    m_server->send("still whole");
    QVERIFY(eventually([&] { return m_client->received() == "still whole"; }));
    connectBoth();
    QVERIFY(eventually([&] { return m_client->isGone(); }));
}

void TestFaultyRelay::serverThatLeaves_isToldToTheClient()
{
    m_relay->setFaults(Side::Server, {.piece = 1});
    connectBoth();
    m_server->send("221 bye\r\n");
    m_server->leave();
    QVERIFY(eventually([&] { return m_client->isGone(); }));
    QCOMPARE(m_client->received(), QByteArray("221 bye\r\n"));
}

void TestFaultyRelay::clientThatLeaves_isToldToTheServer()
{
    connectBoth();
    m_client->send("QUIT\r\n");
    m_client->leave();
    QVERIFY(eventually([&] { return m_server->isGone(); }));
    QCOMPARE(m_server->received(), QByteArray("QUIT\r\n"));
}

void TestFaultyRelay::serverThatIsNotThere_closesTheClient()
{
    m_listener->close();
    auto *socket = new QTcpSocket;
    m_client = std::make_unique<Peer>(socket);
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), m_relay->port());
    QVERIFY(eventually([&] { return m_client->isGone(); }));
    QCOMPARE(m_client->received(), QByteArray());
}

void TestFaultyRelay::destroyedRelay_closesBoth()
{
    m_relay->setFaults(Side::Server, {.piece = 1, .pause = 50ms});
    connectBoth();
    m_client->send("some");
    m_server->send("bytes that are still under way");
    QVERIFY(eventually([&] { return !m_client->received().isEmpty(); }));
    m_relay.reset();
    QVERIFY(eventually([&] { return m_client->isGone() && m_server->isGone(); }));
}

QTEST_GUILESS_MAIN(TestFaultyRelay)
#include "tst_faultyrelay.moc"
