// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tourguide.h"

#include "windowhost.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::gestures;
using State = ui::SessionController::State;

class TestTourGuide : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_host = std::make_unique<test::WindowHost>(); }
    void cleanup() { m_host.reset(); }
    void theTour_goesOnByKeyboard();
    void theTour_goesOnByItself_onceItWasDone();
    void escape_endsTheTour_andNotTheSession();
    void theTour_canBeGoneBack();
    void theTour_isNoHigherThanItsWords();

private:
    [[nodiscard]] QString tour(QLatin1StringView name) const
    {
        return m_host->page().findChild<QLabel *>(name)->text();
    }

    std::unique_ptr<test::WindowHost> m_host;
};

void TestTourGuide::theTour_goesOnByKeyboard()
{
    m_host->window->greet();
    QCOMPARE(tour("tourCount"_L1), u"step 1 of 8"_s);
    auto *next = usable<QWidget>(m_host->page(), "tourNext"_L1);
    QVERIFY(next);
    next->setFocus();
    for (int step = 2; step <= 8; ++step) {
        QTest::keyClick(next, Qt::Key_Space);
        QCOMPARE(tour("tourCount"_L1), u"step %1 of 8"_s.arg(step));
        QVERIFY(!tour("tourText"_L1).isEmpty());
    }
    QTest::keyClick(next, Qt::Key_Space);
    QVERIFY(!usable<QWidget>(m_host->page(), "tourGuide"_L1));
    QVERIFY(!QApplication::activeModalWidget());
}

void TestTourGuide::theTour_goesOnByItself_onceItWasDone()
{
    m_host->window->greet();
    m_host->key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(tour("tourCount"_L1), u"step 2 of 8"_s);
    QVERIFY(m_host->reaches(State::Idle));
    QVERIFY(click(m_host->page(), "tourNext"_L1));
    QVERIFY(click(m_host->page(), "tourNext"_L1));
    QCOMPARE(tour("tourTitle"_L1), u"Ask something"_s);
    m_host->key(Qt::Key_Y, Qt::ControlModifier);
    QTest::keyClicks(m_host->header().findChild<QComboBox *>("argument"_L1)->lineEdit(), u"alice"_s);
    m_host->key(Qt::Key_Return);
    QTRY_COMPARE(tour("tourCount"_L1), u"step 5 of 8"_s);
}

void TestTourGuide::escape_endsTheTour_andNotTheSession()
{
    m_host->window->startTour();
    QVERIFY(m_host->reaches(State::Idle));
    auto *next = usable<QWidget>(m_host->page(), "tourNext"_L1);
    QVERIFY(next);
    next->setFocus();
    QTest::keyClick(next, Qt::Key_Escape);
    QVERIFY(!usable<QWidget>(m_host->page(), "tourGuide"_L1));
    QVERIFY(m_host->session().isLive());
}

void TestTourGuide::theTour_canBeGoneBack()
{
    m_host->window->greet();
    QVERIFY(!usable<QWidget>(m_host->page(), "tourBack"_L1));
    QVERIFY(click(m_host->page(), "tourNext"_L1));
    QVERIFY(click(m_host->page(), "tourBack"_L1));
    QCOMPARE(tour("tourCount"_L1), u"step 1 of 8"_s);
}

void TestTourGuide::theTour_isNoHigherThanItsWords()
{
    m_host->window->greet();
    QCoreApplication::processEvents();
    const auto *guide = usable<QWidget>(m_host->page(), "tourGuide"_L1);
    QVERIFY(guide);
    QCOMPARE_LE(guide->height(), std::max(guide->heightForWidth(guide->width()), guide->sizeHint().height()));
}

QTEST_MAIN(TestTourGuide)
#include "tst_tourguide.moc"
