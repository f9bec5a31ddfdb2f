// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "programrun.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::ProgramRun;
using clitest::runHere;

/// `import`: what another tool was told becomes a profile.
class TestImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLine_isAProfileThatCanBeUsed_data();
    void aLine_isAProfileThatCanBeUsed();
    void whatIsNotUnderstood_isSaidBesides();
    void anUnusableLine_is64_data();
    void anUnusableLine_is64();
    void whatWasExported_canBeImported_data();
    void whatWasExported_canBeImported();
};

void TestImport::aLine_isAProfileThatCanBeUsed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("swaks") << "swaks --server 127.0.0.1:PORT --helo client.example -q HELO"_ba;
    QTest::newRow("curl") << "curl --verbose \\\n  smtp://127.0.0.1:PORT/client.example -X NOOP"_ba;
    QTest::newRow("msmtp") << "msmtp --host=127.0.0.1 --port=PORT --domain=client.example -S"_ba;
}

void TestImport::aLine_isAProfileThatCanBeUsed()
{
    QFETCH(QByteArray, line);
    practice::Server server(practice::Options{});
    line.replace("PORT", QByteArray::number(server.listen().value()));
    const ProgramRun read = runHere({"import", line});
    QVERIFY2(read.code == 0, read.text().constData());
    QCOMPARE(read.err, QByteArray());
    const ProgramRun piped = runHere({"import", "-"}, line + '\n');
    QCOMPARE(piped.out, read.out);
    QTemporaryDir folder;
    QFile profile(folder.filePath(u"p.json"_s));
    QVERIFY(profile.open(QIODevice::WriteOnly));
    profile.write(read.out);
    profile.close();
    const ProgramRun used = runHere({"probe", "--profile", profile.fileName().toUtf8()});
    QVERIFY2(used.code == 0, used.text().constData());
    QVERIFY2(used.out.contains("EHLO client.example"), used.out.constData());
}

void TestImport::whatIsNotUnderstood_isSaidBesides()
{
    const ProgramRun run = runHere({"import", "swaks -s mx.example -au alice -ap hunter2-hunter2 --colour"});
    QCOMPARE(run.code, 0);
    QVERIFY2(run.err.contains("--colour"), run.err.constData());
    QVERIFY2(run.err.contains("not kept"), run.err.constData());
    QVERIFY2(!run.text().contains("hunter2"), run.text().constData());
    QVERIFY(!run.document().isEmpty());
}

void TestImport::anUnusableLine_is64_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("none") << QByteArrayList{} << "missing"_ba;
    QTest::newRow("empty") << QByteArrayList{""} << "Character 1"_ba;
    QTest::newRow("nothing on standard input") << QByteArrayList{"-"} << "Character 1"_ba;
    QTest::newRow("several words") << QByteArrayList{"swaks", "-s", "a"} << ""_ba;
    QTest::newRow("two lines") << QByteArrayList{"curl smtp://a", "curl smtp://b"} << "too much"_ba;
    QTest::newRow("another tool") << QByteArrayList{"telnet a"} << "Character 1"_ba;
    QTest::newRow("a pipe") << QByteArrayList{"curl smtp://a | sh"} << "Character 15"_ba;
    QTest::newRow("no server") << QByteArrayList{"swaks --tls"} << "server"_ba;
    QTest::newRow("an option of another command") << QByteArrayList{"curl smtp://a", "--helo", "b"} << "--helo"_ba;
}

void TestImport::anUnusableLine_is64()
{
    QFETCH(const QByteArrayList, arguments);
    QFETCH(const QByteArray, said);
    const ProgramRun run = runHere(QByteArrayList{"import"} + arguments);
    QCOMPARE(run.code, 64);
    QCOMPARE(run.out, QByteArray());
    QVERIFY(!run.err.isEmpty());
    QVERIFY2(run.err.contains(said), run.err.constData());
}

void TestImport::whatWasExported_canBeImported_data()
{
    QTest::addColumn<QByteArray>("tool");
    QTest::newRow("swaks") << "swaks"_ba;
    QTest::newRow("curl") << "curl"_ba;
}

void TestImport::whatWasExported_canBeImported()
{
    QFETCH(const QByteArray, tool);
    practice::Server server(practice::Options{});
    QTemporaryDir folder;
    const QByteArray file = folder.filePath(u"s.mscope"_s).toUtf8();
    const QByteArray url = clitest::urlOf(server.listen().value());
    (void)runHere(
        {"probe", url, "--security", "starttls", "--helo", "client.example", "--tls-policy", "report", "--save", file});
    const ProgramRun run = runHere({"import", "-"}, runHere({"export", file, "--as", tool}).out);
    QVERIFY2(run.code == 0, run.text().constData());
    QCOMPARE(run.err, QByteArray());
    const QJsonObject profile = run.document();
    QVERIFY2(run.out.contains(url.sliced(7)), run.out.constData());
    QVERIFY2(run.out.contains("client.example"), run.out.constData());
    QCOMPARE(profile.value("security"_L1).toString(), u"starttls"_s);
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
