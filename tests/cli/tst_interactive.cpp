// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "programrun.h"
#include "terminalrun.h"

#include <QDir>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::TerminalRun;
using clitest::urlOf;

/// `session` on a terminal, with keys as a person types them.
class TestInteractive : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void verbsAndLines_areSent();
    void theTabKey_completes_data();
    void theTabKey_completes();
    void theTabKey_completesWhatIsOffered_data();
    void theTabKey_completesWhatIsOffered();
    void theTerminal_isGivenBack();
    void controlD_saysQuit();
    void controlC_is130();
    void dotCommands_areAnswered();
    void steps_areLoadedFromAFile();
    void theSession_isSaved();
    void whatTheServerSaysUnasked_isShownAtOnce();
    void whatAnswersAChallenge_isNotShown();
    void theHistory_isKeptWithoutSecrets();
    void theHistory_isCutToAThousandLines();
    void json_isPrintedAlone();

private:
    void start(TerminalRun &terminal, const QByteArrayList &options = {});
    [[nodiscard]] QByteArray historyBytes() const;

    QTemporaryDir m_folder;
    std::unique_ptr<practice::Server> m_server;
    QByteArray m_url;
};

namespace {
const QString Program = QStringLiteral(MAILSCOPE_CLI);
}

void TestInteractive::init()
{
    practice::Options options;
    options.authInClear = true;
    m_server = std::make_unique<practice::Server>(options);
    m_url = urlOf(m_server->listen().value());
}

void TestInteractive::start(TerminalRun &terminal, const QByteArrayList &options)
{
    QProcessEnvironment environment = clitest::bareEnvironment();
    environment.insert(u"TERM"_s, u"xterm"_s);
    environment.insert(u"NO_COLOR"_s, u"1"_s);
    environment.insert(u"XDG_STATE_HOME"_s, m_folder.path());
    environment.insert(u"INPUTRC"_s, u"/dev/null"_s);
    terminal.start(Program, QByteArrayList{"session", "--security", "none"} + options + QByteArrayList{m_url},
                   environment);
}

QByteArray TestInteractive::historyBytes() const
{
    QFile file(m_folder.filePath(u"mailscope/history"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestInteractive::verbsAndLines_areSent()
{
    TerminalRun terminal;
    start(terminal);
    QVERIFY(terminal.sees("smtp> "));
    terminal.type("vrfy alice\r");
    QVERIFY(terminal.sees("→ VRFY alice"));
    QVERIFY(terminal.sees("← 250"));
    terminal.type("XYZZY plugh\r");
    QVERIFY(terminal.sees("→ XYZZY plugh"));
    QVERIFY(terminal.sees("← 5"));
    terminal.type("vrfy\r");
    QVERIFY(terminal.sees("needs an argument"));
    terminal.type("quit\r");
    QVERIFY(terminal.sees("← 221"));
    QCOMPARE(terminal.exitCode(), 0);
}

void TestInteractive::theTabKey_completes_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("a verb") << QByteArray("vr\t alice\r") << QByteArray("→ VRFY alice");
    QTest::newRow("a verb and more") << QByteArray("exp\tstaff\r") << QByteArray("→ EXPN staff");
    QTest::newRow("edited with the arrow keys")
        << QByteArray("vrfy lice\x1b[D\x1b[D\x1b[D\x1b[Da\r") << QByteArray("→ VRFY alice");
    QTest::newRow("erased") << QByteArray("nonsense\x15vrfy alice\r") << QByteArray("→ VRFY alice");
}

void TestInteractive::theTabKey_completes()
{
    QFETCH(const QByteArray, keys);
    QFETCH(const QByteArray, sent);
    TerminalRun terminal;
    start(terminal);
    QVERIFY(terminal.sees("smtp> "));
    terminal.type(keys);
    QVERIFY(terminal.sees(sent));
    terminal.type(".quit\r");
    QVERIFY(terminal.exitCode() >= 0);
}

void TestInteractive::theTabKey_completesWhatIsOffered_data()
{
    QTest::addColumn<bool>("isOffered");
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("a keyword and a mechanism") << true << QByteArray("au\tpl\t\r") << QByteArray("→ AUTH PLAIN");
    QTest::newRow("a keyword not offered") << false << QByteArray("au\t\r") << QByteArray("→ au");
    QTest::newRow("a mechanism not offered") << false << QByteArray("AUTH pl\t\r") << QByteArray("→ AUTH pl");
}

void TestInteractive::theTabKey_completesWhatIsOffered()
{
    QFETCH(const bool, isOffered);
    QFETCH(const QByteArray, keys);
    QFETCH(const QByteArray, sent);
    practice::Options options;
    options.authInClear = isOffered;
    m_server = std::make_unique<practice::Server>(options);
    m_url = urlOf(m_server->listen().value());
    TerminalRun terminal;
    start(terminal);
    QVERIFY(terminal.sees("smtp> "));
    terminal.type(keys);
    QVERIFY(terminal.sees(sent + "\r\n"));
    if (isOffered) {
        QVERIFY(terminal.sees("login> "));
        terminal.type("*\r"); // ends the login that was begun
        QVERIFY(terminal.sees("← 501"));
    }
    terminal.type(".quit\r");
    QVERIFY(terminal.exitCode() >= 0);
}

void TestInteractive::theTerminal_isGivenBack()
{
    TerminalRun terminal;
    QVERIFY(terminal.echoes());
    start(terminal);
    QVERIFY(terminal.sees("smtp> "));
    QVERIFY(!terminal.echoes());
    terminal.type(".quit\r");
    QCOMPARE(terminal.exitCode(), 0);
    QVERIFY(terminal.echoes());
}

void TestInteractive::controlD_saysQuit()
{
    TerminalRun terminal;
    start(terminal);
    QVERIFY(terminal.sees("smtp> "));
    terminal.type("\x04");
    QVERIFY(terminal.sees("→ QUIT"));
    QCOMPARE(terminal.exitCode(), 0);
}

void TestInteractive::controlC_is130()
{
    TerminalRun terminal;
    start(terminal);
    QVERIFY(terminal.sees("smtp> "));
    terminal.type("half a line\x03");
    QCOMPARE(terminal.exitCode(), 130);
    QVERIFY(terminal.echoes());
}

void TestInteractive::dotCommands_areAnswered()
{
    TerminalRun terminal;
    start(terminal);
    QVERIFY(terminal.sees("smtp> "));
    terminal.type(".help\r");
    QVERIFY(terminal.sees(".timing"));
    terminal.type(".offers\r");
    QVERIFY(terminal.sees("CHUNKING"));
    terminal.type(".explain 550\r");
    QVERIFY(terminal.sees("reply code"));
    terminal.type(".timing\r");
    QVERIFY(terminal.sees(" ms"));
    terminal.type(".report\r");
    QVERIFY(terminal.sees("PIPELINING"));
    terminal.type(".lunch\r");
    QVERIFY(terminal.sees("There is no command .lunch"));
    terminal.type(".quit\r");
    QCOMPARE(terminal.exitCode(), 0);
}

void TestInteractive::steps_areLoadedFromAFile()
{
    QFile script(m_folder.filePath(u"steps.smtp"_s));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("vrfy alice\nS: 250\nnoop\n= code 250\n");
    script.close();
    TerminalRun terminal;
    start(terminal);
    QVERIFY(terminal.sees("smtp> "));
    terminal.type(".load " + script.fileName().toUtf8() + "\r");
    QVERIFY(terminal.sees("→ VRFY alice"));
    QVERIFY(terminal.sees("→ NOOP"));
    QVERIFY(terminal.sees("steps.smtp: done."));
    terminal.type(".load /nonexistent/file\r");
    QVERIFY(terminal.sees("cannot be read"));
    terminal.type(".quit\r");
    QCOMPARE(terminal.exitCode(), 0);
}

void TestInteractive::theSession_isSaved()
{
    const QByteArray path = m_folder.filePath(u"saved.mscope"_s).toUtf8();
    TerminalRun terminal;
    start(terminal);
    QVERIFY(terminal.sees("smtp> "));
    terminal.type(".save " + path + "\r");
    QVERIFY(terminal.sees("Saved to "));
    terminal.type(".quit\r");
    QCOMPARE(terminal.exitCode(), 0);
    QCOMPARE(clitest::runHere({"show", path}).code, 0);
}

void TestInteractive::whatTheServerSaysUnasked_isShownAtOnce()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    m_url = urlOf(server.serverPort());
    TerminalRun terminal;
    start(terminal, {"--greet", "none"});
    QVERIFY(QTest::qWaitFor([&] { return server.hasPendingConnections(); }, 20'000));
    QTcpSocket *socket = server.nextPendingConnection();
    socket->write("220 x.example\r\n");
    QVERIFY(terminal.sees("smtp> "));
    terminal.type("vrfy al");
    QVERIFY(terminal.sees("vrfy al"));
    socket->write("250 x.example unasked\r\n");
    QVERIFY(terminal.sees("← 250 x.example unasked"));
    QVERIFY(terminal.sees("smtp> vrfy al"));
    terminal.type("ice\r");
    QVERIFY(QTest::qWaitFor([&] { return socket->canReadLine(); }, 20'000));
    QCOMPARE(socket->readLine(), QByteArray("VRFY alice\r\n"));
    socket->write("421 x.example bye\r\n");
    socket->disconnectFromHost();
    QVERIFY(terminal.exitCode() > 0);
    QVERIFY(terminal.echoes());
}

void TestInteractive::whatAnswersAChallenge_isNotShown()
{
    TerminalRun terminal;
    start(terminal);
    QVERIFY(terminal.sees("smtp> "));
    terminal.type("auth login\r");
    QVERIFY(terminal.sees("← 334"));
    QVERIFY(terminal.sees("login> "));
    terminal.type("YWxpY2UtYW5vdGhlcg==");
    terminal.type("x\x1b[D\x1b[C\x7f"); // editing draws the line anew
    terminal.type("\r");
    QVERIFY(terminal.sees("← 334"));
    QVERIFY(terminal.sees("login> "));
    terminal.type("czNjcmV0LXNlc2FtZQ==\r");
    QVERIFY(terminal.sees("← 535"));
    QVERIFY(terminal.sees("smtp> "));
    terminal.type("vrfy alice");
    QVERIFY(terminal.sees("vrfy alice")); // shown again
    terminal.type("\r.quit\r");
    QVERIFY(terminal.exitCode() >= 0);
    for (const char *secret : {"YWxpY2", "W5vdGhl", "czNjc", "c2FtZQ"})
        QVERIFY2(!terminal.screen().contains(secret), terminal.screen().constData());
    QVERIFY(terminal.screen().contains("bytes hidden"));
}

void TestInteractive::theHistory_isKeptWithoutSecrets()
{
    QFile::remove(m_folder.filePath(u"mailscope/history"_s)); // what other tests typed
    TerminalRun terminal;
    start(terminal);
    QVERIFY(terminal.sees("smtp> "));
    terminal.type("vrfy alice\r");
    QVERIFY(terminal.sees("← 250"));
    terminal.type("auth plain AGFsaWNlAHMzY3JldC1zZXNhbWU=\r");
    QVERIFY(terminal.sees("← 535"));
    terminal.type("auth login\r");
    QVERIFY(terminal.sees("← 334"));
    terminal.type("YWxpY2UtYW5vdGhlcg==\r");
    QVERIFY(terminal.sees("← 334"));
    terminal.type("czNjcmV0LXNlc2FtZQ==\r");
    QVERIFY(terminal.sees("← 535"));
    terminal.type(".quit\r");
    QVERIFY(terminal.exitCode() >= 0);
    QCOMPARE(historyBytes(), QByteArray("vrfy alice\n.quit\n"));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile(m_folder.filePath(u"mailscope/history"_s)).permissions() & others, QFile::Permissions());

    TerminalRun again;
    start(again);
    QVERIFY(again.sees("smtp> "));
    again.type("\x1b[A\x1b[A\r"); // two lines up
    QVERIFY(again.sees("→ VRFY alice"));
    again.type(".quit\r");
    QCOMPARE(again.exitCode(), 0);
}

void TestInteractive::theHistory_isCutToAThousandLines()
{
    QVERIFY(QDir(m_folder.path()).mkpath(u"mailscope"_s));
    QFile file(m_folder.filePath(u"mailscope/history"_s));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    for (int number = 1; number <= 1500; ++number)
        file.write("vrfy user" + QByteArray::number(number) + '\n');
    file.close();
    TerminalRun terminal;
    start(terminal);
    QVERIFY(terminal.sees("smtp> "));
    terminal.type(".quit\r");
    QCOMPARE(terminal.exitCode(), 0);
    const QByteArray kept = historyBytes();
    QCOMPARE(kept.count('\n'), 1000);
    QVERIFY2(kept.startsWith("vrfy user502\n") && kept.endsWith("vrfy user1500\n.quit\n"), kept.first(40).constData());
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(file.permissions() & others, QFile::Permissions());
    QVERIFY(file.remove());
}

void TestInteractive::json_isPrintedAlone()
{
    const QByteArray path = m_folder.filePath(u"out.json"_s).toUtf8();
    QProcessEnvironment environment = clitest::bareEnvironment();
    environment.insert(u"TERM"_s, u"xterm"_s);
    TerminalRun terminal;
    terminal.start(u"bash"_s,
                   {"-c", "exec \"$0\" session --json --security none \"$1\" >\"$2\"", Program.toUtf8(), m_url, path},
                   environment);
    QVERIFY(terminal.sees("smtp> "));
    terminal.type("vrfy alice\r");
    QVERIFY(QTest::qWaitFor(
        [&] { return practice::joined(m_server->log(), 1, practice::LogEntry::Kind::Received).contains("VRFY"); },
        20'000));
    terminal.type(".quit\r");
    QCOMPARE(terminal.exitCode(), 0);
    QFile file(QString::fromUtf8(path));
    QVERIFY(file.open(QIODevice::ReadOnly));
    clitest::ProgramRun run;
    run.out = file.readAll();
    QCOMPARE(run.document().value("verdict"_L1).toString(), u"ok"_s);
    QCOMPARE(clitest::schemaViolation(run.document()), QByteArray());
}

QTEST_GUILESS_MAIN(TestInteractive)
#include "tst_interactive.moc"
