// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "programrun.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::ProgramRun;
using clitest::runHere;
using clitest::urlOf;

class TestRunFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scripts_endAsTheyShould_data();
    void scripts_endAsTheyShould();
    void wrongScripts_areFoundBeforeConnecting_data();
    void wrongScripts_areFoundBeforeConnecting();
    void aSavedRun_endsAsItDid_data();
    void aSavedRun_endsAsItDid();
    void aVerbInsideAMessage_endsTheConnection_data();
    void aVerbInsideAMessage_endsTheConnection();
    void aBrokenSession_saysWhy_data();
    void aBrokenSession_saysWhy();
    void aFailure_namesItsLine();
    void settings_areApplied();
    void theCommandLine_winsOverTheTargetInTheFile();
    void standardInput_isAFileToo();
    void theScriptOfASession_isReadFromStandardInput_data();
    void theScriptOfASession_isReadFromStandardInput();
    void aWrongStepOfASession_is64();
    void aSecretInAScript_isNotRecorded();

private:
    [[nodiscard]] QByteArray file(const QByteArray &text);

    QTemporaryDir m_folder;
};

QByteArray TestRunFile::file(const QByteArray &text)
{
    QFile script(m_folder.filePath(u"script.smtp"_s));
    if (!script.open(QIODevice::WriteOnly) || script.write(text) != text.size())
        qFatal("No script");
    return script.fileName().toUtf8();
}

void TestRunFile::scripts_endAsTheyShould_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, int code, const char *script) {
        QTest::newRow(name) << QByteArray(script) << code;
    };
    row("nothing", 0, "# only a comment\n");
    row("a mark of the byte order", 0,
        "\xef\xbb\xbf"
        "ehlo me\nquit\n");
    row("verbs", 0, "ehlo client.example\nvrfy alice\nnoop\nrset\nquit\n");
    row("replies", 0, "S: 220 *\nehlo client.example\nS: 250\nvrfy alice\nS: 2xx\n= code 250\nquit\nS: 221\n");
    row("raw lines", 0, "C: EHLO client.example\nS: 250\nC: NOOP\nS: 250 *\n");
    row("lines of one reply", 0, "S: 220 *\nehlo client.example\nS: 250-practice.example*\nS: 250-*\n= keyword SIZE\n");
    row("a batch", 0, "ehlo me\nC: NOOP\nC: VRFY alice\nC: RSET\nS: 250\nS: 250\nS: 250\n");
    row("encryption", 0,
        "ehlo me\n= encrypted no\nstarttls\n= encrypted yes\n= no-keyword AUTH\nehlo me\n= keyword AUTH\n= no-keyword "
        "STARTTLS\n");
    row("a handshake by hand", 0, "ehlo me\nC: STARTTLS\nS: 220\nT\nehlo me\nS: 250\n");
    row("a whole message", 0,
        "ehlo me\nmail alice@practice.example\nS: 250\nrcpt <bob@practice.example>\nS: 250\ndata\nS: 354\nC: Subject: "
        "x\nC: \nC: .\nS: 250\n");
    row("a pause", 0, "ehlo me\nW: 20\nnoop\nS: 250\n");
    row("a close", 0, "ehlo me\nX\n");
    row("a foreseen refusal", 0, "ehlo me\nvrfy nobody\n= code 550\n= verdict refused\n= exit 1\n");
    row("a foreseen issue", 0, "ehlo me\nvrfy nobody\n= issue command-refused\n");
    row("expectations of the end", 0,
        "ehlo me\nquit\n= ok\n= issue none\n= verdict ok\n= exit 0\n= no-finding bare-lf\n");
    row("enhanced codes", 0, "ehlo me\nvrfy nobody\n= enhanced 5.1.1\n= verdict refused\n");

    row("another code", 7, "ehlo me\nvrfy alice\nS: 550\n");
    row("another line", 7, "S: 220 other.example\n");
    row("an expectation", 7, "ehlo me\nvrfy alice\n= code 5xx\n");
    row("a keyword that is missing", 7, "ehlo me\n= keyword XYZZY\n");
    row("a keyword that should be", 7, "ehlo me\n= no-keyword SIZE\n");
    row("not encrypted", 7, "ehlo me\n= encrypted yes\n");
    row("another verdict", 7, "ehlo me\n= verdict refused\n");
    row("another issue", 7, "ehlo me\n= issue reply-timeout\n");
    row("no finding", 7, "ehlo me\n= finding no-such-finding\n");
    row("not ok", 7, "ehlo me\nvrfy nobody\n= ok\n");
    row("no line left", 7, "@ timeouts raw=0.2\nehlo me\nS: 250\nS: 250 more\n");
    row("over too early", 7, "ehlo me\nquit\nvrfy alice\n");
    row("more lines behind the end", 7, "ehlo me\nquit\nS: 221 *\nS: 250 *\n");

    row("a refusal nobody foresaw", 1, "ehlo me\nvrfy nobody\n");
}

void TestRunFile::scripts_endAsTheyShould()
{
    QFETCH(const QByteArray, script);
    QFETCH(const int, code);
    practice::Server server(practice::Options{});
    const ProgramRun run = runHere({"run", "--json", file(script), urlOf(server.listen().value())});
    QVERIFY2(run.code == code, run.text().constData());
    QCOMPARE(run.document().value("exitCode"_L1).toInt(-1), code);
    QCOMPARE(run.document().value("verdict"_L1).toString() == "expectation"_L1, code == 7);
    QCOMPARE(run.err.isEmpty(), code != 7);
    QCOMPARE(clitest::schemaViolation(run.document()), QByteArray());
}

void TestRunFile::aVerbInsideAMessage_endsTheConnection_data()
{
    QTest::addColumn<QByteArray>("steps"); // behind RCPT
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *steps, int code) {
        QTest::newRow(name) << QByteArray(steps) << code;
    };
    row("rset in DATA", "data\nrset\n", 0);
    row("quit in DATA", "data\nquit\n", 0);
    row("noop in DATA", "data\nC: half a message\nnoop\n", 0);
    row("mail in DATA", "data\nmail a@x.example\nquit\n", 7); // a step is left over
    row("ehlo in DATA, and a reply expected", "data\nehlo me\nS: 250\n", 7);
    row("nothing behind DATA", "data\n", 0);
    row("quit in a chunk", "bdat 6 LAST\nquit\n", 0);
    row("nothing in a chunk", "bdat 6 LAST\n", 0);
    row("half a chunk", "bdat 600 LAST\nC: half\nrset\n", 0);
    row("noop in a chunk that is not the last", "bdat 6\nnoop\n", 0);
}

void TestRunFile::aVerbInsideAMessage_endsTheConnection()
{
    QFETCH(const QByteArray, steps);
    QFETCH(const int, code);
    practice::Server server(practice::Options{});
    const ProgramRun run =
        runHere({"run", "--json", file("ehlo me\nmail alice@practice.example\nrcpt bob@practice.example\n" + steps),
                 urlOf(server.listen().value())});
    QVERIFY2(run.code == code, run.text().constData());
    QVERIFY(server.messages().isEmpty());
    QCOMPARE(clitest::schemaViolation(run.document()), QByteArray());
}

void TestRunFile::aBrokenSession_saysWhy_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *script, const char *fault, int code) {
        QTest::newRow(name) << QByteArray(script) << QByteArray(fault) << code;
    };
    row("lost, with steps to come", "ehlo me\nvrfy alice\nnoop\nquit\n", "vrfy:close", 3);
    row("silent, with steps to come", "@ timeouts vrfy=0.2\nehlo me\nvrfy alice\nquit\n", "vrfy:silence", 3);
    row("a 421, with steps to come", "ehlo me\nvrfy alice\nquit\n", "vrfy:refuse=421 bye", 1);
    row("garbage, with steps to come", "ehlo me\nvrfy alice\nquit\n", "vrfy:garble", 6);
    row("lost, with a reply expected", "ehlo me\nvrfy alice\nS: 250\nquit\n", "vrfy:close", 7);
    row("lost, with an end expected", "ehlo me\nvrfy alice\nquit\n= ok\n", "vrfy:close", 3);
    row("lost, as foreseen", "ehlo me\nvrfy alice\n= issue connection-lost\n", "vrfy:close", 0);
}

void TestRunFile::aBrokenSession_saysWhy()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QByteArray, fault);
    QFETCH(const int, code);
    practice::Options options;
    options.faults.push_back(practice::Fault::parse(fault).value());
    practice::Server server(options);
    const ProgramRun run = runHere({"run", "--json", file(script), urlOf(server.listen().value())});
    QVERIFY2(run.code == code, run.text().constData());
    QCOMPARE(run.document().value("verdict"_L1).toString() == "expectation"_L1, code == 7);
}

void TestRunFile::aSavedRun_endsAsItDid_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("verdict");
    const auto row = [](const char *name, const char *script, const char *verdict) {
        QTest::newRow(name) << QByteArray(script) << QByteArray(verdict);
    };
    row("all is well", "ehlo me\nvrfy alice\n", "ok");
    row("refused", "ehlo me\nvrfy nobody\n", "refused");
    row("in part", "ehlo me\nvrfy alice\nvrfy nobody\n", "partial");
    row("foreseen", "ehlo me\nvrfy nobody\n= verdict refused\n", "refused");
    row("a reply that was not expected", "ehlo me\nvrfy alice\nS: 550\n", "expectation");
    row("an end that was not expected", "ehlo me\nquit\n= verdict refused\n", "expectation");
    row("a finding that was not there", "ehlo me\nquit\n= finding no-such-finding\n", "expectation");
    row("closed", "ehlo me\nX\n", "cancelled");
}

/// What the file expected is no part of the record, but how the session ended is.
void TestRunFile::aSavedRun_endsAsItDid()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QByteArray, verdict);
    practice::Server server(practice::Options{});
    const QByteArray saved = m_folder.filePath(u"run.mscope"_s).toUtf8();
    const ProgramRun run = runHere({"run", "--json", "--save", saved, file(script), urlOf(server.listen().value())});
    QJsonObject live = run.document();
    QJsonObject shown = runHere({"show", "--json", saved}).document();
    QCOMPARE(live.value("verdict"_L1).toString().toUtf8(), verdict);
    live.remove("exitCode"_L1); // a foreseen end makes it 0
    shown.remove("exitCode"_L1);
    QCOMPARE(shown, live);
}

void TestRunFile::wrongScripts_areFoundBeforeConnecting_data()
{
    QTest::addColumn<QByteArray>("script");
    for (const char *script :
         {"frobnicate\n", "vrfy\n", "vrfy \v\n", "C: \\q\n", "W: soon\n", "= lunch\n", "= verdict fine\n",
          "= issue lunch\n", "= code\n", "@ lunch yes\n", "@ security ssl\n", "@ json yes\n", "@ save x\n",
          "@ profile x\n", "@ timeout\n", "X reset\n", "X half\n", "@ target a,,b\n"})
        QTest::newRow(script) << QByteArray("# one\n") + script;
}

void TestRunFile::wrongScripts_areFoundBeforeConnecting()
{
    QFETCH(const QByteArray, script);
    QTcpServer nobody;
    QVERIFY(nobody.listen(QHostAddress::LocalHost));
    const QByteArrayList target =
        script.contains("target") ? QByteArrayList() : QByteArrayList{urlOf(nobody.serverPort())};
    const ProgramRun run = runHere(QByteArrayList{"run", file(script)} + target);
    QVERIFY2(run.code == 64, run.text().constData());
    QVERIFY2(run.err.contains("line 2"), run.err.constData());
    QVERIFY(run.out.isEmpty());
    QVERIFY(!nobody.hasPendingConnections());
}

void TestRunFile::aFailure_namesItsLine()
{
    practice::Server server(practice::Options{});
    const ProgramRun run =
        runHere({"run", "--quiet", file("ehlo me\n\nvrfy alice\nS: 550 *\n"), urlOf(server.listen().value())});
    QCOMPARE(run.code, 7);
    QVERIFY2(run.err.contains("line 4: expected “550 *”, and “250 "), run.err.constData());
}

void TestRunFile::settings_areApplied()
{
    practice::Server server(practice::Options{});
    const QByteArray target = "@ target " + urlOf(server.listen().value()) + "\n";
    const ProgramRun run = runHere({"run", file("@ helo setting.example\n" + target + "ehlo\nS: 250\n")});
    QVERIFY2(run.code == 0, run.text().constData());
    QVERIFY2(run.out.contains("→ EHLO setting.example"), run.text().constData());
}

void TestRunFile::theCommandLine_winsOverTheTargetInTheFile()
{
    practice::Server server(practice::Options{});
    const ProgramRun run = runHere({"run", file("@ target 127.0.0.1:1\nehlo me\n"), urlOf(server.listen().value())});
    QVERIFY2(run.code == 0, run.text().constData());
}

void TestRunFile::standardInput_isAFileToo()
{
    practice::Server server(practice::Options{});
    const ProgramRun run = runHere({"run", "-", urlOf(server.listen().value())}, "ehlo me\nS: 550\n");
    QVERIFY2(run.code == 7, run.text().constData());
}

void TestRunFile::theScriptOfASession_isReadFromStandardInput_data()
{
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<int>("code");
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("verbs") << QByteArray("vrfy alice\nexpn staff\n") << 0;
    QTest::newRow("no line end") << QByteArray("vrfy alice") << 0;
    QTest::newRow("CRLF") << QByteArray("vrfy alice\r\n") << 0;
    QTest::newRow("hello was said") << QByteArray("= encrypted yes\n= keyword AUTH\n") << 0;
    QTest::newRow("refused") << QByteArray("vrfy nobody\n") << 1;
    QTest::newRow("some refused") << QByteArray("vrfy nobody\nvrfy alice\n") << 2;
    QTest::newRow("not as expected") << QByteArray("vrfy alice\nS: 550\n") << 7;
}

void TestRunFile::theScriptOfASession_isReadFromStandardInput()
{
    QFETCH(const QByteArray, steps);
    QFETCH(const int, code);
    practice::Server server(practice::Options{});
    const ProgramRun run = runHere({"session", "--json", urlOf(server.listen().value())}, steps);
    QVERIFY2(run.code == code, run.text().constData());
    QCOMPARE(run.document().value("exitCode"_L1).toInt(-1), code);
}

void TestRunFile::aWrongStepOfASession_is64()
{
    for (const char *steps : {"frobnicate\n", "noop\n= lunch\n", "@ helo x\n", "vrfy\n"}) {
        practice::Server server(practice::Options{});
        const ProgramRun run = runHere({"session", "--quiet", urlOf(server.listen().value())}, steps);
        QVERIFY2(run.code == 64, run.text().constData());
        QVERIFY2(run.err.contains("line "), run.err.constData());
    }
}

void TestRunFile::aSecretInAScript_isNotRecorded()
{
    practice::Options options;
    options.authInClear = true;
    practice::Server server(options);
    const QByteArray url = urlOf(server.listen().value());
    const QByteArray script = "ehlo me\nC: AUTH PLAIN AGFsaWNlAHMzY3JldC1zZXNhbWU=\nS: *\nC: AUTH LOGIN\nS: 334 *\nC: "
                              "YWxpY2U=\nS: 334 *\nC: czNjcmV0LXNlc2FtZQ==\nS: *\n";
    for (const char *format : {"--json", "--jsonl", "--verbose"}) {
        const ProgramRun run = runHere({"run", format, file(script), url});
        QVERIFY2(run.code == 0, run.text().constData());
        for (const char *secret : {"AGFsaWNlAHMzY3JldC1zZXNhbWU=", "czNjcmV0LXNlc2FtZQ==", "s3cret-sesame"})
            QVERIFY2(!run.out.contains(secret) && !run.err.contains(secret), run.text().constData());
    }
    QVERIFY(runHere({"run", "--show-secrets", file(script), url}).out.contains("czNjcmV0LXNlc2FtZQ=="));
}

QTEST_GUILESS_MAIN(TestRunFile)
#include "tst_runfile.moc"
