// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/eventjson.h"
#include "format/jsontext.h"
#include "format/plainevent.h"
#include "randomevents.h"
#include "support/scenario.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <array>

using namespace mailscope;
using namespace mailscope::format;
using namespace mailscope::transcript;
using namespace Qt::StringLiterals;

/// The short way of an event into a file and back, held against the general one.
class TestPlainEvent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void frequentEventsArePlain_data();
    void frequentEventsArePlain();
    void otherEventsAreNot_data();
    void otherEventsAreNot();
    void otherFormsAreNot_data();
    void otherFormsAreNot();
    void bothWaysAgreeOnRandomEvents();
    void bothWaysAgreeOnEveryScenario_data();
    void bothWaysAgreeOnEveryScenario();
    void bothWaysAgreeOnMutatedLines();

private:
    static QByteArray generalLine(const Event &event);
    static std::expected<Event, EventError> generalEvent(const QByteArray &line);
    static QString disagreement(const Event &event);
};

QByteArray TestPlainEvent::generalLine(const Event &event)
{
    return safeJson(eventToJson(event), QJsonDocument::Compact) + '\n';
}

std::expected<Event, EventError> TestPlainEvent::generalEvent(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    return document.isObject() ? eventFromJson(document.object()) : std::unexpected(EventError{u"no object"_s});
}

/// Where the two ways differ; empty when they agree.
QString TestPlainEvent::disagreement(const Event &event)
{
    const QByteArray general = generalLine(event);
    QByteArray plain = "before ";
    const bool isPlain = appendPlainEvent(plain, event);
    if (plain != (isPlain ? "before " + general : QByteArray("before ")))
        return u"written differently: "_s + QString::fromUtf8(general);
    if (eventLine(event) != general)
        return u"the line is another: "_s + QString::fromUtf8(general);
    const auto read = readPlainEvent(QByteArrayView(general).chopped(1));
    if (isPlain != read.has_value())
        return u"read by one of them only: "_s + QString::fromUtf8(general);
    if (read && *read != event)
        return u"read differently: "_s + QString::fromUtf8(general);
    return {};
}

void TestPlainEvent::frequentEventsArePlain_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("command") << QByteArray(
        R"({"awaitsReply":true,"bytes":"EHLO client.example\r\n","elapsedNs":1204411,"event":"sent","phase":"hello","sequence":9})");
    QTest::newRow("no reply awaited") << QByteArray(
        R"({"awaitsReply":false,"bytes":"","elapsedNs":0,"event":"sent","phase":"raw","sequence":1})");
    QTest::newRow("answer") << QByteArray(
        R"({"answers":9,"bytes":"250-mx.example \"\\\t","continuesPrevious":false,"elapsedNs":999999999999999999,"end":"crlf","event":"received","phase":"hello-tls","sequence":10,"unused":false})");
    QTest::newRow("nobody asked") << QByteArray(
        R"({"bytes":"421 bye","continuesPrevious":true,"elapsedNs":5,"end":"none","event":"received","sequence":10,"unused":true})");
    QTest::newRow("stage began") << QByteArray(
        R"({"elapsedNs":5,"event":"stage-began","phase":"greeting","sequence":3})");
    QTest::newRow("stage ended") << QByteArray(
        R"({"elapsedNs":5,"event":"stage-ended","phase":"quit","reason":"","sequence":3,"status":"ok"})");
    QTest::newRow("stage skipped") << QByteArray(
        R"({"elapsedNs":5,"event":"stage-ended","phase":"starttls","reason":"not-offered","sequence":3,"status":"skipped"})");
}

void TestPlainEvent::frequentEventsArePlain()
{
    QFETCH(const QByteArray, line);
    const auto event = readPlainEvent(line);
    QVERIFY(event);
    QCOMPARE(generalLine(*event), line + '\n');
    QCOMPARE(disagreement(*event), QString());
}

void TestPlainEvent::otherEventsAreNot_data()
{
    QTest::addColumn<Payload>("payload");
    QTest::addColumn<qint64>("number");
    const auto row = [](const char *what, const Payload &payload, qint64 number = 7) {
        QTest::newRow(what) << payload << number;
    };
    const auto line = [](const QByteArray &bytes) {
        return Received{{bytes, {}}, wire::LineEnd::CrLf, false, 1, Phase::Noop, false};
    };
    row("masked", Sent{{"AUTH PLAIN \r\n", {{11, 44}}}, Phase::Auth, true});
    row("masked line", Received{{"250 ", {{4, 8}}}, wire::LineEnd::CrLf, false, 1, Phase::Auth, false});
    row("not ASCII",
        line("250 Gr\xc3\xbc\xc3\x9f"
             "e"));
    row("not UTF-8", line("250 \xff"));
    row("control byte", line("250 \x1b[2J"));
    row("NUL", line(QByteArray("250 \0", 5)));
    row("DEL", line("250 \x7f"));
    row("backspace", line("250 \b"));
    row("negative answer", Received{{"250 ok", {}}, wire::LineEnd::CrLf, false, -1, Phase::Noop, false});
    row("huge answer", Received{{"250 ok", {}}, wire::LineEnd::CrLf, false, 1LL << 62, Phase::Noop, false});
    row("failed stage", StageEnded{Phase::Noop, StageStatus::Failed, Issue{Issue::MalformedReply, {}, {}, {}}, {}});
    row("odd reason", StageEnded{Phase::Noop, StageStatus::Skipped, {}, "\xc3\xbc"});
    row("message", PayloadSent{});
    row("note", Noted{"id", u"text"_s});
    row("end", Finished{});
    row("negative number", StageBegan{Phase::Noop}, -7);
    row("huge number", StageBegan{Phase::Noop}, 1LL << 62);
}

void TestPlainEvent::otherEventsAreNot()
{
    QFETCH(const Payload, payload);
    QFETCH(const qint64, number);
    QByteArray line;
    QVERIFY(!appendPlainEvent(line, {number, std::chrono::nanoseconds(1), payload}));
    if (number != 7)
        QVERIFY(!appendPlainEvent(line, {1, std::chrono::nanoseconds(number), payload}));
    QVERIFY(line.isEmpty());
    QCOMPARE(disagreement({number, std::chrono::nanoseconds(1), payload}), QString());
}

void TestPlainEvent::otherFormsAreNot_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *what, const QByteArray &before, const QByteArray &after) {
        QTest::newRow(what) << before << after;
    };
    row("space", ",\"phase\"", ", \"phase\"");
    row("space at the end", "7}", "7} ");
    row("line end", "7}", "7}\r");
    row("something behind it", "7}", "7}{");
    row("other order", "\"phase\":\"noop\",\"sequence\":7", "\"sequence\":7,\"phase\":\"noop\"");
    row("field of a later version", "\"phase\"", "\"other\":1,\"phase\"");
    row("field twice", "\"phase\":\"noop\"", "\"phase\":\"noop\",\"phase\":\"noop\"");
    row("unknown phase", "noop", "nope");
    row("empty phase", "\"noop\"", "\"\"");
    row("phase with an escape", "noop", "no\\u006fp");
    row("phase without an end", "\"noop\",\"sequence\":7}", "\"noop");
    row("number with a sign", ":7", ":-7");
    row("number with a plus", ":7", ":+7");
    row("number with a zero in front", ":7", ":07");
    row("number with a fraction", ":7", ":7.0");
    row("number with an exponent", ":7", ":7e0");
    row("number beyond 64 bits", ":7", ":70000000000000000000");
    row("number as text", ":7", ":\"7\"");
    row("no number", ":7", ":");
    row("flag as a number", "true", "1");
    row("flag as null", "true", "null");
    row("flag in capitals", "true", "True");
    row("escape that is never written", "NOOP", "\\/");
    row("escape by number", "NOOP", "\\u004e");
    row("unknown escape", "NOOP", "\\x");
    row("half an escape", "NOOP\\r\\n\",\"elapsedNs\":5,\"event\":\"sent\",\"phase\":\"noop\",\"sequence\":7}", "\\");
    row("control byte", "NOOP", "\t");
    row("byte above 127", "NOOP", "\xc3\xbc");
    row("bytes as base64", "\"bytes\":\"NOOP\\r\\n\"", "\"bytesBase64\":\"Tk9PUA==\"");
    row("half a line", "\",\"elapsedNs\":5,\"event\":\"sent\",\"phase\":\"noop\",\"sequence\":7}", "");
    row("other kind", "\"sent\"", "\"seen\"");
}

void TestPlainEvent::otherFormsAreNot()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QByteArray line =
        R"({"awaitsReply":true,"bytes":"NOOP\r\n","elapsedNs":5,"event":"sent","phase":"noop","sequence":7})";
    QVERIFY(readPlainEvent(line));
    QVERIFY(line.contains(before));
    line.replace(before, after);
    QVERIFY2(!readPlainEvent(line), line.constData());
}

void TestPlainEvent::bothWaysAgreeOnRandomEvents()
{
    for (quint32 seed = 0; seed < 60; ++seed) {
        for (const Event &event : RandomEvents(seed).transcript(200))
            QCOMPARE(disagreement(event), QString());
    }
}

void TestPlainEvent::bothWaysAgreeOnEveryScenario_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &path : test::Scenario::all())
        QTest::newRow(qPrintable(test::Scenario::load(path).name)) << path;
}

void TestPlainEvent::bothWaysAgreeOnEveryScenario()
{
    QFETCH(const QString, path);
    const test::Played played = test::playPure(test::Scenario::load(path));
    QVERIFY(!played.transcript.isEmpty());
    for (const Event &event : played.transcript)
        QCOMPARE(disagreement(event), QString());
}

void TestPlainEvent::bothWaysAgreeOnMutatedLines()
{
    static constexpr QByteArrayView Favourites = "\"\\{}:,0123456789eEnrtbu/-+. \t\r\xc3\xbc";
    QRandomGenerator random(11);
    const std::array events{
        Event{20, std::chrono::nanoseconds(123456), Sent{{"EHLO client.example\r\n", {}}, Phase::Hello, true}},
        Event{21, std::chrono::nanoseconds(0),
              Received{{"250-\"mx\"\t1\\2", {}}, wire::LineEnd::Lf, false, 20, Phase::Hello, false}},
        Event{22, std::chrono::nanoseconds(10), Received{{"421", {}}, wire::LineEnd::CrLf, true, {}, {}, true}},
        Event{23, std::chrono::nanoseconds(99), StageBegan{Phase::HelloTls}},
        Event{24, std::chrono::nanoseconds(100), StageEnded{Phase::Quit, StageStatus::Skipped, {}, "not-wanted"}},
    };
    int readable = 0;
    for (const Event &event : events) {
        const QByteArray good = generalLine(event).chopped(1);
        QVERIFY(readPlainEvent(good));
        for (int round = 0; round < 3000; ++round) {
            QByteArray line = good;
            for (int change = 1 + int(random.bounded(2)); change > 0; --change) {
                const auto at = qsizetype(random.bounded(quint32(line.size())));
                const char byte = Favourites.at(qsizetype(random.bounded(quint32(Favourites.size()))));
                switch (random.bounded(4)) {
                case 0:
                    line.remove(at, 1 + qsizetype(random.bounded(4)));
                    break;
                case 1:
                    line.insert(at, byte);
                    break;
                case 2:
                    line.insert(at, line.sliced(at).first(std::min<qsizetype>(line.size() - at, 12)));
                    break;
                default:
                    line[at] = byte;
                }
            }
            const auto plain = readPlainEvent(line);
            if (!plain)
                continue;
            ++readable;
            const auto general = generalEvent(line);
            QVERIFY2(general && *general == *plain, line.constData());
        }
    }
    QVERIFY(readable > 100);
}

QTEST_GUILESS_MAIN(TestPlainEvent)
#include "tst_plainevent.moc"
