// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "programrun.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace mailscope;
using clitest::ProgramRun;
using clitest::runHere;
using clitest::urlOf;

/// What monitoring systems read of `run`.
class TestCheckFormats : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nagios_isOneLine_data();
    void nagios_isOneLine();
    void prometheus_isReadable_data();
    void prometheus_isReadable();
    void junit_tellsOfEachStep_data();
    void junit_tellsOfEachStep();
    void whatExcludesEachOther_is64_data();
    void whatExcludesEachOther_is64();
    void whatAServerSays_breaksNoFormat();

private:
    [[nodiscard]] ProgramRun run(const QByteArray &script, const QByteArray &format, const char *fault = "");

    QTemporaryDir m_folder;
};

ProgramRun TestCheckFormats::run(const QByteArray &script, const QByteArray &format, const char *fault)
{
    QFile file(m_folder.filePath(u"check.smtp"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(script) != script.size())
        qFatal("no script");
    file.close();
    practice::Options options;
    if (*fault != '\0')
        options.faults.push_back(practice::Fault::parse(fault).value());
    practice::Server server(options);
    return runHere(
        {"run", "--format", format, "--timeout", "0.5", file.fileName().toLocal8Bit(), urlOf(server.listen().value())});
}

void TestCheckFormats::nagios_isOneLine_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("line");
    const QString data = u" \\| time=\\d+\\.\\d{6}s;;;0"_s;
    QTest::newRow("all hold") << QByteArray("S: 220 *\nehlo me\nS: 250\n= ok\n") << QByteArray() << 0
                              << u"OK - check\\.smtp: all 3 expectations held"_s + data;
    QTest::newRow("one does not hold") << QByteArray("ehlo me\nS: 999\n") << QByteArray() << 7
                                       << u"CRITICAL - check\\.smtp: line 2: expected “999”, and “250.*” came"_s + data;
    QTest::newRow("no server") << QByteArray("ehlo me\n") << QByteArray("greeting:close") << 3
                               << u"CRITICAL - check\\.smtp: .*"_s + data;
    QTest::newRow("certificate") << QByteArray("ehlo me\nstarttls\nehlo me\n") << QByteArray() << 0
                                 << u"OK - check\\.smtp: all 0 expectations held"_s + data
            + u" certificate_days=\\d+\\.\\d"_s;
}

void TestCheckFormats::nagios_isOneLine()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QByteArray, fault);
    QFETCH(const int, code);
    QFETCH(const QString, line);
    const ProgramRun done = run(script, "nagios", fault.constData());
    QVERIFY2(done.code == code, done.text().constData());
    const QRegularExpression whole(u"^"_s + line + u"\n$"_s);
    QVERIFY2(whole.match(QString::fromUtf8(done.out)).hasMatch(), done.text().constData());
    QCOMPARE(done.err, QByteArray());
}

void TestCheckFormats::prometheus_isReadable_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArrayList>("samples");
    QTest::newRow("all hold") << QByteArray("ehlo me\nS: 250\n") << 0
                              << QByteArrayList{"mailscope_check_success{", "} 1\n", "mailscope_check_failures{",
                                                "stage=\"hello\"} 0.", "mailscope_findings{"};
    QTest::newRow("one does not hold") << QByteArray("ehlo me\nS: 999\n") << 7
                                       << QByteArrayList{"mailscope_check_exit_code{", "} 7\n"};
    QTest::newRow("certificate") << QByteArray("ehlo me\nstarttls\nehlo me\n") << 0
                                 << QByteArrayList{"mailscope_certificate_not_after_timestamp_seconds{"};
}

void TestCheckFormats::prometheus_isReadable()
{
    QFETCH(const QByteArray, script);
    QFETCH(const int, code);
    QFETCH(const QByteArrayList, samples);
    const ProgramRun done = run(script, "prometheus");
    QVERIFY2(done.code == code, done.text().constData());
    for (const QByteArray &sample : samples)
        QVERIFY2(done.out.contains(sample), done.text().constData());
    static const QRegularExpression Line(
        u"^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+\\{([a-z]+=\"([^\"\\\\\\n]|\\\\.)*\",?)+\\} -?[0-9.]+)$"_s);
    for (const QByteArray &line : done.out.trimmed().split('\n'))
        QVERIFY2(Line.match(QString::fromUtf8(line)).hasMatch(), line.constData());
}

void TestCheckFormats::junit_tellsOfEachStep_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("cases"); ///< P passed, F failed, S skipped
    QTest::newRow("nothing expected") << QByteArray("ehlo me\n") << QByteArray() << 0 << QByteArray();
    QTest::newRow("all hold") << QByteArray("S: 220 *\nehlo me\nS: 250\n= ok\n") << QByteArray() << 0
                              << QByteArray("PPP");
    QTest::newRow("one does not hold") << QByteArray("S: 220 *\nehlo me\nS: 999\nnoop\nS: 250\n") << QByteArray() << 7
                                       << QByteArray("PFS");
    QTest::newRow("the end") << QByteArray("ehlo me\nS: 250\n= verdict refused\n") << QByteArray() << 7
                             << QByteArray("PF");
    QTest::newRow("no server") << QByteArray("ehlo me\n") << QByteArray("greeting:close") << 3 << QByteArray("F");
}

void TestCheckFormats::junit_tellsOfEachStep()
{
    QFETCH(const QByteArray, script);
    QFETCH(const QByteArray, fault);
    QFETCH(const int, code);
    QFETCH(const QByteArray, cases);
    const ProgramRun done = run(script, "junit", fault.constData());
    QVERIFY2(done.code == code, done.text().constData());
    QXmlStreamReader xml(done.out);
    QByteArray found;
    QString tests;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "testsuite"_L1)
            tests = xml.attributes().value("tests"_L1).toString();
        if (xml.name() == "testcase"_L1)
            found += 'P';
        if (xml.name() == "failure"_L1)
            found.back() = 'F';
        if (xml.name() == "skipped"_L1)
            found.back() = 'S';
    }
    QVERIFY2(!xml.hasError(), done.text().constData());
    QCOMPARE(found, cases);
    QCOMPARE(tests, QString::number(cases.size()));
}

void TestCheckFormats::whatExcludesEachOther_is64_data()
{
    QTest::addColumn<QByteArrayList>("options");
    QTest::newRow("JSON") << QByteArrayList{"--format", "nagios", "--json"};
    QTest::newRow("JSON lines") << QByteArrayList{"--format", "junit", "--jsonl"};
    QTest::newRow("unknown") << QByteArrayList{"--format", "html"};
}

void TestCheckFormats::whatExcludesEachOther_is64()
{
    QFETCH(const QByteArrayList, options);
    const ProgramRun done =
        runHere(QByteArrayList{"run"} + options + QByteArrayList{"-", "smtp://127.0.0.1:1"}, "noop\n");
    QCOMPARE(done.code, 64);
    QCOMPARE(done.out, QByteArray());
    QVERIFY(done.err.contains("--format") || done.err.contains("is no format of run"));
}

void TestCheckFormats::whatAServerSays_breaksNoFormat()
{
    for (const QByteArray &format : {QByteArray("nagios"), QByteArray("prometheus"), QByteArray("junit")}) {
        const ProgramRun done = run("ehlo me\nS: 999\n", format, "ehlo:replace=250 a|b\\x01\\x1b[31m\"<&>\\xff\\r\\n");
        QCOMPARE(done.code, 7);
        QVERIFY2(!done.out.contains('\x1b') && !done.out.contains('\x01'), done.text().constData());
        if (format == "nagios") {
            QCOMPARE(done.out.count('\n'), 1);
            QCOMPARE(done.out.count('|'), 1);
        }
        if (format == "junit") {
            QXmlStreamReader xml(done.out);
            while (!xml.atEnd())
                xml.readNext();
            QVERIFY2(!xml.hasError(), done.text().constData());
        }
    }
}

QTEST_GUILESS_MAIN(TestCheckFormats)

#include "tst_checkformats.moc"
