// SPDX-License-Identifier: GPL-3.0-or-later
#include "filetaskhost.h"
#include "transcriptbuilder.h"
#include "ui/transcript/transcriptpane.h"
#include "ui/transcript/transcriptview.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTcpServer>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::gestures;
using test::told;
using State = ui::SessionController::State;

/// Two sessions side by side, and one that is played again.
class TestSessionCompare : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_host = std::make_unique<test::FileTaskHost>(); }
    void cleanup() { m_host.reset(); }
    void oneSessionAlone_hasNothingToBeComparedWith();
    void theSameTwice_differsInNothing();
    void whatDiffers_standsOnTopAndIsFoundByTheKeyboard();
    void onlyWhatDiffers_canBeShown();
    void aLine_opensWhereItWasSaid();
    void aTabThatIsGone_isNotOpened();
    void aComparison_canBeClosed();
    void wordsOfAServer_areNoMarkup();
    void aReplay_onTheSameServerDiffersInNothing();
    void aReplay_onAnotherServerShowsWhatDiffers();
    void aReplay_thatIsRefusedDiffersInHowItEnds();
    void aReplay_logsInAgain();
    void aReplay_whereNobodyListensEndsInTheTab();
    void aReplay_takesItsTimeWhenAsked();
    void aTargetThatIsNone_beginsNothing_data();
    void aTargetThatIsNone_beginsNothing();
    void aSessionThatCannotBePlayed_saysWhy();
    void aWrongPassword_isRefusedInTheNewTab();

private:
    /// Two tabs, the second one the current.
    void show(const transcript::Transcript &left, const transcript::Transcript &right);
    [[nodiscard]] QDialog *compareDialog() { return m_host->open("compare"_L1, "compare"_L1); }
    [[nodiscard]] QDialog *replayDialog() { return m_host->open("replay"_L1, "replay"_L1); }
    /// The comparison that follows a replay; null when none comes.
    [[nodiscard]] QDialog *comparisonThatFollows();

    std::unique_ptr<test::FileTaskHost> m_host;
};

void TestSessionCompare::show(const transcript::Transcript &left, const transcript::Transcript &right)
{
    m_host->session().show(left, plan::Plan());
    m_host->window->openTab().session().show(right, plan::Plan());
}

QDialog *TestSessionCompare::comparisonThatFollows()
{
    const auto dialog = [this] { return m_host->window->findChild<QDialog *>("compare"_L1); };
    return QTest::qWaitFor([&dialog] { return dialog() && dialog()->isVisible(); }, 20'000) ? dialog() : nullptr;
}

void TestSessionCompare::oneSessionAlone_hasNothingToBeComparedWith()
{
    m_host->visit();
    m_host->window->openTab();
    m_host->menu("previous-tab"_L1)->trigger();
    m_host->menu("compare"_L1)->trigger();
    QVERIFY(!m_host->window->findChild<QDialog *>("compare"_L1));
    QVERIFY(m_host->situation().contains(u"nothing to compare with"_s));
}

void TestSessionCompare::theSameTwice_differsInNothing()
{
    m_host->visit();
    m_host->visit();
    QDialog *dialog = compareDialog();
    QVERIFY(dialog);
    QVERIFY2(told(*dialog, "compareVerdict"_L1).contains(u"Nothing differs"_s),
             qPrintable(told(*dialog, "compareVerdict"_L1)));
    QVERIFY(!usable<QWidget>(*dialog, "compareDifferences"_L1));
    QVERIFY(usable<QTableView>(*dialog, "compareLines"_L1)->model()->rowCount() > 3);
    QVERIFY(click(*dialog, "compareNext"_L1));
    QVERIFY(!usable<QTableView>(*dialog, "compareLines"_L1)->currentIndex().isValid());
}

void TestSessionCompare::whatDiffers_standsOnTopAndIsFoundByTheKeyboard()
{
    test::TranscriptBuilder left;
    left.opened().hello({"SIZE 1000", "STARTTLS"}).finished();
    test::TranscriptBuilder right;
    right.opened("220 other.example ESMTP").hello({"SIZE 2000"}).finished();
    show(left.transcript(), right.transcript());
    QDialog *dialog = compareDialog();
    QVERIFY(dialog);
    auto *differences = usable<QTreeWidget>(*dialog, "compareDifferences"_L1);
    QVERIFY(differences);
    QVERIFY(!differences->findItems(u"STARTTLS"_s, Qt::MatchContains, 1).isEmpty());
    auto *lines = usable<QTableView>(*dialog, "compareLines"_L1);
    QTest::keyClick(dialog, Qt::Key_F8);
    QTRY_VERIFY(lines->currentIndex().isValid());
    const int first = lines->currentIndex().row();
    QTest::keyClick(dialog, Qt::Key_F8);
    QTRY_VERIFY(lines->currentIndex().row() > first);
    QTest::keyClick(dialog, Qt::Key_F8, Qt::ShiftModifier);
    QTRY_COMPARE(lines->currentIndex().row(), first);
    const QModelIndex sign = lines->model()->index(first, 1);
    QCOMPARE(sign.data().toString(), u"≠"_s);
    QVERIFY(sign.data(Qt::AccessibleTextRole).toString().contains(u"differ"_s));
    QVERIFY(click(*dialog, "compareCopy"_L1));
    QVERIFY(QApplication::clipboard()->text().contains(u"other.example"_s));
}

void TestSessionCompare::onlyWhatDiffers_canBeShown()
{
    test::TranscriptBuilder left;
    left.opened().hello({"SIZE 1000"}).asked(Phase::Noop, "NOOP", {"250 ok"}).finished();
    test::TranscriptBuilder right;
    right.opened().hello({"SIZE 1000"}).asked(Phase::Noop, "NOOP", {"550 no"}).finished();
    show(left.transcript(), right.transcript());
    QDialog *dialog = compareDialog();
    QVERIFY(dialog);
    auto *lines = usable<QTableView>(*dialog, "compareLines"_L1);
    const int all = lines->model()->rowCount();
    QVERIFY(usable<QWidget>(*dialog, "compareOnlyDifferences"_L1));
    dialog->findChild<QWidget *>("compareOnlyDifferences"_L1)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(lines->model()->rowCount() < all);
    QCOMPARE(lines->model()->rowCount(), 2); // the command and its reply
    QCOMPARE(lines->model()->index(1, 2).data().toString(), u"550 no"_s);
}

void TestSessionCompare::aLine_opensWhereItWasSaid()
{
    test::TranscriptBuilder left;
    left.opened().asked(Phase::Noop, "NOOP", {"250 ok"}).finished();
    test::TranscriptBuilder right;
    right.opened().asked(Phase::Noop, "NOOP", {"550 no"}).finished();
    show(left.transcript(), right.transcript());
    QDialog *dialog = compareDialog();
    QVERIFY(dialog);
    auto *lines = usable<QTableView>(*dialog, "compareLines"_L1);
    QTest::keyClick(dialog, Qt::Key_F8);
    QTRY_VERIFY(lines->currentIndex().isValid());
    const int row = lines->currentIndex().row();
    lines->setCurrentIndex(lines->model()->index(row, 0));
    QTest::keyClick(lines, Qt::Key_Return);
    QCOMPARE(m_host->window->currentPage(), m_host->window->pages().at(0));
    QVERIFY(m_host->window->currentPage()->transcript().panel().view().currentSequence() > 1);
}

void TestSessionCompare::aTabThatIsGone_isNotOpened()
{
    test::TranscriptBuilder left;
    left.opened().finished();
    test::TranscriptBuilder right;
    right.opened("554 go away").finished();
    show(left.transcript(), right.transcript());
    QDialog *dialog = compareDialog();
    QVERIFY(dialog);
    m_host->menu("close"_L1)->trigger();
    m_host->menu("close"_L1)->trigger();
    QTRY_COMPARE(m_host->session().state(), State::Fresh);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    auto *lines = usable<QTableView>(*dialog, "compareLines"_L1);
    QTest::keyClick(dialog, Qt::Key_F8);
    QTRY_VERIFY(lines->currentIndex().isValid());
    QTest::keyClick(lines, Qt::Key_Return);
    QCOMPARE(m_host->session().state(), State::Fresh);
    QVERIFY(dialog->isVisible());
}

/// Its views go last, and have nobody left to tell of it.
void TestSessionCompare::aComparison_canBeClosed()
{
    m_host->visit();
    m_host->visit();
    QPointer<QDialog> dialog = compareDialog();
    QVERIFY(dialog);
    QVERIFY(click(*dialog, "closeCompare"_L1));
    QTRY_VERIFY(!dialog);
    QVERIFY(compareDialog()); // and opened anew
}

void TestSessionCompare::wordsOfAServer_areNoMarkup()
{
    test::TranscriptBuilder left;
    left.opened("220 <b>bold</b>\x1b[31m").finished();
    test::TranscriptBuilder right;
    right.opened("220 plain").finished();
    show(left.transcript(), right.transcript());
    QDialog *dialog = compareDialog();
    QVERIFY(dialog);
    const QAbstractItemModel *model = usable<QTableView>(*dialog, "compareLines"_L1)->model();
    const QModelIndex greeting = model->index(0, 0);
    QVERIFY(greeting.data().toString().contains(u"<b>bold</b>"_s));
    QVERIFY(!greeting.data().toString().contains(QChar(0x1b)));
    QVERIFY(!greeting.data(Qt::ToolTipRole).toString().contains(u"<b>"_s));
}

void TestSessionCompare::aReplay_onTheSameServerDiffersInNothing()
{
    m_host->visit();
    QDialog *dialog = replayDialog();
    QVERIFY(dialog);
    QVERIFY(!usable<QWidget>(*dialog, "replayPassword"_L1));
    QVERIFY(click(*dialog, "replayBegin"_L1));
    QDialog *comparison = comparisonThatFollows();
    QVERIFY(comparison);
    QVERIFY2(told(*comparison, "compareVerdict"_L1).contains(u"Nothing differs"_s),
             qPrintable(told(*comparison, "compareVerdict"_L1)));
    QCOMPARE(m_host->window->tabCount(), 2);
    QVERIFY(!QApplication::activeModalWidget());
}

void TestSessionCompare::aReplay_onAnotherServerShowsWhatDiffers()
{
    m_host->visit();
    practice::Options options;
    options.hostName = "other.example";
    practice::Server other(options);
    QVERIFY(other.listen().has_value());
    QDialog *dialog = replayDialog();
    QVERIFY(dialog);
    QVERIFY(type(*dialog, "replayTarget"_L1, u"127.0.0.1:%1"_s.arg(other.port())));
    QTest::keyClick(dialog, Qt::Key_Return);
    QDialog *comparison = comparisonThatFollows();
    QVERIFY(comparison);
    QVERIFY(told(*comparison, "compareVerdict"_L1).contains(u"difference"_s));
}

/// What is sent by hand has no verdict of its own: both sides are judged by their replies.
void TestSessionCompare::aReplay_thatIsRefusedDiffersInHowItEnds()
{
    m_host->visit();
    practice::Options options;
    options.faults = {practice::Fault::parse("ehlo:refuse=550 5.7.1 not you").value()};
    practice::Server other(options);
    QVERIFY(other.listen().has_value());
    QDialog *dialog = replayDialog();
    QVERIFY(dialog);
    QVERIFY(type(*dialog, "replayTarget"_L1, u"127.0.0.1:%1"_s.arg(other.port())));
    QTest::keyClick(dialog, Qt::Key_Return);
    QDialog *comparison = comparisonThatFollows();
    QVERIFY(comparison);
    QStringList areas;
    const auto *differences = comparison->findChild<QTreeWidget *>("compareDifferences"_L1);
    for (int row = 0; row < differences->topLevelItemCount(); ++row)
        areas.append(differences->topLevelItem(row)->text(0));
    QVERIFY2(areas.contains(u"How it ended"_s), qPrintable(areas.join(u", "_s)));
}

/// The recorded password is gone: it is asked for, and the login is the one that was recorded.
void TestSessionCompare::aReplay_logsInAgain()
{
    QString password;
    for (const practice::User &user : practice::Options::defaultUsers()) {
        if (user.name == "alice")
            password = QString::fromUtf8(user.password);
    }
    m_host->connectTo(m_host->server->port());
    QVERIFY(m_host->reaches(State::Idle));
    m_host->key(Qt::Key_U, Qt::ControlModifier);
    QVERIFY(type(m_host->page(), "authUser"_L1, u"alice"_s));
    QVERIFY(type(m_host->page(), "authPassword"_L1, password));
    const auto *button = present<QPushButton>(m_host->page(), "authSend"_L1);
    QTRY_VERIFY(button->isEnabled());
    QVERIFY(click(m_host->page(), "authSend"_L1));
    QTRY_VERIFY(m_host->session().report().auth && m_host->session().report().auth->ok);
    QVERIFY(m_host->reaches(State::Idle));
    m_host->session().disconnectFromServer();
    QVERIFY(m_host->reaches(State::Ended));
    QDialog *dialog = replayDialog();
    QVERIFY(dialog);
    QVERIFY(type(*dialog, "replayUser"_L1, u"alice"_s));
    QVERIFY(type(*dialog, "replayPassword"_L1, password));
    QVERIFY(click(*dialog, "replayBegin"_L1));
    QDialog *comparison = comparisonThatFollows();
    QVERIFY(comparison);
    QVERIFY(m_host->session().report().auth && m_host->session().report().auth->ok);
    QVERIFY2(told(*comparison, "compareVerdict"_L1).contains(u"Nothing differs"_s),
             qPrintable(told(*comparison, "compareVerdict"_L1)));
}

void TestSessionCompare::aReplay_whereNobodyListensEndsInTheTab()
{
    m_host->visit();
    quint16 port = 0;
    {
        QTcpServer reserved;
        QVERIFY(reserved.listen(QHostAddress::LocalHost));
        port = reserved.serverPort();
    }
    QDialog *dialog = replayDialog();
    QVERIFY(dialog);
    QVERIFY(type(*dialog, "replayTarget"_L1, u"127.0.0.1:%1"_s.arg(port)));
    QVERIFY(click(*dialog, "replayBegin"_L1));
    QVERIFY(comparisonThatFollows());
    QCOMPARE(m_host->session().state(), State::Ended);
    QVERIFY(!QApplication::activeModalWidget());
}

void TestSessionCompare::aReplay_takesItsTimeWhenAsked()
{
    m_host->visit();
    QDialog *dialog = replayDialog();
    QVERIFY(dialog);
    QVERIFY(choose(*dialog, "replayPace"_L1, 1));
    QVERIFY(click(*dialog, "replayBegin"_L1));
    QVERIFY(comparisonThatFollows());
    QCOMPARE(m_host->session().report().verdict, Verdict::Ok);
}

void TestSessionCompare::aTargetThatIsNone_beginsNothing_data()
{
    QTest::addColumn<QString>("target");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a port beyond all") << u"127.0.0.1:99999"_s;
    QTest::newRow("another scheme") << u"http://127.0.0.1/"_s;
    QTest::newRow("a password") << u"smtp://alice:wonderland@127.0.0.1"_s;
}

void TestSessionCompare::aTargetThatIsNone_beginsNothing()
{
    QFETCH(const QString, target);
    m_host->visit();
    QDialog *dialog = replayDialog();
    QVERIFY(dialog);
    QVERIFY(type(*dialog, "replayTarget"_L1, target));
    QVERIFY(!usable<QWidget>(*dialog, "replayBegin"_L1));
    QCOMPARE(told(*dialog, "replayObjection"_L1).isEmpty(), target.isEmpty());
    QVERIFY(!told(*dialog, "replayObjection"_L1).contains(u"wonderland"_s));
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(m_host->window->tabCount(), 1);
}

void TestSessionCompare::aSessionThatCannotBePlayed_saysWhy()
{
    test::TranscriptBuilder builder;
    builder.opened();
    builder.add(transcript::PayloadSent{100'000, QByteArray(64, 'a'), {"Subject: x\r\n", {}}, true, false});
    builder.finished();
    m_host->session().show(builder.transcript(), plan::Plan());
    QDialog *dialog = replayDialog();
    QVERIFY(dialog);
    QVERIFY(told(*dialog, "replayObjection"_L1).contains(u"not recorded whole"_s));
    QVERIFY(!usable<QWidget>(*dialog, "replayBegin"_L1));
}

void TestSessionCompare::aWrongPassword_isRefusedInTheNewTab()
{
    test::TranscriptBuilder builder;
    builder.opened().hello({"AUTH PLAIN"});
    builder.sent("AUTH PLAIN", Phase::Auth);
    builder.finished();
    m_host->session().show(builder.transcript(), plan::Plan());
    QDialog *dialog = replayDialog();
    QVERIFY(dialog);
    practice::Options options;
    options.authInClear = true;
    practice::Server server(options);
    QVERIFY(server.listen().has_value());
    QVERIFY(type(*dialog, "replayTarget"_L1, u"127.0.0.1:%1"_s.arg(server.port())));
    QVERIFY(type(*dialog, "replayUser"_L1, u"alice"_s));
    QVERIFY(type(*dialog, "replayPassword"_L1, u"jabberwocky"_s));
    QVERIFY(click(*dialog, "replayBegin"_L1));
    QVERIFY(comparisonThatFollows());
    QVERIFY(m_host->session().report().auth.has_value());
    QVERIFY(!m_host->session().report().auth->ok);
    QVERIFY(!QApplication::activeModalWidget());
}

QTEST_MAIN(TestSessionCompare)
#include "tst_sessioncompare.moc"
