// SPDX-License-Identifier: GPL-3.0-or-later
#include "format/jsonreport.h"
#include "format/sessionfile.h"
#include "format/writer.h"
#include "support/scenario.h"
#include "support/secretscan.h"
#include "unit/packetreader.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace mailscope;
using format::Exported;
using test::Played;
using test::Scenario;

/// Every scenario, kept as a file and written in every format.
class TestExports : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFile_givesTheSameSessionAndTheSameReport_data() { everyScenario(); }
    void aFile_givesTheSameSessionAndTheSameReport();
    void aFileOfARealConnection_doesSoToo_data() { everyScenario(); }
    void aFileOfARealConnection_doesSoToo();
    void aScript_givesTheSameEventsWhenItIsPlayed_data() { everyScenario(); }
    void aScript_givesTheSameEventsWhenItIsPlayed();
    void aScript_isPlayedByThePracticeServer_data() { everyScenario(); }
    void aScript_isPlayedByThePracticeServer();
    void packets_holdWhatBothSidesSaid_data() { everyScenario(); }
    void packets_holdWhatBothSidesSaid();
    void noFormat_holdsAPassword_data() { everyScenario(); }
    void noFormat_holdsAPassword();

private:
    static void everyScenario();
    static QByteArray written(const transcript::Transcript &transcript, QStringView format);
    static void checkFile(const transcript::Transcript &transcript);
    static bool hidesAReply(const transcript::Transcript &transcript);
    static void checkScript(const Scenario &scenario, const std::function<Played(const Scenario &)> &play);
    static Scenario fromScript(const Scenario &scenario, const QByteArray &script);
};

void TestExports::everyScenario()
{
    QTest::addColumn<QString>("path");
    for (const QString &path : Scenario::all())
        QTest::newRow(qPrintable(Scenario::load(path).name)) << path;
}

QByteArray TestExports::written(const transcript::Transcript &transcript, QStringView format)
{
    const report::Report report = report::fold(transcript);
    const auto all = format::written(*format::writerNamed(format), Exported::everything(transcript, report));
    if (!all)
        qFatal("%s", qPrintable(all.error().text));
    return *all;
}

void TestExports::checkFile(const transcript::Transcript &transcript)
{
    const QByteArray file = format::writeSession(transcript);
    const auto loaded = format::readSession(file);
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().text));
    QVERIFY(loaded->transcript == transcript);
    QCOMPARE(format::writeSession(loaded->transcript), file);
    QCOMPARE(format::jsonReport(report::fold(loaded->transcript)), format::jsonReport(report::fold(transcript)));
    QVERIFY(!loaded->cutOff && !loaded->holdsSecrets);
}

void TestExports::aFile_givesTheSameSessionAndTheSameReport()
{
    QFETCH(const QString, path);
    checkFile(test::playScripted(Scenario::load(path)).transcript);
}

void TestExports::aFileOfARealConnection_doesSoToo()
{
    QFETCH(const QString, path);
    checkFile(test::playReal(Scenario::load(path)).transcript);
}

bool TestExports::hidesAReply(const transcript::Transcript &transcript)
{
    return std::ranges::any_of(transcript, [](const transcript::Event &event) {
        const auto *const received = std::get_if<transcript::Received>(&event.payload);
        return received && !received->data.masks.isEmpty();
    });
}

/// The same client, and the server that the script tells of.
Scenario TestExports::fromScript(const Scenario &scenario, const QByteArray &script)
{
    const auto parsed = plan::Script::parse(script);
    if (!parsed)
        qFatal("%s\n%s", qPrintable(parsed.error().text()), script.constData());
    Scenario again = scenario;
    again.script = *parsed;
    return again;
}

void TestExports::checkScript(const Scenario &scenario, const std::function<Played(const Scenario &)> &play)
{
    const Played played = play(scenario);
    const QByteArray script = written(played.transcript, u"script");
    const Played again = play(fromScript(scenario, script));
    QVERIFY2(again.mismatch.isEmpty(), (again.mismatch.toUtf8() + '\n' + script).constData());
    if (hidesAReply(played.transcript)) {
        // Stars stand for what the server has repeated and nobody may see.
        QCOMPARE(again.transcript.size(), played.transcript.size());
        return;
    }
    const QByteArray expected = test::comparable(played.transcript);
    const QByteArray seen = test::comparable(again.transcript);
    QVERIFY2(seen == expected, (script + "\n---\n" + seen + "\n---\n" + expected).constData());
}

void TestExports::aScript_givesTheSameEventsWhenItIsPlayed()
{
    QFETCH(const QString, path);
    checkScript(Scenario::load(path), [](const Scenario &scenario) { return test::playScripted(scenario); });
}

void TestExports::aScript_isPlayedByThePracticeServer()
{
    QFETCH(const QString, path);
    checkScript(Scenario::load(path), test::playReal);
}

void TestExports::packets_holdWhatBothSidesSaid()
{
    QFETCH(const QString, path);
    const transcript::Transcript transcript = test::playReal(Scenario::load(path)).transcript;
    const auto capture = readCapture(written(transcript, u"pcapng"));
    QVERIFY2(capture, capture ? "" : qPrintable(capture.error()));
    if (hidesAReply(transcript))
        return; // tst_pcapngwriter looks at the stars in their place
    QByteArray said;
    for (const transcript::Event &event : transcript) {
        if (const auto *received = std::get_if<transcript::Received>(&event.payload))
            said += received->data.bytes
                + (received->end == wire::LineEnd::CrLf     ? "\r\n"
                       : received->end == wire::LineEnd::Lf ? "\n"
                                                            : "");
    }
    QByteArray inPackets;
    for (const TcpConversation &talk : capture->conversations)
        inPackets += talk.server.bytes;
    QCOMPARE(inPackets, said);
}

void TestExports::noFormat_holdsAPassword()
{
    QFETCH(const QString, path);
    const Scenario scenario = Scenario::load(path);
    test::SecretScan scan;
    for (const test::Errand::Login &login : scenario.errand.logins) {
        if (login.password.size() >= transcript::Redaction::MinimumNeedle)
            scan.add(u"password"_s, login.password);
    }
    const transcript::Transcript transcript = test::playScripted(scenario).transcript;
    for (const format::Writer &writer : format::writers())
        QCOMPARE(scan.leakIn(written(transcript, writer.name.toString())), QString());
}

QTEST_GUILESS_MAIN(TestExports)
#include "tst_exports.moc"
