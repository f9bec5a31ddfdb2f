// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation.h"
#include "format/jsonreport.h"
#include "randomevents.h"
#include "report/reportfold.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::report;
using transcript::StageStatus;
using transcript::Transcript;

/// Reports of a part of a session: its beginning and its end.
class TestReportFold : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void limitBeyondTheEndChangesNothing();
    void lastEventTellsTheEnd();
    void limitOneEventShortTakesAllIn();
    void limitIsKept();
    void stageThatWasUnderWayIsNotJudged();
    void commandThatWasUnderWayIsNotListed();
    void eventByEventGivesTheSame();
    void restIsTakenUpWhereItWasLeft();
    void emptyTranscriptHasNothingToFold();

private:
    static Conversation longTalk();
};

/// A hundred commands, two events each, behind an opening.
Conversation TestReportFold::longTalk()
{
    Conversation talk;
    talk.opens({"SIZE 1000", "VRFY"});
    for (int count = 0; count < 100; ++count)
        talk.client("NOOP", Phase::Noop).server("250 ok");
    talk.quits().finished(Verdict::Refused, Issue{Issue::CommandRefused, Phase::Vrfy, {3}, {}});
    return talk;
}

void TestReportFold::limitBeyondTheEndChangesNothing()
{
    for (quint32 seed = 0; seed < 20; ++seed) {
        const Transcript transcript = RandomEvents(seed).transcript(80);
        const Report whole = fold(transcript);
        const Report limited = fold(transcript, 80);
        QCOMPARE(format::jsonReport(limited), format::jsonReport(whole));
        QCOMPARE(limited.events, 80);
        QCOMPARE(limited.foldedEvents, 80);
        QVERIFY(!limited.isPartial() && !whole.isPartial());
        QCOMPARE(format::jsonReport(fold(transcript, FoldLimit)), format::jsonReport(whole));
    }
}

void TestReportFold::lastEventTellsTheEnd()
{
    const Conversation talk = longTalk();
    const Report whole = fold(talk.transcript());
    const Report head = fold(talk.transcript(), 50);
    QVERIFY(head.isPartial());
    QCOMPARE(head.foldedEvents, 51);
    QCOMPARE(head.events, talk.transcript().size());
    QVERIFY(head.finished);
    QCOMPARE(head.verdict, Verdict::Refused);
    QCOMPARE(head.issue.value().id, Issue::CommandRefused);
    QCOMPARE(head.duration, whole.duration);
    QCOMPARE(head.version, whole.version);
    QCOMPARE(head.greeting.value().text, whole.greeting.value().text);
    QVERIFY(head.clear.has_value());
    QVERIFY(head.exchanges.size() < whole.exchanges.size());
}

void TestReportFold::limitOneEventShortTakesAllIn()
{
    const Conversation talk = longTalk();
    const Report report = fold(talk.transcript(), talk.transcript().size() - 1);
    QVERIFY(!report.isPartial());
    QCOMPARE(format::jsonReport(report), format::jsonReport(fold(talk.transcript())));
}

void TestReportFold::limitIsKept()
{
    const Conversation talk = longTalk();
    for (qsizetype most = 0; most < talk.transcript().size() - 1; ++most) {
        const Report report = fold(talk.transcript(), most);
        QCOMPARE(report.foldedEvents, most + 1);
        QVERIFY(report.isPartial());
        QVERIFY(report.finished);
        QVERIFY(report.exchanges.size() <= most);
        for (const Finding &finding : report.findings) {
            for (const qint64 evidence : finding.evidence)
                QVERIFY(evidence <= most || evidence == talk.transcript().size());
        }
    }
}

void TestReportFold::stageThatWasUnderWayIsNotJudged()
{
    Conversation talk = Conversation().opens({"VRFY"});
    talk.event(transcript::StageBegan{Phase::Vrfy});
    const qint64 limit = talk.lastSequence();
    talk.client("VRFY bob", Phase::Vrfy).server("250 bob");
    talk.event(transcript::StageEnded{Phase::Vrfy, StageStatus::Ok, {}, {}}).finished();
    QCOMPARE(fold(talk.transcript(), limit - 1).stages.size(), fold(talk.transcript(), limit).stages.size());
    const Report report = fold(talk.transcript(), limit);
    for (const StageOutcome &stage : report.stages)
        QVERIFY(stage.phase != Phase::Vrfy);
    QCOMPARE(report.verdict, Verdict::Ok);
    QVERIFY(!report.runningStage);
}

void TestReportFold::commandThatWasUnderWayIsNotListed()
{
    Conversation talk = Conversation().opens({"SIZE"});
    const qsizetype before = fold(talk.transcript()).exchanges.size();
    talk.client("QUIT", Phase::Quit);
    const qint64 limit = talk.lastSequence();
    talk.server("221 bye").finished();
    const Report report = fold(talk.transcript(), limit);
    QVERIFY(report.isPartial());
    QCOMPARE(report.exchanges.size(), before);
    // Its reply came, in an event that was not looked at: nobody may say that there was none.
    QVERIFY(!report.finding("quit-without-reply"));
    QCOMPARE(fold(talk.transcript()).exchanges.size(), before + 1);
}

void TestReportFold::eventByEventGivesTheSame()
{
    const Conversation talk = longTalk();
    for (const qsizetype most : {0, 1, 30, 1000}) {
        ReportFold one(most);
        for (const transcript::Event &event : talk.transcript())
            one.add(event);
        ReportFold other(most);
        other.addRest(talk.transcript());
        QCOMPARE(format::jsonReport(one.report()), format::jsonReport(other.report()));
        QCOMPARE(one.report().foldedEvents, other.report().foldedEvents);
    }
}

void TestReportFold::restIsTakenUpWhereItWasLeft()
{
    const Conversation talk = longTalk();
    Transcript growing;
    ReportFold live(40);
    for (const transcript::Event &event : talk.transcript()) {
        growing.append(event);
        if (growing.size() % 7 == 0)
            live.addRest(growing);
    }
    live.addRest(growing);
    live.addRest(growing);
    ReportFold once(40);
    once.addRest(growing);
    QCOMPARE(format::jsonReport(live.report()), format::jsonReport(once.report()));
    QCOMPARE(live.report().events, growing.size());
}

void TestReportFold::emptyTranscriptHasNothingToFold()
{
    for (const qsizetype most : {0, 5}) {
        const Report report = fold(Transcript(), most);
        QCOMPARE(report.events, 0);
        QVERIFY(!report.isPartial() && !report.finished && report.exchanges.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestReportFold)
#include "tst_reportfold.moc"
