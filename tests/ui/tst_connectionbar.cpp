// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/server.h"
#include "support/gestures.h"
#include "support/testservices.h"
#include "ui/connection/connectionbar.h"
#include "ui/connection/hosthistory.h"
#include "ui/connection/statepill.h"
#include "ui/session/sessioncontroller.h"

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QCompleter>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::gestures;
using namespace mailscope::ui;
using plan::Protocol;
using plan::Security;
using plan::Target;

class TestConnectionBar : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aFreshBar_isReadyForAHost();
    void aTypedHost_isInThePlanAtOnce();
    void aPastedUrl_isTakenApart_data();
    void aPastedUrl_isTakenApart();
    void aUrlTypedByHand_isTakenApartWithEnter();
    void aPassword_isRefusedAndNowhereKept_data();
    void aPassword_isRefusedAndNowhereKept();
    void whatCannotBeUsed_isToldAndNotConnected_data();
    void whatCannotBeUsed_isToldAndNotConnected();
    void words_goAwayWithTheFault();
    void thePort_followsUntilItIsTyped();
    void anEmptiedPort_followsAgain();
    void exchangers_areChosenInTheMenu();
    void everyExchanger_isAskedForByDomain();
    void settings_areCountedOnTheirButton();
    void aPlanFromElsewhere_isShown();
    void theHistory_completesAndIsTakenApart();
    void enter_connectsAndTheButtonDisconnects();
    void aRefusedConnection_isToldInThePill();
    void everyField_isNamedAndReachedByTab();
    void aNarrowBar_wrapsAndCutsNothing_data();
    void aNarrowBar_wrapsAndCutsNothing();

private:
    void paste(const QString &text);
    [[nodiscard]] QString text(QLatin1StringView name) const;
    [[nodiscard]] QString notice() const;
    [[nodiscard]] Target target() const;

    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<SessionController> m_controller;
    std::unique_ptr<QWidget> m_window;
    ConnectionBar *m_bar = nullptr;
};

void TestConnectionBar::init()
{
    m_services = std::make_unique<TestServices>();
    m_controller = std::make_unique<SessionController>(QString());
    m_window = std::make_unique<QWidget>();
    m_bar = new ConnectionBar(*m_controller, *m_services, m_window.get());
    auto *column = new QVBoxLayout(m_window.get());
    column->addWidget(m_bar);
    column->addStretch(1);
    m_window->resize(1400, 300);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestConnectionBar::cleanup()
{
    m_window.reset();
    m_controller.reset();
    m_services.reset();
}

void TestConnectionBar::paste(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    auto *edit = usable<QLineEdit>(*m_bar, "hostEdit"_L1);
    QVERIFY(edit);
    QTest::mouseClick(edit, Qt::LeftButton);
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);
}

QString TestConnectionBar::text(QLatin1StringView name) const
{
    if (const auto *edit = present<QLineEdit>(*m_bar, name))
        return edit->text();
    const auto *box = present<QComboBox>(*m_bar, name);
    return box ? box->currentText() : QString();
}

QString TestConnectionBar::notice() const
{
    const auto *label = usable<QLabel>(*m_bar, "connectionNoticeText"_L1);
    return label ? label->text() : QString();
}

Target TestConnectionBar::target() const
{
    return m_controller->plan().targets.value(0);
}

void TestConnectionBar::aFreshBar_isReadyForAHost()
{
    QCOMPARE(text("protocol"_L1), u"SMTP"_s);
    QCOMPARE(text("hostEdit"_L1), QString());
    QCOMPARE(text("port"_L1), u"25"_s);
    QCOMPARE(text("security"_L1), u"STARTTLS if offered"_s);
    QCOMPARE(usable<QPushButton>(*m_bar, "settingsButton"_L1)->text(), u"Settings"_s);
    QCOMPARE(usable<QPushButton>(*m_bar, "connectButton"_L1)->text(), u"Connect"_s);
    QCOMPARE(usable<StatePill>(*m_bar, "statePill"_L1)->words().text, u"Not connected"_s);
    QVERIFY(notice().isEmpty());
    QVERIFY(m_controller->plan().targets.isEmpty());
}

void TestConnectionBar::aTypedHost_isInThePlanAtOnce()
{
    QVERIFY(type(*m_bar, "hostEdit"_L1, u"mx.example"_s));
    QCOMPARE(target().host, u"mx.example"_s);
    QCOMPARE(target().port, 25);
    QVERIFY(type(*m_bar, "hostEdit"_L1, QString()));
    QVERIFY(m_controller->plan().targets.isEmpty());
    QVERIFY(notice().isEmpty());
}

void TestConnectionBar::aPastedUrl_isTakenApart_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("port");
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("security");
    QTest::newRow("smtps") << u"smtps://mx.example:4465"_s << u"mx.example"_s << u"4465"_s << u"SMTP"_s
                           << u"TLS from the first byte"_s;
    QTest::newRow("submission with blanks")
        << u"  submission://mx.example\n"_s << u"mx.example"_s << u"587"_s << u"SMTP"_s << u"STARTTLS required"_s;
    QTest::newRow("lmtp") << u"lmtp://[2001:db8::1]"_s << u"2001:db8::1"_s << u"24"_s << u"LMTP"_s
                          << u"STARTTLS if offered"_s;
    QTest::newRow("host and port") << u"mx.example:2525"_s << u"mx.example"_s << u"2525"_s << u"SMTP"_s
                                   << u"STARTTLS if offered"_s;
    QTest::newRow("socket") << u"lmtp+unix:///run/x"_s << u"lmtp+unix:///run/x"_s << QString() << u"LMTP"_s
                            << u"Never encrypted"_s;
}

void TestConnectionBar::aPastedUrl_isTakenApart()
{
    QFETCH(QString, pasted);
    paste(pasted);
    QTEST(text("hostEdit"_L1), "host");
    QTEST(text("port"_L1), "port");
    QTEST(text("protocol"_L1), "protocol");
    QTEST(text("security"_L1), "security");
    QCOMPARE(present<QLineEdit>(*m_bar, "port"_L1)->isEnabled(), !text("port"_L1).isEmpty());
    QVERIFY(notice().isEmpty());
    const plan::Plan before = m_controller->plan();
    QCOMPARE(before.targets.size(), 1);
    // Leaving the field changes nothing more.
    present<QComboBox>(*m_bar, "security"_L1)->setFocus();
    QCOMPARE(m_controller->plan(), before);
}

void TestConnectionBar::aUrlTypedByHand_isTakenApartWithEnter()
{
    QVERIFY(type(*m_bar, "hostEdit"_L1, u"smtps://127.0.0.1:1"_s));
    QCOMPARE(text("hostEdit"_L1), u"smtps://127.0.0.1:1"_s);
    QTest::keyClick(present<QLineEdit>(*m_bar, "hostEdit"_L1), Qt::Key_Return);
    QCOMPARE(text("hostEdit"_L1), u"127.0.0.1"_s);
    QCOMPARE(text("port"_L1), u"1"_s);
    QCOMPARE(target().security, Security::Tls);
    QVERIFY(m_controller->state() != SessionController::State::Fresh);
}

void TestConnectionBar::aPassword_isRefusedAndNowhereKept_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("pasted");
    QTest::newRow("pasted") << u"smtp://bob:hunter2@mx.example"_s << true;
    QTest::newRow("pasted without scheme") << u"bob:hunter2@mx.example"_s << true;
    QTest::newRow("pasted with a slash") << u"smtp://bob:/hunter2@mx.example"_s << true;
    QTest::newRow("typed") << u"smtp://bob:hunter2@"_s << false;
}

void TestConnectionBar::aPassword_isRefusedAndNowhereKept()
{
    QFETCH(QString, url);
    QFETCH(bool, pasted);
    QVERIFY(type(*m_bar, "hostEdit"_L1, u"before.example"_s));
    QTest::keyClick(present<QLineEdit>(*m_bar, "hostEdit"_L1), Qt::Key_Tab);
    if (pasted)
        paste(url);
    else
        QVERIFY(type(*m_bar, "hostEdit"_L1, url));
    auto *edit = present<QLineEdit>(*m_bar, "hostEdit"_L1);
    QVERIFY(!edit->text().contains("hunter2"_L1));
    QVERIFY(notice().contains("was not kept"_L1));
    QVERIFY(!notice().contains("hunter2"_L1));
    QVERIFY(edit->accessibleDescription().contains("was not kept"_L1));
    QVERIFY(present<QComboBox>(*m_bar, "host"_L1)->property("invalid").toBool());
    QCOMPARE(edit->text(), u"before.example"_s);
    QCOMPARE(target().host, u"before.example"_s);
    QTest::keyClick(edit, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!edit->text().contains("hunter2"_L1));
    for (const Target &each : m_controller->plan().targets)
        QVERIFY(!each.url().contains("hunter2"_L1) && !each.user.contains("hunter2"_L1));
    for (const QString &key : m_services->settings().allKeys())
        QVERIFY(!m_services->settings().value(key).toStringList().join(u' ').contains("hunter2"_L1));
    QCOMPARE(m_controller->state(), SessionController::State::Fresh);
}

void TestConnectionBar::whatCannotBeUsed_isToldAndNotConnected_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("port");
    QTest::addColumn<bool>("isPort");
    QTest::newRow("nothing") << QString() << u"25"_s << false;
    QTest::newRow("blank in the name") << u"mx example"_s << u"25"_s << false;
    QTest::newRow("web address") << u"http://mx.example"_s << u"25"_s << false;
    QTest::newRow("path") << u"smtp://mx.example/x"_s << u"25"_s << false;
    QTest::newRow("half an address") << u"[2001:db8::1"_s << u"25"_s << false;
    QTest::newRow("dash") << u"-mx.example"_s << u"25"_s << false;
    QTest::newRow("port zero") << u"mx.example"_s << u"0"_s << true;
    QTest::newRow("port too high") << u"mx.example"_s << u"65536"_s << true;
    QTest::newRow("port in words") << u"mx.example"_s << u"smtp"_s << true;
    QTest::newRow("negative port") << u"mx.example"_s << u"-25"_s << true;
}

void TestConnectionBar::whatCannotBeUsed_isToldAndNotConnected()
{
    QFETCH(QString, host);
    QFETCH(QString, port);
    QFETCH(bool, isPort);
    QVERIFY(type(*m_bar, "port"_L1, port));
    QVERIFY(type(*m_bar, "hostEdit"_L1, host));
    QVERIFY(click(*m_bar, "connectButton"_L1));
    QVERIFY(!notice().isEmpty());
    QCOMPARE(present<QLineEdit>(*m_bar, "port"_L1)->property("invalid").toBool(), isPort);
    QCOMPARE(present<QComboBox>(*m_bar, "host"_L1)->property("invalid").toBool(), !isPort);
    const auto *field = present<QLineEdit>(*m_bar, isPort ? "port"_L1 : "hostEdit"_L1);
    QCOMPARE(field->accessibleDescription(), notice());
    QCOMPARE(m_controller->state(), SessionController::State::Fresh);
    QVERIFY(m_controller->plan().targets.isEmpty());
    QVERIFY(HostHistory(m_services->settings()).places().isEmpty());
    QVERIFY(m_services->questions.isEmpty());
}

void TestConnectionBar::words_goAwayWithTheFault()
{
    QVERIFY(click(*m_bar, "connectButton"_L1));
    QVERIFY(!notice().isEmpty());
    QVERIFY(type(*m_bar, "hostEdit"_L1, u"m"_s));
    QVERIFY(notice().isEmpty());
    QVERIFY(!present<QComboBox>(*m_bar, "host"_L1)->property("invalid").toBool());
    QVERIFY(present<QLineEdit>(*m_bar, "hostEdit"_L1)->accessibleDescription().isEmpty());
}

void TestConnectionBar::thePort_followsUntilItIsTyped()
{
    QVERIFY(type(*m_bar, "hostEdit"_L1, u"mx.example"_s));
    QVERIFY(choose(*m_bar, "security"_L1, 3));
    QCOMPARE(text("port"_L1), u"465"_s);
    QCOMPARE(target().port, 465);
    QVERIFY(choose(*m_bar, "security"_L1, 2));
    QCOMPARE(text("port"_L1), u"25"_s);
    QVERIFY(choose(*m_bar, "protocol"_L1, 1));
    QCOMPARE(text("port"_L1), u"24"_s);
    QCOMPARE(target().protocol, Protocol::Lmtp);
    QVERIFY(type(*m_bar, "port"_L1, u"2424"_s));
    QVERIFY(choose(*m_bar, "security"_L1, 3));
    QVERIFY(choose(*m_bar, "protocol"_L1, 0));
    QCOMPARE(text("port"_L1), u"2424"_s);
    QCOMPARE(target().port, 2424);
    QCOMPARE(target().security, Security::Tls);
}

void TestConnectionBar::anEmptiedPort_followsAgain()
{
    QVERIFY(type(*m_bar, "hostEdit"_L1, u"mx.example"_s));
    QVERIFY(type(*m_bar, "port"_L1, u"2525"_s));
    QVERIFY(type(*m_bar, "port"_L1, QString()));
    QTest::keyClick(present<QLineEdit>(*m_bar, "port"_L1), Qt::Key_Tab);
    QCOMPARE(text("port"_L1), u"25"_s);
    QVERIFY(choose(*m_bar, "security"_L1, 3));
    QCOMPARE(target().port, 465);
}

void TestConnectionBar::exchangers_areChosenInTheMenu()
{
    QVERIFY(type(*m_bar, "hostEdit"_L1, u"example.org"_s));
    auto *kind = usable<QToolButton>(*m_bar, "hostKind"_L1);
    QVERIFY(kind);
    QTimer::singleShot(0, kind, [kind] {
        QTRY_VERIFY(kind->menu()->isVisible());
        QTest::keyClick(kind->menu(), Qt::Key_Down);
        QTest::keyClick(kind->menu(), Qt::Key_Down);
        QTest::keyClick(kind->menu(), Qt::Key_Return);
    });
    QTest::mouseClick(kind, Qt::LeftButton);
    QTRY_COMPARE(target().kind, Target::Kind::Mx);
    QCOMPARE(target().host, u"example.org"_s);
    QCOMPARE(kind->text(), u"MX of"_s);
    QCOMPARE(present<QLineEdit>(*m_bar, "hostEdit"_L1)->accessibleName(), u"Mail domain"_s);
    present<QAction>(*m_bar, "oneHost"_L1)->trigger();
    QCOMPARE(target().kind, Target::Kind::Host);
}

void TestConnectionBar::everyExchanger_isAskedForByDomain()
{
    QSignalSpy asked(m_bar, &ConnectionBar::exchangersRequested);
    auto *action = present<QAction>(*m_bar, "everyExchanger"_L1);
    QVERIFY(action);
    action->trigger();
    QVERIFY(!notice().isEmpty());
    for (const QString &place : {u"192.0.2.1"_s, u"lmtp+unix:///run/x"_s}) {
        paste(place);
        action->trigger();
        QVERIFY(!notice().isEmpty());
    }
    QVERIFY(asked.isEmpty());
    QVERIFY(type(*m_bar, "hostEdit"_L1, u"example.org"_s));
    action->trigger();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(), u"example.org"_s);
}

void TestConnectionBar::settings_areCountedOnTheirButton()
{
    QSignalSpy wanted(m_bar, &ConnectionBar::settingsRequested);
    plan::Plan plan;
    plan.helloName = "client.example";
    plan.tls.caFile = u"/ca.pem"_s;
    m_controller->setPlan(plan);
    QCOMPARE(usable<QPushButton>(*m_bar, "settingsButton"_L1)->text(), u"Settings · 2 changed"_s);
    m_bar->setChangedCount(3);
    QCOMPARE(usable<QPushButton>(*m_bar, "settingsButton"_L1)->text(), u"Settings · 3 changed"_s);
    QVERIFY(click(*m_bar, "settingsButton"_L1));
    QCOMPARE(wanted.size(), 1);
}

void TestConnectionBar::aPlanFromElsewhere_isShown()
{
    QVERIFY(type(*m_bar, "port"_L1, u"99999"_s));
    QVERIFY(click(*m_bar, "connectButton"_L1));
    plan::Plan plan;
    plan.targets = {*Target::parse(u"lmtp://mx.example:2424"_s)};
    m_controller->setPlan(plan);
    QCOMPARE(text("hostEdit"_L1), u"mx.example"_s);
    QCOMPARE(text("port"_L1), u"2424"_s);
    QCOMPARE(text("protocol"_L1), u"LMTP"_s);
    QVERIFY(notice().isEmpty());
    m_controller->setPlan(plan::Plan());
    QCOMPARE(text("hostEdit"_L1), QString());
}

void TestConnectionBar::theHistory_completesAndIsTakenApart()
{
    HostHistory(m_services->settings()).add(u"smtps://mail.example:4465"_s);
    HostHistory(m_services->settings()).add(u"mx.example"_s);
    delete m_bar;
    m_bar = new ConnectionBar(*m_controller, *m_services, m_window.get());
    m_window->layout()->addWidget(m_bar);
    m_bar->show();
    auto *host = usable<QComboBox>(*m_bar, "host"_L1);
    QVERIFY(host);
    QCOMPARE(host->count(), 2);
    QCOMPARE(text("hostEdit"_L1), QString());
    QVERIFY(type(*m_bar, "hostEdit"_L1, u"MAIL"_s));
    QCOMPARE(host->completer()->completionCount(), 1);
    QCOMPARE(host->completer()->currentCompletion(), u"smtps://mail.example:4465"_s);
    QTest::keyClick(host->completer()->popup(), Qt::Key_Down);
    QTest::keyClick(host->completer()->popup(), Qt::Key_Return);
    QTRY_COMPARE(text("hostEdit"_L1), u"mail.example"_s);
    QCOMPARE(target().port, 4465);
    QCOMPARE(target().security, Security::Tls);
}

void TestConnectionBar::enter_connectsAndTheButtonDisconnects()
{
    practice::Server server((practice::Options()));
    const auto port = server.listen();
    QVERIFY(port);
    QVERIFY(choose(*m_bar, "security"_L1, 0));
    QVERIFY(type(*m_bar, "port"_L1, QString::number(*port)));
    QVERIFY(type(*m_bar, "hostEdit"_L1, u"127.0.0.1"_s));
    QTest::keyClick(present<QLineEdit>(*m_bar, "hostEdit"_L1), Qt::Key_Return);
    QVERIFY(m_controller->isLive());
    QTRY_COMPARE(m_controller->state(), SessionController::State::Idle);
    auto *pill = usable<StatePill>(*m_bar, "statePill"_L1);
    QTRY_COMPARE(pill->words().text, u"In clear · nobody signed in"_s);
    QCOMPARE(pill->accessibleDescription(), pill->words().text);
    auto *button = usable<QPushButton>(*m_bar, "connectButton"_L1);
    QCOMPARE(button->text(), u"Disconnect"_s);
    QCOMPARE(HostHistory(m_services->settings()).places(), QStringList{u"smtp://127.0.0.1:%1"_s.arg(*port)});
    QCOMPARE(text("hostEdit"_L1), u"127.0.0.1"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(m_controller->state(), SessionController::State::Ended);
    QTRY_COMPARE(pill->words().text, u"Ended: all went well"_s);
    QCOMPARE(button->text(), u"Connect"_s);
}

void TestConnectionBar::aRefusedConnection_isToldInThePill()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    paste(u"127.0.0.1:%1"_s.arg(port));
    QVERIFY(click(*m_bar, "connectButton"_L1));
    auto *pill = usable<StatePill>(*m_bar, "statePill"_L1);
    QTRY_COMPARE(pill->words().text, u"Ended: no connection"_s);
    QCOMPARE(pill->words().tone, StateWords::Tone::Fail);
    QVERIFY(m_services->questions.isEmpty());
}

void TestConnectionBar::everyField_isNamedAndReachedByTab()
{
    for (const char *name : {"protocol", "hostKind", "host", "hostEdit", "port", "security"}) {
        const auto *field = usable<QWidget>(*m_bar, QLatin1StringView(name));
        QVERIFY2(field && !field->accessibleName().isEmpty(), name);
    }
    auto *protocol = usable<QComboBox>(*m_bar, "protocol"_L1);
    protocol->setFocus();
    QStringList reached;
    for (int step = 0; step < 7; ++step) {
        reached.append(m_window->focusWidget()->objectName());
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
    }
    reached.replaceInStrings(u"hostEdit"_s, u"host"_s);
    QCOMPARE(reached,
             (QStringList{u"protocol"_s, u"hostKind"_s, u"host"_s, u"port"_s, u"security"_s, u"settingsButton"_s,
                          u"connectButton"_s}));
}

void TestConnectionBar::aNarrowBar_wrapsAndCutsNothing_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("points");
    QTest::newRow("wide") << 1440 << 0;
    QTest::newRow("small") << 1024 << 0;
    QTest::newRow("half of that, as at 200 %") << 512 << 0;
    QTest::newRow("large text") << 1024 << 8;
}

void TestConnectionBar::aNarrowBar_wrapsAndCutsNothing()
{
    QFETCH(int, width);
    QFETCH(int, points);
    QFont font = m_window->font();
    font.setPointSize(font.pointSize() + points);
    m_window->setFont(font);
    m_bar->setChangedCount(12);
    m_window->resize(width, 500);
    QTRY_COMPARE(m_window->width(), width);
    QList<QRect> places;
    for (const char *name :
         {"protocol", "hostKind", "host", "port", "security", "settingsButton", "connectButton", "statePill"}) {
        const auto *widget = usable<QWidget>(*m_bar, QLatin1StringView(name));
        QVERIFY2(widget, name);
        QVERIFY2(m_bar->rect().contains(widget->geometry()), name);
        QVERIFY2(widget->width() >= widget->minimumSizeHint().width(), name);
        for (const QRect &other : std::as_const(places))
            QVERIFY2(!other.intersects(widget->geometry()), name);
        places.append(widget->geometry());
    }
}

QTEST_MAIN(TestConnectionBar)
#include "tst_connectionbar.moc"
