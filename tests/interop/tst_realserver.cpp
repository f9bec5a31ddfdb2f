// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/rawclient.h"
#include "support/dovecot.h"
#include "support/opensmtpd.h"
#include "support/portreservation.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <memory>
#include <thread>
#include <unistd.h>

using namespace mailscope::interop;
using namespace mailscope::support;
using namespace std::chrono_literals;

namespace {

/// A "server" that is any shell line.
class ShellServer final : public RealServer {
public:
    explicit ShellServer(QByteArray line, QByteArray prepare = ":") : RealServer({}), m_line(line), m_prepare(prepare)
    { }

    [[nodiscard]] QByteArrayList keywords(Encryption) const override { return {}; }

protected:
    QByteArrayList configure() override { return {"/bin/sh", "-c", m_line}; }
    [[nodiscard]] QByteArrayList systemUsers() const override { return {"mailman:150"}; }
    [[nodiscard]] QByteArray preparation() const override { return m_prepare; }

private:
    QByteArray m_line;
    QByteArray m_prepare;
};

/// What a test program that is killed leaves behind is tested with one: this program, with this argument.
constexpr auto holdArgument = "--hold-a-server";

int holdAServer()
{
    OpenSmtpd server{ServerOptions{}};
    std::printf("%lld\n", server.start() ? static_cast<long long>(server.processId()) : 0LL);
    std::fflush(stdout);
    return QCoreApplication::exec();
}

bool isAlive(pid_t process)
{
    return ::kill(process, 0) == 0;
}

} // namespace

class TestRealServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aServerThatEnds_failsToStartAndSaysWhy();
    void aServerWhosePreparationFails_failsToStart();
    void aServerThatStaysSilent_failsToStartInTime();
    void aServerWithAnotherName_doesNotCount();
    void theServersRoot_isItsOwn();
    void serversAtTheSameTime_haveTheirOwnPorts();
    void aKilledTest_leavesNoServer();
    void aReservedPort_isGivenToNobodyElse();
    void aReservedPort_canBeListenedOn();
};

void TestRealServer::aServerThatEnds_failsToStartAndSaysWhy()
{
    ShellServer server("echo the disk is full >&2; exit 3");

    QVERIFY(!server.start());

    QVERIFY2(server.diagnosis().contains("ended before its greeting"), server.diagnosis().constData());
    QVERIFY2(server.diagnosis().contains("the disk is full"), server.diagnosis().constData());
    QCOMPARE(server.processId(), 0);
}

void TestRealServer::aServerWhosePreparationFails_failsToStart()
{
    ShellServer server("echo started", "false\necho went on\n");

    QVERIFY(!server.start());

    QVERIFY2(!server.diagnosis().contains("went on"), server.diagnosis().constData());
    QVERIFY2(!server.diagnosis().contains("started"), server.diagnosis().constData());
}

void TestRealServer::aServerThatStaysSilent_failsToStartInTime()
{
    ShellServer server("exec tail -f /dev/null");

    QVERIFY(!server.start(300ms));

    QVERIFY2(server.diagnosis().contains("did not greet in time"), server.diagnosis().constData());
    QCOMPARE(server.processId(), 0);
}

void TestRealServer::aServerWithAnotherName_doesNotCount()
{
    ShellServer server("exec tail -f /dev/null");
    std::atomic<int> greeted = 0;
    QTcpServer listener;
    QVERIFY(listener.listen(QHostAddress::LocalHost, server.port()));
    listener.pauseAccepting(); // left to the thread, since start() waits without an event loop
    const std::jthread stranger(
        [&greeted, descriptor = ::dup(static_cast<int>(listener.socketDescriptor()))](const std::stop_token &stop) {
            QTcpServer accepting;
            accepting.setSocketDescriptor(descriptor);
            while (!stop.stop_requested()) {
                if (!accepting.waitForNewConnection(50))
                    continue;
                const std::unique_ptr<QTcpSocket> socket(accepting.nextPendingConnection());
                socket->write("220 stranger.example.test ESMTP\r\n");
                socket->waitForBytesWritten();
                ++greeted;
                socket->waitForReadyRead();
            }
        });

    QVERIFY(!server.start(500ms));
    QVERIFY(greeted > 0);
}

void TestRealServer::theServersRoot_isItsOwn()
{
    ShellServer server(
        "id -u mailman; id -u alice; cat /etc/hosts; ls /etc/passwd- /root; touch /var/spool/mine && echo written");

    QVERIFY(!server.start());

    const QByteArray log = server.diagnosis();
    QVERIFY2(log.contains("150\n1001\n"), log.constData());
    QVERIFY2(log.contains("127.0.0.1 localhost mx.example.test\n"), log.constData());
    QVERIFY2(log.contains("written"), log.constData());
    QVERIFY(!QFile::exists(QStringLiteral("/var/spool/mine")));
}

void TestRealServer::serversAtTheSameTime_haveTheirOwnPorts()
{
    OpenSmtpd first({.hostName = "first.example.test"});
    OpenSmtpd second({.hostName = "second.example.test"});
    Dovecot third({.hostName = "third.example.test"});

    QVERIFY2(first.start(), first.diagnosis().constData());
    QVERIFY2(second.start(), second.diagnosis().constData());
    QVERIFY2(third.start(), third.diagnosis().constData());

    QVERIFY(RawClient::tcp(first.port()).reply().value(0).startsWith("220 first.example.test"));
    QVERIFY(RawClient::tcp(second.port()).reply().value(0).startsWith("220 second.example.test"));
    QVERIFY(RawClient::tcp(third.port()).reply().value(0).startsWith("220 third.example.test"));
}

void TestRealServer::aKilledTest_leavesNoServer()
{
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {QString::fromUtf8(holdArgument)});
    QTRY_VERIFY_WITH_TIMEOUT(program.canReadLine(), 30'000);
    const auto server = static_cast<pid_t>(program.readLine().trimmed().toLongLong());
    QVERIFY(server > 0);
    QVERIFY(isAlive(server));

    program.kill();
    QVERIFY(program.waitForFinished());

    QTRY_VERIFY(!isAlive(server));
}

void TestRealServer::aReservedPort_isGivenToNobodyElse()
{
    const PortReservation first;
    const PortReservation second;

    QVERIFY(first.port() > 0);
    QVERIFY(second.port() > 0);
    QVERIFY(first.port() != second.port());
    QVERIFY(RawClient::tcp(first.port()).reply().isEmpty());
}

void TestRealServer::aReservedPort_canBeListenedOn()
{
    const PortReservation reservation;
    QTcpServer server;

    QVERIFY2(server.listen(QHostAddress::LocalHost, reservation.port()), qPrintable(server.errorString()));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().contains(QString::fromUtf8(holdArgument)))
        return holdAServer();
    TestRealServer test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_realserver.moc"
