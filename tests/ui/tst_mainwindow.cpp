// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "support/gestures.h"
#include "support/testservices.h"
#include "ui/session/journal.h"
#include "ui/theme/theme.h"
#include "ui/transcript/transcriptmodel.h"
#include "ui/transcript/transcriptpane.h"
#include "ui/transcript/transcriptview.h"
#include "ui/window/mainwindow.h"
#include "ui/window/sessionpage.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::gestures;
using ui::SessionController;
using State = ui::SessionController::State;

/// The real window, with a real server, as a person uses it.
class TestMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aHost_isConnectedWithTheKeyboard();
    void diagnose_showsWhatIsOffered();
    void aRefusal_isNoBox();
    void aClosedPort_isSaidInWords();
    void escape_stopsASilentServer();
    void escape_closesWhatIsOpenFirst();
    void aLostConnection_isSaidInWords();
    void theWindowStaysAlive_whileAServerDrips();
    void tabs_openDuplicateAndClose();
    void aLiveTab_asksOnceBeforeItCloses();
    void theLastTab_leavesAnEmptyOne();
    void renaming_staysOnTheTab();
    void aSession_isSavedAndOpened();
    void aFileThatIsNone_isSaid();
    void aFinding_leadsToItsLine();
    void theTour_isOneClick();
    void aFirstStart_opensTheTour();
    void whatACrashLeft_isOfferedOnce();
    void recordingSecrets_isAskedFor();
    void theTextCanGrow();
    void everyMenuEntry_hasADistinctKey();
    void everyControl_hasAName();
    void everyControl_isReachedByTab();
    void quitting_asksWhileASessionIsLive();

private:
    void connectTo(quint16 port);
    [[nodiscard]] SessionController &session() const { return m_window->currentPage()->session(); }
    [[nodiscard]] QWidget &page() const { return *m_window->currentPage()->body(); }
    [[nodiscard]] QWidget &header() const { return *m_window->currentPage()->header(); }
    [[nodiscard]] QString situation() const { return m_window->findChild<QLabel *>("situation"_L1)->text(); }
    void trigger(QLatin1StringView name) const;
    [[nodiscard]] QTabBar *tabs() const { return m_window->findChild<QTabBar *>("tabs"_L1); }

    std::unique_ptr<practice::Server> m_server;
    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::MainWindow> m_window;
};

void TestMainWindow::init()
{
    practice::Options options;
    options.authInClear = true;
    m_server = std::make_unique<practice::Server>(options);
    QVERIFY(m_server->listen().has_value());
    m_services = std::make_unique<TestServices>();
    m_theme = std::make_unique<ui::Theme>(*qApp, m_services->settings());
    m_window = std::make_unique<ui::MainWindow>(*m_services, *m_theme);
    m_window->openTab();
    m_theme->dress();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow(); // nobody else does where there is no window manager
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_theme.reset();
    m_services.reset();
    m_server.reset();
}

void TestMainWindow::connectTo(quint16 port)
{
    QVERIFY(type(header(), "host"_L1, u"127.0.0.1:%1"_s.arg(port)));
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
}

void TestMainWindow::trigger(QLatin1StringView name) const
{
    auto *action = m_window->findChild<QAction *>(name);
    QVERIFY2(action && action->isEnabled(), name.data());
    action->trigger();
}

void TestMainWindow::aHost_isConnectedWithTheKeyboard()
{
    connectTo(m_server->port());
    QTRY_COMPARE(session().state(), State::Idle);
    QTRY_VERIFY(session().facts().isEncrypted);
    QCOMPARE_GT(m_window->currentPage()->transcript().panel().model().rowCount(), 5);
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
    QTRY_COMPARE(session().report().exchanges.size(), 5);
}

void TestMainWindow::diagnose_showsWhatIsOffered()
{
    QVERIFY(type(header(), "host"_L1, u"127.0.0.1:%1"_s.arg(m_server->port())));
    QVERIFY(click(header(), "action-diagnose"_L1));
    QTRY_COMPARE(session().state(), State::Ended);
    QTRY_VERIFY(session().report().encrypted.has_value());
    bool isShown = false;
    for (const QLabel *label : page().findChildren<QLabel *>())
        isShown = isShown || label->text().contains("PLAIN"_L1);
    QVERIFY(isShown);
}

void TestMainWindow::aRefusal_isNoBox()
{
    connectTo(m_server->port());
    QTRY_COMPARE(session().state(), State::Idle);
    QVERIFY(click(header(), "action-vrfy"_L1));
    QTest::keyClicks(header().findChild<QComboBox *>("argument"_L1)->lineEdit(), u"nobody"_s);
    QVERIFY(click(header(), "performArgument"_L1));
    QTRY_COMPARE(session().report().answers.value(0).code, std::optional(550));
    QVERIFY(!QApplication::activeModalWidget());
    QVERIFY(m_services->questions.isEmpty());
}

void TestMainWindow::aClosedPort_isSaidInWords()
{
    quint16 port = 0;
    {
        QTcpServer reserved;
        QVERIFY(reserved.listen(QHostAddress::LocalHost));
        port = reserved.serverPort();
    }
    connectTo(port);
    QTRY_COMPARE(session().state(), State::Ended);
    QTRY_COMPARE(situation(), u"ended: network"_s);
    QVERIFY(!QApplication::activeModalWidget());
}

void TestMainWindow::escape_stopsASilentServer()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    connectTo(silent.serverPort());
    QTRY_COMPARE(situation(), u"SMTP · waiting for greeting (Esc stops)"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QTRY_COMPARE(session().state(), State::Ended);
    QCOMPARE(session().report().verdict, Verdict::Cancelled);
}

void TestMainWindow::escape_closesWhatIsOpenFirst()
{
    connectTo(m_server->port());
    QTRY_COMPARE(session().state(), State::Idle);
    QVERIFY(click(header(), "action-vrfy"_L1));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!usable<QWidget>(header(), "argument"_L1));
    QVERIFY(click(header(), "action-auth"_L1));
    QVERIFY(usable<QWidget>(page(), "closeTask"_L1));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!usable<QWidget>(page(), "closeTask"_L1));
    QVERIFY(session().isLive());
}

void TestMainWindow::aLostConnection_isSaidInWords()
{
    connectTo(m_server->port());
    QTRY_COMPARE(session().state(), State::Idle);
    m_server.reset();
    QTRY_COMPARE(session().state(), State::Ended);
    QTRY_VERIFY(situation().startsWith("ended: "_L1));
}

void TestMainWindow::theWindowStaysAlive_whileAServerDrips()
{
    practice::Options options;
    options.faults.push_back(practice::Fault::parse("greeting:drip=100ms").value());
    practice::Server dripping(options);
    QVERIFY(dripping.listen().has_value());
    connectTo(dripping.port());
    QTRY_VERIFY(session().isLive());
    trigger("menu-new"_L1);
    QCOMPARE(m_window->tabCount(), 2);
    QVERIFY(type(header(), "host"_L1, u"mx.example"_s));
}

void TestMainWindow::tabs_openDuplicateAndClose()
{
    QVERIFY(type(header(), "host"_L1, u"mx.example:587"_s));
    QTest::keyClick(m_window.get(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(m_window->tabCount(), 2);
    QCOMPARE(tabs()->tabText(1), u"mx.example:587"_s);
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(m_window->tabCount(), 1);
    QVERIFY(m_services->questions.isEmpty());
}

void TestMainWindow::aLiveTab_asksOnceBeforeItCloses()
{
    connectTo(m_server->port());
    QTRY_COMPARE(session().state(), State::Idle);
    m_services->answer(false);
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE(m_services->questions.size(), 1);
    QVERIFY(session().isLive());
    m_services->answer(true);
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QTRY_COMPARE(session().state(), State::Fresh);
    QCOMPARE(m_services->questions.size(), 2);
}

void TestMainWindow::theLastTab_leavesAnEmptyOne()
{
    QVERIFY(type(header(), "host"_L1, u"mx.example"_s));
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(m_window->tabCount(), 1);
    QCOMPARE(tabs()->tabText(0), u"New session"_s);
}

void TestMainWindow::renaming_staysOnTheTab()
{
    trigger("menu-rename"_L1);
    auto *editor = tabs()->findChild<QLineEdit *>("tabName"_L1);
    QVERIFY(editor && editor->isVisible());
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(editor, u"Customer & 4711"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(tabs()->tabText(0), u"Customer && 4711"_s);
    QVERIFY(type(header(), "host"_L1, u"mx.example"_s));
    QCOMPARE(tabs()->tabText(0), u"Customer && 4711"_s);
}

void TestMainWindow::aSession_isSavedAndOpened()
{
    QVERIFY(type(header(), "host"_L1, u"127.0.0.1:%1"_s.arg(m_server->port())));
    QVERIFY(click(header(), "action-diagnose"_L1));
    QTRY_COMPARE(session().state(), State::Ended);
    const qsizetype events = session().transcript().size();
    const QString path = m_services->folder() + u"/support & 4711.mscope"_s;
    m_services->choose(path);
    QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(QFile::exists(path));
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QTRY_COMPARE(tabs()->tabText(0), u"support && 4711.mscope"_s);
    m_window->openSessionFile(path);
    QTRY_COMPARE(m_window->tabCount(), 2);
    QTRY_COMPARE(session().transcript().size(), events);
    QVERIFY(!session().isLive());
}

void TestMainWindow::aFileThatIsNone_isSaid()
{
    const QString path = m_services->folder() + u"/holiday.mscope"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write("beach\n"), 6);
    file.close();
    m_services->choose(path);
    QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier);
    QTRY_COMPARE(situation().left(35), u"“holiday.mscope” cannot be opened: "_s);
    QCOMPARE(m_window->tabCount(), 1);
    QVERIFY(!QApplication::activeModalWidget());
}

void TestMainWindow::aFinding_leadsToItsLine()
{
    QVERIFY(type(header(), "host"_L1, u"127.0.0.1:%1"_s.arg(m_server->port())));
    QVERIFY(click(header(), "action-diagnose"_L1));
    QTRY_COMPARE(session().state(), State::Ended);
    QTRY_VERIFY(!session().report().findings.isEmpty());
    const qint64 evidence = session().report().findings.constFirst().evidence.constFirst();
    m_window->currentPage()->transcript().goTo(evidence);
    QTRY_COMPARE(m_window->currentPage()->transcript().panel().view().currentSequence(), evidence);
}

void TestMainWindow::theTour_isOneClick()
{
    trigger("menu-tour"_L1);
    QTRY_COMPARE(session().state(), State::Idle);
    QCOMPARE(tabs()->tabText(0), u"Practice server"_s);
    QVERIFY(session().facts().isEncrypted);
}

void TestMainWindow::aFirstStart_opensTheTour()
{
    m_window->greet();
    QCOMPARE(tabs()->tabText(0), u"Practice server"_s);
    QCOMPARE(session().state(), State::Fresh);
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(session().state(), State::Idle);
}

void TestMainWindow::whatACrashLeft_isOfferedOnce()
{
    auto journal = ui::Journal::begin(m_services->journalFolder(), QDateTime::currentDateTimeUtc(), u"mx.example"_s);
    QVERIFY(journal.has_value());
    QVERIFY((*journal)
                ->append({1, {}, transcript::Began{u"0.1.0"_s, QDateTime::currentDateTimeUtc(), {}, {}}})
                .has_value());
    const QString path = (*journal)->path();
    journal->reset();
    // What a program that is no more has left behind.
    QFile sign(path + u".lock"_s);
    QVERIFY(sign.open(QIODevice::WriteOnly));
    QVERIFY(sign.write("999999999\nmailscope\n" + QSysInfo::machineHostName().toUtf8() + '\n'
                       + QSysInfo::machineUniqueId() + '\n' + QSysInfo::bootUniqueId() + '\n')
            > 0);
    sign.close();
    m_services->settings().setValue("tour/seen"_L1, true);
    m_services->answer(true);
    m_window->greet();
    QTRY_COMPARE(m_services->questions.size(), 1);
    QTRY_COMPARE(session().transcript().size(), 1);
    QCOMPARE(ui::Journal::abandoned(m_services->journalFolder()), QStringList());
}

void TestMainWindow::recordingSecrets_isAskedFor()
{
    connectTo(m_server->port());
    QTRY_COMPARE(session().state(), State::Idle);
    m_services->answer(false);
    trigger("menu-record-secrets"_L1);
    QTRY_COMPARE(m_services->questions.size(), 1);
    const QLabel *secrets = m_window->findChild<QLabel *>("secrets"_L1);
    QCOMPARE(secrets->text(), u"secrets hidden"_s);
    m_services->answer(true);
    trigger("menu-record-secrets"_L1);
    QTRY_COMPARE(secrets->text(), u"⚠ secrets are recorded"_s);
}

void TestMainWindow::theTextCanGrow()
{
    const qreal before = QApplication::font().pointSizeF();
    QTest::keyClick(m_window.get(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(QApplication::font().pointSizeF(), before + 1);
    QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(QApplication::font().pointSizeF(), before);
}

void TestMainWindow::everyMenuEntry_hasADistinctKey()
{
    QMap<QString, QString> owners;
    const QList<QAction *> actions = m_window->findChildren<QAction *>();
    for (const QAction *action : actions) {
        if (!action->objectName().startsWith("menu-"_L1))
            continue;
        for (const QKeySequence &keys : action->shortcuts()) {
            QVERIFY2(!owners.contains(keys.toString()), qPrintable(keys.toString() + u' ' + action->objectName()));
            owners[keys.toString()] = action->objectName();
        }
    }
    QCOMPARE_GE(owners.size(), 25);
}

void TestMainWindow::everyControl_hasAName()
{
    connectTo(m_server->port());
    QTRY_COMPARE(session().state(), State::Idle);
    for (const QLatin1StringView name : {"action-auth"_L1, "action-send"_L1})
        QVERIFY(click(header(), name));
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    QStringList nameless;
    const QList<QWidget *> widgets = m_window->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        // The lists of boxes and the arrows of bars are parts of named controls.
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisibleTo(m_window.get())
            || widget->inherits("QComboBoxListView"))
            continue;
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (!face || face->text(QAccessible::Name).isEmpty())
            nameless +=
                u"%1 “%2” in %3"_s.arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName(),
                                       widget->parentWidget() ? widget->parentWidget()->objectName() : QString());
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

void TestMainWindow::everyControl_isReachedByTab()
{
    connectTo(m_server->port());
    QTRY_COMPARE(session().state(), State::Idle);
    header().findChild<QWidget *>("host"_L1)->setFocus();
    QSet<QString> reached;
    for (int step = 0; step < 200; ++step) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget());
        reached += QApplication::focusWidget()->objectName();
    }
    for (const QString &name :
         {u"port"_s, u"security"_s, u"action-ehlo"_s, u"action-vrfy"_s, u"breakRules"_s, u"line"_s, u"sendLine"_s})
        QVERIFY2(reached.contains(name),
                 qPrintable(name + u" was not reached: "_s + QStringList(reached.values()).join(u", "_s)));
}

void TestMainWindow::quitting_asksWhileASessionIsLive()
{
    connectTo(m_server->port());
    QTRY_COMPARE(session().state(), State::Idle);
    m_services->answer(false);
    QVERIFY(!m_window->close());
    QTRY_COMPARE(m_services->questions.size(), 1);
    QVERIFY(m_window->isVisible());
    m_services->answer(true);
    QVERIFY(!m_window->close());
    QTRY_VERIFY(!m_window->isVisible());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
