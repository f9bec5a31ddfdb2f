// SPDX-License-Identifier: GPL-3.0-or-later
#include "panelhost.h"
#include "support/gestures.h"
#include "ui/window/actionstrip.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::gestures;
using ui::SessionController;
using State = ui::SessionController::State;

class TestActionStrip : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void withoutAHost_everyButtonSaysWhyNot();
    void everyButton_isNamedAndExplained();
    void clicks_reachTheServer();
    void startTls_isOverOnceItIsDone();
    void anArgument_isAskedForInPlace();
    void anEmptyArgument_isNotSent();
    void help_needsNoArgument();
    void escape_takesTheQuestionBack();
    void arguments_areRemembered();
    void aBlankArgumentOfTwoLines_isRefused();
    void whatIsNotOffered_isDisabled();
    void brokenRules_enableItAllTheSame();
    void authAndSend_askForTheirPanels();
    void theEnd_disablesEverything();

private:
    void connectHere();
    [[nodiscard]] QString toolTipOf(QLatin1StringView name) const;
    [[nodiscard]] QList<QByteArray> sentLines() const;

    std::unique_ptr<test::PanelHost> m_host;
    std::unique_ptr<ui::ActionStrip> m_strip;
};

void TestActionStrip::init()
{
    m_host = std::make_unique<test::PanelHost>();
    m_strip = std::make_unique<ui::ActionStrip>(m_host->controller);
    m_strip->resize(1300, 100);
    m_strip->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_strip.get()));
}

void TestActionStrip::cleanup()
{
    m_strip.reset();
    m_host.reset();
}

void TestActionStrip::connectHere()
{
    practice::Options options;
    options.authInClear = true;
    options.enabled.erase(practice::Feature::Etrn);
    plan::Plan plan;
    plan.security = plan::Security::None;
    QVERIFY(m_host->connectTo(std::move(options), std::move(plan)));
}

QString TestActionStrip::toolTipOf(QLatin1StringView name) const
{
    const auto *button = m_strip->findChild<QPushButton *>(name);
    return button ? button->toolTip() : QString();
}

QList<QByteArray> TestActionStrip::sentLines() const
{
    QList<QByteArray> lines;
    for (const transcript::Event &event : m_host->controller.transcript()) {
        if (const auto *sent = std::get_if<transcript::Sent>(&event.payload))
            lines += sent->data.bytes;
    }
    return lines;
}

void TestActionStrip::withoutAHost_everyButtonSaysWhyNot()
{
    QVERIFY(!click(*m_strip, "action-diagnose"_L1));
    QVERIFY(!click(*m_strip, "action-ehlo"_L1));
    QCOMPARE(toolTipOf("action-diagnose"_L1), u"Enter a host first."_s);
    QCOMPARE(toolTipOf("action-ehlo"_L1), u"Connect first."_s);
}

void TestActionStrip::everyButton_isNamedAndExplained()
{
    const QList<QPushButton *> buttons = m_strip->findChildren<QPushButton *>();
    QCOMPARE_GE(buttons.size(), 12);
    for (const QPushButton *button : buttons) {
        QVERIFY(!button->objectName().isEmpty());
        if (button->objectName().startsWith("action-"_L1))
            QVERIFY2(!button->accessibleDescription().isEmpty(), qPrintable(button->objectName()));
    }
}

void TestActionStrip::clicks_reachTheServer()
{
    connectHere();
    QVERIFY(click(*m_strip, "action-noop"_L1));
    QTRY_VERIFY(sentLines().contains("NOOP\r\n"));
    QTRY_COMPARE(m_host->controller.state(), State::Idle);
    QVERIFY(click(*m_strip, "action-rset"_L1));
    QTRY_VERIFY(sentLines().contains("RSET\r\n"));
    QTRY_COMPARE(m_host->controller.state(), State::Idle);
    QVERIFY(click(*m_strip, "action-quit"_L1));
    QTRY_COMPARE(m_host->controller.state(), State::Ended);
}

void TestActionStrip::startTls_isOverOnceItIsDone()
{
    connectHere();
    QVERIFY(click(*m_strip, "action-starttls"_L1));
    QTRY_VERIFY(m_host->controller.facts().isEncrypted);
    QVERIFY(!click(*m_strip, "action-starttls"_L1));
    QCOMPARE(toolTipOf("action-starttls"_L1), u"The connection is encrypted already."_s);
}

void TestActionStrip::anArgument_isAskedForInPlace()
{
    connectHere();
    QVERIFY(click(*m_strip, "action-vrfy"_L1));
    auto *argument = usable<QComboBox>(*m_strip, "argument"_L1);
    QVERIFY(argument);
    QTest::keyClicks(argument->lineEdit(), u"alice"_s);
    QTest::keyClick(argument->lineEdit(), Qt::Key_Return);
    QTRY_COMPARE(m_host->controller.state(), State::Idle);
    QTRY_COMPARE(sentLines().count("VRFY alice\r\n"), 1);
    QVERIFY(!usable<QComboBox>(*m_strip, "argument"_L1));
}

void TestActionStrip::anEmptyArgument_isNotSent()
{
    connectHere();
    QVERIFY(click(*m_strip, "action-expn"_L1));
    QVERIFY(!click(*m_strip, "performArgument"_L1));
    QTest::keyClicks(usable<QComboBox>(*m_strip, "argument"_L1)->lineEdit(), u"  "_s);
    QTest::keyClick(usable<QComboBox>(*m_strip, "argument"_L1)->lineEdit(), Qt::Key_Return);
    QCOMPARE(sentLines().size(), 1);
}

void TestActionStrip::help_needsNoArgument()
{
    connectHere();
    QVERIFY(click(*m_strip, "action-help"_L1));
    QVERIFY(click(*m_strip, "performArgument"_L1));
    QTRY_VERIFY(sentLines().contains("HELP\r\n"));
}

void TestActionStrip::escape_takesTheQuestionBack()
{
    connectHere();
    QVERIFY(click(*m_strip, "action-vrfy"_L1));
    QTest::keyClicks(usable<QComboBox>(*m_strip, "argument"_L1)->lineEdit(), u"alice"_s);
    QTest::keyClick(usable<QComboBox>(*m_strip, "argument"_L1)->lineEdit(), Qt::Key_Escape);
    QVERIFY(!usable<QComboBox>(*m_strip, "argument"_L1));
    QCOMPARE(sentLines().size(), 1);
}

void TestActionStrip::arguments_areRemembered()
{
    connectHere();
    for (const QString &who : {u"alice"_s, u"bob"_s, u"alice"_s}) {
        QVERIFY(click(*m_strip, "action-vrfy"_L1));
        QTest::keyClicks(usable<QComboBox>(*m_strip, "argument"_L1)->lineEdit(), who);
        QVERIFY(click(*m_strip, "performArgument"_L1));
        QTRY_COMPARE(m_host->controller.state(), State::Idle);
    }
    QVERIFY(click(*m_strip, "action-vrfy"_L1));
    const auto *argument = usable<QComboBox>(*m_strip, "argument"_L1);
    QCOMPARE(argument->count(), 2);
    QCOMPARE(argument->itemText(0), u"alice"_s);
    QCOMPARE(argument->itemText(1), u"bob"_s);
}

void TestActionStrip::aBlankArgumentOfTwoLines_isRefused()
{
    connectHere();
    QVERIFY(click(*m_strip, "action-vrfy"_L1));
    // A line edit makes one line of what is pasted; a smuggled command would have to be sent by hand.
    usable<QComboBox>(*m_strip, "argument"_L1)->lineEdit()->setText(u"alice\r\nQUIT"_s);
    QVERIFY(click(*m_strip, "performArgument"_L1));
    QTRY_COMPARE(m_host->controller.state(), State::Idle);
    for (const QByteArray &line : sentLines())
        QVERIFY(!line.startsWith("QUIT"));
}

void TestActionStrip::whatIsNotOffered_isDisabled()
{
    connectHere();
    QVERIFY(!click(*m_strip, "action-etrn"_L1));
    QCOMPARE(toolTipOf("action-etrn"_L1), u"The server does not offer ETRN."_s);
}

void TestActionStrip::brokenRules_enableItAllTheSame()
{
    connectHere();
    QVERIFY(click(*m_strip, "breakRules"_L1));
    QVERIFY(m_host->controller.breaksRules());
    QVERIFY(click(*m_strip, "action-etrn"_L1));
    QTest::keyClicks(usable<QComboBox>(*m_strip, "argument"_L1)->lineEdit(), u"example.org"_s);
    QVERIFY(click(*m_strip, "performArgument"_L1));
    QTRY_VERIFY(sentLines().contains("ETRN example.org\r\n"));
}

void TestActionStrip::authAndSend_askForTheirPanels()
{
    connectHere();
    const QSignalSpy auth(m_strip.get(), &ui::ActionStrip::authRequested);
    const QSignalSpy send(m_strip.get(), &ui::ActionStrip::sendRequested);
    QVERIFY(click(*m_strip, "action-auth"_L1));
    QVERIFY(click(*m_strip, "action-send"_L1));
    QCOMPARE(auth.size(), 1);
    QCOMPARE(send.size(), 1);
    QCOMPARE(sentLines().size(), 1);
}

void TestActionStrip::theEnd_disablesEverything()
{
    connectHere();
    QVERIFY(click(*m_strip, "action-vrfy"_L1));
    m_host->stopServer();
    QTRY_COMPARE(m_host->controller.state(), State::Ended);
    QVERIFY(!usable<QComboBox>(*m_strip, "argument"_L1));
    QVERIFY(!click(*m_strip, "action-noop"_L1));
    QVERIFY(usable<QPushButton>(*m_strip, "action-diagnose"_L1));
}

QTEST_MAIN(TestActionStrip)
#include "tst_actionstrip.moc"
