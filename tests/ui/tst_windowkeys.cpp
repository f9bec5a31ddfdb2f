// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "ui/connection/settingsgroup.h"
#include "ui/transcript/transcriptpane.h"
#include "ui/transcript/transcriptview.h"
#include "ui/window/aboutdialog.h"
#include "windowhost.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScreen>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::gestures;
using State = ui::SessionController::State;

namespace {

/// What a person can do something with, in \p root as it stands there now.
QList<QWidget *> controls(const QWidget &root)
{
    QList<QWidget *> found;
    for (QWidget *widget : root.findChildren<QWidget *>()) {
        const bool isPart = widget->inherits("QComboBoxListView") || widget->objectName().startsWith("qt_"_L1)
            || (widget->parentWidget() && widget->parentWidget()->focusProxy() == widget) || widget->focusProxy();
        if ((widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisible() && widget->isEnabled() && !isPart)
            found.append(widget);
    }
    return found;
}

QString describe(const QWidget *widget)
{
    return u"%1 “%2” in “%3”"_s.arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName(),
                                    widget->parentWidget() ? widget->parentWidget()->objectName() : QString());
}

/// Controls of \p root that a screen reader has no name for.
QStringList nameless(const QWidget &root)
{
    QStringList found;
    for (QWidget *widget : controls(root)) {
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (!face || face->text(QAccessible::Name).isEmpty())
            found += describe(widget);
    }
    return found;
}

/// Controls of \p root that the Tab key never leads to, with Shift or without.
QStringList unreached(QWidget &root, Qt::Key key = Qt::Key_Tab)
{
    QSet<const QWidget *> reached;
    const auto note = [&reached] {
        // A field inside of a box stands for the box.
        for (const QWidget *up = QApplication::focusWidget(); up && !up->isWindow(); up = up->parentWidget())
            reached.insert(up);
    };
    const qsizetype most = 3 * controls(root).size() + 20;
    for (qsizetype step = 0; step < most && QApplication::focusWidget(); ++step) {
        note();
        QTest::keyClick(QApplication::focusWidget(), key, key == Qt::Key_Tab ? Qt::NoModifier : Qt::ShiftModifier);
    }
    QStringList missed;
    for (const QWidget *widget : controls(root)) {
        if (!reached.contains(widget))
            missed += describe(widget);
    }
    return missed;
}

} // namespace

/// Everything in the window has a name, and can be reached without a mouse.
class TestWindowKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everyControl_isNamedAndReached_data();
    void everyControl_isNamedAndReached();
    void dialogs_areNamedAndReached_data();
    void dialogs_areNamedAndReached();
    void everyEntryOfTheMenus_hasWordsAndNoSecondMeaning();
    void theLinesMenu_offersWhatTheLinesDo();
    void ctrlF_opensTheSearch_whereverTheCursorIs_data();
    void ctrlF_opensTheSearch_whereverTheCursorIs();
    void howLongSessionsAreKept_isChosenInTheMenu();
    void aTimeThatIsNone_deletesNothing_data();
    void aTimeThatIsNone_deletesNothing();
    void recordedSecrets_areRevealedFromTheMenu();
    void escape_leavesTheNameOfATabAsItWas();
    void closingATab_takesItsNameFieldAlong();
    void theAboutBox_saysTheVersions();
    void theWindow_comesBackAsItWas();
    void theFirstWindow_fitsTheScreen();
    void aJournalThatCannotBeWritten_isSaidAsLongAsItLasts();

private:
    void connectToServer();
    [[nodiscard]] QString tour(QLatin1StringView name) const
    {
        return m_host->page().findChild<QLabel *>(name)->text();
    }

    std::unique_ptr<practice::Server> m_server;
    std::unique_ptr<test::WindowHost> m_host;
};

void TestWindowKeys::init()
{
    practice::Options options;
    options.authInClear = true;
    options.certificate = practice::CertificateKind::Expired;
    m_server = std::make_unique<practice::Server>(options);
    QVERIFY(m_server->listen().has_value());
    m_host = std::make_unique<test::WindowHost>();
}

void TestWindowKeys::cleanup()
{
    m_host.reset();
    m_server.reset();
}

void TestWindowKeys::connectToServer()
{
    m_host->connectTo(m_server->port());
    QVERIFY(m_host->reaches(State::Idle));
    QTRY_COMPARE(m_host->session().report().events, m_host->session().transcript().size());
}

void TestWindowKeys::everyControl_isNamedAndReached_data()
{
    QTest::addColumn<std::function<void()>>("prepare");
    const auto row = [](const char *name, const std::function<void()> &prepare) { QTest::newRow(name) << prepare; };
    const auto panel = [this](int index) {
        return [this, index] {
            connectToServer();
            m_host->page().findChild<QTabWidget *>("panels"_L1)->setCurrentIndex(index);
        };
    };
    row("nothing done yet", [] { });
    row("server", panel(0));
    row("TLS", panel(1));
    row("findings", panel(2));
    row("timing", panel(4));
    row("answers", [this] {
        connectToServer();
        QVERIFY(click(m_host->header(), "action-vrfy"_L1));
        QTest::keyClicks(m_host->header().findChild<QComboBox *>("argument"_L1)->lineEdit(), u"alice"_s);
        QVERIFY(click(m_host->header(), "performArgument"_L1));
        QTRY_VERIFY(!m_host->session().report().answers.isEmpty());
    });
    row("an argument", [this] {
        connectToServer();
        QVERIFY(click(m_host->header(), "action-expn"_L1));
    });
    row("signing in", [this] {
        connectToServer();
        QVERIFY(click(m_host->header(), "action-auth"_L1));
    });
    row("sending", [this] {
        connectToServer();
        QVERIFY(click(m_host->header(), "action-send"_L1));
    });
    row("settings", [this] {
        m_host->key(Qt::Key_Comma, Qt::ControlModifier);
        for (auto *group : m_host->page().findChildren<ui::SettingsGroup *>())
            group->setOpen(true);
    });
    row("finding", [this] {
        connectToServer();
        m_host->key(Qt::Key_F, Qt::ControlModifier);
    });
    row("the tour", [this] { m_host->window->greet(); });
    row("a line that is selected", [this] {
        connectToServer();
        auto *view = m_host->page().findChild<QWidget *>("transcript"_L1);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Home);
    });
}

void TestWindowKeys::everyControl_isNamedAndReached()
{
    QFETCH(const std::function<void()>, prepare);
    prepare();
    QCoreApplication::processEvents();
    const QStringList without = nameless(*m_host->window);
    QVERIFY2(without.isEmpty(), qPrintable(u"without a name:\n"_s + without.join(u'\n')));
    m_host->header().findChild<QWidget *>("host"_L1)->setFocus();
    for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
        const QStringList missed = unreached(*m_host->window, key);
        QVERIFY2(missed.isEmpty(), qPrintable(u"not reached:\n"_s + missed.join(u'\n')));
    }
}

void TestWindowKeys::dialogs_areNamedAndReached_data()
{
    QTest::addColumn<QString>("menu");
    QTest::addColumn<QString>("dialog");
    QTest::newRow("about") << u"menu-about"_s << u"about"_s;
    QTest::newRow("keys") << u"menu-keys"_s << u"keys"_s;
    for (const QString &name : {u"export"_s, u"compare"_s, u"replay"_s, u"search"_s})
        QTest::newRow(qPrintable(name)) << u"menu-"_s + name << name;
    QTest::newRow("paste") << u"menu-paste-command"_s << u"paste"_s;
    QTest::newRow("command") << u"menu-copy-command"_s << u"command"_s;
}

void TestWindowKeys::dialogs_areNamedAndReached()
{
    QFETCH(const QString, menu);
    QFETCH(const QString, dialog);
    connectToServer();
    m_host->window->openTab();
    connectToServer();
    m_host->window->findChild<QAction *>(menu)->trigger();
    auto *shown = m_host->window->findChild<QWidget *>(dialog);
    QVERIFY(shown);
    QVERIFY(QTest::qWaitForWindowExposed(shown));
    shown->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(shown));
    QVERIFY(!shown->windowTitle().isEmpty());
    QVERIFY(!controls(*shown).isEmpty());
    QCOMPARE(nameless(*shown), QStringList());
    QVERIFY(QApplication::focusWidget());
    QCOMPARE(unreached(*shown), QStringList());
    QTest::keyClick(shown, Qt::Key_Escape);
    QTRY_VERIFY(!m_host->window->findChild<QWidget *>(dialog));
}

void TestWindowKeys::everyEntryOfTheMenus_hasWordsAndNoSecondMeaning()
{
    for (QMenu *menu : m_host->window->menuBar()->findChildren<QMenu *>()) {
        QSet<QChar> letters;
        Q_EMIT menu->aboutToShow();
        for (const QAction *action : menu->actions()) {
            if (action->isSeparator())
                continue;
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
            const qsizetype mark = action->text().indexOf(u'&');
            const QChar letter = mark < 0 ? QChar() : action->text().at(mark + 1).toLower();
            QVERIFY2(letter.isNull() || !letters.contains(letter),
                     qPrintable(menu->title() + u": "_s + action->text()));
            letters.insert(letter);
        }
    }
}

void TestWindowKeys::theLinesMenu_offersWhatTheLinesDo()
{
    connectToServer();
    QMenu *lines = nullptr;
    for (QMenu *menu : m_host->window->menuBar()->findChildren<QMenu *>()) {
        if (menu->title().remove(u'&') == u"Selected lines"_s)
            lines = menu;
    }
    QVERIFY(lines);
    Q_EMIT lines->aboutToShow();
    QStringList names;
    for (const QAction *action : lines->actions())
        names += action->objectName();
    for (const QString &name : {u"copyText"_s, u"copyWithTimes"_s, u"copyScript"_s, u"copyHex"_s, u"unfoldAll"_s})
        QVERIFY2(names.contains(name), qPrintable(name));
}

void TestWindowKeys::ctrlF_opensTheSearch_whereverTheCursorIs_data()
{
    QTest::addColumn<QString>("place");
    for (const QString &place : {u"host"_s, u"transcript"_s, u"line"_s, u"filter"_s})
        QTest::newRow(qPrintable(place)) << place;
}

void TestWindowKeys::ctrlF_opensTheSearch_whereverTheCursorIs()
{
    QFETCH(const QString, place);
    connectToServer();
    auto *widget = m_host->window->findChild<QWidget *>(place);
    QVERIFY(widget);
    widget->setFocus();
    m_host->key(Qt::Key_F, Qt::ControlModifier);
    auto *text = usable<QLineEdit>(m_host->page(), "findText"_L1);
    QVERIFY(text);
    QTest::keyClicks(text, u"EHLO"_s);
    ui::TranscriptView &view = m_host->window->currentPage()->transcript().panel().view();
    const qint64 first = view.currentSequence();
    for (const Qt::KeyboardModifier modifier : {Qt::NoModifier, Qt::ShiftModifier}) {
        const qint64 before = view.currentSequence();
        m_host->key(Qt::Key_F3, modifier);
        QTRY_VERIFY(view.currentSequence() != before);
    }
    QTRY_COMPARE(view.currentSequence(), first);
}

void TestWindowKeys::howLongSessionsAreKept_isChosenInTheMenu()
{
    auto *month = m_host->window->findChild<QAction *>("menu-keep-30"_L1);
    QVERIFY(month && month->isChecked());
    m_host->window->findChild<QAction *>("menu-keep-7"_L1)->trigger();
    QVERIFY(!month->isChecked());
    QCOMPARE(m_host->services.settings().value("journal/days"_L1).toInt(), 7);
}

void TestWindowKeys::aTimeThatIsNone_deletesNothing_data()
{
    QTest::addColumn<QVariant>("days");
    QTest::newRow("zero") << QVariant(0);
    QTest::newRow("less than that") << QVariant(-5);
    QTest::newRow("a word") << QVariant(u"always"_s);
}

void TestWindowKeys::aTimeThatIsNone_deletesNothing()
{
    QFETCH(const QVariant, days);
    QFile journal(m_host->services.journalFolder() + u"/old.mscope"_s);
    QVERIFY(journal.open(QIODevice::WriteOnly));
    QVERIFY(journal.setFileTime(QDateTime::currentDateTimeUtc().addDays(-3), QFile::FileModificationTime));
    journal.close();
    m_host->services.settings().setValue("journal/days"_L1, days);
    m_host->window->greet();
    QVERIFY(journal.exists());
}

void TestWindowKeys::recordedSecrets_areRevealedFromTheMenu()
{
    connectToServer();
    auto *reveal = m_host->window->findChild<QAction *>("menu-reveal-secrets"_L1);
    QVERIFY(reveal);
    QVERIFY(!reveal->isEnabled());
    m_host->services.answer(true);
    m_host->window->findChild<QAction *>("menu-record-secrets"_L1)->trigger();
    QTRY_VERIFY(reveal->isEnabled());
    m_host->key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(reveal->text(), u"Hide secrets again"_s);
    m_host->key(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(reveal->text(), u"Reveal secrets for 30 seconds"_s);
}

void TestWindowKeys::escape_leavesTheNameOfATabAsItWas()
{
    connectToServer();
    auto *tabs = m_host->window->findChild<QTabBar *>("tabs"_L1);
    const QString before = tabs->tabText(0);
    m_host->key(Qt::Key_F2);
    auto *editor = usable<QLineEdit>(*tabs, "tabName"_L1);
    QVERIFY(editor);
    QTest::keyClicks(editor, u"other"_s);
    QTest::keyClick(editor, Qt::Key_Escape);
    QTRY_VERIFY(!tabs->findChild<QLineEdit *>("tabName"_L1));
    QCOMPARE(tabs->tabText(0), before);
    QVERIFY(m_host->session().isLive());
}

void TestWindowKeys::closingATab_takesItsNameFieldAlong()
{
    m_host->window->openTab();
    auto *tabs = m_host->window->findChild<QTabBar *>("tabs"_L1);
    m_host->key(Qt::Key_F2);
    QVERIFY(usable<QLineEdit>(*tabs, "tabName"_L1));
    m_host->window->findChild<QAction *>("menu-close"_L1)->trigger();
    QTRY_VERIFY(!tabs->findChild<QLineEdit *>("tabName"_L1));
    QCOMPARE(m_host->window->tabCount(), 1);
}

void TestWindowKeys::theAboutBox_saysTheVersions()
{
    const QString versions = ui::AboutDialog::versions().join(u'\n');
    for (const QString &library : {u"Mailscope "_s, u"Qt "_s, u"QCA "_s, u"OpenSSL "_s})
        QVERIFY2(versions.contains(QRegularExpression(library + u"\\d+\\.\\d+"_s)), qPrintable(library));
}

void TestWindowKeys::theFirstWindow_fitsTheScreen()
{
    ui::MainWindow first(m_host->services, *m_host->theme);
    first.openTab();
    const QSize screen = first.screen()->availableSize();
    first.resize(screen + QSize(200, 100));
    first.fitScreen();
    QCOMPARE(first.size(), screen);
    first.resize(screen - QSize(60, 80));
    first.fitScreen();
    QCOMPARE(first.size(), screen - QSize(60, 80)); // it grows to no screen
}

void TestWindowKeys::theWindow_comesBackAsItWas()
{
    // A window that does not fit the screen would come back smaller.
    const QSize size = m_host->window->screen()->availableSize() - QSize(60, 80);
    m_host->window->resize(size);
    QCOMPARE(m_host->window->size(), size);
    m_host->key(Qt::Key_F9);
    m_host->key(Qt::Key_F9, Qt::ShiftModifier);
    m_host->window->close();
    ui::MainWindow second(m_host->services, *m_host->theme);
    second.openTab();
    second.show();
    QCOMPARE(second.size(), size);
    QVERIFY(!second.findChild<QWidget *>("sideBar"_L1)->isVisible());
    QVERIFY(!second.currentPage()->isRightSideVisible());
}

void TestWindowKeys::aJournalThatCannotBeWritten_isSaidAsLongAsItLasts()
{
    QVERIFY(QDir(m_host->services.folder()).rename(u"journal"_s, u"gone"_s));
    connectToServer();
    const auto *journal = m_host->window->findChild<QLabel *>("journal"_L1);
    QCOMPARE(journal->text(), u"not journaled"_s);
    m_host->window->openTab();
    m_host->key(Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(journal->text(), u"not journaled"_s);
}

QTEST_MAIN(TestWindowKeys)
#include "tst_windowkeys.moc"
