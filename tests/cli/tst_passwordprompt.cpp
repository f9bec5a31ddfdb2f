// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "programrun.h"
#include "terminalrun.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::bareEnvironment;
using clitest::TerminalRun;

namespace {
const QString Program = QStringLiteral(MAILSCOPE_CLI);

QByteArray urlOf(quint16 port)
{
    return "smtp://127.0.0.1:" + QByteArray::number(port);
}
} // namespace

/// A person at a real terminal who is asked for a password.
class TestPasswordPrompt : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPassword_isAskedForWithoutEcho();
    void whatIsTyped_canBeMended_data();
    void whatIsTyped_canBeMended();
    void aLongToken_isTakenWhole();
    void noPassword_isAUsageError_data();
    void noPassword_isAUsageError();
    void aSignalWhileAPasswordIsAsked_leavesTheTerminalAsItWas_data();
    void aSignalWhileAPasswordIsAsked_leavesTheTerminalAsItWas();

    void aCommand_mayAskAtTheTerminal();
    void aCommandAtATerminal_isEndedWithAllThatItStarted();

private:
    /// Logs in as alice, who types \p keys; the exit code.
    static int logIn(const QByteArray &keys, const practice::Options &options, const QByteArrayList &arguments);
};

int TestPasswordPrompt::logIn(const QByteArray &keys, const practice::Options &options, const QByteArrayList &arguments)
{
    practice::Server server(options);
    TerminalRun terminal;
    terminal.start(
        Program, QByteArrayList{"auth", "--user", "alice"} + arguments + QByteArrayList{urlOf(server.listen().value())},
        bareEnvironment());
    if (!terminal.sees(": "))
        return -1;
    terminal.type(keys);
    return terminal.exitCode();
}

void TestPasswordPrompt::whatIsTyped_canBeMended_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::newRow("as it is") << QByteArray("p\xc3\xbc"
                                            "ss wort\r");
    QTest::newRow("a character taken back") << QByteArray("p\xc3\xbc"
                                                          "ss wortx\x7f\r");
    QTest::newRow("one of two bytes taken back") << QByteArray("p\xc3\xbc"
                                                               "ss wort\xc3\xb6\x08\r");
    QTest::newRow("one of four bytes taken back") << QByteArray("\xf0\x9f\x94\x91\x7fp\xc3\xbc"
                                                                "ss wort\r");
    QTest::newRow("more taken back than is there") << QByteArray("x\x7f\x7f\x7fp\xc3\xbc"
                                                                 "ss wort\r");
    QTest::newRow("all taken back") << QByteArray("wrong\x15p\xc3\xbc"
                                                  "ss wort\n");
    QTest::newRow("ended by Ctrl+D") << QByteArray("p\xc3\xbc"
                                                   "ss wort\x04");
    QTest::newRow("keys that suspend or dump elsewhere") << QByteArray("\x1a\x1c\x15p\xc3\xbc"
                                                                       "ss wort\r");
}

void TestPasswordPrompt::whatIsTyped_canBeMended()
{
    QFETCH(const QByteArray, keys);
    practice::Options options;
    options.authInClear = true;
    for (practice::User &user : options.users) {
        if (user.name == "alice")
            user.password = "p\xc3\xbc"
                            "ss wort";
    }
    QCOMPARE(logIn(keys, options, {"--security", "none", "--mechanism", "PLAIN", "--password-from", "prompt"}), 0);
}

/// A terminal in its own lines would cut it at 4095 bytes.
void TestPasswordPrompt::aLongToken_isTakenWhole()
{
    const QByteArray token = QByteArray("0123456789abcdef").repeated(500);
    practice::Options options;
    options.authInClear = true;
    for (practice::User &user : options.users) {
        if (user.name == "alice")
            user.token = token;
    }
    QCOMPARE(logIn(token + '\r', options, {"--security", "none", "--mechanism", "XOAUTH2", "--token-from", "prompt"}),
             0);
}

void TestPasswordPrompt::noPassword_isAUsageError_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::newRow("Ctrl+D at once") << QByteArray("\x04");
    QTest::newRow("Ctrl+D behind what was taken back") << QByteArray("a\x7f\x04");
}

void TestPasswordPrompt::noPassword_isAUsageError()
{
    QFETCH(const QByteArray, keys);
    QCOMPARE(logIn(keys, {}, {"--password-from", "prompt"}), 64);
}

void TestPasswordPrompt::aPassword_isAskedForWithoutEcho()
{
    TerminalRun terminal;
    terminal.start(Program, {"probe", "--key-password-from", "prompt", urlOf(clitest::closedPort())},
                   bareEnvironment());
    QVERIFY(terminal.sees("Password of the key: "));
    QVERIFY(!terminal.echoes());
    terminal.type("s3cret\r");
    QCOMPARE(terminal.exitCode(), 3);
    QVERIFY(!terminal.screen().contains("s3cret"));
    QVERIFY(terminal.echoes());
}

void TestPasswordPrompt::aSignalWhileAPasswordIsAsked_leavesTheTerminalAsItWas_data()
{
    QTest::addColumn<int>("signal"); // 0: by Ctrl+C
    QTest::addColumn<int>("code");
    QTest::newRow("Ctrl+C") << 0 << 130;
    QTest::newRow("SIGTERM") << SIGTERM << 143;
    QTest::newRow("SIGHUP") << SIGHUP << 129;
}

void TestPasswordPrompt::aSignalWhileAPasswordIsAsked_leavesTheTerminalAsItWas()
{
    QFETCH(const int, signal);
    QFETCH(const int, code);
    TerminalRun terminal;
    terminal.start(Program, {"probe", "--key-password-from", "prompt", urlOf(clitest::closedPort())},
                   bareEnvironment());
    QVERIFY(terminal.sees("Password of the key: "));
    terminal.type("s3cret");
    if (signal == 0)
        terminal.type("\x03");
    else
        QCOMPARE(::kill(static_cast<pid_t>(terminal.process().processId()), signal), 0);
    QCOMPARE(terminal.exitCode(), code);
    QVERIFY(!terminal.screen().contains("s3cret"));
    QVERIFY(terminal.echoes());
}

void TestPasswordPrompt::aCommand_mayAskAtTheTerminal()
{
    practice::Server server{practice::Options()};
    TerminalRun terminal;
    terminal.start(Program,
                   {"auth", "--user", "alice", "--tls-policy", "report", "--password-from",
                    "command:printf 'Which one? ' >/dev/tty; read -r word </dev/tty; echo \"$word\"",
                    urlOf(server.listen().value())},
                   bareEnvironment());
    QVERIFY2(terminal.sees("Which one? "), terminal.screen().constData());
    for (const practice::User &user : practice::Options::defaultUsers()) {
        if (user.name == "alice")
            terminal.type(user.password + '\r');
    }
    QCOMPARE(terminal.exitCode(), 0);
}

void TestPasswordPrompt::aCommandAtATerminal_isEndedWithAllThatItStarted()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"process"_s));
    TerminalRun terminal;
    terminal.start(Program,
                   {"auth", "--user", "alice", "--password-from",
                    "command:sleep 600 & echo $! >" + file.fileName().toUtf8() + "; exec yes", "127.0.0.1:1"},
                   bareEnvironment());
    QVERIFY2(terminal.sees("said more than 65536 bytes"), terminal.screen().constData());
    QCOMPARE(terminal.exitCode(), 64);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const int process = file.readAll().trimmed().toInt();
    QVERIFY(process > 0);
    const QFile status(u"/proc/%1/stat"_s.arg(process));
    QTRY_VERIFY(!status.exists());
}

QTEST_GUILESS_MAIN(TestPasswordPrompt)
#include "tst_passwordprompt.moc"
