// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation.h"
#include "format/display.h"
#include "format/exporttext.h"
#include "format/jsonreport.h"
#include "format/sessionfile.h"
#include "format/writer.h"
#include "plan/plan.h"
#include "plan/script.h"
#include "randomevents.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::format;
using namespace mailscope::transcript;

class TestWriters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormat_isKnownByItsNameAndByItsFiles();
    void theExamples_areWhatTheWritersMake_data();
    void theExamples_areWhatTheWritersMake();
    void theExampleSession_isWrittenAsItWasRead();
    void randomSessions_canBeWrittenInEveryFormat_data() { everyFormat(); }
    void randomSessions_canBeWrittenInEveryFormat();
    void aSelection_holdsWhatWasPickedAndNothingElse_data() { everyFormat(); }
    void aSelection_holdsWhatWasPickedAndNothingElse();
    void findingsAlone_holdTheirEvidence_data() { everyFormat(); }
    void findingsAlone_holdTheirEvidence();
    void noControl_reachesAFileForPeople_data();
    void noControl_reachesAFileForPeople();
    void jsonOfASession_isItsReport();
    void csv_isOneTable();
    void csv_holdsNoFormula();
    void markdown_takesNothingForMarkup_data();
    void markdown_takesNothingForMarkup();
    void aServer_cannotEndTheBlockOfTheConversation();
    void aScript_saysWhatTheClientWasToDo();
    void aHiddenSecret_isAnythingInAScript();
    void theEndOfALine_isKeptInAScript();
    void runs_areNumbersThatFollowEachOther();

private:
    static void everyFormat();
    static QByteArray example(const QString &suffix);
    static QByteArray everything(const Transcript &transcript, QStringView format);
};

void TestWriters::everyFormat()
{
    QTest::addColumn<QString>("format");
    for (const Writer &writer : writers())
        QTest::newRow(writer.name.data()) << QString(writer.name);
}

QByteArray TestWriters::example(const QString &suffix)
{
    QFile file(QStringLiteral(MAILSCOPE_SOURCE_DIR "/docs/exports/session") + suffix);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    return file.readAll();
}

QByteArray TestWriters::everything(const Transcript &transcript, QStringView format)
{
    const report::Report report = report::fold(transcript);
    const auto all = written(*writerNamed(format), Exported::everything(transcript, report));
    if (!all)
        qFatal("%s", qPrintable(all.error().text));
    return *all;
}

void TestWriters::everyFormat_isKnownByItsNameAndByItsFiles()
{
    QCOMPARE(writerNames(u"|"_s), u"text|markdown|html|json|csv|script|pcapng"_s);
    for (const Writer &writer : writers()) {
        QCOMPARE(writerNamed(writer.name.toString()), &writer);
        QCOMPARE(writerForFile(u"some.where/report"_s + writer.suffix), &writer);
    }
    for (const QString &name : {u""_s, u"TEXT"_s, u"text "_s, u"xml"_s})
        QCOMPARE(writerNamed(name), nullptr);
    QCOMPARE(writerForFile(u"html"), nullptr);
}

void TestWriters::theExamples_areWhatTheWritersMake_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("suffix");
    for (const Writer &writer : writers())
        QTest::newRow(writer.name.data()) << QString(writer.name) << QString(writer.suffix);
}

void TestWriters::theExamples_areWhatTheWritersMake()
{
    QFETCH(const QString, format);
    QFETCH(const QString, suffix);
    const QByteArray file = example(u".mscope"_s);
    const Transcript transcript = readSession(file)->transcript;
    const report::Report report = report::fold(transcript);
    Exported session = Exported::everything(transcript, report);
    session.fileName = u"session.mscope"_s;
    session.digest = QCryptographicHash::hash(file, QCryptographicHash::Sha256).toHex();
    QVERIFY2(*written(*writerNamed(format), session) == example(suffix),
             "The example differs: CONTRIBUTING.md says how it is made anew");
}

void TestWriters::theExampleSession_isWrittenAsItWasRead()
{
    const QByteArray file = example(u".mscope"_s);
    const auto loaded = readSession(file);
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().text));
    QVERIFY(!loaded->cutOff && !loaded->holdsSecrets);
    QCOMPARE(writeSession(loaded->transcript), file);
}

void TestWriters::randomSessions_canBeWrittenInEveryFormat()
{
    QFETCH(const QString, format);
    for (quint32 seed = 0; seed < 60; ++seed) {
        const Transcript transcript = RandomEvents(seed).transcript(50);
        QVERIFY(!everything(transcript, format).isEmpty());
        const report::Report report = report::fold(transcript);
        QVERIFY(written(*writerNamed(format), Exported::findings(transcript, report)));
        QVERIFY(written(*writerNamed(format), Exported::selection(transcript, report, {3, 9, 9, 4, 700, -1})));
    }
    QVERIFY(!everything(Transcript(), format).isEmpty());
}

void TestWriters::aSelection_holdsWhatWasPickedAndNothingElse()
{
    QFETCH(const QString, format);
    Conversation talk;
    talk.opens({"SIZE 1000"})
        .client("VRFY picked", Phase::Vrfy)
        .server("252 picked too")
        .client("NOOP", Phase::Noop)
        .server("250 left out")
        .quits()
        .finished();
    const Transcript &transcript = talk.transcript();
    QList<qint64> picked;
    for (const Event &event : transcript) {
        if (const auto *sent = std::get_if<Sent>(&event.payload); sent && sent->phase == Phase::Vrfy)
            picked = {event.sequence + 1, event.sequence};
    }
    const report::Report report = report::fold(transcript);
    const QByteArray all = *written(*writerNamed(format), Exported::selection(transcript, report, picked));
    QVERIFY2(all.contains("VRFY picked") && all.contains("252 picked too"), all.constData());
    QVERIFY2(!all.contains("left out") && !all.contains("QUIT"), all.constData());
    QVERIFY2(!all.contains("220 mx.example ESMTP") || format == "json"_L1,
             all.constData()); // its greeting has a key of its own
}

void TestWriters::findingsAlone_holdTheirEvidence()
{
    QFETCH(const QString, format);
    Conversation talk;
    talk.opens({"SIZE 1000"}).client("NOOP", Phase::Noop).server("250 nothing wrong").client("VRFY a", Phase::Vrfy);
    talk.server("250 Bare <a@mx.example>", wire::LineEnd::Lf).quits().finished();
    const report::Report report = report::fold(talk.transcript());
    QVERIFY(report.finding("bare-line-feed"));
    const QByteArray all = *written(*writerNamed(format), Exported::findings(talk.transcript(), report));
    QVERIFY2(all.contains("250 Bare"), all.constData());
    QVERIFY2(!all.contains("nothing wrong"), all.constData());
    const bool tellsFindings =
        format == "text"_L1 || format == "markdown"_L1 || format == "html"_L1 || format == "json"_L1;
    QCOMPARE(all.contains("bare-line-feed"), tellsFindings);
}

void TestWriters::noControl_reachesAFileForPeople_data()
{
    QTest::addColumn<QString>("format");
    for (const char *const format : {"text", "markdown", "html", "csv", "json", "script"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

void TestWriters::noControl_reachesAFileForPeople()
{
    QFETCH(const QString, format);
    const auto isHarmless = [](char32_t each) { return each == '\n' || each == '\r' || isSafeToShow(each); };
    for (quint32 seed = 0; seed < 60; ++seed) {
        const QString text = QString::fromUtf8(everything(RandomEvents(seed).transcript(60), format));
        const QList<uint> signs = text.toUcs4();
        const auto harmful = std::ranges::find_if_not(signs, isHarmless);
        if (harmful != signs.end())
            QFAIL(qPrintable(u"U+%1 in %2"_s.arg(*harmful, 0, 16).arg(text)));
    }
}

void TestWriters::jsonOfASession_isItsReport()
{
    const Transcript transcript = Conversation().opens({"SIZE"}).quits().finished().transcript();
    QCOMPARE(everything(transcript, u"json"), jsonDocument(jsonReport(report::fold(transcript))));
}

void TestWriters::csv_isOneTable()
{
    const QList<QByteArray> lines = example(u".csv"_s).split('\r');
    const qsizetype columns = lines.constFirst().count(',');
    int records = 0;
    for (const QByteArray &line : lines.first(lines.size() - 1)) {
        qsizetype commas = 0;
        bool quoted = false;
        for (const char each : line) {
            quoted = each == '"' ? !quoted : quoted;
            commas += each == ',' && !quoted ? 1 : 0;
        }
        QVERIFY(!quoted);
        QCOMPARE(commas, columns);
        ++records;
    }
    QVERIFY(records > 20);
    QCOMPARE(lines.constLast(), QByteArray("\n"));
}

void TestWriters::csv_holdsNoFormula()
{
    QCOMPARE(csvLine({u"=1+1"_s, u"+1"_s, u"-1"_s, u"@a"_s, u"\ta"_s, u"a=1"_s, {}}),
             QByteArray("'=1+1,'+1,'-1,'@a,'\ta,a=1,\r\n"));
    QCOMPARE(csvLine({u"=HYPERLINK(\"x\",1)"_s, u"a\"b"_s, u"a,b"_s, u"a\nb"_s}),
             QByteArray("\"'=HYPERLINK(\"\"x\"\",1)\",\"a\"\"b\",\"a,b\",\"a\nb\"\r\n"));
    Conversation talk;
    talk.connects().client("=cmd|' /C calc'!A0", Phase::Raw).server("=2+5").finished();
    const QByteArray csv = everything(talk.transcript(), u"csv");
    QVERIFY2(csv.contains(",'=cmd|' /C calc'!A0,") && csv.contains(",'=2+5,"), csv.constData());
}

void TestWriters::markdown_takesNothingForMarkup_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("running");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char16_t *text, const char16_t *running, const char16_t *code) {
        QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(running) << QString::fromUtf16(code);
    };
    row("plain", u"mx.example", u"mx.example", u"`mx.example`");
    row("nothing", u"", u"", u"");
    row("emphasis", u"*a* _b_", u"\\*a\\* \\_b\\_", u"`*a* _b_`");
    row("a tag", u"<b>", u"\\<b\\>", u"`<b>`");
    row("a link", u"[a](b)", u"\\[a\\](b)", u"`[a](b)`");
    row("an address", u"http://a.b", u"http\\://a.b", u"`http://a.b`");
    row("an entity", u"&lt;", u"\\&lt;", u"`&lt;`");
    row("a backtick", u"a`b", u"a\\`b", u"<code>a&#96;b</code>");
    row("a bar behind a backslash", u"a\\|b", u"a\\\\\\|b", u"<code>a&#92;&#124;b</code>");
    row("blanks around it", u" a ", u" a ", u"<code> a </code>");
}

void TestWriters::markdown_takesNothingForMarkup()
{
    QFETCH(const QString, text);
    QFETCH(const QString, running);
    QFETCH(const QString, code);
    QCOMPARE(markdownText(text), running);
    QCOMPARE(markdownCode(text), code);
}

void TestWriters::aServer_cannotEndTheBlockOfTheConversation()
{
    Conversation talk;
    talk.connects().greets("220 ```").client("NOOP", Phase::Noop).server("250-</code>").server("250 ~~~").finished();
    const QString markdown = QString::fromUtf8(everything(talk.transcript(), u"markdown"));
    const QString conversation = markdown.sliced(markdown.indexOf("## Conversation"_L1));
    for (const QStringView line : QStringView(conversation).split(u'\n').sliced(2))
        QVERIFY2(line.isEmpty() || line.startsWith("    "_L1), qPrintable(line.toString()));
}

void TestWriters::aScript_saysWhatTheClientWasToDo()
{
    plan::Plan plan;
    plan.targets = {plan::Target::parse(u"smtp://a"_s).value()};
    plan.greet = plan::Greet::Helo;
    plan.force = true;
    plan.tlsPolicy = TlsPolicy::Report;
    plan.xclient = {{"NAME", "a\x1bX"}};
    plan.stopAfter = Phase::Auth;
    Transcript transcript;
    transcript.append(
        {1, {}, Began{u"0.1.0"_s, {}, {{u"smtp://a"_s, u"a"_s, 25, u"smtp"_s, u"none"_s}}, plan.toJson()}});
    transcript.append({2, {}, Connecting{0, u"192.0.2.1"_s, u"ipv4"_s, 25}});
    transcript.append({3, {}, Finished{Verdict::Refused, Issue{Issue::GreetingRefused, {}, {}, {}}}});
    const QByteArray script = everything(transcript, u"script");
    for (const char *const line :
         {"@ target smtp://a", "@ security none", "@ greet helo", "@ tls-policy report", "@ force",
          "@ xclient NAME=a\u241bX", "@ stop-after auth", "= verdict refused", "= issue greeting-refused"})
        QVERIFY2(script.split('\n').contains(line), (script + line).constData());
    QVERIFY(plan::Script::parse(script));
}

void TestWriters::aHiddenSecret_isAnythingInAScript()
{
    Conversation talk;
    talk.connects()
        .event(Sent{{"AUTH PLAIN \r\n", {{11, 24}}}, Phase::Auth, true})
        .event(Sent{{"\r\n", {{0, 3}}}, Phase::Auth, true})
        .event(Sent{{"AUTH ", {{5, 3}}}, Phase::Auth, true})
        .event(Sent{{" * \r\n", {}}, Phase::Raw, true})
        .event(Received{{"535 no  here", {{7, 3}}}, wire::LineEnd::CrLf, false, {}, {}, false})
        .finished();
    const QByteArray script = everything(talk.transcript(), u"script");
    QVERIFY2(script.contains("\nC: AUTH PLAIN \\*\nC: \\*\nC: AUTH \\*\nC:  * \nS: 535 no \\x2a\\x2a\\x2a here\n"),
             script.constData());
    QVERIFY(plan::Script::parse(script));
}

void TestWriters::theEndOfALine_isKeptInAScript()
{
    Conversation talk;
    talk.connects()
        .server("220-a", wire::LineEnd::Lf)
        .server("22", wire::LineEnd::Cut)
        .server("0 b")
        .server("5", wire::LineEnd::None);
    talk.event(Closed{true, u"Connection reset by peer"_s}).event(Finished{Verdict::Network, {}});
    const QByteArray script = everything(talk.transcript(), u"script");
    QVERIFY2(script.contains("\nS: 220-a\\n\\\nS: 22\\\nS: 0 b\nS: 5\\\nX reset\n"), script.constData());
}

void TestWriters::runs_areNumbersThatFollowEachOther()
{
    QCOMPARE(runsOf({}), QList<SequenceRun>());
    QCOMPARE(runsOf({14, 12, 13, 13, 20}), (QList<SequenceRun>{{12, 14}, {20, 20}}));
}

QTEST_GUILESS_MAIN(TestWriters)
#include "tst_writers.moc"
