// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/gestures.h"
#include "support/testservices.h"
#include "ui/connection/settingsgroup.h"
#include "ui/connection/settingspanel.h"
#include "ui/connection/settingstable.h"
#include "ui/session/sessioncontroller.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace mailscope;
using namespace mailscope::gestures;
using namespace mailscope::ui;

class TestSettingsPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void aFreshPanel_hasNothingChanged();
    void aTypedValue_isInThePlanAndMarked();
    void wrongInput_isToldAtItsFieldAndChangesNothing_data();
    void wrongInput_isToldAtItsFieldAndChangesNothing();
    void nobodyIsToldOff_whileTyping();
    void whatIsWrong_staysWhenSomethingElseChanges();
    void oneSetting_goesBackToItsDefault();
    void everything_goesBackOnlyWhenThatIsConfirmed();
    void choicesAndFlags_areSetByKeyboard();
    void noSni_isNotTheSameAsTheDefault();
    void lists_takeOneEntryALine();
    void aFile_isFoundByADialog();
    void rfc5321_fillsTheLimits();
    void oneLimit_holdsForEveryWait();
    void aSinglePhase_getsItsOwnLimit();
    void keepAlive_isNoPartOfThePlan();
    void aPlanFromElsewhere_isShown();
    void openGroups_areRemembered();
    void everyField_isNamed();

private:
    void openAll();
    void leave(QLatin1StringView field);
    [[nodiscard]] QString objection(const QString &key) const;
    [[nodiscard]] bool isMarked(const QString &key) const;

    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<SessionController> m_controller;
    std::unique_ptr<SettingsPanel> m_panel;
};

void TestSettingsPanel::init()
{
    m_services = std::make_unique<TestServices>();
    m_controller = std::make_unique<SessionController>(QString());
    m_panel = std::make_unique<SettingsPanel>(*m_controller, *m_services);
    m_panel->resize(372, 4000);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    openAll();
}

void TestSettingsPanel::cleanup()
{
    m_panel.reset();
    m_controller.reset();
    m_services.reset();
}

void TestSettingsPanel::openAll()
{
    for (const SettingsGroupDescription &group : SettingsTable::groups()) {
        const QByteArray name = "groupHead-" + group.name.toLatin1();
        auto *head = usable<QToolButton>(*m_panel, QLatin1StringView(name));
        QVERIFY(head);
        const auto *folds = m_panel->findChild<SettingsGroup *>("group-"_L1 + group.name);
        if (!folds->isOpen())
            QTest::mouseClick(head, Qt::LeftButton);
        QVERIFY(folds->isOpen());
    }
}

void TestSettingsPanel::leave(QLatin1StringView field)
{
    QTest::keyClick(present<QWidget>(*m_panel, field), Qt::Key_Tab);
}

QString TestSettingsPanel::objection(const QString &key) const
{
    const auto *label = m_panel->findChild<QLabel *>("objection-"_L1 + key);
    return label && label->isVisible() ? label->text() : QString();
}

bool TestSettingsPanel::isMarked(const QString &key) const
{
    const auto *mark = m_panel->findChild<QLabel *>("changed-"_L1 + key);
    const auto *reset = m_panel->findChild<QToolButton *>("reset-"_L1 + key);
    return mark && reset && mark->isVisible() && reset->isVisible();
}

void TestSettingsPanel::aFreshPanel_hasNothingChanged()
{
    QCOMPARE(m_panel->changedCount(), 0);
    QCOMPARE(present<QLabel>(*m_panel, "settingsSummary"_L1)->text(), u"all at their defaults"_s);
    QVERIFY(!present<QPushButton>(*m_panel, "resetAll"_L1)->isEnabled());
    for (const SettingsGroupDescription &group : SettingsTable::groups()) {
        for (const Setting &setting : group.settings)
            QVERIFY2(!isMarked(setting.key), qPrintable(setting.key));
    }
    QCOMPARE(m_controller->plan(), plan::Plan());
}

void TestSettingsPanel::aTypedValue_isInThePlanAndMarked()
{
    QSignalSpy counted(m_panel.get(), &SettingsPanel::changedCountChanged);
    QVERIFY(type(*m_panel, "setting-helo"_L1, u"client.example"_s));
    QCOMPARE(m_controller->plan().helloName, "client.example");
    QVERIFY(isMarked(u"helo"_s));
    QCOMPARE(counted.size(), 1);
    QCOMPARE(counted.first().first().toInt(), 1);
    QVERIFY(type(*m_panel, "setting-bind"_L1, u"127.0.0.1:4711"_s));
    QCOMPARE(m_controller->plan().bindPort, 4711);
    QVERIFY(type(*m_panel, "setting-proxy"_L1, u"socks5://127.0.0.1"_s));
    leave("setting-proxy"_L1);
    QCOMPARE(m_controller->plan().proxy->port, 1080);
    QCOMPARE(present<QLineEdit>(*m_panel, "setting-proxy"_L1)->text(), u"socks5://127.0.0.1"_s);
    QCOMPARE(m_panel->changedCount(), 3);
    QVERIFY(present<QToolButton>(*m_panel, "groupHead-network"_L1)->text().contains("2 changed"_L1));
    QVERIFY(type(*m_panel, "setting-helo"_L1, QString()));
    QVERIFY(!isMarked(u"helo"_s));
}

void TestSettingsPanel::wrongInput_isToldAtItsFieldAndChangesNothing_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *key, const char *text) {
        QTest::newRow(key) << QString::fromLatin1(key) << QString::fromLatin1(text);
    };
    row("helo", "a\\q");
    row("bind", "localhost");
    row("dns", "dns.example");
    row("proxy", "ftp://host");
    row("proxyPasswordFrom", "hunter2");
    row("timeouts", "soon");
    row("keepAlive", "often");
    row("keyPasswordFrom", "hunter2");
    row("proxyProtocol", "v3");
    QTest::newRow("negative limit") << u"timeouts"_s << u"-1"_s;
    QTest::newRow("password in the proxy") << u"proxy"_s << u"socks5://bob:hunter2@host"_s;
    QTest::newRow("half a second") << u"keepAlive"_s << u"0.5"_s;
    QTest::newRow("negative interval") << u"keepAlive"_s << u"-5"_s;
    QTest::newRow("more than a day") << u"keepAlive"_s << u"100000"_s;
}

void TestSettingsPanel::wrongInput_isToldAtItsFieldAndChangesNothing()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    const QByteArray name = "setting-" + key.toLatin1();
    QVERIFY(type(*m_panel, QLatin1StringView(name), text));
    leave(QLatin1StringView(name));
    QVERIFY(!objection(key).isEmpty());
    QVERIFY(!objection(key).contains("hunter2"_L1));
    const auto *edit = present<QLineEdit>(*m_panel, QLatin1StringView(name));
    QVERIFY(edit->property("invalid").toBool());
    QCOMPARE(edit->accessibleDescription(), objection(key));
    QCOMPARE(edit->text(), text);
    QCOMPARE(m_controller->plan(), plan::Plan());
    QCOMPARE(m_panel->keepAlive(), 0s);
    QVERIFY(!isMarked(key));
    QVERIFY(m_services->questions.isEmpty());
}

void TestSettingsPanel::nobodyIsToldOff_whileTyping()
{
    QVERIFY(type(*m_panel, "setting-dns"_L1, u"127.0"_s));
    QVERIFY(objection(u"dns"_s).isEmpty());
    leave("setting-dns"_L1);
    QVERIFY(!objection(u"dns"_s).isEmpty());
    QVERIFY(type(*m_panel, "setting-dns"_L1, u"127.0.0.1"_s));
    QVERIFY(objection(u"dns"_s).isEmpty());
    QVERIFY(!present<QLineEdit>(*m_panel, "setting-dns"_L1)->property("invalid").toBool());
}

void TestSettingsPanel::whatIsWrong_staysWhenSomethingElseChanges()
{
    QVERIFY(type(*m_panel, "setting-dns"_L1, u"nonsense"_s));
    leave("setting-dns"_L1);
    QVERIFY(type(*m_panel, "setting-helo"_L1, u"client.example"_s));
    QCOMPARE(present<QLineEdit>(*m_panel, "setting-dns"_L1)->text(), u"nonsense"_s);
    QVERIFY(!objection(u"dns"_s).isEmpty());
}

void TestSettingsPanel::oneSetting_goesBackToItsDefault()
{
    QVERIFY(type(*m_panel, "setting-helo"_L1, u"client.example"_s));
    QVERIFY(type(*m_panel, "setting-dns"_L1, u"127.0.0.1"_s));
    QVERIFY(click(*m_panel, "reset-helo"_L1));
    QVERIFY(m_controller->plan().helloName.isEmpty());
    QCOMPARE(present<QLineEdit>(*m_panel, "setting-helo"_L1)->text(), QString());
    QVERIFY(!isMarked(u"helo"_s));
    QVERIFY(isMarked(u"dns"_s));
}

void TestSettingsPanel::everything_goesBackOnlyWhenThatIsConfirmed()
{
    plan::Plan plan;
    plan.targets = {*plan::Target::parse(u"mx.example"_s)};
    plan.helloName = "client.example";
    m_controller->setPlan(plan);
    m_panel->setKeepAlive(30s);
    QVERIFY(click(*m_panel, "resetAll"_L1));
    QCOMPARE(m_services->questions.size(), 1);
    m_services->answer(false);
    QCoreApplication::processEvents();
    QCOMPARE(m_controller->plan(), plan);
    QVERIFY(click(*m_panel, "resetAll"_L1));
    m_services->answer(true);
    QTRY_COMPARE(m_panel->changedCount(), 0);
    QCOMPARE(m_panel->keepAlive(), 0s);
    QCOMPARE(m_controller->plan().targets, plan.targets);
}

void TestSettingsPanel::choicesAndFlags_areSetByKeyboard()
{
    QVERIFY(choose(*m_panel, "setting-family"_L1, 2));
    QCOMPARE(m_controller->plan().family, plan::Family::IPv6);
    QVERIFY(choose(*m_panel, "setting-tlsPolicy"_L1, 1));
    QCOMPARE(m_controller->plan().tlsPolicy, TlsPolicy::Require);
    QVERIFY(choose(*m_panel, "setting-tlsPolicy"_L1, 0));
    QCOMPARE(m_controller->plan().tlsPolicy, std::nullopt);
    QVERIFY(choose(*m_panel, "setting-stopAfter"_L1, 1));
    QCOMPARE(m_controller->plan().stopAfter, Phase::Resolve);
    auto *force = usable<QCheckBox>(*m_panel, "setting-force"_L1);
    QVERIFY(force);
    force->setFocus();
    QTest::keyClick(force, Qt::Key_Space);
    QVERIFY(m_controller->plan().force);
    QVERIFY(isMarked(u"force"_s));
    QTest::keyClick(force, Qt::Key_Space);
    QVERIFY(!m_controller->plan().force);
}

void TestSettingsPanel::noSni_isNotTheSameAsTheDefault()
{
    QVERIFY(!present<QLineEdit>(*m_panel, "setting-tls.sni"_L1)->isEnabled());
    QVERIFY(choose(*m_panel, "setting-tls.sni-choice"_L1, 1));
    QCOMPARE(m_controller->plan().tls.sni, std::optional(QString(u""_s)));
    QVERIFY(isMarked(u"tls.sni"_s));
    QVERIFY(choose(*m_panel, "setting-tls.sni-choice"_L1, 2));
    QVERIFY(type(*m_panel, "setting-tls.sni"_L1, u"other.example"_s));
    QCOMPARE(m_controller->plan().tls.sni, u"other.example"_s);
    QVERIFY(click(*m_panel, "reset-tls.sni"_L1));
    QCOMPARE(m_controller->plan().tls.sni, std::nullopt);
    QCOMPARE(present<QComboBox>(*m_panel, "setting-tls.sni-choice"_L1)->currentIndex(), 0);
}

void TestSettingsPanel::lists_takeOneEntryALine()
{
    auto *edit = usable<QPlainTextEdit>(*m_panel, "setting-xclient"_L1);
    QVERIFY(edit);
    edit->setFocus();
    QTest::keyClicks(edit, u"addr=192.0.2.1"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClicks(edit, u"LOGIN"_s);
    QTest::keyClick(edit, Qt::Key_Tab);
    QVERIFY(!objection(u"xclient"_s).isEmpty());
    QVERIFY(m_controller->plan().xclient.isEmpty());
    edit->setFocus();
    QTest::keyClicks(edit, u"=bob"_s);
    QTest::keyClick(edit, Qt::Key_Tab);
    QVERIFY(objection(u"xclient"_s).isEmpty());
    QCOMPARE(m_controller->plan().xclient.size(), 2);
    QCOMPARE(m_controller->plan().xclient.first(), plan::KeyValue("ADDR", "192.0.2.1"));
}

void TestSettingsPanel::aFile_isFoundByADialog()
{
    QVERIFY(click(*m_panel, "find-tls.caFile"_L1));
    QCOMPARE(m_services->choices.size(), 1);
    m_services->choose(QString());
    QCoreApplication::processEvents();
    QVERIFY(m_controller->plan().tls.caFile.isEmpty());
    QVERIFY(click(*m_panel, "find-tls.caFile"_L1));
    m_services->choose(u"/etc/ssl/ca.pem"_s);
    QTRY_COMPARE(m_controller->plan().tls.caFile, u"/etc/ssl/ca.pem"_s);
    QVERIFY(isMarked(u"tls.caFile"_s));
    QCOMPARE(present<QLineEdit>(*m_panel, "setting-tls.caFile"_L1)->text(), u"/etc/ssl/ca.pem"_s);
}

void TestSettingsPanel::rfc5321_fillsTheLimits()
{
    QVERIFY(click(*m_panel, "rfcLimits"_L1));
    QCOMPARE(m_controller->plan().patience, Patience::rfc5321());
    QVERIFY(isMarked(u"timeouts"_s));
    QVERIFY(present<QLineEdit>(*m_panel, "setting-timeouts"_L1)->text().isEmpty());
    QVERIFY(click(*m_panel, "reset-timeouts"_L1));
    QCOMPARE(m_controller->plan().patience, Patience());
    QCOMPARE(present<QLineEdit>(*m_panel, "setting-timeouts"_L1)->text(), u"30"_s);
}

void TestSettingsPanel::oneLimit_holdsForEveryWait()
{
    QVERIFY(type(*m_panel, "setting-timeouts"_L1, u"2.5"_s));
    leave("setting-timeouts"_L1);
    QCOMPARE(m_controller->plan().patience, Patience(2500ms));
    QVERIFY(type(*m_panel, "setting-timeouts"_L1, u"0"_s));
    QCOMPARE(m_controller->plan().patience.limit(Phase::Greeting), std::nullopt);
}

void TestSettingsPanel::aSinglePhase_getsItsOwnLimit()
{
    QVERIFY(click(*m_panel, "eachPhase"_L1));
    auto *table = usable<QTableWidget>(*m_panel, "phaseLimits"_L1);
    QVERIFY(table);
    const int greeting = static_cast<int>(Phase::Greeting);
    QCOMPARE(table->item(greeting, 0)->text(), u"greeting"_s);
    table->setCurrentCell(greeting, 1);
    table->setFocus();
    const auto enter = [table](const QString &text) {
        QTest::keyClick(table, Qt::Key_F2);
        auto *editor = table->findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(!table->findChild<QLineEdit *>());
    };
    enter(u"60"_s);
    QCOMPARE(m_controller->plan().patience.limit(Phase::Greeting), std::optional(60000ms));
    QCOMPARE(m_controller->plan().patience.limit(Phase::Connect), std::optional(30000ms));
    enter(u"later"_s);
    QVERIFY(!objection(u"timeouts"_s).isEmpty());
    QCOMPARE(m_controller->plan().patience.limit(Phase::Greeting), std::optional(60000ms));
}

void TestSettingsPanel::keepAlive_isNoPartOfThePlan()
{
    QSignalSpy changed(m_panel.get(), &SettingsPanel::keepAliveChanged);
    QVERIFY(type(*m_panel, "setting-keepAlive"_L1, u"30"_s));
    QCOMPARE(m_panel->keepAlive(), 30s);
    QCOMPARE(m_panel->changedCount(), 1);
    QVERIFY(isMarked(u"keepAlive"_s));
    QVERIFY(!changed.isEmpty());
    QCOMPARE(m_controller->plan(), plan::Plan());
    QVERIFY(click(*m_panel, "reset-keepAlive"_L1));
    QCOMPARE(m_panel->keepAlive(), 0s);
}

void TestSettingsPanel::aPlanFromElsewhere_isShown()
{
    plan::Plan plan;
    plan.greet = plan::Greet::Helo;
    plan.tls.pinnedSha256 = {QByteArray(64, 'a'), QByteArray(64, 'b')};
    plan.xclientBeforeStartTls = true;
    m_controller->setPlan(plan);
    QCOMPARE(present<QComboBox>(*m_panel, "setting-greet"_L1)->currentText(), u"HELO only"_s);
    QCOMPARE(present<QPlainTextEdit>(*m_panel, "setting-tls.pinnedSha256"_L1)->toPlainText(),
             QString(64, u'a') + u'\n' + QString(64, u'b'));
    QVERIFY(present<QCheckBox>(*m_panel, "setting-xclientBeforeStartTls"_L1)->isChecked());
    QCOMPARE(m_panel->changedCount(), 3);
    m_controller->setPlan(plan::Plan());
    QCOMPARE(m_panel->changedCount(), 0);
}

void TestSettingsPanel::openGroups_areRemembered()
{
    QVERIFY(click(*m_panel, "groupHead-hello"_L1));
    QVERIFY(!usable<QWidget>(*m_panel, "setting-helo"_L1));
    m_panel = std::make_unique<SettingsPanel>(*m_controller, *m_services);
    m_panel->show();
    QVERIFY(!present<SettingsGroup>(*m_panel, "group-hello"_L1)->isOpen());
    QVERIFY(present<SettingsGroup>(*m_panel, "group-ending"_L1)->isOpen());
}

void TestSettingsPanel::everyField_isNamed()
{
    for (const SettingsGroupDescription &group : SettingsTable::groups()) {
        for (const Setting &setting : group.settings) {
            const QByteArray name = "setting-" + setting.key.toLatin1();
            const auto *widget = present<QWidget>(*m_panel, QLatin1StringView(name));
            QVERIFY2(widget, name.constData());
            QVERIFY2(!widget->accessibleName().isEmpty(), name.constData());
        }
    }
}

QTEST_MAIN(TestSettingsPanel)
#include "tst_settingspanel.moc"
