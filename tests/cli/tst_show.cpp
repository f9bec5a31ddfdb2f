// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "programrun.h"

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
