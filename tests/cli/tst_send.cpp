// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "programrun.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::ProgramRun;
using clitest::runHere;
using clitest::urlOf;

/// `send` against the practice server: what arrives, what is said of it, and what is refused before anything is sent.
class TestSend : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFile_arrivesByteForByte_data();
    void aFile_arrivesByteForByte();
    void standardInput_arrivesByteForByte();
    void aFieldBcc_isSentAndSaidToBe_data();
    void aFieldBcc_isSentAndSaidToBe();
    void recipients_haveAVerdictEach_data();
    void recipients_haveAVerdictEach();
    void parameters_areSentAsTheyBelong_data();
    void parameters_areSentAsTheyBelong();
    void aComposedMessage_hasWhatWasAskedFor();
    void aVerbThatIsNotOffered_isNotSentUnforced();
    void whatIsSaidOfOne_goesBeforeWhatIsSaidOfAll();
    void aDomainBeyondAscii_needsNoSmtpUtf8();
    void aFileThatChanges_isNoMessage_data();
    void aFileThatChanges_isNoMessage();
    void binaryContent_keepsItsBytes();
    void forcedBatches_goOutUnoffered_data();
    void forcedBatches_goOutUnoffered();
    void anAddressWithAName_losesIt_data();
    void anAddressWithAName_losesIt();
    void readyMadeMessages_arrive_data();
    void readyMadeMessages_arrive();
    void manyMessages_areCounted_data();
    void manyMessages_areCounted();
    void whatCannotBeSent_isAUsageError_data();
    void whatCannotBeSent_isAUsageError();
    void aFaultyServer_givesAnHonestOutcome_data();
    void aFaultyServer_givesAnHonestOutcome();
    void aPhaseThatIsLeftOut_endsTheSessionAllTheSame_data();
    void aPhaseThatIsLeftOut_endsTheSessionAllTheSame();
    void overLmtp_eachRecipientHasAFinalReply();
    void aProfile_holdsTheMessage();

private:
    static constexpr auto Bob = "bob@practice.example";

    [[nodiscard]] QString fileWith(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(u"message-%1.eml"_s.arg(++m_files));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file for a test");
        return path;
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

void TestSend::aFile_arrivesByteForByte_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("arrived");
    QTest::addColumn<QByteArrayList>("options");
    const auto row = [](const char *name, const QByteArray &sent, const QByteArray &arrived,
                        QByteArrayList options = {}) { QTest::newRow(name) << sent << arrived << std::move(options); };
    const QByteArray dots = "Subject: x\r\n\r\n.\r\n..\r\n.a\r\n";
    row("dots at every line", dots, dots);
    row("dots by BDAT", dots, dots, {"--transfer", "bdat:3"});
    row("no final line end", "Subject: x\r\n\r\nend", "Subject: x\r\n\r\nend\r\n");
    row("no final line end by BDAT", "Subject: x\r\n\r\nend", "Subject: x\r\n\r\nend", {"--transfer", "bdat"});
    row("empty", "", "");
    row("empty by BDAT", "", "", {"--transfer", "bdat"});
    row("bare LF is repaired", "Subject: x\n\nhi\n", "Subject: x\r\n\r\nhi\r\n");
    row("bare CR is repaired", "Subject: x\r\rhi\r", "Subject: x\r\n\r\nhi\r\n");
    row("8-bit", "Subject: x\r\n\r\n\xff\xfe\x80\r\n", "Subject: x\r\n\r\n\xff\xfe\x80\r\n");
    const QByteArray longest = QByteArray(998, 'x') + "\r\n";
    row("a line of 998", longest, longest);
    row("raw bytes by BDAT", QByteArray("a\0\r\n\n.\r\n", 8), QByteArray("a\0\r\n\n.\r\n", 8),
        {"--transfer", "bdat:2", "--raw-bytes"});
    const QByteArray big = (QByteArray(70, 'y') + "\r\n").repeated(20000);
    row("over a megabyte", big, big);
    row("over a megabyte by BDAT", big, big, {"--transfer", "bdat:65536"});
    row("over a megabyte without pipelining", big, big, {"--transfer", "bdat:65536", "--no-pipelining"});
}

void TestSend::aFile_arrivesByteForByte()
{
    QFETCH(const QByteArray, sent);
    QFETCH(const QByteArray, arrived);
    QFETCH(const QByteArrayList, options);
    practice::Server server(practice::Options{});
    const ProgramRun run =
        runHere(QByteArrayList{"send", urlOf(server.listen().value()), "--from", "alice@practice.example", "--to", Bob,
                               "--json", "--data", fileWith(sent).toLocal8Bit()}
                + options);
    QVERIFY2(run.code == 0, run.text().constData());
    QCOMPARE(server.messages().size(), 1);
    QCOMPARE(server.messages().first().content, arrived);
    const QJsonObject transaction = run.document().value("transaction"_L1).toObject();
    QCOMPARE(transaction.value("bytes"_L1).toInteger(), arrived.size());
    QCOMPARE(transaction.value("transfer"_L1).toString(), options.contains("--transfer") ? u"bdat"_s : u"data"_s);
    QCOMPARE(clitest::schemaViolation(run.document()), QByteArray());
}

void TestSend::standardInput_arrivesByteForByte()
{
    practice::Server server(practice::Options{});
    const QByteArray message = "Subject: from a pipe\r\n\r\n.dot\r\n";
    const ProgramRun run = runHere(
        {"send", urlOf(server.listen().value()), "--from", "<>", "--to", Bob, "--json", "--data", "-"}, message);
    QVERIFY2(run.code == 0, run.text().constData());
    QCOMPARE(server.messages().first().content, message);
    QVERIFY(server.messages().first().reversePath.isNull);
    QCOMPARE(run.document().value("transaction"_L1).toObject().value("from"_L1).toString(), QString());
}

void TestSend::aFieldBcc_isSentAndSaidToBe_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("isSaid");
    QTest::newRow("Bcc") << QByteArray("Subject: x\r\nBcc: carol@hidden.example\r\n") << true;
    QTest::newRow("in another case") << QByteArray("BCC:\r\n carol@hidden.example\r\n") << true;
    QTest::newRow("Resent-Bcc") << QByteArray("Resent-Bcc: carol@hidden.example\r\n") << true;
    QTest::newRow("an empty one") << QByteArray("Bcc: \r\nSubject: x\r\n") << false;
    QTest::newRow("in the body") << QByteArray("Subject: x\r\n\r\nBcc: carol@hidden.example\r\n") << false;
    QTest::newRow("inside another field") << QByteArray("Subject: x\r\n Bcc: carol@hidden.example\r\n") << false;
}

/// Byte for byte is what --data is for; who expects it to be taken out, as sendmail -t does, is told.
void TestSend::aFieldBcc_isSentAndSaidToBe()
{
    QFETCH(const QByteArray, header);
    QFETCH(const bool, isSaid);
    practice::Server server(practice::Options{});
    const QByteArray message = header + "\r\ntext\r\n";

    const ProgramRun run = runHere({"send", urlOf(server.listen().value()), "--security", "none", "--to", Bob, "--data",
                                    QFile::encodeName(fileWith(message))});

    QVERIFY2(run.code == 0, run.text().constData());
    QCOMPARE(server.messages().constFirst().content, message);
    QVERIFY2(run.out.contains("a field Bcc, which every recipient can read") == isSaid, run.out.constData());
}

void TestSend::recipients_haveAVerdictEach_data()
{
    QTest::addColumn<QByteArrayList>("options");
    QTest::addColumn<int>("code");
    QTest::addColumn<QStringList>("verdicts");
    const QByteArray nobody = "nobody@practice.example";
    QTest::newRow("accepted") << QByteArrayList{"--to", Bob} << 0 << QStringList{u"accepted"_s};
    QTest::newRow("forwarded") << QByteArrayList{"--to", "erin@practice.example"} << 0 << QStringList{u"accepted"_s};
    QTest::newRow("refused") << QByteArrayList{"--to", nobody} << 1 << QStringList{u"rejected"_s};
    QTest::newRow("one of two ends it") << QByteArrayList{"--to", Bob, "--to", nobody} << 1
                                        << QStringList{u"unknown"_s, u"rejected"_s};
    QTest::newRow("one of two is skipped")
        << QByteArrayList{"--to", nobody, "--to", Bob, "--skip-bad"} << 2 << QStringList{u"rejected"_s, u"accepted"_s};
    QTest::newRow("all are skipped") << QByteArrayList{"--to", nobody, "--to", "noone@practice.example", "--skip-bad"}
                                     << 1 << QStringList{u"rejected"_s, u"rejected"_s};
    QTest::newRow("relaying") << QByteArrayList{"--to", "x@elsewhere.example"} << 1 << QStringList{u"rejected"_s};
    QTest::newRow("no domain") << QByteArrayList{"--to", "postmaster"} << 0 << QStringList{u"accepted"_s};
    QTest::newRow("UTF-8") << QByteArrayList{"--to", "jürgen@practice.example"} << 0 << QStringList{u"accepted"_s};
    QTest::newRow("cc and bcc") << QByteArrayList{"--cc", Bob, "--bcc", "alice@practice.example"} << 0
                                << QStringList{u"accepted"_s, u"accepted"_s};
}

void TestSend::recipients_haveAVerdictEach()
{
    QFETCH(const QByteArrayList, options);
    QFETCH(const int, code);
    QFETCH(const QStringList, verdicts);
    for (const QByteArray &pipelining : {QByteArray(), QByteArray("--no-pipelining")}) {
        practice::Server server(practice::Options{});
        QByteArrayList arguments{"send", urlOf(server.listen().value()), "--json", "--from", "alice@practice.example"};
        arguments += options;
        if (!pipelining.isEmpty())
            arguments += pipelining;
        const ProgramRun run = runHere(arguments);
        QVERIFY2(run.code == code, run.text().constData());
        QStringList told;
        const QJsonArray recipients =
            run.document().value("transaction"_L1).toObject().value("recipients"_L1).toArray();
        for (const auto &each : recipients)
            told += each.toObject().value("verdict"_L1).toString();
        QCOMPARE(told, verdicts);
        QCOMPARE(server.messages().size(), verdicts.contains("accepted"_L1) ? 1 : 0);
        QCOMPARE(clitest::schemaViolation(run.document()), QByteArray());
    }
}

void TestSend::parameters_areSentAsTheyBelong_data()
{
    QTest::addColumn<QByteArrayList>("options");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *name, QByteArrayList options, const char *line) {
        QTest::newRow(name) << std::move(options) << QByteArray(line);
    };
    row("size of the message", {}, "MAIL FROM:<a@b.example> SIZE=16");
    row("no size", {"--size", "none"}, "MAIL FROM:<a@b.example>");
    row("another size", {"--size", "7"}, "MAIL FROM:<a@b.example> SIZE=7");
    row("body", {"--body", "8bitmime", "--size", "none"}, "MAIL FROM:<a@b.example> BODY=8BITMIME");
    row("envid is encoded", {"--envid", "a+b=", "--size", "none"}, "MAIL FROM:<a@b.example> ENVID=a+2Bb+3D");
    row("envid as it is", {"--envid-raw", "a+2Bb", "--size", "none"}, "MAIL FROM:<a@b.example> ENVID=a+2Bb");
    row("ret", {"--ret", "hdrs", "--size", "none"}, "MAIL FROM:<a@b.example> RET=HDRS");
    row("SMTPUTF8", {"--smtputf8", "always", "--size", "none"}, "MAIL FROM:<a@b.example> SMTPUTF8");
    row("forced", {"--requiretls", "--force", "--size", "none"}, "MAIL FROM:<a@b.example> REQUIRETLS");
    row("free", {"--mail-param", "X-ODD=1", "--size", "none"}, "MAIL FROM:<a@b.example> X-ODD=1");
    row("by", {"--by", "60;R", "--force", "--size", "none"}, "MAIL FROM:<a@b.example> BY=60;R");
    row("hold", {"--hold-for", "60", "--force", "--size", "none"}, "MAIL FROM:<a@b.example> HOLDFOR=60");
    row("priority", {"--mt-priority", "-3", "--force", "--size", "none"}, "MAIL FROM:<a@b.example> MT-PRIORITY=-3");
    row("auth", {"--mail-auth", "<>", "--force", "--size", "none"}, "MAIL FROM:<a@b.example> AUTH=<>");
    row("verb", {"--verb", "saml", "--force", "--size", "none"}, "SAML FROM:<a@b.example>");
    row("notify of the one before", {"--notify", "never"}, "RCPT TO:<bob@practice.example> NOTIFY=NEVER");
    row("orcpt", {"--orcpt", "x+y@z.example"}, "RCPT TO:<bob@practice.example> ORCPT=rfc822;x+2By@z.example");
    row("the last of two", {"--ret", "full", "--ret", "hdrs", "--size", "none"}, "MAIL FROM:<a@b.example> RET=HDRS");
    row("free ones beside it", {"--size", "4", "--mail-param", "SIZE=3"}, "MAIL FROM:<a@b.example> SIZE=4 SIZE=3");
    row("the last notify of two", {"--notify", "never", "--notify", "delay"},
        "RCPT TO:<bob@practice.example> NOTIFY=DELAY");
    row("free of RCPT", {"--rcpt-param", "X-ODD"}, "RCPT TO:<bob@practice.example> X-ODD");
}

void TestSend::parameters_areSentAsTheyBelong()
{
    QFETCH(const QByteArrayList, options);
    QFETCH(const QByteArray, line);
    practice::Server server(practice::Options{});
    const ProgramRun run =
        runHere(QByteArrayList{"send", urlOf(server.listen().value()), "--json", "--security", "none", "--from",
                               "a@b.example", "--to", Bob, "--data", fileWith("Subject: x\r\n\r\n\r\n").toLocal8Bit()}
                + options);
    QStringList commands;
    const QJsonArray exchanges = run.document().value("exchanges"_L1).toArray();
    for (const auto &each : exchanges)
        commands += each.toObject().value("command"_L1).toString();
    QVERIFY2(commands.contains(QString::fromUtf8(line)), run.text().constData());
}

void TestSend::aComposedMessage_hasWhatWasAskedFor()
{
    practice::Server server(practice::Options{});
    const QString file = fileWith("attached");
    const ProgramRun run = runHere({"send",
                                    urlOf(server.listen().value()),
                                    "--quiet",
                                    "--from",
                                    "alice@practice.example",
                                    "--to",
                                    Bob,
                                    "--cc",
                                    "alice@practice.example",
                                    "--bcc",
                                    "erin@practice.example",
                                    "--subject",
                                    "Grüße %N% %%N%%",
                                    "--text",
                                    "Hallo %TO%",
                                    "--html",
                                    "<p>Hallo</p>",
                                    "--attach",
                                    file.toLocal8Bit(),
                                    "--header",
                                    "X-Mark: one",
                                    "--message-id",
                                    "<me@x>",
                                    "--date",
                                    "Mon, 1 Jan 2024 00:00:00 +0000"});
    QVERIFY2(run.code == 0, run.text().constData());
    const QByteArray content = server.messages().first().content;
    for (const char *part :
         {"Date: Mon, 1 Jan 2024 00:00:00 +0000\r\n", "Message-ID: <me@x>\r\n", "From: alice@practice.example\r\n",
          "To: bob@practice.example\r\n", "Cc: alice@practice.example\r\n", "X-Mark: one\r\n",
          "Subject: =?utf-8?B?R3LDvMOfZSAxICVOJQ==?=\r\n", "Hallo bob@practice.example, alice@practice.example",
          "<p>Hallo</p>", "YXR0YWNoZWQ=\r\n", "multipart/alternative", "multipart/mixed"})
        QVERIFY2(content.contains(part), content.constData());
    QVERIFY(!content.contains("erin"));
    QCOMPARE(server.messages().first().recipients.size(), 3);
}

void TestSend::aVerbThatIsNotOffered_isNotSentUnforced()
{
    practice::Server server(practice::Options{});
    const ProgramRun run =
        runHere({"send", urlOf(server.listen().value()), "--security", "none", "--to", Bob, "--verb", "soml"});
    QCOMPARE(run.code, 1);
    QVERIFY2(run.out.contains("SOML"), run.text().constData());
    QVERIFY(!joined(server.log(), 1, practice::LogEntry::Kind::Received).contains("FROM"));
}

void TestSend::whatIsSaidOfOne_goesBeforeWhatIsSaidOfAll()
{
    practice::Server server(practice::Options{});
    const ProgramRun run = runHere({"send", urlOf(server.listen().value()), "--security", "none", "--notify", "never",
                                    "--to", Bob, "--to", "alice@practice.example", "--notify", "success,delay"});
    QVERIFY2(run.code == 0, run.text().constData());
    const QByteArray said = joined(server.log(), 1, practice::LogEntry::Kind::Received);
    QVERIFY(said.contains("RCPT TO:<bob@practice.example> NOTIFY=NEVER\r\n"));
    QVERIFY(said.contains("RCPT TO:<alice@practice.example> NOTIFY=SUCCESS,DELAY\r\n"));
}

/// Neither in the envelope nor in the header that is composed.
void TestSend::aDomainBeyondAscii_needsNoSmtpUtf8()
{
    practice::Options options;
    options.enabled.erase(practice::Feature::SmtpUtf8);
    practice::Server server(options);
    const ProgramRun run = runHere({"send", urlOf(server.listen().value()), "--security", "none", "--json", "--from",
                                    "a@b.example", "--to",
                                    "bob@pr\xc3\xa4"
                                    "chtig.example"});
    const QByteArray said = joined(server.log(), 1, practice::LogEntry::Kind::Received);
    QVERIFY2(said.contains("RCPT TO:<bob@xn--prchtig-6wa.example>"), said.constData());
    QVERIFY(!said.contains("SMTPUTF8"));
}

void TestSend::aFileThatChanges_isNoMessage_data()
{
    QTest::addColumn<QByteArrayList>("options");
    QTest::addColumn<qint64>("size"); // that it has in the end
    for (const qint64 size : {qint64(0), qint64(20'000'000), qint64(90'000'000)}) {
        QTest::addRow("%lld bytes by DATA", static_cast<long long>(size)) << QByteArrayList() << size;
        QTest::addRow("%lld bytes by BDAT", static_cast<long long>(size))
            << QByteArrayList{"--transfer", "bdat:65536"} << size;
    }
}

/// Half of it is never completed, as if it was all.
void TestSend::aFileThatChanges_isNoMessage()
{
    QFETCH(const QByteArrayList, options);
    QFETCH(const qint64, size);
    const QString path = fileWith("Subject: x\r\n\r\n" + (QByteArray(78, 'y') + "\r\n").repeated(500'000));
    practice::Options serverOptions;
    serverOptions.maximumMessageSize = 1'000'000'000;
    practice::Server server(serverOptions);
    connect(&server, &practice::Server::lineReceived, &server, [&path, size](int, const QByteArray &line) {
        if (line.startsWith("RCPT"))
            QFile::resize(path, size);
    });
    const ProgramRun run =
        runHere(QByteArrayList{"send", urlOf(server.listen().value()), "--security", "none", "--no-pipelining",
                               "--json", "--to", Bob, "--data", path.toLocal8Bit()}
                + options);
    QCOMPARE(run.code, 3);
    QCOMPARE(run.document().value("issue"_L1)["id"_L1].toString(), u"payload-failed"_s);
    QVERIFY(server.messages().isEmpty());
    QFile::remove(path);
}

void TestSend::binaryContent_keepsItsBytes()
{
    practice::Options options;
    options.enabled.insert(practice::Feature::BinaryMime);
    practice::Server server(options);
    const QByteArray content("Subject: x\r\n\r\n\n\r\0\xff.\n", 21);
    const ProgramRun run =
        runHere({"send", urlOf(server.listen().value()), "--security", "none", "--json", "--to", Bob, "--body",
                 "binarymime", "--transfer", "bdat", "--data", fileWith(content).toLocal8Bit()});
    QVERIFY2(run.code == 0, run.text().constData());
    QCOMPARE(server.messages().first().content, content);
    QVERIFY(joined(server.log(), 1, practice::LogEntry::Kind::Received).contains("SIZE=21"));
}

void TestSend::forcedBatches_goOutUnoffered_data()
{
    QTest::addColumn<QByteArrayList>("options");
    QTest::addColumn<bool>("isBatch");
    QTest::newRow("as offered") << QByteArrayList() << false;
    QTest::newRow("with --force alone") << QByteArrayList{"--force"} << false;
    QTest::newRow("forced") << QByteArrayList{"--pipelining"} << true;
    QTest::newRow("the last word counts") << QByteArrayList{"--pipelining", "--no-pipelining"} << false;
}

void TestSend::forcedBatches_goOutUnoffered()
{
    QFETCH(const QByteArrayList, options);
    QFETCH(const bool, isBatch);
    practice::Options serverOptions;
    serverOptions.enabled.erase(practice::Feature::Pipelining);
    practice::Server server(serverOptions);
    bool wasBatch = false; // RCPT follows MAIL at once, with no reply between them
    const ProgramRun run = runHere(
        QByteArrayList{"send", urlOf(server.listen().value()), "--security", "none", "--jsonl", "--to", Bob} + options);
    QVERIFY2(run.code == 0, run.text().constData());
    const QByteArrayList lines = run.out.split('\n');
    for (qsizetype at = 0; at + 1 < lines.size(); ++at)
        wasBatch = wasBatch || (lines.at(at).contains("MAIL FROM") && lines.at(at + 1).contains("RCPT TO"));
    QCOMPARE(wasBatch, isBatch);
}

void TestSend::anAddressWithAName_losesIt_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<bool>("exact");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("name") << QByteArray("Bob <bob@practice.example>") << false
                          << QByteArray("RCPT TO:<bob@practice.example>");
    QTest::newRow("bracket in quotation marks")
        << QByteArray("\"a<b\" <bob@practice.example>") << false << QByteArray("RCPT TO:<bob@practice.example>");
    QTest::newRow("comma in quotation marks")
        << QByteArray("\"a,b\"@practice.example") << false << QByteArray("RCPT TO:<\"a,b\"@practice.example>");
    QTest::newRow("exact") << QByteArray("Bob <b@x>") << true << QByteArray("RCPT TO:<Bob <b@x>>");
}

void TestSend::anAddressWithAName_losesIt()
{
    QFETCH(const QByteArray, typed);
    QFETCH(const bool, exact);
    QFETCH(const QByteArray, line);
    practice::Server server(practice::Options{});
    QByteArrayList arguments{"send", urlOf(server.listen().value()), "--security", "none", "--to", typed};
    if (exact)
        arguments += "--exact-addresses";
    const ProgramRun run = runHere(arguments);
    QVERIFY2(run.out.contains(line + '\n'), run.text().constData());
}

void TestSend::readyMadeMessages_arrive_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("gtube") << QByteArray("gtube") << 0 << QByteArray("XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD");
    QTest::newRow("eicar") << QByteArray("eicar") << 0 << QByteArray("eicar.com");
    QTest::newRow("8bit") << QByteArray("8bit") << 0 << QByteArray("\xc3\xa4\xc3\xb6");
    QTest::newRow("utf8") << QByteArray("utf8") << 0
                          << QByteArray("Subject: Pr\xc3\xbc"
                                        "fung");
    QTest::newRow("longline") << QByteArray("longline") << 1 << QByteArray();
    QTest::newRow("bare-lf") << QByteArray("bare-lf") << 1 << QByteArray();
}

void TestSend::readyMadeMessages_arrive()
{
    QFETCH(const QByteArray, name);
    QFETCH(const int, code);
    QFETCH(const QByteArray, part);
    practice::Server server(practice::Options{});
    const ProgramRun run = runHere(
        {"send", urlOf(server.listen().value()), "--quiet", "--from", "a@b.example", "--to", Bob, "--template", name});
    QVERIFY2(run.code == code, run.text().constData());
    QCOMPARE(server.messages().size(), code == 0 ? 1 : 0);
    QVERIFY(code != 0 || server.messages().first().content.contains(part));
}

void TestSend::manyMessages_areCounted_data()
{
    QTest::addColumn<QByteArrayList>("options");
    QTest::addColumn<int>("sessions");
    QTest::newRow("one connection") << QByteArrayList{} << 1;
    QTest::newRow("one connection without pipelining") << QByteArrayList{"--no-pipelining"} << 1;
    QTest::newRow("by BDAT") << QByteArrayList{"--transfer", "bdat:10"} << 1;
    QTest::newRow("four connections") << QByteArrayList{"--connections", "4"} << 4;
    QTest::newRow("five to a connection") << QByteArrayList{"--messages-per-connection", "5"} << 5;
    QTest::newRow("more connections than messages") << QByteArrayList{"--connections", "100"} << 25;
    QTest::newRow("five to a connection, two at a time")
        << QByteArrayList{"--messages-per-connection", "5", "--connections", "2"} << 5;
}

void TestSend::manyMessages_areCounted()
{
    QFETCH(const QByteArrayList, options);
    QFETCH(const int, sessions);
    practice::Server server(practice::Options{});
    const ProgramRun run = runHere(QByteArrayList{"send", urlOf(server.listen().value()), "--json", "--security",
                                                  "none", "--to", Bob, "--count", "25", "--subject", "number %N%"}
                                   + options);
    QVERIFY2(run.code == 0, run.text().constData());
    QCOMPARE(server.messages().size(), 25);
    QStringList subjects;
    for (const practice::StoredMessage &message : server.messages())
        subjects += QString::fromUtf8(message.content).section(u"Subject: "_s, 1).section(u'\r', 0, 0);
    subjects.removeDuplicates();
    QCOMPARE(subjects.size(), 25);
    qint64 accepted = 0;
    const QJsonObject document = run.document();
    const QJsonArray reports = sessions > 1 ? document.value("reports"_L1).toArray() : QJsonArray{document};
    for (const auto &each : reports)
        accepted += each.toObject().value("totals"_L1).toObject().value("accepted"_L1).toInteger();
    QCOMPARE(reports.size(), sessions);
    QCOMPARE(accepted, 25);
}

void TestSend::whatCannotBeSent_isAUsageError_data()
{
    QTest::addColumn<QByteArrayList>("options");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char *name, QByteArrayList options, const char *said) {
        QTest::newRow(name) << std::move(options) << QByteArray(said);
    };
    row("nobody", {}, "There is nobody to send to: give --to.");
    row("an empty address", {"--to", "<>"}, "An address of a recipient is empty.");
    row("a line end in an address", {"--to", "a\r\nDATA"}, "A line end or NUL cannot stand in an address.");
    row("no file", {"--to", Bob, "--data", "/nonexistent"}, "The message /nonexistent cannot be read");
    row("a folder", {"--to", Bob, "--data", "/"}, "/ is no file");
    row("a file and a subject", {"--to", Bob, "--data", "-", "--subject", "x"}, "nothing can be composed into it");
    row("a file and a template", {"--to", Bob, "--data", "-", "--template", "gtube"},
        "nothing can be composed into it");
    row("a template and a text", {"--to", Bob, "--template", "gtube", "--text", "x"}, "--template is a whole message");
    row("no such template", {"--to", Bob, "--template", "spam"}, "is no ready-made message: use gtube, eicar");
    row("no such attachment", {"--to", Bob, "--attach", "/nonexistent"}, "The file /nonexistent does not exist.");
    row("no header", {"--to", Bob, "--header", "nothing"}, "is no line of a header");
    row("a second header", {"--to", Bob, "--header", "A: b\r\nC: d"}, "is no line of a header");
    row("size", {"--to", Bob, "--size", "big"}, "is no size");
    row("body", {"--to", Bob, "--body", "9bit"}, "use 7bit, 8bitmime or binarymime");
    row("verb", {"--to", Bob, "--verb", "post"}, "use mail, send, soml or saml");
    row("notify", {"--to", Bob, "--notify", "never,delay"}, "is not possible");
    row("by", {"--to", Bob, "--by", "R;60"}, "write SECONDS;R or SECONDS;N");
    row("hold", {"--to", Bob, "--hold-for", "soon"}, "is no number of seconds");
    row("hold until", {"--to", Bob, "--hold-until", "tomorrow"}, "is not possible");
    row("priority", {"--to", Bob, "--mt-priority", "11"}, "it is out of range");
    row("a parameter with a blank", {"--to", Bob, "--mail-param", "A=b c"}, "is not possible");
    row("transfer", {"--to", Bob, "--transfer", "bdat:0"}, "use data, bdat or bdat:BYTES");
    row("count", {"--to", Bob, "--count", "0"}, "give a number from 1");
    row("count of another host", {"elsewhere.invalid", "--to", Bob, "--count", "101"}, "give --yes if it is yours");
    row("key alone", {"--to", Bob, "--dkim-key", "/nonexistent"}, "--dkim-key, --dkim-domain and --dkim-selector");
    row("no key", {"--to", Bob, "--dkim-key", "/nonexistent", "--dkim-domain", "d", "--dkim-selector", "s"},
        "The key /nonexistent cannot be read");
    row("one file for several", {"--to", Bob, "--connections", "2", "--save", "x"}, "--save keeps one session");
    row("option of send for probe", {"--all"}, "has no meaning for send");
    row("several in one", {"--to", "a@practice.example,bob@practice.example"}, "looks like several recipients");
    row("a phase of another command", {"--to", Bob, "--stop-after", "vrfy"}, "never passes through the phase vrfy");
    row("another one", {"--to", Bob, "--drop-after", "raw"}, "never passes through the phase raw");
    row("binary by DATA", {"--to", Bob, "--body", "binarymime"}, "needs --transfer bdat");
    row("no file", {"--to", Bob, "--data", "/dev/zero"}, "is no file");
    row("a field without a name", {"--to", Bob, "--header", ": y"}, "is no line of a header");
    row("a field with a blank in its name", {"--to", Bob, "--header", "bad header: x"}, "is no field of a header");
    row("a field beyond ASCII", {"--to", Bob, "--header", "X-\xc3\x85: x"}, "is no field of a header");
    row("a field without a colon", {"--to", Bob, "--header", "X-Test"}, "is no line of a header");
}

void TestSend::whatCannotBeSent_isAUsageError()
{
    QFETCH(QByteArrayList, options);
    QFETCH(const QByteArray, said);
    practice::Server server(practice::Options{});
    if (options.isEmpty() || options.first().startsWith('-'))
        options.prepend(urlOf(server.listen().value()));
    const ProgramRun run = runHere(QByteArrayList{"send", "--json"} + options);
    QCOMPARE(run.code, 64);
    QVERIFY2(run.err.contains(said), run.text().constData());
    QCOMPARE(run.out, QByteArray());
    QVERIFY(server.messages().isEmpty());
}

void TestSend::aFaultyServer_givesAnHonestOutcome_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("lost at MAIL") << QByteArray("mail:close") << 3 << u"unknown"_s;
    QTest::newRow("refused at DATA") << QByteArray("data:refuse=554 no") << 1 << u"unknown"_s;
    QTest::newRow("lost at DATA") << QByteArray("data:close") << 3 << u"unknown"_s;
    QTest::newRow("refused at the end") << QByteArray("payload:refuse=451 later") << 1 << u"deferred"_s;
    QTest::newRow("lost at the end") << QByteArray("payload:close") << 3 << u"unknown"_s;
    QTest::newRow("silent at the end") << QByteArray("payload:silence") << 3 << u"unknown"_s;
    QTest::newRow("garbage at the end") << QByteArray("payload:garble") << 6 << u"unknown"_s;
}

void TestSend::aFaultyServer_givesAnHonestOutcome()
{
    QFETCH(const QByteArray, fault);
    QFETCH(const int, code);
    QFETCH(const QString, verdict);
    practice::Options options;
    options.faults.push_back(practice::Fault::parse(fault).value());
    practice::Server server(options);
    const ProgramRun run = runHere(
        {"send", urlOf(server.listen().value()), "--json", "--security", "none", "--timeout", "0.3", "--to", Bob});
    QVERIFY2(run.code == code, run.text().constData());
    const QJsonArray recipients = run.document().value("transaction"_L1).toObject().value("recipients"_L1).toArray();
    QCOMPARE(recipients.first().toObject().value("verdict"_L1).toString(), verdict);
    QCOMPARE(clitest::schemaViolation(run.document()), QByteArray());
}

void TestSend::aPhaseThatIsLeftOut_endsTheSessionAllTheSame_data()
{
    QTest::addColumn<QByteArrayList>("options");
    QTest::addColumn<QByteArray>("last"); // command of the client, behind which there is none but RSET and QUIT
    for (const char *phase : {"starttls", "hello-tls", "xclient", "auth", "hello-auth"}) {
        for (const char *option : {"--stop-after", "--drop-after"})
            QTest::addRow("%s %s", option, phase) << QByteArrayList{option, phase} << QByteArray("EHLO");
    }
    for (const char *phase : {"proxy", "tls"}) {
        for (const char *option : {"--stop-after", "--drop-after"})
            QTest::addRow("%s %s", option, phase) << QByteArrayList{option, phase} << QByteArray();
    }
    const QByteArrayList chunks{"--transfer", "bdat"};
    QTest::newRow("before BDAT") << QByteArrayList{"--stop-after", "data"} + chunks << QByteArray("RCPT");
    QTest::newRow("dropped before BDAT") << QByteArrayList{"--drop-after", "data"} + chunks << QByteArray("RCPT");
}

void TestSend::aPhaseThatIsLeftOut_endsTheSessionAllTheSame()
{
    QFETCH(const QByteArrayList, options);
    QFETCH(const QByteArray, last);
    practice::Server server(practice::Options{});
    const ProgramRun run = runHere(
        QByteArrayList{"send", urlOf(server.listen().value()), "--security", "none", "--to", Bob, "--json"} + options);
    QCOMPARE(run.code, 0);
    QVERIFY(server.messages().isEmpty());
    QByteArray lastSaid;
    for (const QByteArray &line : joined(server.log(), 1, practice::LogEntry::Kind::Received).split('\n')) {
        if (!line.isEmpty() && !line.startsWith("RSET") && !line.startsWith("QUIT"))
            lastSaid = line.left(4);
    }
    QCOMPARE(lastSaid, last);
}

void TestSend::overLmtp_eachRecipientHasAFinalReply()
{
    practice::Options options;
    options.protocol = practice::Protocol::Lmtp;
    for (const QByteArrayList &transfer : {QByteArrayList{}, QByteArrayList{"--transfer", "bdat:50"}}) {
        practice::Server server(options);
        const ProgramRun run =
            runHere(QByteArrayList{"send", urlOf(server.listen().value(), "lmtp"), "--json", "--from", "a@b.example",
                                   "--to", Bob, "--to", "frank@practice.example"}
                    + transfer);
        QVERIFY2(run.code == 2, run.text().constData());
        const QJsonArray recipients =
            run.document().value("transaction"_L1).toObject().value("recipients"_L1).toArray();
        QCOMPARE(recipients.at(0).toObject().value("finalCode"_L1).toInt(), 250);
        QCOMPARE(recipients.at(1).toObject().value("finalCode"_L1).toInt(), 452);
        QCOMPARE(recipients.at(1).toObject().value("verdict"_L1).toString(), u"deferred"_s);
        const practice::StoredMessage &kept = server.messages().constFirst();
        QCOMPARE(kept.recipients.size(), 1);
        QCOMPARE(kept.missed.size(), 1);
        QCOMPARE(kept.missed.constFirst().address, "frank@practice.example");
        QCOMPARE(kept.missed.constFirst().reply, "452 4.2.2 <frank@practice.example>: the mailbox is full");
    }
}

void TestSend::aProfile_holdsTheMessage()
{
    practice::Server server(practice::Options{});
    const QString profile = m_folder.filePath(u"profile.json"_s);
    QFile file(profile);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"mail": {"from": "alice@practice.example", "to": ["bob@practice.example"],)"
               R"( "content": {"subject": "kept", "text": "two\nlines"}}})");
    file.close();
    const ProgramRun run =
        runHere({"send", urlOf(server.listen().value()), "--quiet", "--profile", profile.toLocal8Bit()});
    QVERIFY2(run.code == 0, run.text().constData());
    QVERIFY(server.messages().first().content.contains("two\r\nlines\r\n"));
    QCOMPARE(server.messages().first().recipients.size(), 1);
}

QTEST_GUILESS_MAIN(TestSend)

#include "tst_send.moc"
