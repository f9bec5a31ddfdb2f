// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/script.h"
#include "ui/transcript/transcriptactions.h"
#include "ui/transcript/transcriptview.h"
#include "ui/transcriptmaker.h"

#include <QAction>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace mailscope;
using namespace mailscope::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using testing::TranscriptMaker;
using Fold = TranscriptModel::Fold;

namespace {
/// A view on the screen, with its actions.
struct Shown {
    explicit Shown(const TranscriptMaker &maker) : view(model), actions(model, view)
    {
        model.show(&maker.transcript());
        view.resize(900, 400);
        view.show();
    }

    [[nodiscard]] bool isReady()
    {
        return QTest::qWaitForWindowExposed(&view) && QTest::qWaitFor([this] { return !model.isFiltering(); });
    }
    void click(int row, Qt::KeyboardModifiers modifiers = {})
    {
        view.scrollTo(model.index(row, TranscriptModel::TextColumn));
        const QRect cell = view.visualRect(model.index(row, TranscriptModel::TextColumn));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, cell.center());
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view, key, modifiers); }
    [[nodiscard]] QString copied(const char *action)
    {
        QGuiApplication::clipboard()->clear();
        actions.findChild<QAction *>(QString::fromLatin1(action))->trigger();
        return QGuiApplication::clipboard()->text();
    }
    [[nodiscard]] QAction *action(const char *name) { return actions.findChild<QAction *>(QString::fromLatin1(name)); }

    TranscriptModel model;
    TranscriptView view;
    TranscriptActions actions;
};
} // namespace

class TestTranscriptView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leftAndRight_foldAndUnfold()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.click(5);
        QCOMPARE(shown.view.currentSequence(), 7);
        shown.key(Qt::Key_Left); // already folded
        QCOMPARE(shown.model.rowCount(), 19);
        shown.key(Qt::Key_Right);
        QCOMPARE(shown.model.rowCount(), 27);
        shown.key(Qt::Key_Right); // into it
        QCOMPARE(shown.view.currentSequence(), 8);
        shown.key(Qt::Key_Left); // back to its head
        QCOMPARE(shown.view.currentSequence(), 7);
        shown.key(Qt::Key_Left);
        QCOMPARE(shown.model.rowCount(), 19);
    }

    void leftAndRight_doNothingWhereNothingFolds()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.key(Qt::Key_Right); // no row at all
        shown.click(4);
        shown.key(Qt::Key_Right);
        shown.key(Qt::Key_Left);
        QCOMPARE(shown.model.rowCount(), 19);
        QCOMPARE(shown.view.currentSequence(), 6);
    }

    void aClickOnTheTriangle_folds_besideIt_not()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        const QRect cell = shown.view.visualRect(shown.model.index(5, TranscriptModel::TextColumn));
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, cell.center());
        QCOMPARE(shown.model.fold(5), Fold::Folded);
        const QPoint triangle = TranscriptDelegate::triangleArea(cell, shown.view.font()).center();
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, triangle);
        QCOMPARE(shown.model.fold(5), Fold::Unfolded);
        QTest::mouseClick(shown.view.viewport(), Qt::RightButton, {}, triangle);
        QCOMPARE(shown.model.fold(5), Fold::Unfolded);
        QTest::mouseDClick(shown.view.viewport(), Qt::LeftButton, {}, cell.center());
        QCOMPARE(shown.model.fold(5), Fold::Folded);
    }

    void homeAndEnd_goToTheFirstAndLastRow()
    {
        TranscriptMaker maker;
        maker.addRecipients(200);
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.key(Qt::Key_Home);
        QCOMPARE(shown.view.currentSequence(), 1);
        QCOMPARE(shown.view.verticalScrollBar()->value(), 0);
        shown.key(Qt::Key_Down);
        QCOMPARE(shown.view.currentSequence(), 2);
        shown.key(Qt::Key_End);
        QCOMPARE(shown.view.currentSequence(), 400);
        QVERIFY(shown.view.isFollowing());
    }

    void tab_leavesTheView()
    {
        TranscriptModel model;
        QVERIFY(!TranscriptView(model).tabKeyNavigation());
    }

    void theEnd_isFollowed_untilSomebodyScrollsUp()
    {
        TranscriptMaker maker;
        maker.addRecipients(100);
        Shown shown(maker);
        QVERIFY(shown.isReady());
        QScrollBar *bar = shown.view.verticalScrollBar();
        QTRY_COMPARE(bar->value(), bar->maximum());
        const QSignalSpy following(&shown.view, &TranscriptView::followingChanged);
        maker.addRecipients(100);
        shown.model.takeIn();
        QTRY_VERIFY(bar->maximum() > 300);
        QCOMPARE(bar->value(), bar->maximum());
        QCOMPARE(following.size(), 0);

        bar->triggerAction(QAbstractSlider::SliderPageStepSub);
        QCOMPARE(following.size(), 1);
        QVERIFY(!shown.view.isFollowing());
        const int value = bar->value();
        maker.addRecipients(100);
        shown.model.takeIn();
        QTRY_VERIFY(bar->maximum() > 500);
        QCOMPARE(bar->value(), value);

        bar->triggerAction(QAbstractSlider::SliderToMaximum);
        QVERIFY(shown.view.isFollowing());
    }

    void fewerRows_doNotResumeFollowing()
    {
        TranscriptMaker maker;
        maker.addRecipients(200);
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.view.verticalScrollBar()->setValue(100);
        QVERIFY(!shown.view.isFollowing());
        shown.model.setFilter(filter::FilterExpression::parse(u"code:550"_s).value());
        QTRY_COMPARE(shown.model.rowCount(), 20);
        QTRY_VERIFY(shown.view.verticalScrollBar()->maximum() < 20);
        QVERIFY(!shown.view.isFollowing());
        shown.view.setFollowing(true);
        QVERIFY(shown.view.isFollowing());
    }

    void theCurrentRow_staysThroughAFilter_andIsForgottenWhenItIsFilteredAway()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.click(18);
        QCOMPARE(shown.view.currentSequence(), 32);
        const QSignalSpy changed(&shown.view, &TranscriptView::currentSequenceChanged);
        shown.model.setFilter(filter::FilterExpression::parse(u"code:5xx"_s).value());
        QTRY_COMPARE(shown.model.rowCount(), 1);
        QCOMPARE(shown.view.currentSequence(), 32);
        shown.model.setFilter(filter::FilterExpression::parse(u"code:2xx"_s).value());
        QTRY_VERIFY(shown.model.rowCount() > 1);
        QCOMPARE(shown.view.currentSequence(), 0);
        QCOMPARE(changed.last().first().toLongLong(), 0);
    }

    void goTo_unfolds_andStopsFollowing()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        QVERIFY(shown.view.goTo(12));
        QCOMPARE(shown.view.currentSequence(), 12);
        QCOMPARE(shown.model.fold(5), Fold::Unfolded);
        QVERIFY(!shown.view.isFollowing());
        QCOMPARE(shown.view.selectedLines().size(), 1U);
    }

    void goTo_goesNowhere_forWhatIsNotThere()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        QVERIFY(!shown.view.goTo(0));
        QVERIFY(!shown.view.goTo(-5));
        shown.model.setFilter(filter::FilterExpression::parse(u"dir:out"_s).value());
        QTRY_VERIFY(!shown.model.isFiltering());
        QVERIFY(!shown.view.goTo(32));
        QCOMPARE(shown.view.currentSequence(), 0);
    }

    void copyAsText_takesTheLinesOfAFoldedReply()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.click(4);
        shown.click(6, Qt::ShiftModifier);
        const QString text = shown.copied("copyText");
        QCOMPARE(text.count(u'\n'), 11);
        QVERIFY(text.startsWith(u"→ EHLO desk.example.net\n← 250-mx.example.org\n← 250-PIPELINING\n"_s));
        QVERIFY(text.endsWith(u"← 250 SMTPUTF8\n→ STARTTLS\n"_s));
    }

    void ctrlC_copies()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.view.activateWindow();
        shown.view.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&shown.view));
        shown.click(16);
        QGuiApplication::clipboard()->clear();
        shown.key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"← 252 2.0.0 postmaster\n"_s);
    }

    void copyWithTimes_hasTimeDeltaAndLock()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.click(3);
        QCOMPARE(shown.copied("copyWithTimes"), u"    0.704   +0.702   ← 220 mx.example.org ESMTP\n"_s);
        shown.click(9);
        QVERIFY(shown.copied("copyWithTimes").contains(u" * → EHLO"_s));
    }

    void copyAsScript_canBeRead_andHidesWhatWasHidden()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.view.selectAll();
        const QString text = shown.copied("copyScript");
        const auto script = plan::Script::parse(text.toUtf8());
        QVERIFY2(script.has_value(), script ? "" : qPrintable(script.error().text()));
        QVERIFY(text.contains(u"\nC: STARTTLS\nS: 220 2.0.0 Ready to start TLS\nT\n"_s));
        QVERIFY(text.contains(u"\n# C: AUTH SCRAM-SHA-256 [44 bytes hidden]\n"_s));
    }

    void copyAsScript_keepsOddBytes()
    {
        TranscriptMaker maker;
        maker.received(QByteArray("250 a\0\x1b\\", 8), wire::LineEnd::Lf);
        maker.sent("NOOP \xff");
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.view.selectAll();
        const auto script = plan::Script::parse(shown.copied("copyScript").toUtf8());
        QVERIFY(script.has_value());
        QCOMPARE(std::get<plan::ServerLine>(script->lines.at(0).step).bytes(), QByteArray("250 a\0\x1b\\\n", 9));
        QCOMPARE(std::get<plan::ClientLine>(script->lines.at(1).step).bytes, "NOOP \xff\r\n");
    }

    void copyAsHex_hasEveryByteWithItsLineEnd()
    {
        TranscriptMaker maker;
        maker.received("250 ok");
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.view.selectAll();
        QCOMPARE(shown.copied("copyHex"), u"<- 1\n0000  32 35 30 20 6f 6b 0d 0a                          250 ok··\n"_s);
    }

    void whatCannotBeDone_isDisabled()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        for (const char *name : {"copyText", "copyWithTimes", "copyScript", "copyHex", "filterToStage", "goToCommand",
                                 "goToReply", "revealSecrets"})
            QVERIFY2(!shown.action(name)->isEnabled(), name);
        shown.click(0); // a note
        QVERIFY(shown.action("copyText")->isEnabled());
        QVERIFY(!shown.action("filterToStage")->isEnabled());
        QVERIFY(!shown.action("goToCommand")->isEnabled());
        QVERIFY(!shown.action("goToReply")->isEnabled());
        shown.click(3); // the greeting
        QVERIFY(!shown.action("goToCommand")->isEnabled());
    }

    void commandAndReply_leadToEachOther()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.click(15);
        shown.action("goToReply")->trigger();
        QCOMPARE(shown.view.currentSequence(), 30);
        QVERIFY(!shown.action("goToReply")->isEnabled());
        shown.action("goToCommand")->trigger();
        QCOMPARE(shown.view.currentSequence(), 29);
    }

    void filterToThisStage_asksForIt()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        const QSignalSpy wanted(&shown.actions, &TranscriptActions::filterWanted);
        shown.click(9);
        shown.action("filterToStage")->trigger();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().toString(), u"stage:hello-tls"_s);
    }

    void revealing_endsByItself()
    {
        TranscriptMaker maker;
        maker.note(transcript::SecretsRecorded{});
        maker.sent("AUTH PLAIN c2VjcmV0", Phase::Auth);
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.actions.setRevealTime(20ms);
        QVERIFY(shown.action("revealSecrets")->isEnabled());
        shown.view.selectAll();
        QVERIFY(!shown.copied("copyText").contains(u"c2VjcmV0"_s));
        QVERIFY(!shown.copied("copyScript").contains(u"c2VjcmV0"_s));
        QVERIFY(!shown.copied("copyHex").contains(u"63 32 56"_s));
        shown.action("revealSecrets")->trigger();
        QVERIFY(shown.model.isRevealed());
        QVERIFY(shown.copied("copyText").contains(u"c2VjcmV0"_s));
        QTRY_VERIFY(!shown.model.isRevealed());
    }

    void revealing_canBeEndedByHand()
    {
        TranscriptMaker maker;
        maker.note(transcript::SecretsRecorded{});
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.action("revealSecrets")->trigger();
        QVERIFY(shown.model.isRevealed());
        shown.action("revealSecrets")->trigger();
        QVERIFY(!shown.model.isRevealed());
    }

    void theContextMenu_opensWithoutWaiting()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.click(3);
        const QPoint place = shown.view.viewport()->rect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, place, shown.view.viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(shown.view.viewport(), &event);
        auto *menu = shown.view.findChild<QMenu *>(u"transcriptMenu"_s);
        QVERIFY(menu);
        QVERIFY(menu->isVisible());
        QVERIFY(menu->actions().contains(shown.action("copyScript")));
        menu->close();
    }

    void hostileLines_areDrawnInNoTime()
    {
        TranscriptMaker maker;
        maker.received("250 " + QByteArray(64 * 1024, 'w'));
        maker.received("550 " + QByteArray(64 * 1024, '\0'));
        maker.received("250 " + QByteArray("\xe2\x80\xae").repeated(20'000));
        maker.received("250 <h1>big</h1><img src=file:///etc/passwd>");
        Shown shown(maker);
        QVERIFY(shown.isReady());
        QElapsedTimer clock;
        clock.start();
        for (int round = 0; round < 10; ++round)
            QVERIFY(!shown.view.grab().isNull());
        QVERIFY2(clock.elapsed() < 5'000, "a line was laid out whole");
    }

    void aView_livesThroughItsModelsTranscriptBeingTakenAway()
    {
        const TranscriptMaker maker = TranscriptMaker::typical();
        Shown shown(maker);
        QVERIFY(shown.isReady());
        shown.click(10);
        shown.model.show(nullptr);
        QCOMPARE(shown.view.currentSequence(), 0);
        shown.key(Qt::Key_End);
        shown.key(Qt::Key_Right);
        QVERIFY(shown.view.selectedLines().empty());
        QVERIFY(!shown.view.grab().isNull());
    }
};

QTEST_MAIN(TestTranscriptView)
#include "tst_transcriptview.moc"
