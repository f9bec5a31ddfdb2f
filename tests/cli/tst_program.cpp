// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "programrun.h"
#include "support/fakedns.h"
#include "terminalrun.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QScopeGuard>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::bareEnvironment;
using clitest::TerminalRun;
using clitest::urlOf;
using test::FakeDns;

/// The built program as a shell starts it: streams, signals and terminals.
class TestProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itLinksNoDisplay();
    void aClosedPort_isExit3WithinASecond();
    void aFullDisk_is74_data();
    void aFullDisk_is74();
    void aClosedStream_is74_data();
    void aClosedStream_is74();
    void stepsThatCannotBeRead_are64_data();
    void stepsThatCannotBeRead_are64();
    void aClosedPipe_is74_data();
    void aClosedPipe_is74();
    void aSignal_cancelsWithAWholeDocument_data();
    void aSignal_cancelsWithAWholeDocument();
    void aSignalAtTheVeryBeginning_isNoCrash_data();
    void aSignalAtTheVeryBeginning_isNoCrash();
    void aSignal_endsTheCommandOfAPassword();
    void aSecondSignal_endsAtOnce();
    void aSilentDnsServer_delaysNeitherCancelNorExit();
    void colour_needsATerminalAndNoNoColor_data();
    void colour_needsATerminalAndNoNoColor();
    void progress_goesToATerminalOnly();
    void serve_printsWhereItListens();
    void serve_speaksOnStandardStreams();
    void serve_playsAScript();
};

namespace {

constexpr int Patience = 20'000; // milliseconds; a limit, never waited out when all is well

const QString Program = QStringLiteral(MAILSCOPE_CLI);

struct Ended {
    int code = -1;
    QByteArray out;
    QByteArray err;
    [[nodiscard]] QByteArray text() const { return "exit code " + QByteArray::number(code) + "\n" + out + "\n" + err; }
};

QStringList words(const QByteArrayList &arguments)
{
    QStringList list;
    for (const QByteArray &argument : arguments)
        list += QString::fromUtf8(argument);
    return list;
}

void start(QProcess &process, const QByteArrayList &arguments)
{
    process.setProcessEnvironment(bareEnvironment());
    process.start(Program, words(arguments));
}

/// Lets the event loop go on, so that servers of this process can answer.
Ended ended(QProcess &process)
{
    Ended end;
    if (QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, Patience)
        && process.exitStatus() == QProcess::NormalExit)
        end.code = process.exitCode();
    end.out = process.readAllStandardOutput();
    end.err = process.readAllStandardError();
    return end;
}

/// An orphan that nobody waits for has ended all the same.
bool isZombie(pid_t process)
{
    QFile status(u"/proc/%1/status"_s.arg(process));
    return status.open(QIODevice::ReadOnly) && status.readAll().contains("State:\tZ");
}

/// Leaves no room in the pipe: who writes to it waits, since the descriptor itself blocks again.
void fill(int pipe)
{
    const int flags = ::fcntl(pipe, F_GETFL);
    ::fcntl(pipe, F_SETFL, flags | O_NONBLOCK);
    for (const std::size_t size : {std::size_t(4096), std::size_t(1)}) {
        const std::vector<char> bytes(size);
        while (::write(pipe, bytes.data(), size) > 0) { }
    }
    ::fcntl(pipe, F_SETFL, flags);
}

/// The process sleeps in a write() to \p descriptor, as the kernel tells it.
bool isWriting(pid_t process, int descriptor)
{
    QFile status(u"/proc/%1/syscall"_s.arg(process));
    const QByteArray call = QByteArray::number(SYS_write) + " 0x" + QByteArray::number(descriptor, 16) + ' ';
    return status.open(QIODevice::ReadOnly) && status.readAll().startsWith(call);
}

Ended runShell(const QByteArray &script, const QByteArrayList &arguments)
{
    QProcess process;
    process.setProcessEnvironment(bareEnvironment());
    process.start(u"bash"_s, QStringList{u"-c"_s, QString::fromUtf8(script), Program} + words(arguments));
    return ended(process);
}

} // namespace

void TestProgram::itLinksNoDisplay()
{
    QProcess ldd;
    ldd.start(u"ldd"_s, {Program});
    QVERIFY(ldd.waitForFinished());
    const QByteArray libraries = ldd.readAll();
    QVERIFY(libraries.contains("libQt6Core"));
    QVERIFY2(!libraries.contains("libQt6Gui") && !libraries.contains("libQt6Widgets"), libraries.constData());
}

void TestProgram::aClosedPort_isExit3WithinASecond()
{
    QProcess process;
    QElapsedTimer timer;
    timer.start();
    start(process, {"probe", "--json", urlOf(clitest::closedPort())});
    const Ended end = ended(process);
    QVERIFY2(end.code == 3, end.text().constData());
    QVERIFY(timer.elapsed() < 1000);
}

void TestProgram::aFullDisk_is74_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::newRow("version") << QByteArrayList{"--version"};
    QTest::newRow("help") << QByteArrayList{"--help"};
    QTest::newRow("help of a command") << QByteArrayList{"probe", "--help"};
    QTest::newRow("explain") << QByteArrayList{"explain", "550"};
    QTest::newRow("text") << QByteArrayList{"probe"};
    QTest::newRow("json") << QByteArrayList{"probe", "--json"};
    QTest::newRow("json lines") << QByteArrayList{"probe", "--jsonl"};
    QTest::newRow("serve") << QByteArrayList{"serve"};
}

void TestProgram::aFullDisk_is74()
{
    QFETCH(QByteArrayList, arguments);
    practice::Server server(practice::Options{});
    if (arguments.first() == "probe" && !arguments.contains("--help"))
        arguments += urlOf(server.listen().value());
    const Ended end = runShell("exec \"$0\" \"$@\" >/dev/full", arguments);
    QVERIFY2(end.code == 74, end.text().constData());
    QVERIFY2(arguments.first() == "serve" || end.err.contains("could not be written"), end.text().constData());
}

void TestProgram::aClosedStream_is74_data()
{
    aFullDisk_is74_data();
}

void TestProgram::aClosedStream_is74()
{
    QFETCH(QByteArrayList, arguments);
    practice::Server server(practice::Options{});
    if (arguments.first() == "probe" && !arguments.contains("--help"))
        arguments += urlOf(server.listen().value());
    const Ended end = runShell("exec \"$0\" \"$@\" >&-", arguments);
    QVERIFY2(end.code == 74, end.text().constData());
}

void TestProgram::stepsThatCannotBeRead_are64_data()
{
    QTest::addColumn<QByteArray>("redirection");
    QTest::newRow("a folder") << QByteArray("</tmp");
    QTest::newRow("closed") << QByteArray("<&-");
}

void TestProgram::stepsThatCannotBeRead_are64()
{
    QFETCH(const QByteArray, redirection);
    const Ended end = runShell("exec \"$0\" \"$@\" " + redirection, {"session", urlOf(clitest::closedPort())});
    QVERIFY2(end.code == 64, end.text().constData());
    QVERIFY2(end.err.contains("Standard input cannot be read"), end.err.constData());
}

void TestProgram::aClosedPipe_is74_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::newRow("text") << QByteArray("--verbose");
    QTest::newRow("json") << QByteArray("--json");
    QTest::newRow("json lines") << QByteArray("--jsonl");
}

void TestProgram::aClosedPipe_is74()
{
    QFETCH(const QByteArray, format);
    practice::Server server(practice::Options{});
    const QByteArray url = urlOf(server.listen().value());
    const Ended piped = runShell("\"$0\" \"$@\" | true; exit ${PIPESTATUS[0]}", {"probe", format, url});
    QVERIFY2(piped.code == 74, piped.text().constData());
}

void TestProgram::aSignal_cancelsWithAWholeDocument_data()
{
    QTest::addColumn<QByteArrayList>("command");
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("code");
    const QByteArrayList matrix{"auth", "--all", "--user=alice", "--password-from=command:echo secret"};
    QTest::newRow("Ctrl+C") << QByteArrayList{"probe"} << SIGINT << 130;
    QTest::newRow("SIGTERM") << QByteArrayList{"probe"} << SIGTERM << 143;
    QTest::newRow("Ctrl+C in a matrix") << matrix << SIGINT << 130;
}

void TestProgram::aSignal_cancelsWithAWholeDocument()
{
    QFETCH(const QByteArrayList, command);
    QFETCH(const int, signal);
    QFETCH(const int, code);
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    QProcess process;
    start(process, command + QByteArrayList{"--json", urlOf(silent.serverPort())});
    QVERIFY(QTest::qWaitFor([&] { return silent.hasPendingConnections(); }, Patience));
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
    const Ended end = ended(process);
    QVERIFY2(end.code == code, end.text().constData());
    const QJsonObject report = QJsonDocument::fromJson(end.out).object();
    QCOMPARE(report.value("verdict"_L1).toString(), u"cancelled"_s);
    QCOMPARE(report.value("exitCode"_L1).toInt(), code);
    QCOMPARE(report.value("target"_L1)["port"_L1].toInt(), silent.serverPort());
    QVERIFY(!report.value("version"_L1).toString().isEmpty());
    QCOMPARE(clitest::schemaViolation(report), QByteArray());
    QVERIFY(end.err.isEmpty());
}

void TestProgram::aSignalAtTheVeryBeginning_isNoCrash_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("code");
    QTest::newRow("Ctrl+C") << SIGINT << 130;
    QTest::newRow("SIGTERM") << SIGTERM << 143;
}

/// The application reads the files of the locale when it is made, long before a command begins: here they are pipes, and
/// whoever opens one to read waits for a writer.
void TestProgram::aSignalAtTheVeryBeginning_isNoCrash()
{
    QFETCH(const int, signal);
    QFETCH(const int, code);
    const QTemporaryDir folder;
    const QString pipes = folder.filePath(u"slow"_s);
    QVERIFY(QDir().mkpath(pipes));
    QByteArrayList paths;
    for (const char *category : {"ADDRESS", "COLLATE", "CTYPE", "IDENTIFICATION", "MEASUREMENT", "MONETARY", "NAME",
                                 "NUMERIC", "PAPER", "TELEPHONE", "TIME"}) {
        paths += QFile::encodeName(pipes) + "/LC_" + category;
        QCOMPARE(::mkfifo(paths.last().constData(), 0600), 0);
    }
    QProcess process;
    QProcessEnvironment environment = bareEnvironment();
    environment.insert(u"LOCPATH"_s, folder.path());
    environment.insert(u"LC_ALL"_s, u"slow"_s);
    process.setProcessEnvironment(environment);
    process.start(Program, {u"probe"_s, QString::fromUtf8(urlOf(clitest::closedPort()))});
    // There is a writer only while somebody reads.
    const auto isRead = [](const QByteArray &path) {
        const int writer = ::open(path.constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
        return writer >= 0 && ::close(writer) == 0;
    };
    QVERIFY(QTest::qWaitFor([&] { return std::ranges::any_of(paths, isRead); }, Patience));
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
    const Ended end = ended(process);
    QVERIFY2(end.code == code, end.text().constData());
}

void TestProgram::aSignal_endsTheCommandOfAPassword()
{
    QTemporaryDir folder;
    const QByteArray pidPath = folder.filePath(u"pid"_s).toUtf8();
    QProcess process;
    start(process, {"probe", "--key-password-from", "command:echo $$ >" + pidPath + "; exec tail -f /dev/null", "mx"});
    QFile file(QString::fromUtf8(pidPath));
    pid_t child = 0;
    QTRY_VERIFY_WITH_TIMEOUT(file.exists() && file.size() > 1, Patience);
    QVERIFY(file.open(QIODevice::ReadOnly));
    child = file.readAll().trimmed().toInt();
    QVERIFY(child > 0);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGTERM), 0);
    const Ended end = ended(process);
    QVERIFY2(end.code == 143, end.text().constData());
    QTRY_VERIFY_WITH_TIMEOUT(::kill(child, 0) != 0 || isZombie(child), Patience);
}

void TestProgram::aSecondSignal_endsAtOnce()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    // Standard output is a pipe that nobody reads and that is full: the document cannot be written.
    std::array<int, 2> pipe{};
    QCOMPARE(::pipe2(pipe.data(), O_CLOEXEC), 0);
    const auto closePipe = qScopeGuard([&] { std::ranges::for_each(pipe, ::close); });
    fill(pipe[1]);
    QProcess process;
    process.setChildProcessModifier([&] { ::dup2(pipe[1], STDOUT_FILENO); });
    start(process, {"probe", "--json", urlOf(silent.serverPort())});
    QVERIFY(QTest::qWaitFor([&] { return silent.hasPendingConnections(); }, Patience));
    const auto pid = static_cast<pid_t>(process.processId());
    QCOMPARE(::kill(pid, SIGINT), 0);
    QVERIFY(QTest::qWaitFor([&] { return isWriting(pid, STDOUT_FILENO); }, Patience));
    QCOMPARE(process.state(), QProcess::Running);
    QCOMPARE(::kill(pid, SIGINT), 0);
    const Ended end = ended(process);
    QVERIFY2(end.code == 130, end.text().constData());
}

void TestProgram::aSilentDnsServer_delaysNeitherCancelNorExit()
{
    FakeDns dns;
    QVERIFY(dns.start());
    dns.behave(FakeDns::Behaviour::Silent);
    const QByteArray address = "127.0.0.1:" + QByteArray::number(dns.port());
    for (const QByteArrayList &target : {QByteArrayList{"mx.example"}, QByteArrayList{"--mx", "example.org"}}) {
        const qsizetype before = dns.questions().size();
        QProcess process;
        start(process, QByteArrayList{"probe", "--json", "--dns", address} + target);
        QVERIFY(QTest::qWaitFor([&] { return dns.questions().size() > before; }, Patience));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
        const Ended end = ended(process);
        QVERIFY2(end.code == 130, end.text().constData());
        QVERIFY(timer.elapsed() < 1000);
        QVERIFY(!QJsonDocument::fromJson(end.out).object().isEmpty());
    }
    QProcess process;
    QElapsedTimer timer;
    timer.start();
    start(process, {"probe", "--json", "--dns", address, "--timeout", "0.5", "mx.example"});
    const Ended end = ended(process);
    QVERIFY2(end.code == 3, end.text().constData());
    QVERIFY(timer.elapsed() < 2000);
}

void TestProgram::colour_needsATerminalAndNoNoColor_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("colour");
    QTest::newRow("a terminal") << u"TERM"_s << u"xterm"_s << true;
    QTest::newRow("NO_COLOR") << u"NO_COLOR"_s << u"1"_s << false;
    QTest::newRow("NO_COLOR empty") << u"NO_COLOR"_s << QString() << true;
    QTest::newRow("a dumb terminal") << u"TERM"_s << u"dumb"_s << false;
}

void TestProgram::colour_needsATerminalAndNoNoColor()
{
    QFETCH(const QString, variable);
    QFETCH(const QString, value);
    practice::Server server(practice::Options{});
    QProcessEnvironment environment = bareEnvironment();
    environment.insert(u"TERM"_s, u"xterm"_s);
    environment.insert(variable, value);
    TerminalRun terminal;
    terminal.start(Program, {"probe", urlOf(server.listen().value())}, environment);
    QCOMPARE(terminal.exitCode(), 0);
    QTEST(terminal.screen().contains("\x1b["), "colour");
}

void TestProgram::progress_goesToATerminalOnly()
{
    practice::Server server(practice::Options{});
    const QByteArray url = urlOf(server.listen().value());
    TerminalRun terminal;
    terminal.start(u"bash"_s, {"-c", "exec \"$0\" probe --json \"$1\" >/dev/null", Program.toUtf8(), url},
                   bareEnvironment());
    QCOMPARE(terminal.exitCode(), 0);
    QVERIFY(terminal.screen().contains("\xe2\x80\xa6")); // the ellipsis of "greeting …"
    QProcess process;
    start(process, {"probe", "--json", url});
    const Ended end = ended(process);
    QVERIFY2(end.code == 0 && end.err.isEmpty(), end.text().constData());
}

void TestProgram::serve_printsWhereItListens()
{
    const QTemporaryDir folder;
    const QByteArray authority = folder.filePath(u"ca.pem"_s).toUtf8();
    QProcess serving;
    start(serving, {"serve", "--ca-out", authority, "--fault", "vrfy:refuse=450 busy"});
    QByteArray printed;
    QVERIFY(QTest::qWaitFor([&] { return (printed += serving.readAllStandardOutput()).contains('\n'); }, Patience));
    QVERIFY2(printed.startsWith("Listening on smtp://127.0.0.1:"), printed.constData());
    const QByteArray url = printed.trimmed().split(' ').last();
    const clitest::ProgramRun run =
        clitest::runHere({"vrfy", "--json", "--tls-policy", "require", "--ca", authority, url, "alice"});
    QVERIFY2(run.code == 1, run.text().constData());
    QVERIFY(QTest::qWaitFor([&] { return (printed += serving.readAllStandardOutput()).contains("closed"); }, Patience));
    QVERIFY2(printed.contains("\xe2\x86\x90 VRFY alice"), printed.constData());
    QCOMPARE(::kill(static_cast<pid_t>(serving.processId()), SIGTERM), 0);
    QCOMPARE(ended(serving).code, 143);
}

void TestProgram::serve_speaksOnStandardStreams()
{
    QProcess serving;
    start(serving, {"serve", "--listen", "stdio"});
    serving.write("EHLO me\r\nQUIT\r\n");
    const Ended end = ended(serving);
    QVERIFY2(end.code == 0, end.text().constData());
    QVERIFY2(end.out.startsWith("220 ") && end.out.contains("\r\n221 "), end.text().constData());
}

void TestProgram::serve_playsAScript()
{
    const QTemporaryDir folder;
    QFile script(folder.filePath(u"s.smtp"_s));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("S: 554 go away\nX\n");
    script.close();
    QProcess serving;
    start(serving, {"serve", "--script", script.fileName().toUtf8()});
    QByteArray printed;
    QVERIFY(QTest::qWaitFor([&] { return (printed += serving.readAllStandardOutput()).contains('\n'); }, Patience));
    const clitest::ProgramRun run = clitest::runHere({"probe", "--json", printed.trimmed().split(' ').last()});
    QVERIFY2(run.code == 1, run.text().constData());
    QCOMPARE(::kill(static_cast<pid_t>(serving.processId()), SIGINT), 0);
    QCOMPARE(ended(serving).code, 130);
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
