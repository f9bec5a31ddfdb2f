// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/writer.h"
#include "practice/server.h"
#include "programrun.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::ProgramRun;
using clitest::runHere;
using clitest::urlOf;

class TestShow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void json_isTheReportOfTheSession();
    void text_isTheSessionAsItWasPrinted();
    void aFailedSession_isShownAll0();
    void aFileThatWasCutOff_showsItsWholeEvents();
    void whatHasNoEnd_isNotReadToIt();
    void foreignText_reachesNoTerminal();
    void aWrongField_isNamedWithItsLine_data();
    void aWrongField_isNamedWithItsLine();
    void everyFormat_isPrintedAndNothingElse_data();
    void everyFormat_isPrintedAndNothingElse();
    void theExamples_areWhatTheCommandPrints_data();
    void theExamples_areWhatTheCommandPrints();
    void aFilter_keepsOnlyWhatItWants_data();
    void aFilter_keepsOnlyWhatItWants();
    void aWrongFilter_isNamedWithItsPlace_data();
    void aWrongFilter_isNamedWithItsPlace();
    void anUnknownFormat_isNamedWithTheOthers();
    void jsonAndAnotherFormat_excludeEachOther();
    void whatCannotBeWritten_is74();
    void aFileThatDeniesItsSecret_isNotShown_data();
    void aFileThatDeniesItsSecret_isNotShown();
    void aReportsFile_isWhatItsEndingSays_data();
    void aReportsFile_isWhatItsEndingSays();
    void aReportOfSeveralSessions_isJsonOnly();
    void whatIsNoSession_is64_data();
    void whatIsNoSession_is64();

private:
    [[nodiscard]] QByteArray path(const char *name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toUtf8();
    }
    void write(const char *name, const QByteArray &bytes);

    QTemporaryDir m_folder;
    QByteArray m_saved;
    ProgramRun m_live;
};

void TestShow::write(const char *name, const QByteArray &bytes)
{
    QFile file(QString::fromUtf8(path(name)));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestShow::initTestCase()
{
    practice::Server server(practice::Options{});
    m_live = runHere({"vrfy", "--json", "--save", path("s.mscope"), urlOf(server.listen().value()), "alice"});
    QVERIFY2(m_live.code == 0, m_live.text().constData());
    QFile file(QString::fromUtf8(path("s.mscope")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_saved = file.readAll();
}

void TestShow::json_isTheReportOfTheSession()
{
    for (const QByteArrayList &option : {QByteArrayList{"--json"}, QByteArrayList{"--format", "json"}}) {
        const ProgramRun run = runHere(QByteArrayList{"show"} + option + QByteArrayList{path("s.mscope")});
        QCOMPARE(run.code, 0);
        QCOMPARE(run.out, m_live.out);
    }
}

void TestShow::text_isTheSessionAsItWasPrinted()
{
    const ProgramRun run = runHere({"show", path("s.mscope")});
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.contains("→ VRFY alice") && run.out.contains("← 221"), run.text().constData());
    QVERIFY(run.err.isEmpty());
    QCOMPARE(runHere({"show", "--quiet", path("s.mscope")}).out.count('\n'), 1);
}

void TestShow::aFailedSession_isShownAll0()
{
    const ProgramRun live = runHere({"probe", "--json", "--save", path("f.mscope"), urlOf(clitest::closedPort())});
    QCOMPARE(live.code, 3);
    const ProgramRun run = runHere({"show", "--json", path("f.mscope")});
    QCOMPARE(run.code, 0);
    QCOMPARE(run.document().value("exitCode"_L1).toInt(), 3);
}

void TestShow::aFileThatWasCutOff_showsItsWholeEvents()
{
    for (const qsizetype size :
         {m_saved.size() - 2, m_saved.size() / 2, m_saved.indexOf('\n') + 1, m_saved.indexOf('\n') + 2}) {
        write("cut.mscope", m_saved.first(size));
        const ProgramRun run = runHere({"show", "--json", path("cut.mscope")});
        QVERIFY2(run.code == 0, run.text().constData());
        QVERIFY2(run.err.contains("cut off"), run.text().constData());
        QVERIFY(!run.document().isEmpty());
    }
}

void TestShow::whatHasNoEnd_isNotReadToIt()
{
    const ProgramRun run = runHere({"show", "/dev/zero"});
    QCOMPARE(run.code, 64);
    QCOMPARE(run.err.count('\n'), 1);
    const QByteArray header = m_saved.first(m_saved.indexOf('\n') + 1);
    write("long.mscope", header + QByteArray(65 * 1024 * 1024, ' '));
    const ProgramRun tooLong = runHere({"show", path("long.mscope")});
    QCOMPARE(tooLong.code, 64);
    QVERIFY2(tooLong.err.contains("Line 2 is damaged"), tooLong.err.constData());
}

void TestShow::foreignText_reachesNoTerminal()
{
    QByteArray changed = m_saved;
    QVERIFY(changed.contains("\"version\":\""));
    write("v.mscope", changed.replace("\"version\":\"", "\"version\":\"\\u001b[2J"));
    const ProgramRun shown = runHere({"show", path("v.mscope")});
    QCOMPARE(shown.code, 0);
    QVERIFY2(!shown.out.contains('\x1b') && shown.out.contains("[2J"), shown.out.constData());
    write("e.mscope", QByteArray(m_saved).replace("\"event\":\"sent\"", "\"event\":\"\\u001b[2J\""));
    const ProgramRun refused = runHere({"show", path("e.mscope")});
    QCOMPARE(refused.code, 64);
    QVERIFY2(!refused.err.contains('\x1b') && refused.err.contains("[2J"), refused.err.constData());
}

void TestShow::aWrongField_isNamedWithItsLine_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("wrong");
    const auto row = [](const char *name, const char *field, const char *wrong) {
        QTest::newRow(name) << QByteArray(field) << QByteArray(wrong);
    };
    row("a foreign security", R"("security":"opportunistic")", R"("security":"magic")");
    row("a foreign protocol", R"("protocol":"smtp")", R"("protocol":"uucp")");
    row("masks are a text", R"("event":"sent")", R"("masks":"x","event":"sent")");
    row("masks are numbers", R"("event":"sent")", R"("masks":[1],"event":"sent")");
    row("a mask at less than 0", R"("event":"sent")", R"("masks":[{"at":-1,"length":1}],"event":"sent")");
    row("a mask of less than 0", R"("event":"sent")", R"("masks":[{"at":0,"length":-1}],"event":"sent")");
    row("a mask behind the end", R"("event":"sent")", R"("masks":[{"at":99999,"length":1}],"event":"sent")");
}

void TestShow::aWrongField_isNamedWithItsLine()
{
    QFETCH(const QByteArray, field);
    QFETCH(const QByteArray, wrong);
    QVERIFY2(m_saved.contains(field), m_saved.constData());
    write("wrong.mscope", QByteArray(m_saved).replace(field, wrong));
    const ProgramRun run = runHere({"show", path("wrong.mscope")});
    QVERIFY2(run.code == 64, run.text().constData());
    QVERIFY2(run.err.contains("is damaged"), run.err.constData());
}

void TestShow::everyFormat_isPrintedAndNothingElse_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("holds");
    const auto row = [](const char *format, const char *first, const char *holds) {
        QTest::newRow(format) << QByteArray(format) << QByteArray(first) << QByteArray(holds);
    };
    row("text", "    · Mailscope", "→ VRFY alice");
    row("markdown", "# `smtp://127.0.0.1:", "→ VRFY alice");
    row("html", "<!DOCTYPE html>\n<html", "<bdi>VRFY alice</bdi>");
    row("json", "{\n", "\"VRFY alice\"");
    row("csv", "record,sequence,phase,", ",VRFY alice,250,");
    row("script", "# Made from a session with smtp://127.0.0.1:", "\nC: VRFY alice\n");
    row("pcapng", "\x0a\x0d\x0d\x0a", "VRFY alice\r\n");
}

void TestShow::everyFormat_isPrintedAndNothingElse()
{
    QFETCH(const QByteArray, format);
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, holds);
    const ProgramRun run = runHere({"show", path("s.mscope"), "--format", format});
    QVERIFY2(run.code == 0, run.text().constData());
    const qsizetype time = format == "text" ? QByteArrayView("    0.000").size() : 0; // it may differ
    QVERIFY2(run.out.sliced(time).startsWith(first), run.out.first(100).constData());
    QVERIFY2(run.out.contains(holds), run.out.constData());
    QVERIFY(run.err.isEmpty());
}

void TestShow::theExamples_areWhatTheCommandPrints_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QString>("suffix");
    for (const format::Writer &writer : format::writers())
        QTest::newRow(writer.name.data()) << QByteArray(writer.name.data()) << QString(writer.suffix);
}

void TestShow::theExamples_areWhatTheCommandPrints()
{
    QFETCH(const QByteArray, format);
    QFETCH(const QString, suffix);
    const QString example = QStringLiteral(MAILSCOPE_SOURCE_DIR "/docs/exports/session");
    QFile file(example + suffix);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const ProgramRun run = runHere({"show", (example + u".mscope"_s).toUtf8(), "--format", format});
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out == file.readAll(), "The example differs: CONTRIBUTING.md says how it is made anew");
}

void TestShow::aFilter_keepsOnlyWhatItWants_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QByteArray>("first"); ///< of the lines, without its time
    QTest::addColumn<QByteArray>("never"); ///< what stands in none
    QTest::newRow("received") << QByteArray("dir:in") << QByteArray("← 220") << QByteArray("→");
    QTest::newRow("sent") << QByteArray("dir:out") << QByteArray("→ EHLO") << QByteArray("←");
    QTest::newRow("a code") << QByteArray("code:221") << QByteArray("← 221") << QByteArray("← 250");
    QTest::newRow("a phase") << QByteArray("stage:quit dir:out") << QByteArray("→ QUIT") << QByteArray("EHLO");
    QTest::newRow("a text") << QByteArray("\"practice server\"") << QByteArray("← 220") << QByteArray("QUIT");
    QTest::newRow("encrypted") << QByteArray("enc:yes dir:out") << QByteArray("→ EHLO") << QByteArray("STARTTLS");
    QTest::newRow("not") << QByteArray("-dir:in -dir:note") << QByteArray("→ EHLO") << QByteArray("←");
    QTest::newRow("nothing") << QByteArray("code:599") << QByteArray() << QByteArray("←");
}

void TestShow::aFilter_keepsOnlyWhatItWants()
{
    QFETCH(const QByteArray, filter);
    QFETCH(const QByteArray, first);
    QFETCH(const QByteArray, never);
    const ProgramRun run = runHere({"show", path("s.mscope"), "--filter", filter});
    QVERIFY2(run.code == 0, run.text().constData());
    QVERIFY2(!run.out.contains(never), run.text().constData());
    const QByteArray line = run.out.left(run.out.indexOf('\n'));
    QVERIFY2(first.isEmpty() ? run.out.isEmpty() : line.contains(first), run.text().constData());
    // JSON tells of exchanges: one is there when any of its lines is wanted.
    const ProgramRun document = runHere({"show", path("s.mscope"), "--filter", filter, "--json"});
    QVERIFY2(document.code == 0, document.text().constData());
    QCOMPARE(document.document().value("exchanges"_L1).toArray().isEmpty(), first.isEmpty());
    for (const char *format : {"csv", "html", "markdown", "script", "pcapng"}) {
        const ProgramRun written = runHere({"show", path("s.mscope"), "--filter", filter, "--format", format});
        QVERIFY2(written.code == 0, written.text().constData());
        QVERIFY2(written.out != runHere({"show", path("s.mscope"), "--format", format}).out, format);
    }
}

void TestShow::aWrongFilter_isNamedWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QByteArray>("place");
    QTest::newRow("no such term") << QByteArray("dir:in colour:red") << QByteArray("character 8");
    QTest::newRow("no such direction") << QByteArray("dir:up") << QByteArray("character 5");
    QTest::newRow("no such code") << QByteArray("code:9") << QByteArray("character 6");
    QTest::newRow("no such phase") << QByteArray("stage:lunch") << QByteArray("character 7");
    QTest::newRow("no end of a quotation") << QByteArray("\"a") << QByteArray("character 1");
    QTest::newRow("nothing behind the minus sign") << QByteArray("-") << QByteArray("character");
}

void TestShow::aWrongFilter_isNamedWithItsPlace()
{
    QFETCH(const QByteArray, filter);
    QFETCH(const QByteArray, place);
    const ProgramRun run = runHere({"show", path("s.mscope"), "--filter", filter});
    QCOMPARE(run.code, 64);
    QVERIFY2(run.err.contains("--filter, " + place), run.text().constData());
    QCOMPARE(run.out, QByteArray());
}

void TestShow::anUnknownFormat_isNamedWithTheOthers()
{
    for (const char *const format : {"xml", "HTML", "md"}) {
        const ProgramRun run = runHere({"show", path("s.mscope"), "--format", format});
        QCOMPARE(run.code, 64);
        QVERIFY2(run.err.contains(format) && run.err.contains("markdown, html, json, csv, script, pcapng"),
                 run.err.constData());
        QVERIFY(run.out.isEmpty());
    }
}

void TestShow::jsonAndAnotherFormat_excludeEachOther()
{
    QCOMPARE(runHere({"show", "--json", "--format", "html", path("s.mscope")}).code, 64);
    QCOMPARE(runHere({"show", "--json", "--format", "json", path("s.mscope")}).out, m_live.out);
}

void TestShow::whatCannotBeWritten_is74()
{
    const ProgramRun run = runHere({"show", "--format", "html", "--report", "/no/such/folder/r.md", path("s.mscope")});
    QCOMPARE(run.code, 74);
}

void TestShow::aFileThatDeniesItsSecret_isNotShown_data()
{
    QTest::addColumn<QByteArray>("format");
    for (const format::Writer &writer : format::writers())
        QTest::newRow(writer.name.data()) << QByteArray(writer.name.data());
}

void TestShow::aFileThatDeniesItsSecret_isNotShown()
{
    QFETCH(const QByteArray, format);
    const QByteArray login = "AUTH PLAIN " + QByteArray("\0alice\0wonderland", 17).toBase64();
    QVERIFY(m_saved.contains("VRFY alice\\r\\n"));
    write("secret.mscope", QByteArray(m_saved).replace("VRFY alice\\r\\n", login + "\\r\\n"));
    const ProgramRun run = runHere({"show", path("secret.mscope"), "--format", format, "--report", path("r.html")});
    QCOMPARE(run.code, 74);
    QVERIFY2(run.out.isEmpty() && run.err.contains("first line"), run.text().constData());
    QCOMPARE(QFileInfo(QString::fromUtf8(path("r.html"))).size(), 0);
}

void TestShow::aReportsFile_isWhatItsEndingSays_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("first");
    QTest::newRow("a page") << QByteArray("r.html") << QByteArray("<!DOCTYPE html>");
    QTest::newRow("Markdown") << QByteArray("r.md") << QByteArray("# `smtp://127.0.0.1:");
    QTest::newRow("JSON") << QByteArray("r.json") << QByteArray("{\n");
}

void TestShow::aReportsFile_isWhatItsEndingSays()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, first);
    practice::Server server(practice::Options{});
    const QByteArray url = urlOf(server.listen().value());
    for (const QByteArrayList &command :
         {QByteArrayList{"vrfy", url, "alice"}, QByteArrayList{"show", path("s.mscope")},
          QByteArrayList{"show", "--format", "csv", path("s.mscope")}}) {
        const QByteArray report = path(name.constData());
        QFile::remove(QString::fromUtf8(report));
        const ProgramRun run = runHere(command + QByteArrayList{"--report", report});
        QVERIFY2(run.code == 0, run.text().constData());
        QFile file(QString::fromUtf8(report));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QVERIFY2(written.startsWith(first) && written.contains("VRFY alice"), written.constData());
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
    }
}

void TestShow::aReportOfSeveralSessions_isJsonOnly()
{
    const ProgramRun run = runHere({"probe", "--mx", "mx.example", "--report", path("several.html")});
    QCOMPARE(run.code, 64);
    QVERIFY2(run.err.contains("only be .json"), run.err.constData());
    QCOMPARE(runHere({"show", path("s.mscope"), "--report", path("r.xml")}).code, 64);
}

void TestShow::whatIsNoSession_is64_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("Dear diary\n");
    QTest::newRow("other JSON") << QByteArray("{}\n");
    QTest::newRow("a profile") << QByteArray("{\"targets\": [\"mx\"]}\n");
    QTest::newRow("binary") << QByteArray("\0\1\2\xff\n", 5);
}

void TestShow::whatIsNoSession_is64()
{
    QFETCH(const QByteArray, content);
    write("wrong.mscope", content);
    const ProgramRun run = runHere({"show", path("wrong.mscope")});
    QVERIFY2(run.code == 64, run.text().constData());
    QVERIFY(run.out.isEmpty());
    QCOMPARE(run.err.count('\n'), 1);
}

QTEST_GUILESS_MAIN(TestShow)
#include "tst_show.moc"
