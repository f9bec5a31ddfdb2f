// SPDX-License-Identifier: GPL-3.0-or-later
#include "programrun.h"

#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::ProgramRun;
using clitest::runHere;

/// Where the practice server cannot listen, and what it cannot print.
class TestServe : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aPlaceThatIsTaken_isTheNetworksFault_data();
    void aPlaceThatIsTaken_isTheNetworksFault();
    void aPlaceThatCannotBe_isAMatterOfUsage_data();
    void aPlaceThatCannotBe_isAMatterOfUsage();
    void outputThatFailsWhileServing_is74_data();
    void outputThatFailsWhileServing_is74();
    void aMessage_isToldOf_data();
    void aMessage_isToldOf();
    void mechanisms_areOfferedAsListed_data();
    void mechanisms_areOfferedAsListed();
    void aClientCertificate_isForItsOwnerOnly();
    void aClientCertificateThatCannotBeWritten_is74();

private:
    [[nodiscard]] static QByteArray servedOnStandardStreams(const QStringList &arguments, const QByteArray &input);
    [[nodiscard]] QByteArrayList withScript(QByteArrayList arguments) const;

    QTemporaryDir m_folder;
};

void TestServe::init()
{
    QFile script(m_folder.filePath(u"farewell.smtp"_s));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("S: 554 go away\nX\n");
}

/// "SCRIPT" stands for the path of a script.
QByteArrayList TestServe::withScript(QByteArrayList arguments) const
{
    for (QByteArray &argument : arguments) {
        if (argument == "SCRIPT")
            argument = m_folder.filePath(u"farewell.smtp"_s).toUtf8();
    }
    return arguments;
}

void TestServe::aPlaceThatIsTaken_isTheNetworksFault_data()
{
    QTest::addColumn<bool>("isTcp");
    QTest::addColumn<QByteArrayList>("arguments");
    for (const bool isTcp : {true, false}) {
        const char *place = isTcp ? "port" : "path";
        QTest::addRow("%s", place) << isTcp << QByteArrayList{"serve"};
        QTest::addRow("%s, with a script", place) << isTcp << QByteArrayList{"serve", "--script", "SCRIPT"};
    }
}

void TestServe::aPlaceThatIsTaken_isTheNetworksFault()
{
    QFETCH(const bool, isTcp);
    QFETCH(const QByteArrayList, arguments);
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QByteArray place = isTcp ? "127.0.0.1:" + QByteArray::number(other.serverPort())
                                   : "unix:" + m_folder.path().toUtf8(); // a folder stands there
    const ProgramRun run = runHere(withScript(arguments) + QByteArrayList{"--listen", place});
    QVERIFY2(run.code == 3, run.text().constData());
    QVERIFY2(run.out.isEmpty() && run.err.endsWith(".\n"), run.text().constData());
    QVERIFY2(!isTcp || run.err.contains("in use"), run.text().constData());
}

void TestServe::aPlaceThatCannotBe_isAMatterOfUsage_data()
{
    QTest::addColumn<QByteArray>("place");
    for (const char *place : {"192.0.2.1:2525", "0.0.0.0:2525", "[2001:db8::1]:2525", "127.0.0.1:99999", "here",
                              "unix:", "unix:relative/path", "standard"})
        QTest::newRow(place) << QByteArray(place);
}

void TestServe::aPlaceThatCannotBe_isAMatterOfUsage()
{
    QFETCH(const QByteArray, place);
    for (const QByteArrayList &arguments : {QByteArrayList{"serve"}, withScript({"serve", "--script", "SCRIPT"})}) {
        const ProgramRun run = runHere(arguments + QByteArrayList{"--listen", place});
        QVERIFY2(run.code == 64, run.text().constData());
        QVERIFY(run.out.isEmpty());
    }
}

void TestServe::outputThatFailsWhileServing_is74_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::newRow("the practice server") << QByteArrayList{"serve"};
    QTest::newRow("a script") << QByteArrayList{"serve", "--script", "SCRIPT"};
}

/// Whoever reads the output leaves after the first line, as head does.
void TestServe::outputThatFailsWhileServing_is74()
{
    QFETCH(const QByteArrayList, arguments);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"first line"_s);
    QStringList words{u"-c"_s, u"exec \"$0\" \"${@:2}\" 1> >(exec head -n 1 >\"$1\")"_s, QStringLiteral(MAILSCOPE_CLI),
                      path};
    for (const QByteArray &argument : withScript(arguments))
        words += QString::fromUtf8(argument);
    QProcess process;
    process.setProcessEnvironment(clitest::bareEnvironment());
    process.start(u"bash"_s, words);
    QFile file(path);
    QTRY_VERIFY_WITH_TIMEOUT(file.exists() && file.size() > 0, 20'000);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto port = static_cast<quint16>(file.readAll().trimmed().split(':').last().toUInt());
    QVERIFY(port > 0);
    // The reader may take a moment to leave: one client comes after another.
    const auto ended = [&] {
        QTcpSocket client;
        client.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        if (client.waitForConnected(100))
            client.waitForDisconnected(100);
        return process.state() == QProcess::NotRunning;
    };
    QVERIFY(QTest::qWaitFor(ended, 20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    const QByteArray complaint = process.readAllStandardError();
    QVERIFY2(process.exitCode() == 74, complaint.constData());
    QVERIFY2(complaint.contains("could not be written"), complaint.constData());
}

void TestServe::aMessage_isToldOf_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("told");
    const QByteArray summary =
        "1 · message 1 from <> to <bob@localhost>, <alice@localhost>, 25 bytes, which stays here: nothing is relayed\n";
    QTest::newRow("in one line") << QStringList() << summary + "1 ← QUIT\n";
    QTest::newRow("line by line") << QStringList{u"--show-messages"_s}
                                  << summary + "1 │ Subject: ␛[31m\n1 │ \n1 │ .dot\\xff\n1 ← QUIT\n";
}

void TestServe::aMessage_isToldOf()
{
    QFETCH(const QStringList, options);
    QFETCH(const QByteArray, told);
    QProcess process;
    process.setProcessEnvironment(clitest::bareEnvironment());
    process.start(QStringLiteral(MAILSCOPE_CLI), QStringList{u"serve"_s} + options);
    QByteArray output;
    const auto hasTold = [&](const QByteArray &what) {
        output += process.readAllStandardOutput();
        return output.contains(what);
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasTold("\n"), 20'000);
    QTcpSocket client;
    client.connectToHost(QHostAddress(QHostAddress::LocalHost),
                         static_cast<quint16>(output.trimmed().split(':').last().toUInt()));
    client.write("EHLO c.example\r\nMAIL FROM:<>\r\nRCPT TO:<bob@localhost>\r\nRCPT TO:<alice@localhost>\r\nDATA\r\n"
                 "Subject: \x1b[31m\r\n\r\n..dot\xff\r\n.\r\nQUIT\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(hasTold("1 · closed\n"), 20'000);
    QVERIFY2(output.contains(told), output.constData());
    process.terminate();
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 20'000);
}

/// What the server says to a client that says \p input.
QByteArray TestServe::servedOnStandardStreams(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.setProcessEnvironment(clitest::bareEnvironment());
    process.start(QStringLiteral(MAILSCOPE_CLI), QStringList{u"serve"_s, u"--listen"_s, u"stdio"_s} + arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(20'000) || process.exitCode() != 0)
        return process.readAllStandardError();
    return process.readAllStandardOutput();
}

void TestServe::mechanisms_areOfferedAsListed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("a list") << QStringList{u"--mechanisms"_s, u"ntlm, CRAM-MD5,NTLM"_s}
                            << QByteArray("AUTH NTLM CRAM-MD5");
    QTest::newRow("anonymous") << QStringList{u"--mechanisms"_s, u"ANONYMOUS"_s} << QByteArray("AUTH ANONYMOUS");
    QTest::newRow("no list") << QStringList{u"--old-ntlm"_s}
                             << QByteArray("AUTH SCRAM-SHA-512 SCRAM-SHA-384 SCRAM-SHA-256 SCRAM-SHA-224 SCRAM-SHA-1 "
                                           "OAUTHBEARER XOAUTH2 DIGEST-MD5 CRAM-MD5 NTLM PLAIN LOGIN");
}

void TestServe::mechanisms_areOfferedAsListed()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, line);
    const QByteArray said =
        servedOnStandardStreams(QStringList{u"--auth-in-clear"_s} + arguments, "EHLO c.example\r\nQUIT\r\n");
    QVERIFY2(said.contains("250-" + line + "\r\n"), said.constData());
    const QByteArray encryptedOnly = servedOnStandardStreams(arguments, "EHLO c.example\r\nQUIT\r\n");
    QVERIFY2(!encryptedOnly.contains("AUTH") && encryptedOnly.contains("250-STARTTLS"), encryptedOnly.constData());
}

void TestServe::aClientCertificate_isForItsOwnerOnly()
{
    const QString path = m_folder.filePath(u"alice.pem"_s);
    const QByteArray said = servedOnStandardStreams({u"--client-certificate-out"_s, path}, "QUIT\r\n");
    QVERIFY2(said.startsWith("220 "), said.constData());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray pem = file.readAll();
    QCOMPARE(pem.count("-----BEGIN CERTIFICATE-----"), 1);
    QCOMPARE(pem.count("-----BEGIN PRIVATE KEY-----"), 1);
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
}

void TestServe::aClientCertificateThatCannotBeWritten_is74()
{
    const ProgramRun run = runHere({"serve", "--client-certificate-out", "/nonexistent/alice.pem"});
    QVERIFY2(run.code == 74 && run.err.contains("/nonexistent/alice.pem cannot be written"), run.text().constData());
}

QTEST_GUILESS_MAIN(TestServe)
#include "tst_serve.moc"
