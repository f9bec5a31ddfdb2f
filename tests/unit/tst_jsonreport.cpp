// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation.h"
#include "format/display.h"
#include "format/jsonreport.h"
#include "format/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace mailscope;
using namespace mailscope::format;
using namespace mailscope::transcript;
using namespace Qt::StringLiterals;

class TestJsonReport : public QObject {
    Q_OBJECT

private:
    /// What the schema says of each document, in order: "ok" or an error.
    [[nodiscard]] static QStringList judged(const QList<QJsonObject> &documents);
    [[nodiscard]] static Conversation whole();
    [[nodiscard]] static report::Report ended(Verdict verdict);

private Q_SLOTS:
    void everyPrefixOfASessionKeepsToTheSchema();
    void oddSessionsKeepToTheSchema();
    void laterPartsKeepToTheSchema();
    void schemaRefusesWhatIsWrong();
    void valuesAreThere();
    void emptyReportHasEveryKey();
    void timesAreMilliseconds();
    void issueIsWrittenOut();
    void bytesAreKept_data();
    void bytesAreKept();
    void arrayIsEscapedAsAWhole();
    void unknownKeywordHasNoMeaning();
    void severalReportsAreOneDocument();
    void verdictOverSeveral_data();
    void verdictOverSeveral();
    void documentIsReadable();
    void documentIsSafeForATerminal();
};

QStringList TestJsonReport::judged(const QList<QJsonObject> &documents)
{
    QProcess python;
    python.start(u"python3"_s,
                 {QStringLiteral(MAILSCOPE_SOURCE_DIR "/tests/unit/holdreports.py"),
                  QStringLiteral(MAILSCOPE_SOURCE_DIR "/docs/report-1.schema.json")});
    for (const QJsonObject &document : documents)
        python.write(QJsonDocument(document).toJson(QJsonDocument::Compact) + '\n');
    python.closeWriteChannel();
    if (!python.waitForFinished(60000) || python.exitCode() != 0)
        return {QString::fromUtf8(python.readAllStandardError())};
    return QString::fromUtf8(python.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

Conversation TestJsonReport::whole()
{
    Conversation talk;
    talk.failsToConnect(u"2001:db8::1"_s, u"ipv6"_s)
        .opens({"SIZE 1000", "STARTTLS", "X-ODD a b"})
        .startTls()
        .secured(tlsWithObjection("self-signed"));
    talk.hello({"SIZE 1000", "AUTH PLAIN LOGIN", "VRFY"})
        .client("VRFY bob", Phase::Vrfy)
        .server("250 2.1.5 Bob <bob@mx.example>");
    talk.client("NOOP", Phase::Noop).server("junk").server("421 4.3.2 closing").quits();
    return talk.finished(Verdict::Protocol, Issue{Issue::MalformedReply, Phase::Noop, {20}, {}});
}

report::Report TestJsonReport::ended(Verdict verdict)
{
    return report::fold(Conversation().opens({"SIZE"}).finished(verdict).transcript());
}

void TestJsonReport::everyPrefixOfASessionKeepsToTheSchema()
{
    QList<QJsonObject> documents;
    Transcript prefix;
    documents.append(jsonReport(report::fold(prefix)));
    const Conversation talk = whole();
    for (const Event &event : talk.transcript()) {
        prefix.append(event);
        documents.append(jsonReport(report::fold(prefix)));
    }
    const QStringList verdicts = judged(documents);
    QCOMPARE(verdicts.size(), documents.size());
    for (const QString &verdict : verdicts)
        QCOMPARE(verdict, u"ok"_s);
}

void TestJsonReport::oddSessionsKeepToTheSchema()
{
    QList<QJsonObject> documents;
    const auto add = [&documents](const Conversation &talk) {
        documents.append(jsonReport(report::fold(talk.transcript())));
    };
    add(Conversation().connects(u"/run/lmtp"_s, u"unix"_s).greets("220"));
    add(Conversation()
            .opens({"\xff\xfe \x01", "A=B=C", "AUTH"})
            .injected("x")
            .finished(Verdict::Cancelled, Issue{Issue::Cancelled, {}, {}, {}}));
    add(Conversation().connects().greets("199 what").client("EHLO x", Phase::Hello).server("999 what"));
    add(Conversation()
            .opens({"SIZE"})
            .client("VRFY \xff", Phase::Vrfy)
            .server("250 9.9.9 odd")
            .client("EXPN", Phase::Expn)
            .client("HELP a b", Phase::Help)
            .server("214 4.1.1 x"));
    add(Conversation().opens({"STARTTLS"}).startTls().event(TlsStarted{}).event(TlsObjected{{"expired", u"x"_s, 0}}));
    for (int phase = 0; phase < PhaseCount; ++phase)
        add(Conversation()
                .event(StageEnded{static_cast<Phase>(phase), StageStatus::Skipped, {}, "x"})
                .client("x", static_cast<Phase>(phase))
                .server("250 ok"));
    for (int id = 0; id < Issue::Count; ++id)
        add(Conversation().finished(issueVerdict(static_cast<Issue::Id>(id)),
                                    Issue{static_cast<Issue::Id>(id), Phase::Raw, {1}, u"why"_s}));
    const QStringList verdicts = judged(documents);
    QCOMPARE(verdicts.size(), documents.size());
    for (const QString &verdict : verdicts)
        QCOMPARE(verdict, u"ok"_s);
}

void TestJsonReport::laterPartsKeepToTheSchema()
{
    report::Report report = ended(Verdict::Ok);
    report.auth = report::AuthOutcome{
        "PLAIN",
        u"bob"_s,
        true,
        {{"PLAIN", "starttls", true, 235, wire::EnhancedCode{2, 7, 0}, "welcome", {QJsonObject{{u"step"_s, 1}}}, {}}}};
    report::RecipientOutcome recipient;
    recipient.address = "b@c.example";
    recipient.code = 250;
    recipient.verdict = report::RecipientOutcome::Verdict::Deferred;
    report.transaction =
        report::TransactionOutcome{"a@b.example", {"SIZE=10"}, "data", 10, {recipient}, 250, "queued", "4ABC"};
    report.totals = report::Totals{1, 1, 0, 0, 10, std::chrono::milliseconds(1500)};
    const QJsonObject document = jsonReport(report);
    QCOMPARE(judged({document}), QStringList{u"ok"_s});
    QCOMPARE(document[u"totals"_s][u"seconds"_s].toDouble(), 1.5);
    QCOMPARE(document[u"transaction"_s][u"recipients"_s][0][u"verdict"_s].toString(), u"deferred"_s);
    QCOMPARE(document[u"auth"_s][u"attempts"_s][0][u"enhanced"_s].toString(), u"2.7.0"_s);
}

void TestJsonReport::schemaRefusesWhatIsWrong()
{
    QJsonObject lacking = jsonReport(ended(Verdict::Ok));
    lacking.remove(u"findings"_s);
    QJsonObject wrong = jsonReport(ended(Verdict::Ok));
    wrong.insert(u"verdict"_s, u"fine"_s);
    const QStringList verdicts = judged({lacking, wrong});
    QCOMPARE(verdicts.size(), 2);
    QVERIFY2(verdicts.at(0).contains(u"findings"_s), qPrintable(verdicts.at(0)));
    QVERIFY2(verdicts.at(1).contains(u"verdict"_s), qPrintable(verdicts.at(1)));
}

void TestJsonReport::valuesAreThere()
{
    const QJsonObject document = jsonReport(report::fold(whole().transcript()));
    QCOMPARE(document[u"schema"_s].toString(), u"mailscope.report/1"_s);
    QCOMPARE(document[u"version"_s].toString(), u"0.1.0"_s);
    QCOMPARE(document[u"target"_s],
             QJsonValue(QJsonObject{{u"url"_s, u"smtp://mx.example:25"_s},
                                    {u"host"_s, u"mx.example"_s},
                                    {u"port"_s, 25},
                                    {u"protocol"_s, u"smtp"_s},
                                    {u"security"_s, u"opportunistic"_s}}));
    QCOMPARE(document[u"startedAt"_s].toString(), u"2026-11-22T12:00:00.250Z"_s);
    QCOMPARE(document[u"verdict"_s].toString(), u"protocol"_s);
    QCOMPARE(document[u"exitCode"_s].toInt(), 6);
    QCOMPARE(document[u"addresses"_s][0][u"error"_s].toString(), u"Connection refused"_s);
    QCOMPARE(document[u"addresses"_s][0][u"errorId"_s].toString(), u"connect-refused"_s);
    QVERIFY(document[u"addresses"_s][1][u"error"_s].isNull());
    QCOMPARE(document[u"greeting"_s][u"domain"_s].toString(), u"mx.example"_s);
    QCOMPARE(document[u"capabilities"_s][u"clear"_s][u"verb"_s].toString(), u"EHLO"_s);
    QCOMPARE(document[u"capabilities"_s][u"tls"_s][u"keywords"_s][1][u"params"_s],
             QJsonValue(QJsonArray{u"PLAIN"_s, u"LOGIN"_s}));
    QVERIFY(!document[u"capabilities"_s][u"tls"_s][u"keywords"_s][0][u"meaning"_s].toString().isEmpty());
    QVERIFY(document[u"capabilities"_s][u"authenticated"_s].isNull());
    QCOMPARE(document[u"authTypes"_s][u"tls"_s], QJsonValue(QJsonArray{u"PLAIN"_s, u"LOGIN"_s}));
    QCOMPARE(document[u"authTypes"_s][u"clear"_s], QJsonValue(QJsonArray{}));
    QCOMPARE(document[u"tls"_s][u"objections"_s][0][u"id"_s].toString(), u"self-signed"_s);
    QCOMPARE(document[u"tls"_s][u"chain"_s][0][u"notAfter"_s].toString(), u"2027-11-12T12:00:00.250Z"_s);
    QCOMPARE(document[u"answers"_s][0][u"addresses"_s], QJsonValue(QJsonArray{u"bob@mx.example"_s}));
    QCOMPARE(document[u"answers"_s][0][u"verb"_s].toString(), u"VRFY"_s);
    const QJsonArray exchanges = document[u"exchanges"_s].toArray();
    QVERIFY(exchanges.at(0)[u"command"_s].isNull());
    QCOMPARE(exchanges.at(1)[u"lines"_s][0].toString(), u"250-mx.example"_s);
    QCOMPARE(exchanges.at(5)[u"command"_s].toString(), u"NOOP"_s);
    QVERIFY(exchanges.at(5)[u"code"_s].isNull());
    QVERIFY(exchanges.at(6)[u"phase"_s].isNull());
    QVERIFY(exchanges.at(3)[u"encrypted"_s].toBool() && !exchanges.at(2)[u"encrypted"_s].toBool());
    QVERIFY(document[u"findings"_s].toArray().size() > 2);
}

void TestJsonReport::emptyReportHasEveryKey()
{
    const QJsonObject document = jsonReport({});
    for (const QString &key : {u"auth"_s, u"tls"_s, u"transaction"_s, u"totals"_s, u"issue"_s, u"greeting"_s})
        QVERIFY2(document.contains(key) && document.value(key).isNull(), qPrintable(key));
    for (const QString &key : {u"addresses"_s, u"stages"_s, u"answers"_s, u"exchanges"_s, u"findings"_s})
        QCOMPARE(document.value(key), QJsonValue(QJsonArray{}));
    QVERIFY(document[u"target"_s][u"port"_s].isNull() && document[u"target"_s][u"host"_s].isNull());
}

void TestJsonReport::timesAreMilliseconds()
{
    report::Report report = ended(Verdict::Ok);
    report.duration = std::chrono::microseconds(1500);
    report.exchanges.first().firstByteAt = std::chrono::microseconds(2250);
    const QJsonObject document = jsonReport(report);
    QCOMPARE(document[u"durationMs"_s].toDouble(), 1.5);
    QCOMPARE(document[u"exchanges"_s][0][u"firstByteMs"_s].toDouble(), 2.25);
}

void TestJsonReport::issueIsWrittenOut()
{
    report::Report report = ended(Verdict::Network);
    report.issue = Issue{Issue::ReplyTimeout, Phase::Greeting, {3, 4}, {}};
    const QJsonObject issue = jsonReport(report).value(u"issue"_s).toObject();
    QCOMPARE(issue[u"id"_s].toString(), u"reply-timeout"_s);
    QCOMPARE(issue[u"stage"_s].toString(), u"greeting"_s);
    QCOMPARE(issue[u"evidence"_s], QJsonValue(QJsonArray{3, 4}));
    QCOMPARE(issue[u"text"_s].toString(), issueText(*report.issue));
    report.issue->stage.reset();
    QVERIFY(jsonReport(report)[u"issue"_s][u"stage"_s].isNull());
}

void TestJsonReport::bytesAreKept_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("lossy");
    QTest::addColumn<QString>("escaped"); // null: not there
    QTest::newRow("ASCII") << QByteArray("a\\b") << u"a\\b"_s << QString();
    QTest::newRow("UTF-8") << QByteArray("\xc3\xbc") << u"ü"_s << QString();
    QTest::newRow("NUL") << QByteArray("a\0", 2) << u"a\0"_s << QString();
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf"
                                                   "a")
                                     << u"\uFEFFa"_s << QString();
    QTest::newRow("empty") << QByteArray("") << u""_s << QString();
    QTest::newRow("lone octet") << QByteArray("\xff") << u"\uFFFD"_s << u"\\xff"_s;
    QTest::newRow("backslash beside it") << QByteArray("\\\xff\\x") << u"\\\uFFFD\\x"_s << u"\\\\\\xff\\\\x"_s;
    QTest::newRow("character beside it") << QByteArray("\xc3\xbc\x80") << u"ü\uFFFD"_s << u"ü\\x80"_s;
    QTest::newRow("byte order mark beside it")
        << QByteArray("\xef\xbb\xbf\xff") << u"\uFEFF\uFFFD"_s << u"\uFEFF\\xff"_s;
    QTest::newRow("Latin-1") << QByteArray("gr\xfc\xdf"
                                           "e")
                             << u"gr\uFFFD\uFFFDe"_s << u"gr\\xfc\\xdfe"_s;
}

void TestJsonReport::bytesAreKept()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, lossy);
    QFETCH(const QString, escaped);
    QJsonObject object;
    putText(object, u"text"_s, bytes);
    QCOMPARE(object.value(u"text"_s).toString(), lossy);
    QCOMPARE(object.contains(u"textEscaped"_s), !escaped.isNull());
    QCOMPARE(object.value(u"textEscaped"_s).toString(), escaped.isNull() ? QString() : escaped);
}

void TestJsonReport::arrayIsEscapedAsAWhole()
{
    const report::Report report = report::fold(Conversation()
                                                   .connects()
                                                   .greets()
                                                   .client("NOOP", Phase::Noop)
                                                   .server("250-a\\b")
                                                   .server("250 \xff")
                                                   .transcript());
    const QJsonObject exchange = jsonReport(report).value(u"exchanges"_s).toArray().at(1).toObject();
    QCOMPARE(exchange.value(u"linesEscaped"_s), QJsonValue(QJsonArray{u"250-a\\\\b"_s, u"250 \\xff"_s}));
    QCOMPARE(exchange.value(u"lines"_s), QJsonValue(QJsonArray{u"250-a\\b"_s, u"250 \uFFFD"_s}));
    QVERIFY(!exchange.contains(u"commandEscaped"_s));
}

void TestJsonReport::unknownKeywordHasNoMeaning()
{
    const report::Report report = report::fold(Conversation().opens({"UNHEARDOF 1"}).transcript());
    const QJsonValue keyword = jsonReport(report)[u"capabilities"_s][u"clear"_s][u"keywords"_s][0];
    QCOMPARE(keyword[u"keyword"_s].toString(), u"UNHEARDOF"_s);
    QVERIFY(keyword[u"meaning"_s].isNull());
}

void TestJsonReport::severalReportsAreOneDocument()
{
    const QJsonObject document = jsonReports({ended(Verdict::Ok), ended(Verdict::Network)});
    QCOMPARE(document[u"schema"_s].toString(), u"mailscope.reports/1"_s);
    QCOMPARE(document[u"verdict"_s].toString(), u"partial"_s);
    QCOMPARE(document[u"exitCode"_s].toInt(), 2);
    QCOMPARE(document[u"reports"_s].toArray().size(), 2);
    QCOMPARE(document[u"reports"_s][1][u"exitCode"_s].toInt(), 3);
    QCOMPARE(judged({document[u"reports"_s][0].toObject()}), QStringList{u"ok"_s});
}

void TestJsonReport::verdictOverSeveral_data()
{
    QTest::addColumn<QList<Verdict>>("verdicts");
    QTest::addColumn<Verdict>("expected");
    using enum Verdict;
    QTest::newRow("all well") << QList<Verdict>{Ok, Ok} << Ok;
    QTest::newRow("one") << QList<Verdict>{Refused} << Refused;
    QTest::newRow("some well") << QList<Verdict>{Network, Ok} << Partial;
    QTest::newRow("one partial") << QList<Verdict>{Partial, Network} << Partial;
    QTest::newRow("all ill") << QList<Verdict>{Tls, Network} << Tls;
    QTest::newRow("cancelled") << QList<Verdict>{Ok, Verdict::Cancelled} << Verdict::Cancelled;
    QTest::newRow("none") << QList<Verdict>{} << Network;
}

void TestJsonReport::verdictOverSeveral()
{
    QFETCH(const QList<Verdict>, verdicts);
    QFETCH(const Verdict, expected);
    QList<report::Report> reports;
    for (const Verdict verdict : verdicts)
        reports.append(ended(verdict));
    QCOMPARE(combinedVerdict(reports), expected);
}

void TestJsonReport::documentIsReadable()
{
    const QByteArray text = jsonDocument(jsonReport({}));
    QVERIFY(text.startsWith("{\n") && text.endsWith("}\n"));
    QVERIFY(QJsonDocument::fromJson(text).isObject());
}

void TestJsonReport::documentIsSafeForATerminal()
{
    const QByteArray nasty = "\x1b[2J \xc2\x9b \xe2\x80\xae \xef\xbb\xbf \x7f \xf3\xa0\x81\x81 \xff \xf0\x9f\x98\x80";
    const QJsonObject document =
        jsonReport(report::fold(Conversation().connects().greets("220 " + nasty).hello({nasty}).transcript()));
    const QByteArray text = jsonDocument(document);
    for (const char32_t codePoint : QString::fromUtf8(text).toUcs4())
        QVERIFY2(codePoint == U'\n' || isSafeToShow(codePoint), QByteArray::number(uint(codePoint), 16).constData());
    QCOMPARE(QJsonDocument::fromJson(text).object(), document);
    QVERIFY(text.contains("\\u202e") && text.contains("\\udb40\\udc41") && text.contains("\xf0\x9f\x98\x80"));
}

QTEST_GUILESS_MAIN(TestJsonReport)
#include "tst_jsonreport.moc"
