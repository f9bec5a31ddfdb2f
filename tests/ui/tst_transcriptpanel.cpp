// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/detailpane.h"
#include "ui/transcript/transcriptpanel.h"
#include "ui/transcript/transcriptview.h"
#include "ui/transcriptmaker.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

using namespace mailscope;
using namespace mailscope::ui;
using namespace Qt::StringLiterals;
using testing::TranscriptMaker;

namespace {
struct Shown {
    explicit Shown(const TranscriptMaker &maker)
    {
        panel.showTranscript(&maker.transcript());
        panel.resize(900, 700);
        panel.show();
    }

    [[nodiscard]] bool isReady()
    {
        panel.activateWindow();
        return QTest::qWaitForWindowActive(&panel) && QTest::qWaitFor([this] { return !panel.model().isFiltering(); });
    }
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return panel.findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QLineEdit *filter() const { return find<QLineEdit>("filter"); }
    [[nodiscard]] QLabel *words() const { return find<QLabel>("filterWords"); }
    [[nodiscard]] bool type(const QString &text)
    {
        if (!filter()->isVisible() || !filter()->isEnabled())
            return false;
        QTest::mouseClick(filter(), Qt::LeftButton);
        filter()->selectAll();
        QTest::keyClick(filter(), Qt::Key_Delete);
        QTest::keyClicks(filter(), text);
        closeCompletions();
        return QTest::qWaitFor([this] { return !panel.model().isFiltering(); });
    }
    void closeCompletions() const
    {
        if (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
    }

    TranscriptPanel panel;
};
} // namespace

class TestTranscriptPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typingAFilter_appliesIt_andTellsHowMuchIsLeft()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        QVERIFY(shown.find<QLabel>("filterCount")->text().isEmpty());
        QVERIFY(shown.type(u"code:5xx"_s));
        QCOMPARE(shown.panel.model().rowCount(), 1);
        QCOMPARE(shown.find<QLabel>("filterCount")->text(), u"1 of 31"_s);
        QVERIFY(!shown.words()->isVisible());
    }

    void aWrongFilter_isMarkedInWordsAndColour_andTheOldOneStays()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        QVERIFY(shown.type(u"dir:out"_s));
        const int rows = shown.panel.model().rowCount();
        shown.filter()->setText(u"dir:out stage:ath"_s); // as if pasted: letter by letter, it would be text first
        QVERIFY(shown.words()->isVisible());
        QCOMPARE(shown.words()->text(), u"⚠ Character 15: There is no stage \"ath\"."_s);
        QVERIFY(shown.filter()->property("invalid").toBool());
        QVERIFY(shown.words()->text().endsWith(shown.filter()->accessibleDescription()));
        QVERIFY(!shown.filter()->accessibleDescription().isEmpty());
        QCOMPARE(shown.panel.model().rowCount(), rows);
        QVERIFY(shown.type(u"dir:out stage:auth"_s));
        QVERIFY(!shown.words()->isVisible());
        QVERIFY(!shown.filter()->property("invalid").toBool());
        QCOMPARE(shown.panel.model().rowCount(), 2);
    }

    void completion_isOfferedAndTaken()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        QTest::mouseClick(shown.filter(), Qt::LeftButton);
        QTest::keyClicks(shown.filter(), u"sta"_s);
        auto *popup = qobject_cast<QAbstractItemView *>(QApplication::activePopupWidget());
        QVERIFY(popup);
        QVERIFY(popup->model()->index(0, 0).data().toString().startsWith(u"stage:"_s));
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(shown.filter()->text(), u"stage:"_s);
        shown.closeCompletions();
    }

    void completion_isAskedForWithDown()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        QTest::mouseClick(shown.filter(), Qt::LeftButton);
        QVERIFY(!QApplication::activePopupWidget());
        QTest::keyClick(shown.filter(), Qt::Key_Down);
        auto *popup = qobject_cast<QAbstractItemView *>(QApplication::activePopupWidget());
        QVERIFY(popup);
        QCOMPARE(popup->model()->rowCount(), 6);
        shown.closeCompletions();
    }

    void escape_clearsTheFilter()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        QVERIFY(shown.type(u"dir:out"_s));
        QTest::keyClick(shown.filter(), Qt::Key_Escape);
        QTRY_COMPARE(shown.panel.model().rowCount(), 19);
    }

    void goTo_clearsAFilterThatIsInTheWay_andSaysSo()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        QVERIFY(shown.type(u"dir:out"_s));
        shown.panel.goTo(12);
        QTRY_COMPARE(shown.panel.view().currentSequence(), 12);
        QVERIFY(shown.filter()->text().isEmpty());
        QCOMPARE(shown.words()->text(), u"The filter was cleared to show line 12."_s);
        QVERIFY(shown.words()->isVisible());
        QVERIFY(!shown.filter()->property("invalid").toBool());
    }

    void goTo_keepsAFilterThatIsNotInTheWay()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        QVERIFY(shown.type(u"dir:in"_s));
        shown.panel.goTo(32);
        QCOMPARE(shown.panel.view().currentSequence(), 32);
        QCOMPARE(shown.filter()->text(), u"dir:in"_s);
        QVERIFY(!shown.words()->isVisible());
        shown.panel.goTo(0); // there is no such event
        QCOMPARE(shown.panel.view().currentSequence(), 32);
        QCOMPARE(shown.filter()->text(), u"dir:in"_s);
    }

    void goTo_waitsForALongTranscriptToBeFiltered()
    {
        TranscriptMaker maker;
        maker.addRecipients(10'000);
        Shown shown(maker);
        QVERIFY(shown.isReady());
        QVERIFY(shown.type(u"\"5.1.1\""_s));
        shown.panel.goTo(19'999);
        QTRY_COMPARE_WITH_TIMEOUT(shown.panel.view().currentSequence(), 19'999, 30'000);
    }

    void find_goesThroughAllPlaces_andRound()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.panel.focusTranscript();
        QTest::keyClick(&shown.panel.view(), Qt::Key_F, Qt::ControlModifier);
        auto *text = shown.find<QLineEdit>("findText");
        QTRY_VERIFY(text->isVisible());
        QVERIFY(text->hasFocus());
        QVERIFY(shown.find<QPushButton>("find")->isChecked());
        QTest::keyClicks(text, u"smtputf8"_s);
        QTRY_COMPARE(shown.panel.view().currentSequence(), 15); // inside a folded reply
        QCOMPARE(shown.find<QLabel>("findCount")->text(), u"1 of 2"_s);
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(shown.panel.view().currentSequence(), 24);
        QTest::keyClick(text, Qt::Key_F3);
        QCOMPARE(shown.panel.view().currentSequence(), 15);
        QTest::keyClick(text, Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(shown.panel.view().currentSequence(), 24);
        QTest::mouseClick(shown.find<QPushButton>("findPrevious"), Qt::LeftButton);
        QCOMPARE(shown.panel.view().currentSequence(), 15);
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(!text->isVisible());
        QVERIFY(shown.panel.view().hasFocus());
        QVERIFY(!shown.find<QPushButton>("find")->isChecked());
    }

    void find_findsNothing_whereNothingIs()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.panel.openFind();
        auto *text = shown.find<QLineEdit>("findText");
        QTest::keyClicks(text, u"xyzzy"_s);
        QTRY_COMPARE(shown.find<QLabel>("findCount")->text(), u"Not found"_s);
        QVERIFY(!shown.find<QPushButton>("findNext")->isEnabled());
        const qint64 current = shown.panel.view().currentSequence();
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(shown.panel.view().currentSequence(), current);
    }

    void find_doesNotLookBehindTheFilter_butInWhatIsToCome()
    {
        TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        QVERIFY(shown.type(u"dir:out"_s));
        shown.panel.openFind();
        auto *text = shown.find<QLineEdit>("findText");
        QTest::keyClicks(text, u"example.org"_s);
        QTRY_COMPARE(shown.find<QLabel>("findCount")->text(), u"1 of 1"_s);
        maker.addRecipients(2);
        shown.panel.takeIn();
        QTRY_COMPARE(shown.find<QLabel>("findCount")->text(), u"1 of 3"_s);
    }

    void theFollowButton_showsAndRestoresFollowing()
    {
        TranscriptMaker maker;
        maker.addRecipients(300);
        Shown shown(maker);
        QVERIFY(shown.isReady());
        auto *follow = shown.find<QPushButton>("follow");
        QScrollBar *bar = shown.panel.view().verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        QVERIFY(follow->isChecked());
        bar->triggerAction(QAbstractSlider::SliderToMinimum);
        QVERIFY(!follow->isChecked());
        QVERIFY(follow->isVisible() && follow->isEnabled());
        QTest::mouseClick(follow, Qt::LeftButton);
        QVERIFY(shown.panel.view().isFollowing());
        QCOMPARE(bar->value(), bar->maximum());
        QTest::mouseClick(follow, Qt::LeftButton);
        QVERIFY(!shown.panel.view().isFollowing());
    }

    void theDetails_areThoseOfTheCurrentRow()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        auto *pane = shown.find<DetailPane>("detail");
        QVERIFY(pane->text().contains(u"Select a line"_s));
        shown.panel.goTo(30);
        QTRY_VERIFY(pane->text().contains(u"252 2.0.0"_s));
        shown.panel.setFindings({{"x"_L1, report::Severity::Warn, u"Odd."_s, {30}, {}}});
        QTRY_VERIFY(pane->text().contains(u"Warning: Odd."_s));
        shown.panel.showTranscript(nullptr);
        QTRY_VERIFY(pane->text().contains(u"Select a line"_s));
    }

    void everyLabelOfTheDetails_isPlainText()
    {
        TranscriptMaker maker;
        maker.reply("550 5.7.1 <a href=\"http://example.org\">click</a><img src=\"file:///x\">");
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.panel.goTo(1);
        auto *pane = shown.find<DetailPane>("detail");
        QTRY_VERIFY(pane->text().contains(u"550 5.7.1"_s));
        const QList<QLabel *> labels = shown.panel.findChildren<QLabel *>();
        for (const QLabel *label : labels)
            QVERIFY2(label->textFormat() == Qt::PlainText || label->text().isEmpty(), qPrintable(label->objectName()));
    }

    void everyWidget_hasANameForAScreenReader()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.panel.openFind();
        const QList<QWidget *> widgets = shown.panel.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            const auto *button = qobject_cast<const QPushButton *>(widget);
            const bool needsName =
                qobject_cast<const QLineEdit *>(widget) || button || qobject_cast<const QAbstractItemView *>(widget);
            if (!needsName || !widget->isVisible())
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                     qPrintable(widget->objectName()));
        }
    }
};

QTEST_MAIN(TestTranscriptPanel)
#include "tst_transcriptpanel.moc"
