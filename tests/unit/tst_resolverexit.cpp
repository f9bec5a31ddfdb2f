// SPDX-License-Identifier: GPL-3.0-or-later
#include "resolverfixture.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <memory>
#include <unistd.h>

using namespace mailscope::net;
using namespace std::chrono_literals;

/// Neither the end of the program nor Ctrl+C waits for a DNS server that is silent: this program is its own victim.
class TestResolverExit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void program_endsAtOnce_data();
    void program_endsAtOnce();
};

void TestResolverExit::program_endsAtOnce_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("end");
    for (const char *kind : {"host", "mx"}) {
        for (const char *end : {"return", "leak", "handled-interrupt", "plain-interrupt"})
            QTest::addRow("%s, %s", kind, end) << QString::fromLatin1(kind) << QString::fromLatin1(end);
    }
}

void TestResolverExit::program_endsAtOnce()
{
    QFETCH(QString, kind);
    QFETCH(QString, end);
    ResolverFixture fixture;
    QVERIFY(fixture.start());
    fixture.dns.behave(Behaviour::Silent);
    QSignalSpy asked(&fixture.dns, &FakeDns::asked);

    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                {QStringLiteral("--victim"), kind, end, QString::number(fixture.dns.port())});
    QVERIFY(child.waitForStarted());
    QVERIFY(asked.wait(20'000));
    QCOMPARE(child.state(), QProcess::Running);

    QElapsedTimer clock;
    clock.start();
    if (end.endsWith(QStringLiteral("interrupt")))
        QCOMPARE(::kill(static_cast<pid_t>(child.processId()), SIGINT), 0);
    else
        child.closeWriteChannel();
    QVERIFY(child.waitForFinished(10'000));
    QVERIFY2(clock.durationElapsed() < 1s, QByteArray::number(clock.elapsed()).constData());
    const bool killed = end == QStringLiteral("plain-interrupt");
    QCOMPARE(child.exitStatus(), killed ? QProcess::CrashExit : QProcess::NormalExit);
    QCOMPARE(child.exitCode(), killed ? SIGINT : 0);
    QVERIFY(child.readAllStandardOutput().isEmpty());
}

namespace {

int interruptPipe[2] = {-1, -1};

/// Ends the event loop on SIGINT the way a program with an event loop does: a byte through a pipe.
void handleInterrupt(QCoreApplication &application)
{
    if (::pipe(interruptPipe) != 0)
        std::_Exit(70);
    std::signal(SIGINT, [](int) { [[maybe_unused]] const auto written = ::write(interruptPipe[1], "x", 1); });
    auto *notifier = new QSocketNotifier(interruptPipe[0], QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
}

/// Asks a server that stays silent, and ends when standard input ends or SIGINT comes.
int beVictim(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const QString end = arguments.at(3);
    ResolverOptions options;
    options.server = DnsServer{QHostAddress(QHostAddress::LocalHost), arguments.at(4).toUShort()};
    options.limit = 60s;

    if (end == QStringLiteral("handled-interrupt"))
        handleInterrupt(application);
    auto resolver = std::make_unique<Resolver>();
    QObject::connect(resolver.get(), &Resolver::hostResolved, &application, [] { std::puts("answer"); });
    QObject::connect(resolver.get(), &Resolver::mxResolved, &application, [] { std::puts("answer"); });
    if (arguments.at(2) == QStringLiteral("mx"))
        resolver->lookUpMx("mail.example", options);
    else
        resolver->lookUpHost("mail.example.", AddressFamily::Any, options);

    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    const int result = application.exec();
    // As when a program leaves by exit() from the depths, with the look-up still under way.
    if (end == QStringLiteral("leak"))
        std::exit(result);
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 4 && QByteArrayView(argv[1]) == "--victim")
        return beVictim(argc, argv);
    QCoreApplication application(argc, argv);
    TestResolverExit test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_resolverexit.moc"
