// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/messageinput.h"
#include "practice/server.h"
#include "programrun.h"
#include "terminalrun.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::bareEnvironment;
using clitest::urlOf;

/// `send --data -`: a message that is sent while somebody writes it, and everything that somebody can do wrong.
class TestMessageInput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aHugeMessage_isNeverHeld_data();
    void aHugeMessage_isNeverHeld();
    void dotsAtEveryBorder_arrive_data();
    void dotsAtEveryBorder_arrive();
    void theEndOfTheInput_isThatOfTheMessage_data();
    void theEndOfTheInput_isThatOfTheMessage();
    void chunks_areAsLongAsWasAskedFor();
    void aLongMessage_declaresNoSizeAndSaysSo_data();
    void aLongMessage_declaresNoSizeAndSaysSo();
    void aShortMessage_isAsOneFromAFile();
    void atATerminal_aPersonHasTime();
    void aWriterThatStalls_runsIntoTheLimit_data();
    void aWriterThatStalls_runsIntoTheLimit();
    void aWriterThatFails_leavesNoMessage_data();
    void aWriterThatFails_leavesNoMessage();
    void aSignal_leavesNoMessage_data();
    void aSignal_leavesNoMessage();
    void aServerThatRefuses_isNotWaitedFor_data();
    void aServerThatRefuses_isNotWaitedFor();
    void whatNeedsTheWhole_isRefused_data();
    void whatNeedsTheWhole_isRefused();

private:
    static constexpr int Patience = 20'000; // milliseconds; a limit, never waited out when all is well
    static constexpr qsizetype Head = cli::MessageInput::HeadSize;

    void serve(const practice::Options &options = {});
    /// Starts the program with a message on standard input, which stays open. \p input: in place of a pipe of the process.
    void start(const QByteArrayList &options = {}, int input = -1);
    void write(const QByteArray &bytes);
    [[nodiscard]] int end();
    [[nodiscard]] QJsonObject document() const { return QJsonDocument::fromJson(m_out).object(); }
    [[nodiscard]] QByteArray text() const { return m_out + '\n' + m_err; }
    [[nodiscard]] QByteArray arrived() const;
    [[nodiscard]] qint64 peak() const;
    [[nodiscard]] QStringList commands() const;

    std::unique_ptr<practice::Server> m_server;
    std::unique_ptr<QSignalSpy> m_connections;
    std::unique_ptr<QProcess> m_program;
    QByteArray m_out;
    QByteArray m_err;
    QTemporaryDir m_folder;
};

namespace {
/// A header, and lines until there are \p size bytes.
QByteArray messageOf(qsizetype size)
{
    QByteArray message = "Subject: long\r\n\r\n";
    message += (QByteArray(70, 'x') + "\r\n").repeated((size - message.size()) / 72);
    return message + QByteArray(size - message.size() - 2, 'y') + "\r\n";
}
} // namespace

void TestMessageInput::init()
{
    serve();
}

void TestMessageInput::cleanup()
{
    if (m_program && m_program->state() != QProcess::NotRunning) {
        m_program->kill();
        m_program->waitForFinished();
    }
    m_program.reset();
    m_connections.reset();
    m_server.reset();
}

void TestMessageInput::serve(const practice::Options &options)
{
    m_connections.reset();
    practice::Options all = options;
    all.maximumMessageSize = 1 << 30;
    m_server = std::make_unique<practice::Server>(all);
    m_connections = std::make_unique<QSignalSpy>(m_server.get(), &practice::Server::connectionOpened);
    QVERIFY(m_server->listen());
}

void TestMessageInput::start(const QByteArrayList &options, int input)
{
    m_program = std::make_unique<QProcess>();
    m_program->setProcessEnvironment(bareEnvironment());
    if (input >= 0)
        m_program->setChildProcessModifier([input] { ::dup2(input, STDIN_FILENO); });
    QStringList arguments{u"send"_s,
                          QString::fromLatin1(urlOf(m_server->port())),
                          u"--json"_s,
                          u"--security"_s,
                          u"none"_s,
                          u"--from"_s,
                          u"a@b.example"_s,
                          u"--to"_s,
                          u"bob@practice.example"_s,
                          u"--data"_s,
                          u"-"_s};
    for (const QByteArray &each : options)
        arguments += QString::fromUtf8(each);
    m_program->start(QStringLiteral(MAILSCOPE_CLI), arguments);
    QVERIFY(m_program->waitForStarted());
}

/// As fast as the program reads, so that not much of it waits here.
void TestMessageInput::write(const QByteArray &bytes)
{
    m_program->write(bytes);
    if (m_program->bytesToWrite() < 1'000'000 || m_program->state() == QProcess::NotRunning)
        return;
    QEventLoop loop; // and not QTest::qWaitFor(), which sleeps between two looks
    connect(m_program.get(), &QProcess::finished, &loop, &QEventLoop::quit);
    connect(m_program.get(), &QProcess::bytesWritten, &loop, [&loop, this] {
        if (m_program->bytesToWrite() < 1'000'000)
            loop.quit();
    });
    QTimer::singleShot(Patience, &loop, [&loop] { loop.exit(1); });
    QCOMPARE(loop.exec(), 0);
}

int TestMessageInput::end()
{
    const bool hasEnded = QTest::qWaitFor([this] { return m_program->state() == QProcess::NotRunning; }, Patience);
    m_out = m_program->readAllStandardOutput();
    m_err = m_program->readAllStandardError();
    return hasEnded && m_program->exitStatus() == QProcess::NormalExit ? m_program->exitCode() : -1;
}

QByteArray TestMessageInput::arrived() const
{
    return m_server->messages().size() == 1 ? m_server->messages().constFirst().content : QByteArray();
}

/// The most memory that the program ever had resident, in KiB.
qint64 TestMessageInput::peak() const
{
    QFile status(u"/proc/%1/status"_s.arg(m_program->processId()));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray all = status.readAll();
    const qsizetype at = all.indexOf("VmHWM:") + 6;
    return all.sliced(at, all.indexOf("kB", at) - at).trimmed().toLongLong();
}

QStringList TestMessageInput::commands() const
{
    QStringList commands;
    const QJsonArray exchanges = document().value("exchanges"_L1).toArray();
    for (const auto &each : exchanges)
        commands += each.toObject().value("command"_L1).toString();
    return commands;
}

void TestMessageInput::aHugeMessage_isNeverHeld_data()
{
    QTest::addColumn<QByteArrayList>("options");
    QTest::newRow("by DATA") << QByteArrayList{};
    QTest::newRow("by BDAT") << QByteArrayList{"--transfer", "bdat"};
}

void TestMessageInput::aHugeMessage_isNeverHeld()
{
    QFETCH(const QByteArrayList, options);
    constexpr int Pieces = 300;
    const QByteArray piece = (".dots and " + QByteArray(60, 'x') + "\r\n").repeated(1'000'000 / 72 + 1);
    QByteArray digest;
    qint64 size = 0;
    connect(m_server.get(), &practice::Server::messageReceived, this, [&](const practice::StoredMessage &message) {
        digest = QCryptographicHash::hash(message.content, QCryptographicHash::Sha256);
        size = message.content.size();
    });
    QCryptographicHash sent(QCryptographicHash::Sha256);
    const auto push = [&](const QByteArray &bytes) {
        sent.addData(bytes);
        write(bytes);
    };
    start(options);
    push("Subject: huge\r\n\r\n");
    for (int each = 0; each < 3; ++each)
        push(piece);
    QTRY_COMPARE_WITH_TIMEOUT(m_program->bytesToWrite(), 0, Patience);
    const qint64 early = peak();
    for (int each = 3; each < Pieces; ++each)
        push(piece);
    QTRY_COMPARE_WITH_TIMEOUT(m_program->bytesToWrite(), 0, Patience);
    const qint64 late = peak();
    m_program->closeWriteChannel();
    QVERIFY2(end() == 0, text().constData());
    QVERIFY(size > 300'000'000);
    QCOMPARE(digest, sent.result());
    QCOMPARE(document().value("transaction"_L1).toObject().value("bytes"_L1).toInteger(), size);
    qInfo("resident at most: %lld KiB behind 3 MB, %lld KiB behind %lld MB", early, late, size / 1'000'000);
    QVERIFY2(early > 0 && late < early + 8 * 1024, "it holds what it reads");
}

void TestMessageInput::dotsAtEveryBorder_arrive_data()
{
    QTest::addColumn<QByteArrayList>("options");
    QTest::addColumn<qsizetype>("offset");
    for (const qsizetype offset : {-3, -2, -1, 0, 1}) {
        QTest::addRow("DATA, %lld", qlonglong(offset)) << QByteArrayList{} << offset;
        QTest::addRow("BDAT, %lld", qlonglong(offset)) << QByteArrayList{"--transfer", "bdat:65536"} << offset;
    }
}

/// A dot begins a line at each multiple of 64 KiB, or next to it.
void TestMessageInput::dotsAtEveryBorder_arrive()
{
    QFETCH(const QByteArrayList, options);
    QFETCH(const qsizetype, offset);
    constexpr qsizetype Piece = 64 * 1024;
    QByteArray message = "Subject: dots\r\n\r\n";
    message += QByteArray(10 * Piece - 2 - message.size(), 'x') + "\r\n";
    for (qsizetype at = 512; at < message.size(); at += 512) {
        if (at % Piece == 0)
            message.replace(at + offset, 5, "\r\n.\r\n");
        else
            message.replace(at, 2, "\r\n");
    }
    start(options);
    for (qsizetype at = 0; at < message.size(); at += Piece)
        write(message.sliced(at, Piece));
    m_program->closeWriteChannel();
    QVERIFY2(end() == 0, text().constData());
    QVERIFY(arrived() == message);
}

void TestMessageInput::theEndOfTheInput_isThatOfTheMessage_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<QByteArray>("last");
    QTest::newRow("in a name") << qsizetype(4) << QByteArray("Subj");
    QTest::newRow("behind the header") << qsizetype(0) << QByteArray("Subject: x\r\n\r\n");
    QTest::newRow("in the body") << qsizetype(1000) << QByteArray("text");
    QTest::newRow("behind CR") << qsizetype(1000) << QByteArray("text\r");
    QTest::newRow("a lone dot") << qsizetype(1000) << QByteArray(".");
    for (const qsizetype beside : {-1, 0, 1}) {
        QTest::addRow("as long as the head, %lld", qlonglong(beside)) << Head + beside - 1 << QByteArray("a");
        QTest::addRow("behind CR at the head's end, %lld", qlonglong(beside)) << Head + beside - 1 << QByteArray("\r");
    }
    QTest::newRow("long, in a line") << Head * 3 << QByteArray("text");
    QTest::newRow("long, behind CR") << Head * 3 << QByteArray("text\r");
    QTest::newRow("long, a lone dot") << Head * 3 << QByteArray(".");
}

void TestMessageInput::theEndOfTheInput_isThatOfTheMessage()
{
    QFETCH(const qsizetype, size);
    QFETCH(const QByteArray, last);
    const QByteArray message = (size > 100 ? messageOf(size) : QByteArray()) + last;
    for (const QByteArrayList &options : {QByteArrayList{}, QByteArrayList{"--transfer", "bdat:30000"}}) {
        serve();
        start(options);
        write(message);
        m_program->closeWriteChannel();
        QVERIFY2(end() == 0, text().constData());
        QByteArray expected = message;
        if (message.endsWith('\r'))
            expected += '\n';
        else if (options.isEmpty() && !message.endsWith("\r\n"))
            expected += "\r\n";
        QVERIFY2(arrived() == expected, arrived().last(std::min<qsizetype>(arrived().size(), 20)).toHex().constData());
    }
}

void TestMessageInput::chunks_areAsLongAsWasAskedFor()
{
    const QByteArray message = messageOf(1'234'567);
    start({"--transfer", "bdat:300000"});
    for (qsizetype at = 0; at < message.size(); at += 10'007)
        write(message.sliced(at, std::min<qsizetype>(10'007, message.size() - at)));
    m_program->closeWriteChannel();
    QVERIFY2(end() == 0, text().constData());
    QVERIFY(arrived() == message);
    const QStringList chunks = commands().filter("BDAT"_L1);
    QCOMPARE(chunks, QStringList(4, u"BDAT 300000"_s) + QStringList{u"BDAT 34567 LAST"_s});
}

void TestMessageInput::aLongMessage_declaresNoSizeAndSaysSo_data()
{
    QTest::addColumn<QByteArrayList>("options");
    QTest::addColumn<bool>("offersEightBit");
    QTest::addColumn<QString>("mail");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("by default") << QByteArrayList{} << true << u"MAIL FROM:<a@b.example> BODY=8BITMIME"_s
                                << QByteArray("SIZE is not declared");
    QTest::newRow("a size is given") << QByteArrayList{"--size", "7"} << true
                                     << u"MAIL FROM:<a@b.example> SIZE=7 BODY=8BITMIME"_s << QByteArray();
    QTest::newRow("a body is given") << QByteArrayList{"--body", "7bit"} << true
                                     << u"MAIL FROM:<a@b.example> BODY=7BIT"_s << QByteArray("SIZE is not declared");
    QTest::newRow("no 8BITMIME") << QByteArrayList{} << false << u"MAIL FROM:<a@b.example>"_s
                                 << QByteArray("does not offer 8BITMIME, and whether bytes beyond ASCII follow");
}

void TestMessageInput::aLongMessage_declaresNoSizeAndSaysSo()
{
    QFETCH(const QByteArrayList, options);
    QFETCH(const bool, offersEightBit);
    QFETCH(const QString, mail);
    QFETCH(const QByteArray, said);
    practice::Options server;
    if (!offersEightBit)
        server.enabled.erase(practice::Feature::EightBitMime);
    serve(server);
    const QString saved = m_folder.filePath(u"session.json"_s);
    start(options + QByteArrayList{"--save", QFile::encodeName(saved)});
    write(messageOf(Head * 2));
    m_program->closeWriteChannel();
    QVERIFY2(end() == 0, text().constData());
    QVERIFY2(commands().contains(mail), commands().join(u'\n').toUtf8().constData());
    QFile session(saved);
    QVERIFY(session.open(QIODevice::ReadOnly));
    const QByteArray events = session.readAll();
    QVERIFY2(events.contains(said), events.constData());
    QCOMPARE(events.contains("SIZE is not declared"), said.contains("SIZE") || !offersEightBit);
}

void TestMessageInput::aShortMessage_isAsOneFromAFile()
{
    start({"--count", "2"});
    write("Subject: x\r\n\r\n\xff\r\n");
    m_program->closeWriteChannel();
    QVERIFY2(end() == 0, text().constData());
    QCOMPARE(m_server->messages().size(), 2);
    QVERIFY2(commands().contains(u"MAIL FROM:<a@b.example> SIZE=17 BODY=8BITMIME"_s),
             commands().join(u'\n').toUtf8().constData());
}

/// The limit of a wait is far shorter than a person needs for a line; Ctrl+D ends the message.
void TestMessageInput::atATerminal_aPersonHasTime()
{
    clitest::TerminalRun run;
    run.start(QStringLiteral(MAILSCOPE_CLI),
              {"send", urlOf(m_server->port()), "--security", "none", "--quiet", "--timeouts", "payload=0.05", "--to",
               "bob@practice.example", "--data", "-"},
              bareEnvironment());
    for (const QByteArray &line : {"Subject: typed\n", "\n", "hello\n"}) {
        run.type(line);
        QVERIFY2(run.sees(line.trimmed()), run.screen().constData());
        QVERIFY(!QTest::qWaitFor([&run] { return run.process().state() == QProcess::NotRunning; }, 100));
    }
    run.type("\x04");
    QCOMPARE(run.exitCode(), 0);
    QCOMPARE(arrived(), "Subject: typed\r\n\r\nhello\r\n");
}

void TestMessageInput::aWriterThatStalls_runsIntoTheLimit_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<QByteArrayList>("options");
    QTest::addColumn<int>("code");
    QTest::newRow("at once") << qsizetype(0) << QByteArrayList{} << 64;
    QTest::newRow("ahead of the session") << qsizetype(1000) << QByteArrayList{} << 64;
    QTest::newRow("as long as the head") << Head << QByteArrayList{} << 64;
    QTest::newRow("in the message") << Head + 1 << QByteArrayList{} << 3;
    QTest::newRow("later in the message") << Head * 3 << QByteArrayList{} << 3;
    QTest::newRow("in a chunk") << Head + 1 << QByteArrayList{"--transfer", "bdat:1000000"} << 3;
    QTest::newRow("behind a chunk") << Head * 3 << QByteArrayList{"--transfer", "bdat:1000"} << 3;
}

void TestMessageInput::aWriterThatStalls_runsIntoTheLimit()
{
    QFETCH(const qsizetype, size);
    QFETCH(const QByteArrayList, options);
    QFETCH(const int, code);
    start(options + QByteArrayList{"--timeouts", "payload=0.3"});
    if (size > 0)
        write(messageOf(size));
    QVERIFY2(end() == code, text().constData());
    QTRY_COMPARE(m_server->connectionCount(), 0);
    QVERIFY(m_server->messages().isEmpty());
    QCOMPARE(m_connections->size(), code == 64 ? 0 : 1);
    if (code == 64)
        QVERIFY2(m_err.contains("said nothing for 0.3 s, and nothing was sent"), m_err.constData());
    else
        QCOMPARE(document().value("issue"_L1).toObject().value("id"_L1).toString(), u"payload-failed"_s);
}

void TestMessageInput::aWriterThatFails_leavesNoMessage_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<QByteArrayList>("options");
    QTest::addColumn<int>("code");
    QTest::newRow("at once") << qsizetype(0) << QByteArrayList{} << 64;
    QTest::newRow("ahead of the session") << qsizetype(1000) << QByteArrayList{} << 64;
    QTest::newRow("in the message") << Head * 2 << QByteArrayList{} << 3;
    QTest::newRow("in a chunk") << Head * 2 << QByteArrayList{"--transfer", "bdat:1000000"} << 3;
}

/// A socket whose other end goes without having read what was sent to it is reset: reading from it fails, instead of ending.
void TestMessageInput::aWriterThatFails_leavesNoMessage()
{
    QFETCH(const qsizetype, size);
    QFETCH(const QByteArrayList, options);
    QFETCH(const int, code);
    int ends[2] = {-1, -1};
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
    QCOMPARE(::write(ends[1], "x", 1), 1);
    start(options, ends[1]);
    ::close(ends[1]);
    const QByteArray message = messageOf(std::max<qsizetype>(size, 100)).first(size);
    qsizetype at = 0;
    const auto push = [&] {
        const qsizetype most = std::min<qsizetype>(4096, message.size() - at);
        const ssize_t written =
            ::send(ends[0], message.constData() + at, std::size_t(most), MSG_DONTWAIT | MSG_NOSIGNAL);
        at += std::max<ssize_t>(written, 0);
        return written > 0 && at < message.size();
    };
    QVERIFY(QTest::qWaitFor(
        [&] {
            while (push()) { }
            return at == message.size();
        },
        Patience));
    ::close(ends[0]);
    QVERIFY2(end() == code, text().constData());
    QTRY_COMPARE(m_server->connectionCount(), 0);
    QVERIFY(m_server->messages().isEmpty());
    QCOMPARE(m_connections->size(), code == 64 ? 0 : 1);
    QVERIFY2(text().contains("Standard input cannot be read: Connection reset by peer"), text().constData());
}

void TestMessageInput::aSignal_leavesNoMessage_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<QByteArrayList>("options");
    QTest::newRow("ahead of the session") << qsizetype(1000) << QByteArrayList{};
    QTest::newRow("in the message") << Head * 3 << QByteArrayList{};
    QTest::newRow("in a chunk") << Head * 3 << QByteArrayList{"--transfer", "bdat:1000000"};
}

void TestMessageInput::aSignal_leavesNoMessage()
{
    QFETCH(const qsizetype, size);
    QFETCH(const QByteArrayList, options);
    start(options);
    write(messageOf(size));
    if (size > Head)
        QTRY_COMPARE_WITH_TIMEOUT(m_connections->size(), 1, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_program->bytesToWrite(), 0, Patience);
    QElapsedTimer timer;
    timer.start();
    ::kill(pid_t(m_program->processId()), SIGINT);
    const int code = end();
    const bool isKilled = m_program->exitStatus() == QProcess::CrashExit && m_program->exitCode() == SIGINT;
    QVERIFY2(code == 130 || (size < Head && isKilled), text().constData()); // a shell says 130 of both
    QVERIFY(timer.elapsed() < 1000);
    QTRY_COMPARE(m_server->connectionCount(), 0);
    QVERIFY(m_server->messages().isEmpty());
}

void TestMessageInput::aServerThatRefuses_isNotWaitedFor_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QByteArrayList>("options");
    QTest::addColumn<int>("code");
    QTest::newRow("at MAIL") << QByteArray("mail:refuse=550 no") << QByteArrayList{} << 1;
    QTest::newRow("at RCPT") << QByteArray("rcpt:refuse=550 no") << QByteArrayList{} << 1;
    QTest::newRow("at DATA") << QByteArray("data:refuse=554 no") << QByteArrayList{} << 1;
    QTest::newRow("lost at DATA") << QByteArray("data:close") << QByteArrayList{} << 3;
    QTest::newRow("at RCPT, by BDAT") << QByteArray("rcpt:refuse=550 no") << QByteArrayList{"--transfer", "bdat:1000"}
                                      << 1;
    QTest::newRow("stopped ahead of it") << QByteArray() << QByteArrayList{"--stop-after", "rcpt"} << 0;
}

/// The writer goes on, and nobody reads what it writes.
void TestMessageInput::aServerThatRefuses_isNotWaitedFor()
{
    QFETCH(const QByteArray, fault);
    QFETCH(const QByteArrayList, options);
    QFETCH(const int, code);
    practice::Options server;
    if (!fault.isEmpty())
        server.faults.push_back(practice::Fault::parse(fault).value());
    serve(server);
    start(options);
    write(messageOf(Head * 20));
    QVERIFY2(end() == code, text().constData());
    QVERIFY(m_server->messages().isEmpty());
}

void TestMessageInput::whatNeedsTheWhole_isRefused_data()
{
    QTest::addColumn<QByteArrayList>("options");
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("nothing there") << QByteArrayList{} << qsizetype(0)
                                   << QByteArray("Standard input ended before the message began");
    QTest::newRow("a signature")
        << QByteArrayList{"--dkim-key", "/nonexistent", "--dkim-domain", "d.example", "--dkim-selector", "s"}
        << Head + 1
        << QByteArray("has more than 256 KiB, which is as much as is kept of it: a signature is of the whole message");
    QTest::newRow("two messages") << QByteArrayList{"--count", "2"} << Head + 1
                                  << QByteArray("it can be sent once, so give it as a file for 2 messages");
    QTest::newRow("a password from there") << QByteArrayList{"--user", "alice", "--password-from", "fd:0"}
                                           << qsizetype(100) << QByteArray("Standard input is the message");
    QTest::newRow("a pipe by name") << QByteArrayList{"--data", "/dev/stdin"} << qsizetype(100)
                                    << QByteArray("a message that comes through a pipe is given as --data -");
}

void TestMessageInput::whatNeedsTheWhole_isRefused()
{
    QFETCH(const QByteArrayList, options);
    QFETCH(const qsizetype, size);
    QFETCH(const QByteArray, said);
    int ends[2] = {-1, -1};
    QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
    start(options, ends[0]);
    ::close(ends[0]);
    QFile input;
    QVERIFY(input.open(ends[1], QIODevice::WriteOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle));
    if (size > 0)
        input.write(messageOf(size));
    input.close();
    QCOMPARE(end(), 64);
    QVERIFY2(m_err.contains(said), m_err.constData());
    QCOMPARE(m_out, QByteArray());
    QCOMPARE(m_connections->size(), 0);
}

int main(int argc, char *argv[])
{
    std::signal(SIGPIPE, SIG_IGN); // a program that has ended reads no more
    QCoreApplication application(argc, argv);
    TestMessageInput test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_messageinput.moc"
