// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/findingspanel.h"

#include "panelhost.h"
#include "ui/panels/findinglayout.h"
#include "ui/panels/findingsmodel.h"
#include "ui/panels/findingsview.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace mailscope;
using namespace Qt::StringLiterals;
using report::Finding;
using report::Severity;
using test::PanelHost;
using test::TranscriptBuilder;
using ui::FindingLayout;
using ui::FindingsModel;
using ui::FindingsPanel;
using ui::FindingsView;

class TestFindingsPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void nothingLookedAt_isNotNothingFound();
    void liveWithoutFindings_saysSoFar();
    void finishedWithoutFindings_claimsNoMore();
    void title_countsFindings();
    void count_isTold_onceForEachChange();
    void gravestComesFirst();
    void spokenText_hasSeverityRemedyAndParagraph();
    void hiddenSeverities_areCounted();
    void enter_jumpsToTheEvidence();
    void arrows_chooseAmongLinks();
    void enterWithoutSelection_jumpsNowhere();
    void clickOnALink_jumpsThere();
    void clickBesideALink_onlySelects();
    void doubleClick_jumps();
    void parts_data();
    void parts();
    void hostileFinding_staysText();
    void cardsGrowInANarrowPanel();
    void refreshing_keepsTheChosenFinding();
    void everythingHasAName();

private:
    [[nodiscard]] QString words() const { return PanelHost::words(*m_panel, "findingsState"); }
    [[nodiscard]] FindingsView *view() const { return PanelHost::find<FindingsView>(*m_panel, "findings"); }
    [[nodiscard]] FindingsModel *model() const { return m_panel->findChild<FindingsModel *>(); }
    [[nodiscard]] QPoint linkOf(int row, qsizetype link) const;
    void showFaulty();

    std::unique_ptr<PanelHost> m_host;
    std::unique_ptr<FindingsPanel> m_panel;
};

void TestFindingsPanel::init()
{
    m_host = std::make_unique<PanelHost>();
    m_panel = std::make_unique<FindingsPanel>(m_host->controller, m_host->services);
    new QAbstractItemModelTester(model(), QAbstractItemModelTester::FailureReportingMode::Fatal, m_panel.get());
    PanelHost::put(*m_panel);
}

void TestFindingsPanel::cleanup()
{
    m_panel.reset();
    m_host.reset();
}

/// Several findings of every severity.
void TestFindingsPanel::showFaulty()
{
    m_host->show(TranscriptBuilder(u"mx.example"_s, 587)
                     .opened("220 hello there")
                     .hello({"SIZE 10", "AUTH PLAIN"})
                     .asked(Phase::Vrfy, "VRFY root", {"250 Root <root@mx.example>"})
                     .finished());
    QVERIFY(m_panel->count() >= 3);
}

/// The middle of a link of a card, found by asking the card itself.
QPoint TestFindingsPanel::linkOf(int row, qsizetype link) const
{
    const QRect card = view()->visualRect(model()->index(row));
    const FindingLayout layout(*model()->finding(model()->index(row)), view()->font(), card.width());
    for (int y = 0; y < card.height(); ++y) {
        for (int x = 0; x < card.width(); ++x) {
            if (layout.linkAt(QPointF(x, y)) == link)
                return card.topLeft() + QPoint(x + 3, y + 3);
        }
    }
    return {};
}

void TestFindingsPanel::nothingLookedAt_isNotNothingFound()
{
    QCOMPARE(words(), u"Nothing was looked at yet. Connect, or press Diagnose."_s);
    QCOMPARE(m_panel->title(), u"Findings"_s);
    QVERIFY(!view()->isVisible());
}

void TestFindingsPanel::liveWithoutFindings_saysSoFar()
{
    plan::Plan plan;
    plan.security = plan::Security::None;
    practice::Options options;
    QVERIFY(m_host->connectTo(options, plan));
    if (m_panel->count() == 0)
        QCOMPARE(words(), u"No finding so far. The session goes on."_s);
    else
        QCOMPARE(words(), u"The session goes on; more may be found."_s);
}

void TestFindingsPanel::finishedWithoutFindings_claimsNoMore()
{
    m_host->show(TranscriptBuilder().finished(Verdict::Network));
    QCOMPARE(m_panel->count(), 0);
    QCOMPARE(words(), u"No findings. What was not asked in this session was not looked at."_s);
}

void TestFindingsPanel::title_countsFindings()
{
    showFaulty();
    QCOMPARE(m_panel->title(), u"Findings %1"_s.arg(m_host->controller.report().findings.size()));
    QCOMPARE(words(), QString());
}

void TestFindingsPanel::count_isTold_onceForEachChange()
{
    QSignalSpy counted(m_panel.get(), &FindingsPanel::countChanged);
    showFaulty();
    QCOMPARE(counted.size(), 1);
    QCOMPARE(counted.constFirst().constFirst().toInt(), m_panel->count());
    m_host->show(TranscriptBuilder());
    QCOMPARE(counted.size(), 2);
    QCOMPARE(counted.constLast().constFirst().toInt(), 0);
}

void TestFindingsPanel::gravestComesFirst()
{
    showFaulty();
    for (int row = 1; row < model()->rowCount(); ++row)
        QVERIFY(model()->finding(model()->index(row - 1))->severity >= model()->finding(model()->index(row))->severity);
}

void TestFindingsPanel::spokenText_hasSeverityRemedyAndParagraph()
{
    showFaulty();
    const int row = model()->rowOf("vrfy-discloses"_L1) >= 0 ? model()->rowOf("vrfy-discloses"_L1) : 0;
    const Finding *finding = model()->finding(model()->index(row));
    const QString text = model()->index(row).data(Qt::AccessibleTextRole).toString();
    QVERIFY(text.startsWith(FindingsModel::word(finding->severity) + u": "_s));
    QVERIFY(text.contains(finding->text));
    QVERIFY(text.contains(u"Line %1."_s.arg(finding->evidence.constFirst())));
    QVERIFY(text.endsWith(QString(finding->reference) + u'.'));
}

void TestFindingsPanel::hiddenSeverities_areCounted()
{
    showFaulty();
    const int total = m_panel->count();
    const int notes = model()->count(Severity::Info);
    const int problems = model()->count(Severity::Fail);
    auto *button = PanelHost::find<QPushButton>(*m_panel, "showNotes");
    QCOMPARE(button->text(), u"ℹ Notes %1"_s.arg(notes));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(model()->rowCount(), total - notes);
    QCOMPARE(m_panel->count(), total); // the title counts what was found, not what is shown
    if (notes > 0)
        QCOMPARE(words(), u"%1 finding(s) hidden by the buttons above."_s.arg(notes));
    QTest::mouseClick(PanelHost::find<QPushButton>(*m_panel, "showProblems"), Qt::LeftButton);
    QTest::mouseClick(PanelHost::find<QPushButton>(*m_panel, "showWarnings"), Qt::LeftButton);
    QCOMPARE(model()->rowCount(), 0);
    QVERIFY(!view()->isVisible());
    QCOMPARE(words(), u"%1 finding(s) hidden by the buttons above."_s.arg(total));
    QTest::mouseClick(PanelHost::find<QPushButton>(*m_panel, "showProblems"), Qt::LeftButton);
    QCOMPARE(model()->rowCount(), problems);
}

void TestFindingsPanel::enter_jumpsToTheEvidence()
{
    showFaulty();
    QSignalSpy jumped(m_panel.get(), &FindingsPanel::evidenceActivated);
    view()->setFocus();
    QTest::keyClick(view(), Qt::Key_Home);
    QTest::keyClick(view(), Qt::Key_Down);
    QCOMPARE(view()->currentIndex().row(), 1);
    QTest::keyClick(view(), Qt::Key_Return);
    QCOMPARE(jumped.size(), 1);
    QCOMPARE(jumped.constFirst().constFirst().toLongLong(), model()->finding(model()->index(1))->evidence.constFirst());
    QTest::keyClick(view(), Qt::Key_Enter);
    QCOMPARE(jumped.size(), 2);
}

void TestFindingsPanel::arrows_chooseAmongLinks()
{
    QList<Finding> findings{{"a"_L1, Severity::Warn, u"One thing. Mend it."_s, {3, 5, 9}, "RFC 5321, 4.2"_L1}};
    model()->setFindings(findings);
    view()->show();
    QSignalSpy jumped(m_panel.get(), &FindingsPanel::evidenceActivated);
    view()->setFocus();
    view()->setCurrentIndex(model()->index(0));
    QTest::keyClick(view(), Qt::Key_Left); // there is none before the first
    QTest::keyClick(view(), Qt::Key_Return);
    QTest::keyClick(view(), Qt::Key_Right);
    QTest::keyClick(view(), Qt::Key_Return);
    for (int i = 0; i < 9; ++i)
        QTest::keyClick(view(), Qt::Key_Right);
    QTest::keyClick(view(), Qt::Key_Return);
    QCOMPARE(jumped.size(), 3);
    QCOMPARE(jumped.at(0).constFirst().toLongLong(), 3);
    QCOMPARE(jumped.at(1).constFirst().toLongLong(), 5);
    QCOMPARE(jumped.at(2).constFirst().toLongLong(), 9);
}

void TestFindingsPanel::enterWithoutSelection_jumpsNowhere()
{
    QSignalSpy jumped(m_panel.get(), &FindingsPanel::evidenceActivated);
    QTest::keyClick(view(), Qt::Key_Return);
    showFaulty();
    view()->setCurrentIndex({});
    QTest::keyClick(view(), Qt::Key_Return);
    QCOMPARE(jumped.size(), 0);
}

void TestFindingsPanel::clickOnALink_jumpsThere()
{
    model()->setFindings({{"a"_L1, Severity::Fail, u"One thing."_s, {3, 5}, {}}});
    view()->show();
    QTRY_VERIFY(view()->visualRect(model()->index(0)).height() > 0);
    QSignalSpy jumped(m_panel.get(), &FindingsPanel::evidenceActivated);
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, linkOf(0, 1));
    QCOMPARE(jumped.size(), 1);
    QCOMPARE(jumped.constFirst().constFirst().toLongLong(), 5);
    QTest::mouseClick(view()->viewport(), Qt::RightButton, {}, linkOf(0, 1));
    QCOMPARE(jumped.size(), 1);
}

void TestFindingsPanel::clickBesideALink_onlySelects()
{
    showFaulty();
    QSignalSpy jumped(m_panel.get(), &FindingsPanel::evidenceActivated);
    const QRect card = view()->visualRect(model()->index(0));
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, card.topLeft() + QPoint(20, 8));
    QCOMPARE(view()->currentIndex().row(), 0);
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, QPoint(5, view()->viewport()->height() - 2));
    QCOMPARE(jumped.size(), 0);
}

void TestFindingsPanel::doubleClick_jumps()
{
    showFaulty();
    QSignalSpy jumped(m_panel.get(), &FindingsPanel::evidenceActivated);
    const QPoint title = view()->visualRect(model()->index(0)).topLeft() + QPoint(20, 8);
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, title);
    QTest::mouseDClick(view()->viewport(), Qt::LeftButton, {}, title);
    QCOMPARE(jumped.size(), 1);
}

void TestFindingsPanel::parts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("rest");
    QTest::newRow("one sentence") << u"It is bad."_s << u"It is bad."_s << QString();
    QTest::newRow("two") << u"It is bad. Mend it."_s << u"It is bad."_s << u"Mend it."_s;
    QTest::newRow("no end") << u"bad"_s << u"bad"_s << QString();
    QTest::newRow("paragraph inside") << u"See 4.2.1 of it. Mend."_s << u"See 4.2.1 of it."_s << u"Mend."_s;
    QTest::newRow("empty") << QString() << QString() << QString();
    QTest::newRow("control") << u"A\x1b. B"_s << u"A␛."_s << u"B"_s;
}

void TestFindingsPanel::parts()
{
    QFETCH(const QString, text);
    QFETCH(const QString, title);
    QFETCH(const QString, rest);
    const auto [first, second] = FindingsModel::parts({"a"_L1, Severity::Info, text, {1}, {}});
    QCOMPARE(first, title);
    QCOMPARE(second, rest);
}

void TestFindingsPanel::hostileFinding_staysText()
{
    model()->setFindings({{"a"_L1, Severity::Warn, u"<b>x</b>\x1b[1m\u202E"_s + QString(400, u'w'), {1}, {}}});
    view()->show();
    const QString text = model()->index(0).data().toString();
    QVERIFY(text.startsWith(u"Warning: <b>x</b>␛[1m<U+202E>"_s));
    QTRY_COMPARE(view()->visualRect(model()->index(0)).width(), view()->viewport()->width());
    QVERIFY(view()->horizontalScrollBar()->maximum() == 0);
}

void TestFindingsPanel::cardsGrowInANarrowPanel()
{
    showFaulty();
    const int before = view()->visualRect(model()->index(0)).height();
    m_panel->resize(200, 900);
    QTRY_VERIFY(view()->visualRect(model()->index(0)).height() > before);
}

void TestFindingsPanel::refreshing_keepsTheChosenFinding()
{
    const Finding one{"one"_L1, Severity::Info, u"One."_s, {1}, {}};
    const Finding two{"two"_L1, Severity::Info, u"Two."_s, {2}, {}};
    const Finding graver{"graver"_L1, Severity::Fail, u"Graver."_s, {3}, {}};
    model()->setFindings({one, two});
    QVERIFY(!model()->setFindings({one, two})); // nothing to do, nothing to flicker
    QCOMPARE(model()->rowOf("two"_L1), 1);
    QVERIFY(model()->setFindings({graver, one, two}));
    QCOMPARE(model()->rowOf("two"_L1), 2);
    QCOMPARE(model()->rowOf("three"_L1), -1);
    model()->setShown(Severity::Info, false);
    QCOMPARE(model()->rowOf("two"_L1), -1);
    QCOMPARE(model()->rowOf("graver"_L1), 0);
}

void TestFindingsPanel::everythingHasAName()
{
    showFaulty();
    QCOMPARE(PanelHost::nameless(*m_panel), QStringList());
}

QTEST_MAIN(TestFindingsPanel)
#include "tst_findingspanel.moc"
