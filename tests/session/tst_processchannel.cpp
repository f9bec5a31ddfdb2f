// SPDX-License-Identifier: GPL-3.0-or-later
#include "channelwatch.h"
#include "net/processchannel.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <signal.h>

#include <memory>

using namespace mailscope;
using namespace mailscope::net;
using namespace Qt::StringLiterals;

namespace {

Endpoint program(const QString &command)
{
    Endpoint endpoint;
    endpoint.kind = Endpoint::Kind::Process;
    endpoint.path = command;
    return endpoint;
}

bool runs(qint64 processId)
{
    return ::kill(static_cast<pid_t>(processId), 0) == 0;
}

} // namespace

class TestProcessChannel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aProgram_talksOnItsStandardStreams();
    void aProgramThatSaysNothing_isProgramFailed_data();
    void aProgramThatSaysNothing_isProgramFailed();
    void aProgramThatSpokeAndFailed_justCloses();
    void standardError_isKeptApartAndBounded();
    void aFlood_fillsOnlyTheReadBuffer();
    void aProgramThatIgnoresItsEnd_isKilled();
};

void TestProcessChannel::aProgram_talksOnItsStandardStreams()
{
    ProcessChannel channel;
    ChannelWatch watch(channel);
    QSignalSpy ended(&channel, &ProcessChannel::programEnded);
    channel.open(program(u"printf '220 hello\\r\\n'; read line; printf '221 %s\\n' \"$line\""_s));
    QVERIFY(watch.told.isEmpty());
    QTRY_COMPARE(watch.bytes, "220 hello\r\n");
    channel.write("QUIT\n");
    QTRY_COMPARE(watch.told, QStringList({u"opened"_s, u"closed"_s}));
    QCOMPARE(watch.bytes, "220 hello\r\n221 QUIT\n");
}

void TestProcessChannel::aProgramThatSaysNothing_isProgramFailed_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("detail");
    QTest::addRow("missing") << u"/nonexistent/program -bs"_s << u"exit status 127"_s;
    QTest::addRow("not executable") << u"/etc/passwd"_s << u"exit status 126"_s;
    QTest::addRow("fails in silence") << u"exit 3"_s << u"exit status 3"_s;
    QTest::addRow("says why") << u"echo no such queue >&2; exit 75"_s << u"exit status 75: no such queue"_s;
    QTest::addRow("is killed") << u"kill -9 $$"_s << u"signal 9"_s;
}

void TestProcessChannel::aProgramThatSaysNothing_isProgramFailed()
{
    QFETCH(QString, command);
    QFETCH(QString, detail);
    ProcessChannel channel;
    ChannelWatch watch(channel);
    channel.open(program(command));
    QTRY_VERIFY(watch.hasEnded());
    QCOMPARE(watch.told.last(), u"failed"_s);
    QCOMPARE(watch.issueId(), Issue::ProgramFailed);
    QVERIFY2(watch.issue->detail.startsWith(detail), qPrintable(watch.issue->detail));
}

void TestProcessChannel::aProgramThatSpokeAndFailed_justCloses()
{
    ProcessChannel channel;
    ChannelWatch watch(channel);
    channel.open(program(u"echo 421 no; exit 5"_s));
    QTRY_COMPARE(watch.told, QStringList({u"opened"_s, u"closed"_s}));
    QCOMPARE(watch.bytes, "421 no\n");
}

void TestProcessChannel::standardError_isKeptApartAndBounded()
{
    ProcessChannel channel;
    ChannelWatch watch(channel);
    channel.open(program(u"head -c 300000 /dev/zero | tr '\\0' e >&2; echo 220 ready; read line"_s));
    QTRY_COMPARE(watch.bytes, "220 ready\n");
    QTRY_COMPARE(channel.diagnostics().size(), ProcessChannel::DiagnosticsLimit);
    QVERIFY(!channel.diagnostics().contains("220"));
}

void TestProcessChannel::aFlood_fillsOnlyTheReadBuffer()
{
    constexpr qint64 Size = 100'000'000;
    ProcessChannel channel;
    ChannelWatch watch(channel);
    watch.takes = false;
    channel.open(program(u"exec head -c %1 /dev/zero"_s.arg(Size)));
    QTRY_COMPARE(channel.bytesToTake(), SocketChannel::ReadBufferSize);
    watch.takes = true;
    watch.bytes = channel.take();
    QTRY_VERIFY_WITH_TIMEOUT(watch.hasEnded(), 60'000);
    QCOMPARE(watch.bytes.size(), Size);
    QVERIFY(watch.mostWaiting <= 2 * SocketChannel::ReadBufferSize);
}

void TestProcessChannel::aProgramThatIgnoresItsEnd_isKilled()
{
    auto channel = std::make_unique<ProcessChannel>();
    ChannelWatch watch(*channel);
    channel->open(program(u"trap '' TERM; echo $$; while :; do read line; done"_s));
    QTRY_VERIFY(watch.bytes.endsWith('\n'));
    const qint64 processId = watch.bytes.trimmed().toLongLong();
    QVERIFY(processId > 1 && runs(processId));
    QElapsedTimer timer;
    timer.start();
    channel.reset();
    QVERIFY2(timer.elapsed() < 500, "the destructor waited for the program");
    QTRY_VERIFY(!runs(processId));
}

QTEST_GUILESS_MAIN(TestProcessChannel)
#include "tst_processchannel.moc"
