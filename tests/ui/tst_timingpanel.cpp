// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timingpanel.h"

#include "panelhost.h"
#include "ui/panels/durationtext.h"
#include "ui/panels/timeline.h"
#include "ui/panels/timingmodel.h"
#include "ui/panels/waterfalldelegate.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace mailscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::PanelHost;
using test::TranscriptBuilder;
using ui::DurationText;
using ui::TimeRow;
using ui::TimeScale;
using ui::TimingModel;
using ui::TimingPanel;
using Kind = TimeRow::Kind;
using State = TimeRow::State;

namespace {
TimeRow row(std::chrono::nanoseconds start, std::chrono::nanoseconds end, Kind kind = Kind::Talk)
{
    return {u"EHLO"_s, kind, State::Ended, start, end, 1, {}};
}
} // namespace

class TestTimingPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void durations_data();
    void durations();
    void beforeConnecting_itSaysWhatToDo();
    void everyStage_hasItsRow();
    void startTlsAndHandshake_areTwoRows();
    void eachAddress_hasItsRow();
    void failedStage_saysSoInWords();
    void skippedStage_takesNoTime();
    void typedLine_hasItsRow();
    void longPause_isFolded();
    void unfinishedSession_endsWhereItsRecordEnds();
    void scale_data();
    void scale();
    void ticks_areRoundAndFew_data();
    void ticks_areRoundAndFew();
    void bars_canAlwaysBeSeen();
    void table_canBeReadInWords();
    void enter_jumpsToTheStage();
    void pause_leadsNowhere();
    void runningStage_grows();
    void rowsThatStay_keepTheirPlace();
    void everythingHasAName();

private:
    [[nodiscard]] TimingModel *model() const { return m_panel->findChild<TimingModel *>(); }
    [[nodiscard]] QTreeView *rows() const { return PanelHost::find<QTreeView>(*m_panel, "waterfall"); }
    [[nodiscard]] QString words() const { return PanelHost::words(*m_panel, "timingState"); }
    [[nodiscard]] QStringList table() const;

    std::unique_ptr<PanelHost> m_host;
    std::unique_ptr<TimingPanel> m_panel;
};

void TestTimingPanel::init()
{
    m_host = std::make_unique<PanelHost>();
    m_panel = std::make_unique<TimingPanel>(m_host->controller, m_host->services);
    new QAbstractItemModelTester(model(), QAbstractItemModelTester::FailureReportingMode::Fatal, m_panel.get());
    PanelHost::put(*m_panel);
}

void TestTimingPanel::cleanup()
{
    m_panel.reset();
    m_host.reset();
}

QStringList TestTimingPanel::table() const
{
    QStringList lines;
    for (int i = 0; i < model()->rowCount(); ++i)
        lines.append(model()->index(i, 0).data().toString() + u' ' + model()->index(i, 2).data().toString());
    return lines;
}

void TestTimingPanel::durations_data()
{
    QTest::addColumn<std::chrono::nanoseconds>("duration");
    QTest::addColumn<QString>("exact");
    QTest::addColumn<QString>("rounded");
    const auto add = [](const char *name, std::chrono::nanoseconds duration, const QString &exact,
                        const QString &rounded) { QTest::newRow(name) << duration << exact << rounded; };
    add("nothing", 0ns, u"0 ms"_s, u"0 ms"_s);
    add("below what is shown", 1us, u"0.0 ms"_s, u"0.0 ms"_s);
    add("half", 500us, u"0.5 ms"_s, u"0.5 ms"_s);
    add("one", 1ms, u"1.0 ms"_s, u"1.0 ms"_s);
    add("never 10.0", 9960us, u"10 ms"_s, u"10 ms"_s);
    add("twelve", 12400us, u"12 ms"_s, u"12 ms"_s);
    add("second", 1s, u"1,000 ms"_s, u"1.0 s"_s);
    add("many", 59900ms, u"59,900 ms"_s, u"59.9 s"_s);
    add("minute", 60s, u"1 min 0 s"_s, u"1 min 0 s"_s);
    add("ten minutes", 602s, u"10 min 2 s"_s, u"10 min 2 s"_s);
    add("hours", 3h + 5min, u"3 h 5 min"_s, u"3 h 5 min"_s);
}

void TestTimingPanel::durations()
{
    QFETCH(const std::chrono::nanoseconds, duration);
    QFETCH(const QString, exact);
    QFETCH(const QString, rounded);
    QCOMPARE(DurationText::exact(duration), exact);
    QCOMPARE(DurationText::rounded(duration), rounded);
}

void TestTimingPanel::beforeConnecting_itSaysWhatToDo()
{
    QCOMPARE(words(), u"Connect to see where the time goes."_s);
    QVERIFY(!rows()->isVisible());
    m_host->show(TranscriptBuilder().finished(Verdict::Network));
    QCOMPARE(words(), u"Nothing in this session took time."_s);
}

void TestTimingPanel::everyStage_hasItsRow()
{
    m_host->show(TranscriptBuilder()
                     .opened()
                     .hello({"DSN"})
                     .asked(Phase::Auth, "AUTH PLAIN x", {"235 ok"}, 30ms)
                     .asked(Phase::Vrfy, "VRFY a", {"252 maybe"}, 14ms)
                     .finished());
    QCOMPARE(table(),
             (QStringList{u"Name look-up 12 ms"_s, u"Connect to 192.0.2.25 19 ms"_s, u"Greeting 7.0 ms"_s,
                          u"Hello 12 ms"_s, u"AUTH 30 ms"_s, u"VRFY 14 ms"_s}));
    QCOMPARE(words(), QString());
    QCOMPARE(model()->rows().at(0).kind, Kind::Lookup);
    QCOMPARE(model()->rows().at(1).kind, Kind::Connect);
    QCOMPARE(model()->rows().at(4).kind, Kind::Login);
}

void TestTimingPanel::startTlsAndHandshake_areTwoRows()
{
    m_host->show(
        TranscriptBuilder().opened().hello({"STARTTLS"}).secured(TranscriptBuilder::details()).hello({}).finished());
    QCOMPARE(
        table().sliced(3),
        (QStringList{u"Hello 12 ms"_s, u"STARTTLS 11 ms"_s, u"TLS handshake 35 ms"_s, u"Hello after TLS 12 ms"_s}));
}

void TestTimingPanel::eachAddress_hasItsRow()
{
    using namespace transcript;
    TranscriptBuilder builder;
    builder.add(StageBegan{Phase::Connect});
    builder.add(Connecting{0, u"2001:db8::25"_s, u"ipv6"_s, 25}, 0ms);
    builder.add(ConnectFailed{Issue::ConnectRefused, u"refused\x1b"_s}, 5ms);
    builder.add(Connecting{0, u"192.0.2.25"_s, u"ipv4"_s, 25}, 0ms);
    builder.add(Connected{u"a"_s, u"b"_s}, 8ms);
    builder.add(StageEnded{Phase::Connect, StageStatus::Ok, {}, {}}, 0ms);
    builder.finished();
    m_host->show(builder);
    QCOMPARE(table(), (QStringList{u"✗ Connect to 2001:db8::25 5.0 ms"_s, u"Connect to 192.0.2.25 8.0 ms"_s}));
    QCOMPARE(model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
             u"Connect to 2001:db8::25, failed: refused␛"_s);
}

void TestTimingPanel::failedStage_saysSoInWords()
{
    using namespace transcript;
    TranscriptBuilder builder;
    builder.opened();
    builder.add(StageBegan{Phase::Hello}, 0ms);
    builder.add(StageEnded{Phase::Hello, StageStatus::Failed, Issue{Issue::ReplyTimeout, Phase::Hello, {}, {}}, {}},
                600s);
    builder.finished(Verdict::Network);
    m_host->show(builder);
    QCOMPARE(table().constLast(), u"✗ Hello 10 min 0 s"_s);
    QVERIFY(model()->index(3, 0).data(Qt::AccessibleTextRole).toString().startsWith(u"Hello, failed: "_s));
    QCOMPARE(model()->index(3, 1).data(Qt::AccessibleTextRole).toString(), u"from 38 ms to 10 min 0 s"_s);
}

void TestTimingPanel::skippedStage_takesNoTime()
{
    using namespace transcript;
    TranscriptBuilder builder;
    builder.add(StageEnded{Phase::Resolve, StageStatus::Skipped, {}, "address-given"});
    builder.add(StageEnded{Phase::StartTls, StageStatus::Skipped, {}, "not-offered"});
    builder.finished();
    m_host->show(builder);
    QCOMPARE(table(), QStringList());
}

void TestTimingPanel::typedLine_hasItsRow()
{
    TranscriptBuilder builder;
    builder.opened().hello({"DSN"});
    const qint64 question = builder.sent("XYZZY <b>1</b>", Phase::Raw, 3ms);
    builder.received("500 what", question, Phase::Raw, 4ms);
    builder.finished();
    m_host->show(builder);
    QCOMPARE(table().constLast(), u"XYZZY 4.0 ms"_s);
    QCOMPARE(table().filter(u"Hello"_s).size(), 1); // the stage's own line is not listed twice
}

void TestTimingPanel::longPause_isFolded()
{
    TranscriptBuilder builder;
    builder.opened();
    builder.add(transcript::Noted{"idle", {}}, 600s);
    builder.hello({"DSN"}).finished();
    m_host->show(builder);
    QCOMPARE(table().at(3), u"Pause 10 min 0 s"_s);
    QCOMPARE(words(), u"Pauses in which nothing ran are folded; the axis counts the rest."_s);
    QVERIFY(model()->scale().length() < 60ms);
    const ui::WaterfallDelegate delegate(*model(), rows());
    const QRectF hello = delegate.barRect(model()->rows().at(4), QRect(0, 0, 200, 20));
    QVERIFY(hello.width() > 20); // and not a line beside ten minutes of nothing
}

void TestTimingPanel::unfinishedSession_endsWhereItsRecordEnds()
{
    TranscriptBuilder builder;
    builder.opened();
    builder.add(transcript::StageBegan{Phase::Hello}, 0ms);
    builder.sent("EHLO x", Phase::Hello);
    m_host->show(builder); // read from a file that was cut off: nothing runs
    QVERIFY(std::ranges::none_of(model()->rows(), [](const TimeRow &each) { return each.state == State::Running; }));
}

void TestTimingPanel::scale_data()
{
    QTest::addColumn<QList<TimeRow>>("rows");
    QTest::addColumn<std::chrono::nanoseconds>("moment");
    QTest::addColumn<double>("position");
    const QList<TimeRow> two{row(0ms, 10ms), row(10ms, 20ms)};
    QTest::newRow("nothing at all") << QList<TimeRow>() << std::chrono::nanoseconds(5ms) << 0.0;
    QTest::newRow("before the first") << QList{row(10ms, 20ms)} << std::chrono::nanoseconds(3ms) << 0.0;
    QTest::newRow("start") << two << std::chrono::nanoseconds(0) << 0.0;
    QTest::newRow("middle") << two << std::chrono::nanoseconds(10ms) << 0.5;
    QTest::newRow("end") << two << std::chrono::nanoseconds(20ms) << 1.0;
    QTest::newRow("beyond") << two << std::chrono::nanoseconds(10min) << 1.0;
    QTest::newRow("no time") << QList{row(5ms, 5ms)} << std::chrono::nanoseconds(5ms) << 0.0;
    QTest::newRow("short gap is true") << QList{row(0ms, 8ms), row(10ms, 18ms)} << std::chrono::nanoseconds(9ms)
                                       << 8.0 / 18;
    QTest::newRow("long gap is folded") << QList{row(0ms, 50ms), row(10min, 10min + 50ms)}
                                        << std::chrono::nanoseconds(10min) << 54.0 / 104;
    QTest::newRow("pauses are no work") << QList{row(0ms, 10ms), row(10ms, 1h, Kind::Pause)}
                                        << std::chrono::nanoseconds(10ms) << 1.0;
    QTest::newRow("one inside another") << QList{row(0ms, 100ms), row(20ms, 30ms)} << std::chrono::nanoseconds(50ms)
                                        << 0.5;
    QTest::newRow("ends before it begins") << QList{row(10ms, 5ms)} << std::chrono::nanoseconds(10ms) << 0.0;
}

void TestTimingPanel::scale()
{
    QFETCH(const QList<TimeRow>, rows);
    QFETCH(const std::chrono::nanoseconds, moment);
    QFETCH(const double, position);
    const double found = TimeScale(rows).position(moment);
    QVERIFY2(qAbs(found - position) < 0.01, qPrintable(QString::number(found)));
}

void TestTimingPanel::ticks_areRoundAndFew_data()
{
    QTest::addColumn<std::chrono::nanoseconds>("length");
    QTest::addColumn<std::chrono::nanoseconds>("step");
    QTest::newRow("one") << std::chrono::nanoseconds(1ms) << std::chrono::nanoseconds(500us);
    QTest::newRow("hundred") << std::chrono::nanoseconds(100ms) << std::chrono::nanoseconds(50ms);
    QTest::newRow("ten minutes") << std::chrono::nanoseconds(600s) << std::chrono::nanoseconds(200s);
}

void TestTimingPanel::ticks_areRoundAndFew()
{
    QFETCH(const std::chrono::nanoseconds, length);
    QFETCH(const std::chrono::nanoseconds, step);
    const QList<TimeScale::Tick> ticks = TimeScale({row(0ms, length)}).ticks(3);
    QVERIFY(ticks.size() >= 2 && ticks.size() <= 4);
    QCOMPARE(ticks.at(0).time, std::chrono::nanoseconds(0));
    QCOMPARE(ticks.at(1).time, step);
    QVERIFY(ticks.constLast().position <= 1);
    QCOMPARE(TimeScale().ticks(5).size(), 1);
    QCOMPARE(TimeScale({row(0ms, length)}).ticks(0).size(), 1);
}

void TestTimingPanel::bars_canAlwaysBeSeen()
{
    m_host->show(TranscriptBuilder()
                     .opened()
                     .hello({})
                     .asked(Phase::Noop, "NOOP", {"250 ok"}, 600s)
                     .asked(Phase::Rset, "RSET", {"250 ok"}, 1ms)
                     .finished());
    const ui::WaterfallDelegate delegate(*model(), rows());
    const QRect cell(50, 10, 150, 24);
    for (const TimeRow &each : model()->rows()) {
        const QRectF bar = delegate.barRect(each, cell);
        QVERIFY2(bar.width() >= 2, qPrintable(each.name));
        QVERIFY2(QRectF(cell).contains(bar), qPrintable(each.name));
    }
}

void TestTimingPanel::table_canBeReadInWords()
{
    m_host->show(TranscriptBuilder().opened().finished());
    QTest::mouseClick(PanelHost::find<QPushButton>(*m_panel, "copyTiming"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"Name look-up\tfrom 0 ms to 12 ms\t12 ms\nConnect to 192.0.2.25\tfrom 12 ms to 31 ms\t19 ms\n"
             "Greeting\tfrom 31 ms to 38 ms\t7.0 ms"_s);
    QVERIFY(model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(u"from 0 ms to 12 ms, 12 ms"_s));
    QVERIFY(!model()->index(9, 0).data().isValid());
}

void TestTimingPanel::enter_jumpsToTheStage()
{
    m_host->show(TranscriptBuilder().opened().hello({}).finished());
    QSignalSpy jumped(m_panel.get(), &TimingPanel::evidenceActivated);
    rows()->setFocus();
    QTest::keyClick(rows(), Qt::Key_End);
    QTest::keyClick(rows(), Qt::Key_Return);
    QCOMPARE(jumped.size(), 1);
    const qint64 sequence = jumped.constFirst().constFirst().toLongLong();
    const transcript::Event event = m_host->controller.transcript().at(sequence - 1);
    const auto *began = std::get_if<transcript::StageBegan>(&event.payload);
    QVERIFY(began != nullptr && began->phase == Phase::Hello);
}

void TestTimingPanel::pause_leadsNowhere()
{
    TranscriptBuilder builder;
    builder.opened();
    builder.add(transcript::Noted{"idle", {}}, 5s);
    builder.hello({}).finished();
    m_host->show(builder);
    QSignalSpy jumped(m_panel.get(), &TimingPanel::evidenceActivated);
    rows()->setFocus();
    rows()->setCurrentIndex(model()->index(3, 0));
    QTest::keyClick(rows(), Qt::Key_Return);
    QCOMPARE(jumped.size(), 0);
}

void TestTimingPanel::runningStage_grows()
{
    practice::Options options;
    options.faults = {*practice::Fault::parse("noop:silence")};
    QVERIFY(m_host->connectTo(options));
    QVERIFY(m_host->controller.perform(ui::Action::Noop));
    QTRY_VERIFY(model()->rowCount() > 0 && model()->rows().constLast().name == u"NOOP"_s);
    QCOMPARE(model()->rows().constLast().state, State::Running);
    const auto before = model()->rows().constLast().end;
    const int count = model()->rowCount();
    QTRY_VERIFY(model()->rows().constLast().end > before + 200ms);
    QCOMPARE(model()->rowCount(), count);
    QVERIFY(model()->index(count - 1, 2).data().toString().endsWith(u" …"_s));
    m_host->controller.cancel();
    QTRY_COMPARE(model()->rows().constLast().state, State::Failed);
}

void TestTimingPanel::rowsThatStay_keepTheirPlace()
{
    QSignalSpy reset(model(), &QAbstractItemModel::modelReset);
    model()->setRows({row(0ms, 5ms)});
    QCOMPARE(reset.size(), 1);
    rows()->setCurrentIndex(model()->index(0, 0));
    model()->setRows({row(0ms, 9ms), row(9ms, 10ms)});
    QCOMPARE(reset.size(), 1);
    QCOMPARE(rows()->currentIndex().row(), 0);
    model()->setRows({row(1ms, 9ms)});
    QCOMPARE(reset.size(), 2);
    model()->setRows({});
    QCOMPARE(model()->rowCount(), 0);
}

void TestTimingPanel::everythingHasAName()
{
    m_host->show(TranscriptBuilder().opened().finished());
    QCOMPARE(PanelHost::nameless(*m_panel), QStringList());
}

QTEST_MAIN(TestTimingPanel)
#include "tst_timingpanel.moc"
