// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/recorder.h"

#include "wire/linesplitter.h"

#include <QTest>

using namespace mailscope;
using namespace mailscope::transcript;
using namespace std::chrono_literals;
using mailscope::wire::Line;
using mailscope::wire::LineEnd;

namespace {
const QByteArray Password = "hunter22";
const QByteArray Response = QByteArray("\0alice-1\0hunter22", 17).toBase64();

/// A recorder whose clock is set by hand, and what it told.
struct Probe {
    std::chrono::nanoseconds now{0};
    std::vector<Event> told;
    Recorder recorder{[this] { return now; }, [this](const Event &event) { told.push_back(event); }};

    Event last() const { return recorder.transcript().at(recorder.transcript().size() - 1); }
    template <typename Kind>
    Kind lastAs() const
    {
        return std::get<Kind>(last().payload);
    }
    void sendPassword() { recorder.recordSent(wire::Command::line("AUTH PLAIN " + Response).value()); }
    Redacted receive(const QByteArray &bytes, LineEnd end = LineEnd::CrLf, bool continues = false)
    {
        recorder.recordReceived({bytes, end, continues}, {}, {});
        return lastAs<Received>().data;
    }
};
} // namespace

class TestRecorder : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sequence_hasNoGaps();
    void everyEvent_isToldAfterItWasAppended();
    void aSinkThatRecordsMore_leavesTheOrderWhole();
    void elapsed_neverDecreases();
    void aCommand_isRecordedAsItIs();
    void aSecret_isCutOutOfACommand();
    void bytesThatAwaitNoReply_saySo();
    void aLine_isRecordedAsItIs();
    void unusedBytes_areFlagged();
    void aSecretThatWasSent_isHiddenInWhatComes_data();
    void aSecretThatWasSent_isHiddenInWhatComes();
    void beforeASecretWasSent_nothingIsHidden();
    void aSecretGivenAhead_isHidden();
    void anOverlongLine_isHiddenWholeOnceThereIsASecret();
    void aSecretAcrossTheCut_isNeverShown();
    void unusedBytes_areSearchedToo();
    void theDetailOfAnIssue_isSearchedToo_data();
    void theDetailOfAnIssue_isSearchedToo();
    void recordSecrets_isAnEventAndHidesNothing();
    void recordSecrets_saidTwice_isOneEvent();
    void recordSecrets_bringsNothingBack();
};

void TestRecorder::sequence_hasNoGaps()
{
    Probe probe;
    QCOMPARE(probe.recorder.record(StageBegan{Phase::Hello}), 1);
    QCOMPARE(probe.recorder.recordSent(wire::Command::quit()), 2);
    QCOMPARE(probe.recorder.recordReceived({"221 bye", LineEnd::CrLf, false}, 2, Phase::Quit), 3);
    QCOMPARE(probe.recorder.recordUnused({"x", LineEnd::None, false}), 4);
    probe.recorder.recordSecrets();
    QCOMPARE(probe.recorder.record(Finished{}), 6);
    for (qsizetype index = 0; index < probe.recorder.transcript().size(); ++index)
        QCOMPARE(probe.recorder.transcript().at(index).sequence, index + 1);
}

void TestRecorder::everyEvent_isToldAfterItWasAppended()
{
    Transcript const *transcript = nullptr;
    QList<qsizetype> sizes;
    Recorder recorder([] { return 0ns; },
                      [&](const Event &event) {
                          sizes.append(transcript->size());
                          QCOMPARE(event, transcript->at(transcript->size() - 1));
                      });
    transcript = &recorder.transcript();
    recorder.record(Cancelled{});
    recorder.record(Finished{});
    QCOMPARE(sizes, (QList<qsizetype>{1, 2}));
}

void TestRecorder::aSinkThatRecordsMore_leavesTheOrderWhole()
{
    Recorder *self = nullptr;
    QList<qint64> told;
    Recorder recorder([] { return 0ns; },
                      [&](const Event &event) {
                          if (self->transcript().size() < 200)
                              self->record(
                                  Noted{"more", QStringLiteral("Long enough to be moved when the transcript grows.")});
                          told.append(event.sequence); // the event is still whole, however much was appended meanwhile
                      });
    self = &recorder;
    QCOMPARE(recorder.record(Cancelled{}), 1);
    QCOMPARE(told.size(), 200);
    for (qsizetype index = 0; index < 200; ++index)
        QCOMPARE(recorder.transcript().at(index).sequence, index + 1);
}

void TestRecorder::elapsed_neverDecreases()
{
    Probe probe;
    QList<std::chrono::nanoseconds> elapsed;
    for (const auto now : {5ns, 5ns, 3ns, 0ns, -7ns, 9ns, 8ns}) {
        probe.now = now;
        probe.recorder.record(Cancelled{});
        elapsed.append(probe.last().elapsed);
    }
    QVERIFY(elapsed == (QList<std::chrono::nanoseconds>{5ns, 5ns, 5ns, 5ns, 5ns, 9ns, 9ns}));
}

void TestRecorder::aCommand_isRecordedAsItIs()
{
    Probe probe;
    probe.recorder.recordSent(wire::Command::vrfy("alice").value());
    QCOMPARE(probe.lastAs<Sent>(), (Sent{{"VRFY alice\r\n", {}}, Phase::Vrfy, true}));
    QCOMPARE(probe.told.size(), std::size_t(1));
}

void TestRecorder::aSecret_isCutOutOfACommand()
{
    Probe probe;
    probe.sendPassword();
    QCOMPARE(probe.lastAs<Sent>(), (Sent{{"AUTH PLAIN \r\n", {{11, Response.size()}}}, Phase::Auth, true}));
}

void TestRecorder::bytesThatAwaitNoReply_saySo()
{
    Probe probe;
    probe.recorder.recordSent({Phase::Proxy, "PROXY UNKNOWN\r\n", {}, false});
    QCOMPARE(probe.lastAs<Sent>(), (Sent{{"PROXY UNKNOWN\r\n", {}}, Phase::Proxy, false}));
}

void TestRecorder::aLine_isRecordedAsItIs()
{
    Probe probe;
    const QByteArray bytes("250 \0\x1b[31m\xff\r", 12);
    probe.recorder.recordReceived({bytes, LineEnd::Lf, false}, 7, Phase::Noop);
    QCOMPARE(probe.lastAs<Received>(), (Received{{bytes, {}}, LineEnd::Lf, false, 7, Phase::Noop, false}));
    probe.recorder.recordReceived({"x", LineEnd::Cut, true}, {}, {});
    QCOMPARE(probe.lastAs<Received>(), (Received{{"x", {}}, LineEnd::Cut, true, {}, {}, false}));
}

void TestRecorder::unusedBytes_areFlagged()
{
    Probe probe;
    probe.recorder.recordUnused({"250 AUTH PLAIN", LineEnd::CrLf, false});
    QCOMPARE(probe.lastAs<Received>(), (Received{{"250 AUTH PLAIN", {}}, LineEnd::CrLf, false, {}, {}, true}));
}

void TestRecorder::aSecretThatWasSent_isHiddenInWhatComes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("the password") << QByteArray("535 bad: " + Password);
    QTest::newRow("in base64") << QByteArray("535 bad: " + Password.toBase64());
    QTest::newRow("in hex") << QByteArray("535 bad: " + Password.toHex());
    QTest::newRow("URL-encoded") << QByteArray("535 bad: hunter%32%32");
    QTest::newRow("the whole response") << QByteArray("535 bad: " + Response);
    QTest::newRow("in no reply at all") << QByteArray(Password);
}

void TestRecorder::aSecretThatWasSent_isHiddenInWhatComes()
{
    QFETCH(const QByteArray, line);
    Probe probe;
    probe.sendPassword();
    const Redacted redacted = probe.receive(line);
    QCOMPARE(redacted.masks.size(), 1);
    QCOMPARE(redacted.bytes, line.first(redacted.masks.constFirst().at));
}

void TestRecorder::beforeASecretWasSent_nothingIsHidden()
{
    Probe probe;
    QCOMPARE(probe.receive("220 " + Password).bytes, "220 " + Password);
    QCOMPARE(probe.receive(Response, LineEnd::Cut).bytes, Response);
    probe.recorder.recordSent(wire::Command::quit());
    QCOMPARE(probe.receive("221 " + Password).bytes, "221 " + Password);
}

void TestRecorder::aSecretGivenAhead_isHidden()
{
    Probe probe;
    probe.recorder.rememberSecret(Password);
    QCOMPARE(probe.receive("220 " + Password), (Redacted{"220 ", {{4, 8}}}));
}

void TestRecorder::anOverlongLine_isHiddenWholeOnceThereIsASecret()
{
    Probe probe;
    probe.sendPassword();
    QCOMPARE(probe.receive("535 begins", LineEnd::Cut, false), (Redacted{"", {{0, 10}}}));
    QCOMPARE(probe.receive("goes on", LineEnd::Cut, true), (Redacted{"", {{0, 7}}}));
    QCOMPARE(probe.receive("ends", LineEnd::CrLf, true), (Redacted{"", {{0, 4}}}));
    QCOMPARE(probe.receive("250 the next is shown"), (Redacted{"250 the next is shown", {}}));
}

void TestRecorder::aSecretAcrossTheCut_isNeverShown()
{
    const QByteArray line = "535 xx" + Password + "xx" + Password.toBase64() + "\r\n";
    for (qsizetype limit = 2; limit < line.size(); ++limit) {
        Probe probe;
        probe.sendPassword();
        wire::LineSplitter splitter(limit);
        splitter.append(line);
        QByteArray shown;
        while (const auto piece = splitter.next())
            shown += probe.receive(piece->bytes, piece->end, piece->continuesPrevious).bytes;
        QVERIFY(!shown.contains("hun") && !shown.contains("r22") && !shown.contains("aHVu"));
    }
}

void TestRecorder::unusedBytes_areSearchedToo()
{
    Probe probe;
    probe.sendPassword();
    probe.recorder.recordUnused({"x " + Password, LineEnd::None, false});
    QCOMPARE(probe.lastAs<Received>().data, (Redacted{"x ", {{2, 8}}}));
}

void TestRecorder::theDetailOfAnIssue_isSearchedToo_data()
{
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing in it") << QStringLiteral("bad password") << QStringLiteral("bad password");
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("the password") << QStringLiteral("bad: hunter22.") << QStringLiteral("bad: [8 bytes hidden].");
    QTest::newRow("in base64") << QStringLiteral("bad: aHVudGVyMjI=") << QStringLiteral("bad: [12 bytes hidden]");
    QTest::newRow("twice") << QStringLiteral("hunter22 hunter22!")
                           << QStringLiteral("[8 bytes hidden] [8 bytes hidden]!");
    QTest::newRow("on another line") << QStringLiteral("bad\nhunter22\nx")
                                     << QStringLiteral("bad\n[8 bytes hidden]\nx");
    QTest::newRow("beside letters beyond ASCII")
        << QStringLiteral("\u00fc hunter22 \u00fc") << QStringLiteral("\u00fc [8 bytes hidden] \u00fc");
}

void TestRecorder::theDetailOfAnIssue_isSearchedToo()
{
    QFETCH(const QString, detail);
    QFETCH(const QString, expected);
    Probe probe;
    probe.sendPassword();
    const Issue issue{Issue::AuthFailed, Phase::Auth, {1, 2}, detail};
    probe.recorder.record(StageEnded{Phase::Auth, StageStatus::Failed, issue, {}});
    const Issue recorded = probe.lastAs<StageEnded>().issue.value();
    QCOMPARE(recorded.detail, expected);
    QCOMPARE(recorded.evidence, issue.evidence);
    probe.recorder.record(Finished{Verdict::Auth, issue});
    QCOMPARE(probe.lastAs<Finished>().issue.value().detail, expected);
    QCOMPARE(std::get<Finished>(probe.told.back().payload).issue.value().detail, expected);
    probe.recorder.record(ConnectFailed{Issue::ProxyFailed, detail}); // a proxy may quote its own password
    QCOMPARE(probe.lastAs<ConnectFailed>().detail, expected);
}

void TestRecorder::recordSecrets_isAnEventAndHidesNothing()
{
    Probe probe;
    probe.recorder.recordSecrets();
    QVERIFY(std::holds_alternative<SecretsRecorded>(probe.last().payload));
    probe.sendPassword();
    QCOMPARE(probe.lastAs<Sent>().data, (Redacted{"AUTH PLAIN " + Response + "\r\n", {}}));
    QCOMPARE(probe.receive("535 " + Password), (Redacted{"535 " + Password, {}}));
    QCOMPARE(probe.receive(Password, LineEnd::Cut), (Redacted{Password, {}}));
    const Issue issue{Issue::AuthFailed, {}, {}, QStringLiteral("hunter22")};
    probe.recorder.record(Finished{Verdict::Auth, issue});
    QCOMPARE(probe.lastAs<Finished>().issue.value(), issue);
}

void TestRecorder::recordSecrets_saidTwice_isOneEvent()
{
    Probe probe;
    probe.recorder.recordSecrets();
    probe.recorder.recordSecrets();
    QCOMPARE(probe.recorder.transcript().size(), 1);
}

void TestRecorder::recordSecrets_bringsNothingBack()
{
    Probe probe;
    probe.sendPassword();
    const Event before = probe.last();
    probe.recorder.recordSecrets();
    QCOMPARE(probe.recorder.transcript().at(0), before);
    QVERIFY(!std::get<Sent>(before.payload).data.bytes.contains(Response));
}

QTEST_GUILESS_MAIN(TestRecorder)

#include "tst_recorder.moc"
