// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "rawclient.h"

#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTest>

#include <array>

#include <sys/socket.h>
#include <unistd.h>

using namespace mailscope::practice;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

Options with(std::initializer_list<const char *> faults, Options options = {})
{
    for (const char *text : faults) {
        const auto fault = Fault::parse(text);
        if (!fault)
            qFatal("%s: %s", text, qPrintable(fault.error()));
        options.faults.push_back(*fault);
    }
    return options;
}

const QByteArray greetingLine = "220 practice.example ESMTP Mailscope practice server\r\n";

} // namespace

/// The practice server on real sockets, spoken to byte for byte.
class TestPracticeServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeSession_withStartTls();
    void implicitTls_greetsInside();
    void aUnixSocket_isServedLikeTcp();
    void whileAKeyIsMade_othersAreServed();
    void pipes_areServedLikeTcp();
    void aSocketPair_isServedLikeTcp();
    void listening_isRefused();
    void theLog_hasEveryByte();
    void pipelinedCommands_areAnsweredInOrder();
    void startTls_throwsAwayWhatCameInClear();
    void plaintextBehindTheGoAhead_failsTheHandshake();
    void oneConnectionTooMany_gets421();
    void anIdleClient_gets421();
    void stopping_ends_everyConnection();
    void destroying_isSafe_data();
    void destroying_isSafe();
    void aClientThatLeaves_anywhere_isForgotten();
    void manyConnections_areServedAtOnce();
    void delay_waits();
    void drip_sendsSingleBytes();
    void closeAndReset_differ();
    void flood_isLimitedByTheClient();
    void silence_leavesTheConnection();
    void theHandshake_canFail_data();
    void theHandshake_canFail();
    void aProxyHeader_isTakenAhead_data();
    void aProxyHeader_isTakenAhead();
    void aProxyHeader_isRequired();
};

void TestPracticeServer::aWholeSession_withStartTls()
{
    Server server{Options{}};
    QSignalSpy messages(&server, &Server::messageReceived);
    const auto port = server.listen();
    QVERIFY2(port, port ? "" : qPrintable(port.error()));
    RawClient client;
    QVERIFY(client.connectTo(*port));
    QCOMPARE(client.reply(), greetingLine);
    QVERIFY(client.say("EHLO c.example").contains("250-STARTTLS\r\n"));
    QCOMPARE(client.say("STARTTLS"), QByteArray("220 2.0.0 Ready to start TLS\r\n"));
    QVERIFY(client.startTls());
    QCOMPARE(client.say("NOOP"), QByteArray("250 2.0.0 Nothing done\r\n"));
    QCOMPARE(client.say("MAIL FROM:<>"), QByteArray("503 5.5.1 Say hello first\r\n"));
    QVERIFY(client.say("EHLO c.example").contains("250-AUTH SCRAM-SHA-512-PLUS "));
    QVERIFY(client.say("AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=").startsWith("235 2.7.0"));
    QVERIFY(client.say("MAIL FROM:<a@b.example>").startsWith("250"));
    QVERIFY(client.say("RCPT TO:<bob@practice.example>").startsWith("250"));
    QVERIFY(client.say("DATA").startsWith("354"));
    QCOMPARE(client.say("Subject: x\r\n\r\nhello\r\n."), QByteArray("250 2.0.0 Kept as message 1\r\n"));
    QCOMPARE(client.say("QUIT"), QByteArray("221 2.0.0 practice.example closes the connection\r\n"));
    QCOMPARE(client.rest(), QByteArray());
    QCOMPARE(messages.size(), 1);
    QCOMPARE(server.messages().front().content, QByteArray("Subject: x\r\n\r\nhello\r\n"));
    QCOMPARE(server.messages().front().user, QByteArray("alice"));
    QVERIFY(server.messages().front().encrypted);
    QTRY_COMPARE(server.connectionCount(), 0);
}

void TestPracticeServer::implicitTls_greetsInside()
{
    Options options;
    options.implicitTls = true;
    Server server(options);
    const auto port = server.listen();
    QVERIFY(port);
    RawClient client;
    QVERIFY(client.connectTo(*port));
    QVERIFY(client.startTls());
    QCOMPARE(client.reply(), greetingLine);
    QVERIFY(client.say("STARTTLS").startsWith("503"));
    QVERIFY(client.say("QUIT").startsWith("221"));
    QVERIFY(client.isClosed());
}

void TestPracticeServer::whileAKeyIsMade_othersAreServed()
{
    Options options;
    options.authInClear = true;
    options.scramIterations = 600'000;
    Server server(options);
    const quint16 port = server.listen().value();
    RawClient patient;
    RawClient other;
    for (RawClient *client : {&patient, &other}) {
        QVERIFY(client->connectTo(port));
        QCOMPARE(client->reply(), greetingLine);
        QVERIFY(client->say("EHLO c.example").startsWith("250-"));
    }
    const QByteArray first = patient.say("AUTH SCRAM-SHA-1 " + QByteArray("n,,n=alice,r=abc").toBase64());
    const QByteArray asked = QByteArray::fromBase64(first.sliced(4).chopped(2));
    QVERIFY2(asked.endsWith(",i=600000"), asked.constData());
    patient.send(("c=biws," + asked.split(',')[0] + ",p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=").toBase64() + "\r\n");
    QVERIFY(patient.socket().bytesToWrite() == 0);
    // Each answer takes a few turns of the event loop, the key sixty.
    QCOMPARE(other.say("NOOP"), QByteArray("250 2.0.0 Nothing done\r\n"));
    QCOMPARE(other.say("NOOP"), QByteArray("250 2.0.0 Nothing done\r\n"));
    QCOMPARE(patient.socket().bytesAvailable(), 0);
    QCOMPARE(patient.reply(), "334 " + QByteArray("e=invalid-proof").toBase64() + "\r\n");
    QCOMPARE(patient.say(""), QByteArray("535 5.7.8 User or password is wrong\r\n"));
}

void TestPracticeServer::aUnixSocket_isServedLikeTcp()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"lmtp"_s);
    Options options;
    options.protocol = Protocol::Lmtp;
    Server server(options);
    const auto listening = server.listenLocal(path);
    QVERIFY2(listening, listening ? "" : qPrintable(listening.error()));
    QCOMPARE(QFile::permissions(path) & (QFile::ReadOther | QFile::WriteOther | QFile::ReadGroup | QFile::WriteGroup),
             QFile::Permissions());
    RawClient client;
    QVERIFY(client.connectToPath(path));
    QCOMPARE(client.reply(), QByteArray("220 practice.example LMTP Mailscope practice server\r\n"));
    QVERIFY(client.say("LHLO c.example").startsWith("250-practice.example greets c.example [unix]\r\n"));
    QVERIFY(client.say("STARTTLS").startsWith("220"));
    QVERIFY(client.startTls());
    QVERIFY(client.say("LHLO c.example").contains("AUTH SCRAM-SHA-512-PLUS "));
    QVERIFY(client.say("QUIT").startsWith("221"));
    QVERIFY(client.isClosed());
    server.stop();
    QVERIFY(!QFile::exists(path));
}

void TestPracticeServer::pipes_areServedLikeTcp()
{
    std::array<int, 2> input{};
    std::array<int, 2> output{};
    QVERIFY(::pipe(input.data()) == 0 && ::pipe(output.data()) == 0);
    Server server{Options{}};
    QSignalSpy closed(&server, &Server::connectionClosed);
    QVERIFY(server.serveDescriptors(input[0], output[1]));
    const QByteArray commands = "EHLO c.example\r\nVRFY alice\r\nQUIT\r\n";
    QCOMPARE(::write(input[1], commands.constData(), std::size_t(commands.size())), commands.size());
    QTRY_COMPARE(closed.size(), 1);
    const QByteArray expected = joined(server.log(), 1, LogEntry::Kind::Sent);
    QVERIFY(expected.startsWith(greetingLine)
            && expected.endsWith("221 2.0.0 practice.example closes the connection\r\n"));
    QByteArray said;
    QSocketNotifier readable(output[0], QSocketNotifier::Read);
    QObject::connect(&readable, &QSocketNotifier::activated, this, [&] {
        std::array<char, 4096> buffer{};
        const auto count = ::read(output[0], buffer.data(), buffer.size());
        said += QByteArray(buffer.data(), std::max<ssize_t>(0, count));
    });
    QTRY_COMPARE(said, expected);
    for (const int descriptor : {input[0], input[1], output[0], output[1]})
        QCOMPARE(::close(descriptor), 0); // they stayed ours
}

void TestPracticeServer::aSocketPair_isServedLikeTcp()
{
    std::array<int, 2> ends{};
    QVERIFY(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) == 0);
    Server server{Options{}};
    QVERIFY(server.serveDescriptors(ends[1], ends[1]));
    ::close(ends[1]);
    RawClient client;
    QVERIFY(client.adopt(ends[0]));
    QCOMPARE(client.reply(), greetingLine);
    QVERIFY(client.say("EHLO c.example").startsWith("250"));
    QVERIFY(client.say("STARTTLS").startsWith("220"));
    QVERIFY(client.startTls());
    QVERIFY(client.say("NOOP").startsWith("250"));
    client.socket().abort();
    QTRY_COMPARE(server.connectionCount(), 0);
}

void TestPracticeServer::listening_isRefused()
{
    Server server{Options{}};
    for (const char *address : {"0.0.0.0", "::", "192.0.2.1", "10.0.0.1"}) {
        const auto port = server.listen(QHostAddress(QString::fromLatin1(address)));
        QVERIFY(!port);
        QVERIFY2(port.error().contains(u"loopback"_s), qPrintable(port.error()));
    }
    const auto port = server.listen();
    QVERIFY(port && *port != 0 && server.port() == *port);
    Server second{Options{}};
    QVERIFY(!second.listen(QHostAddress::LocalHost, *port));
    const QTemporaryDir folder;
    QVERIFY(!second.listenLocal(u"relative"_s));
    QFile file(folder.filePath(u"taken"_s));
    QVERIFY(file.open(QFile::WriteOnly));
    QVERIFY(!second.listenLocal(file.fileName()));
    QVERIFY(file.exists());
    QVERIFY(!second.listenLocal(folder.filePath(u"none/here"_s)));
}

void TestPracticeServer::theLog_hasEveryByte()
{
    Server server{Options{}};
    QSignalSpy lines(&server, &Server::lineReceived);
    QSignalSpy opened(&server, &Server::connectionOpened);
    const auto port = server.listen();
    RawClient client;
    QVERIFY(client.connectTo(*port));
    QCOMPARE(client.reply(), greetingLine);
    client.say("VRFY \x1b[31m\xff");
    client.say("AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=");
    client.say("QUIT");
    QVERIFY(client.isClosed());
    QTRY_COMPARE(server.connectionCount(), 0);
    QCOMPARE(joined(server.log(), 1, LogEntry::Kind::Received),
             QByteArray("VRFY \x1b[31m\xff\r\nAUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=\r\nQUIT\r\n"));
    QCOMPARE(joined(server.log(), 1, LogEntry::Kind::Sent),
             greetingLine
                 + "500 5.5.2 A control character in a command\r\n503 5.5.1 An extended hello comes first\r\n221 2.0.0 "
                   "practice.example closes the connection\r\n");
    QCOMPARE(server.log().front().kind, LogEntry::Kind::Opened);
    QCOMPARE(server.log().front().bytes, QByteArray("127.0.0.1"));
    QCOMPARE(server.log().back().kind, LogEntry::Kind::Closed);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(lines.size(), 3);
    QVERIFY(!lines[0][2].toBool() && lines[1][2].toBool() && !lines[2][2].toBool());
    server.clearLog();
    QVERIFY(server.log().isEmpty());
}

void TestPracticeServer::pipelinedCommands_areAnsweredInOrder()
{
    Server server{Options{}};
    const auto port = server.listen();
    RawClient client;
    QVERIFY(client.connectTo(*port));
    client.send("EHLO c.example\r\nMAIL FROM:<>\r\nRCPT TO:<alice@localhost>\r\nRCPT "
                "TO:<x@other.example>\r\nDATA\r\nx\r\n.\r\nVRFY bob\r\nQUIT\r\n");
    const QByteArray said = client.rest();
    QVERIFY2(said.endsWith("250 HELP\r\n250 2.1.0 Sender ok\r\n250 2.1.5 <alice@localhost>: recipient ok\r\n"
                           "550 5.7.1 <x@other.example>: relaying denied, this server delivers nothing to "
                           "others\r\n354 Go ahead, end with a line that is a dot\r\n"
                           "250 2.0.0 Kept as message 1\r\n250 2.1.5 Bob Brown <bob@practice.example>\r\n221 2.0.0 "
                           "practice.example closes the connection\r\n"),
             said.constData());
}

void TestPracticeServer::startTls_throwsAwayWhatCameInClear()
{
    for (const bool keeps : {false, true}) {
        Server server(keeps ? with({"starttls:keep"}) : Options{});
        const auto port = server.listen();
        RawClient client;
        QVERIFY(client.connectTo(*port));
        client.reply();
        client.say("EHLO c.example");
        client.send("STARTTLS\r\nVRFY bob\r\n");
        QCOMPARE(client.reply(), QByteArray("220 2.0.0 Ready to start TLS\r\n"));
        QVERIFY(client.startTls());
        if (keeps)
            QCOMPARE(client.reply(), QByteArray("250 2.1.5 Bob Brown <bob@practice.example>\r\n"));
        QCOMPARE(client.say("NOOP"), QByteArray("250 2.0.0 Nothing done\r\n"));
    }
}

void TestPracticeServer::plaintextBehindTheGoAhead_failsTheHandshake()
{
    Server server{Options{}};
    const auto port = server.listen();
    RawClient client;
    QVERIFY(client.connectTo(*port));
    client.reply();
    client.say("EHLO c.example");
    client.say("STARTTLS");
    client.send("VRFY bob\r\n");
    QVERIFY(!client.rest().contains("Bob Brown"));
    QTRY_COMPARE(server.connectionCount(), 0);
    QVERIFY(!joined(server.log(), 1, LogEntry::Kind::Failed).isEmpty());
}

void TestPracticeServer::oneConnectionTooMany_gets421()
{
    Options options;
    options.maximumConnections = 1;
    Server server(options);
    const auto port = server.listen();
    RawClient first;
    QVERIFY(first.connectTo(*port));
    QCOMPARE(first.reply(), greetingLine);
    RawClient second;
    QVERIFY(second.connectTo(*port));
    QCOMPARE(second.rest(), QByteArray("421 practice.example has too many connections\r\n"));
    QVERIFY(first.say("NOOP").startsWith("250"));
}

void TestPracticeServer::anIdleClient_gets421()
{
    Options options;
    options.idleLimit = 30ms;
    Server server(options);
    const auto port = server.listen();
    RawClient client;
    QVERIFY(client.connectTo(*port));
    QCOMPARE(client.rest(), greetingLine + "421 4.4.2 practice.example closes: nothing came for too long\r\n");
    // In the handshake there is nothing to be said.
    RawClient other;
    QVERIFY(other.connectTo(*port));
    other.send("EHLO c.example\r\nSTARTTLS\r\n");
    QVERIFY(other.rest().endsWith("220 2.0.0 Ready to start TLS\r\n"));
}

void TestPracticeServer::stopping_ends_everyConnection()
{
    Server server(with({"vrfy:delay=3600s", "help:silence", "noop:drip=3600s"}, {}));
    const auto port = server.listen();
    std::vector<std::unique_ptr<RawClient>> clients;
    for (const QByteArray lines :
         {"", "NO", "EHLO c.example\r\nSTARTTLS\r\n", "VRFY alice\r\n", "HELP\r\n", "NOOP\r\n"}) {
        clients.push_back(std::make_unique<RawClient>());
        QVERIFY(clients.back()->connectTo(*port));
        QCOMPARE(clients.back()->reply(), greetingLine);
        clients.back()->send(lines);
        const int number = int(clients.size());
        QTRY_COMPARE(joined(server.log(), number, LogEntry::Kind::Received), lines);
    }
    server.stop();
    for (const auto &client : clients)
        QVERIFY(client->isClosed());
    QCOMPARE(clients.front()->rest(), QByteArray("421 4.3.2 practice.example shuts down\r\n"));
    QTRY_COMPARE(server.connectionCount(), 0);
    RawClient late;
    late.socket().connectToHost(QStringLiteral("127.0.0.1"), *port);
    QTRY_COMPARE(late.socket().error(), QAbstractSocket::ConnectionRefusedError);
}

void TestPracticeServer::destroying_isSafe_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::newRow("after the greeting") << QByteArray();
    QTest::newRow("in the handshake") << QByteArray("EHLO c.example\r\nSTARTTLS\r\n");
    QTest::newRow("in a message") << QByteArray(
        "EHLO c.example\r\nMAIL FROM:<>\r\nRCPT TO:<alice@localhost>\r\nDATA\r\nx");
    QTest::newRow("in a flood") << QByteArray("HELP\r\n");
    QTest::newRow("in a pause") << QByteArray("NOOP\r\n");
}

void TestPracticeServer::destroying_isSafe()
{
    QFETCH(QByteArray, lines);
    auto server = std::make_unique<Server>(with({"help:flood", "noop:delay=3600s"}));
    const auto port = server->listen();
    RawClient client;
    QVERIFY(client.connectTo(*port));
    client.reply();
    client.send(lines);
    QTRY_COMPARE(joined(server->log(), 1, LogEntry::Kind::Received), lines);
    server.reset();
    QVERIFY(client.isClosed());
    // Also from a slot of its own signal.
    auto *other = new Server{Options{}};
    const auto otherPort = other->listen();
    connect(other, &Server::lineReceived, this, [other] { other->stop(); });
    RawClient second;
    QVERIFY(second.connectTo(*otherPort));
    second.send("NOOP\r\nNOOP\r\n");
    QVERIFY(second.rest().startsWith(greetingLine + "421 4.3.2"));
    delete other;
}

void TestPracticeServer::aClientThatLeaves_anywhere_isForgotten()
{
    Server server{Options{}};
    const auto port = server.listen();
    const QByteArray input = "EHLO c.example\r\nMAIL FROM:<>\r\nRCPT TO:<alice@localhost>\r\nDATA\r\nx\r\n.\r\n";
    int opened = 0;
    for (qsizetype length = 0; length <= input.size(); length += 3) {
        RawClient client;
        QVERIFY(client.connectTo(*port));
        client.send(input.first(length));
        ++opened;
        QTRY_COMPARE(joined(server.log(), opened, LogEntry::Kind::Received), input.first(length));
        if (length % 2 == 0)
            client.socket().abort();
        else
            client.socket().disconnectFromHost();
        QTRY_COMPARE(server.connectionCount(), 0);
    }
    // Only the one that sent the final dot left a message.
    QCOMPARE(server.messages().size(), input.size() % 3 == 0 ? 1 : 0);
}

void TestPracticeServer::manyConnections_areServedAtOnce()
{
    Server server{Options{}};
    const auto port = server.listen();
    std::vector<std::unique_ptr<RawClient>> clients;
    constexpr int count = 100;
    for (int at = 0; at < count; ++at) {
        clients.push_back(std::make_unique<RawClient>());
        QVERIFY(clients.back()->connectTo(*port));
    }
    for (const auto &client : clients)
        client->send("EHLO c.example\r\nMAIL FROM:<>\r\nRCPT TO:<alice@localhost>\r\nDATA\r\nx\r\n.\r\nQUIT\r\n");
    for (const auto &client : clients)
        QVERIFY(client->rest().endsWith("221 2.0.0 practice.example closes the connection\r\n"));
    QCOMPARE(server.messages().size(), count);
    QCOMPARE(server.messages().back().number, count);
    QTRY_COMPARE(server.connectionCount(), 0);
}

void TestPracticeServer::delay_waits()
{
    Server server(with({"greeting:delay=50ms", "noop:delay=40ms"}));
    const auto port = server.listen();
    RawClient client;
    QElapsedTimer watch;
    watch.start();
    QVERIFY(client.connectTo(*port));
    QCOMPARE(client.reply(), greetingLine);
    QVERIFY(watch.elapsed() >= 50);
    watch.restart();
    client.send("NOOP\r\nVRFY bob\r\n");
    QCOMPARE(client.reply(), QByteArray("250 2.0.0 Nothing done\r\n"));
    QVERIFY(watch.elapsed() >= 40);
    QCOMPARE(client.reply(), QByteArray("250 2.1.5 Bob Brown <bob@practice.example>\r\n"));
}

void TestPracticeServer::drip_sendsSingleBytes()
{
    Server server(with({"ehlo:drip=1ms"}));
    const auto port = server.listen();
    RawClient client;
    QVERIFY(client.connectTo(*port));
    client.reply();
    server.clearLog();
    client.send("EHLO c.example\r\nNOOP\r\n");
    const QByteArray said = client.reply();
    QVERIFY(said.startsWith("250-practice.example") && said.endsWith("250 HELP\r\n"));
    QCOMPARE(client.reply(), QByteArray("250 2.0.0 Nothing done\r\n"));
    const auto writes = std::ranges::count(server.log(), LogEntry::Kind::Sent, &LogEntry::kind);
    QCOMPARE(writes, said.size() + 1);
}

void TestPracticeServer::closeAndReset_differ()
{
    Server server(with({"vrfy:close=4", "help:reset", "expn:close", "etrn:reset=after"}));
    const auto port = server.listen();
    RawClient closed;
    QVERIFY(closed.connectTo(*port));
    closed.reply();
    closed.send("VRFY bob\r\n");
    QCOMPARE(closed.rest(), QByteArray("250 "));
    QCOMPARE(closed.socket().error(), QAbstractSocket::RemoteHostClosedError);
    RawClient empty;
    QVERIFY(empty.connectTo(*port));
    empty.reply();
    empty.send("EXPN staff\r\n");
    QCOMPARE(empty.rest(), QByteArray());
    RawClient reset;
    QVERIFY(reset.connectTo(*port));
    reset.reply();
    QSignalSpy errors(&reset.socket(), &QAbstractSocket::errorOccurred);
    reset.send("HELP\r\n");
    QVERIFY(reset.isClosed());
    QCOMPARE(errors.size(), 1);
    QVERIFY2(reset.socket().errorString().contains(u"reset"_s, Qt::CaseInsensitive)
                 || reset.socket().error() == QAbstractSocket::RemoteHostClosedError,
             qPrintable(reset.socket().errorString()));
}

void TestPracticeServer::flood_isLimitedByTheClient()
{
    Server server(with({"ehlo:flood=5MB", "help:flood=300kB,line", "vrfy:flood"}));
    const auto port = server.listen();
    RawClient client;
    QVERIFY(client.connectTo(*port));
    client.reply();
    client.send("EHLO c.example\r\n");
    const QByteArray said = client.rest();
    QCOMPARE(said.size(), 5'000'000);
    QVERIFY(said.startsWith("250-this reply has no end"));
    QVERIFY(!said.contains("\r\n250 "));
    RawClient line;
    QVERIFY(line.connectTo(*port));
    line.reply();
    line.send("HELP\r\n");
    const QByteArray oneLine = line.rest();
    QCOMPARE(oneLine.size(), 300'000);
    QVERIFY(oneLine.startsWith("214 xxx") && !oneLine.contains('\n'));
    RawClient endless;
    QVERIFY(endless.connectTo(*port));
    endless.reply();
    endless.send("VRFY bob\r\n");
    QCOMPARE(endless.bytes(1'000'000).size(), 1'000'000);
    endless.socket().abort();
    QTRY_COMPARE(server.connectionCount(), 0);
}

void TestPracticeServer::silence_leavesTheConnection()
{
    Server server(with({"vrfy:silence"}));
    const auto port = server.listen();
    RawClient client;
    QVERIFY(client.connectTo(*port));
    client.reply();
    client.send("VRFY bob\r\n");
    QCOMPARE(client.say("NOOP"), QByteArray("250 2.0.0 Nothing done\r\n"));
}

void TestPracticeServer::theHandshake_canFail_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<bool>("implicit");
    for (const bool implicit : {false, true}) {
        for (const char *fault : {"tls:close", "tls:reset", "tls:refuse", "tls:garble", "starttls:plain"}) {
            if (!implicit || QByteArray(fault).startsWith("tls"))
                QTest::addRow("%s %s", fault, implicit ? "at once" : "after STARTTLS") << QByteArray(fault) << implicit;
        }
    }
}

void TestPracticeServer::theHandshake_canFail()
{
    QFETCH(QByteArray, fault);
    QFETCH(bool, implicit);
    Options options = with({fault.constData()});
    options.implicitTls = implicit;
    Server server(options);
    const auto port = server.listen();
    RawClient client;
    QVERIFY(client.connectTo(*port));
    if (!implicit) {
        client.reply();
        client.say("EHLO c.example");
        QCOMPARE(client.say("STARTTLS"), QByteArray("220 2.0.0 Ready to start TLS\r\n"));
    }
    if (fault == "starttls:plain") {
        QCOMPARE(client.say("NOOP"), QByteArray("250 2.0.0 Nothing done\r\n"));
        return;
    }
    client.socket().startClientEncryption();
    QSignalSpy errors(&client.socket(), &QAbstractSocket::errorOccurred);
    QTRY_VERIFY(!errors.isEmpty() || client.socket().state() == QAbstractSocket::UnconnectedState);
    QVERIFY(!client.socket().isEncrypted());
    client.socket().abort();
    QTRY_COMPARE(server.connectionCount(), 0);
}

void TestPracticeServer::aProxyHeader_isTakenAhead_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("implicit");
    QTest::newRow("version 1") << QByteArray("PROXY TCP4 192.0.2.1 192.0.2.2 4711 25\r\n") << false;
    QTest::newRow("version 1, TLS at once") << QByteArray("PROXY TCP4 192.0.2.1 192.0.2.2 4711 25\r\n") << true;
    QTest::newRow("version 2, TLS at once")
        << QByteArray("\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c", 16) + QByteArray::fromHex("c0000201c0000202126f0019")
        << true;
}

void TestPracticeServer::aProxyHeader_isTakenAhead()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, implicit);
    Options options;
    options.requireProxyHeader = true;
    options.implicitTls = implicit;
    Server server(options);
    const auto port = server.listen();
    RawClient client;
    QVERIFY(client.connectTo(*port));
    client.send(header.first(5));
    client.send(header.sliced(5));
    if (implicit)
        QVERIFY(client.startTls());
    QCOMPARE(client.reply(), greetingLine);
    QVERIFY(client.say("EHLO c.example").startsWith("250-practice.example greets c.example [192.0.2.1]\r\n"));
    QVERIFY(joined(server.log(), 1, LogEntry::Kind::Proxied).contains("192.0.2.1:47"));
}

void TestPracticeServer::aProxyHeader_isRequired()
{
    Options options;
    options.requireProxyHeader = true;
    options.idleLimit = 100ms;
    Server server(options);
    const auto port = server.listen();
    RawClient wrong;
    QVERIFY(wrong.connectTo(*port));
    wrong.send("EHLO c.example\r\n");
    QCOMPARE(wrong.rest(), QByteArray());
    QVERIFY(joined(server.log(), 1, LogEntry::Kind::Failed).contains("PROXY"));
    RawClient half;
    QVERIFY(half.connectTo(*port));
    half.send("PROXY TC");
    QCOMPARE(half.rest(), QByteArray()); // the idle limit holds here too
    RawClient gone;
    QVERIFY(gone.connectTo(*port));
    gone.send("PROXY");
    gone.socket().disconnectFromHost();
    QTRY_COMPARE(server.connectionCount(), 0);
}

QTEST_GUILESS_MAIN(TestPracticeServer)
#include "tst_practiceserver.moc"
