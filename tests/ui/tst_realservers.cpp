// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/certificates.h"
#include "support/dovecot.h"
#include "support/gestures.h"
#include "support/postfix.h"
#include "support/testservices.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/window/sessionpage.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mailscope;
using namespace mailscope::gestures;
using ui::SessionController;
using State = ui::SessionController::State;

/// The real window before Postfix and Dovecot, steered with mouse and keyboard.
class TestRealServers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void postfix_isMetStepByStep();
    void postfix_offersItsAuthTypesAfterTlsOnly();
    void postfix_refusesWhatItDoesNotKnow();
    void postfix_withAnExpiredCertificate_isObjectedTo();
    void postfix_thatGoesAway_isSaid();
    void dovecot_speaksLmtp();
    void dovecot_isReachedOverItsSocket();

private:
    template <typename Server>
    std::unique_ptr<Server> started(support::CertificateCase which = support::CertificateCase::Good)
    {
        support::ServerOptions options;
        options.certificate = m_certificates.files(which);
        options.mechanisms = {"PLAIN", "LOGIN"};
        auto server = std::make_unique<Server>(options);
        return server->start() ? std::move(server) : nullptr;
    }
    void connectTo(const QString &url);
    void ask(QLatin1StringView action, const QString &argument);
    [[nodiscard]] SessionController &session() const { return m_window->currentPage()->session(); }
    [[nodiscard]] QWidget &header() const { return *m_window->currentPage()->header(); }
    [[nodiscard]] std::optional<int> answer(qsizetype index) const
    {
        return session().report().answers.value(index).code;
    }

    support::Certificates m_certificates;
    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::MainWindow> m_window;
};

void TestRealServers::initTestCase()
{
    QVERIFY2(m_certificates.files(support::CertificateCase::Good), m_certificates.error().constData());
}

void TestRealServers::init()
{
    m_services = std::make_unique<TestServices>();
    m_theme = std::make_unique<ui::Theme>(*qApp, m_services->settings());
    m_theme->dress();
    m_window = std::make_unique<ui::MainWindow>(*m_services, *m_theme);
    plan::Plan plan;
    plan.tls.caFile = QString::fromUtf8(m_certificates.authority());
    plan.tls.expectedName = u"mx.example.test"_s;
    m_window->openTab(plan);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestRealServers::cleanup()
{
    m_window.reset();
    m_theme.reset();
    m_services.reset();
}

void TestRealServers::connectTo(const QString &url)
{
    QVERIFY(type(header(), "host"_L1, url));
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(session().state(), State::Idle, 15'000);
}

void TestRealServers::ask(QLatin1StringView action, const QString &argument)
{
    QVERIFY(click(header(), action));
    auto *field = usable<QComboBox>(header(), "argument"_L1);
    QVERIFY(field);
    QTest::keyClicks(field->lineEdit(), argument);
    QVERIFY(click(header(), "performArgument"_L1));
}

void TestRealServers::postfix_isMetStepByStep()
{
    const auto server = started<support::Postfix>();
    QVERIFY(server);
    connectTo(u"smtp://127.0.0.1:%1"_s.arg(server->port()));
    QTRY_VERIFY(session().report().greeting.has_value());
    QVERIFY(session().facts().isEncrypted);
    QTRY_VERIFY(session().report().tls && session().report().tls->details.objections.isEmpty());
    ask("action-vrfy"_L1, u"alice"_s);
    QTRY_COMPARE(answer(0), std::optional(252));
    ask("action-etrn"_L1, u"queue.example.test"_s);
    QTRY_COMPARE(answer(1), std::optional(250));
    ask("action-help"_L1, QString());
    QTRY_COMPARE(answer(2), std::optional(214));
    QVERIFY(click(header(), "action-quit"_L1));
    QTRY_COMPARE(session().state(), State::Ended);
    QTRY_COMPARE(session().report().verdict, Verdict::Ok);
}

void TestRealServers::postfix_offersItsAuthTypesAfterTlsOnly()
{
    const auto server = started<support::Postfix>();
    QVERIFY(server);
    connectTo(u"smtp://127.0.0.1:%1"_s.arg(server->port()));
    QTRY_VERIFY(session().report().encrypted.has_value());
    QVERIFY(session().report().clear->capabilities.authTypes().isEmpty());
    QList<QByteArray> types = session().report().encrypted->capabilities.authTypes();
    std::ranges::sort(types);
    QCOMPARE(types, (QList<QByteArray>{"LOGIN", "PLAIN"}));
}

void TestRealServers::postfix_refusesWhatItDoesNotKnow()
{
    const auto server = started<support::Postfix>();
    QVERIFY(server);
    connectTo(u"smtp://127.0.0.1:%1"_s.arg(server->port()));
    ask("action-vrfy"_L1, u"nobody.here"_s);
    QTRY_COMPARE(answer(0), std::optional(550));
    ask("action-expn"_L1, u"team"_s);
    QTRY_COMPARE(answer(1), std::optional(500));
    QVERIFY(type(*m_window->currentPage()->body(), "line"_L1, u"WHAT IS THIS"_s));
    QVERIFY(click(*m_window->currentPage()->body(), "sendLine"_L1));
    QTRY_VERIFY(!session().report().exchanges.isEmpty() && session().report().exchanges.constLast().code() == 500);
    QVERIFY(session().isLive());
    QVERIFY(!QApplication::activeModalWidget());
}

void TestRealServers::postfix_withAnExpiredCertificate_isObjectedTo()
{
    const auto server = started<support::Postfix>(support::CertificateCase::Expired);
    QVERIFY(server);
    connectTo(u"smtp://127.0.0.1:%1"_s.arg(server->port()));
    QTRY_VERIFY(session().report().tls && !session().report().tls->details.objections.isEmpty());
    QVERIFY(session().isLive());
}

void TestRealServers::postfix_thatGoesAway_isSaid()
{
    const auto server = started<support::Postfix>();
    QVERIFY(server);
    connectTo(u"smtp://127.0.0.1:%1"_s.arg(server->port()));
    server->stop();
    QTRY_COMPARE(session().state(), State::Ended);
    QVERIFY(!usable<QWidget>(header(), "action-noop"_L1));
}

void TestRealServers::dovecot_speaksLmtp()
{
    const auto server = started<support::Dovecot>();
    QVERIFY(server);
    connectTo(u"lmtp://127.0.0.1:%1"_s.arg(server->port()));
    QTRY_VERIFY(session().report().clear.has_value());
    QCOMPARE(session().report().clear->capabilities.verb(), wire::Capabilities::Verb::Lhlo);
    ask("action-vrfy"_L1, u"alice"_s);
    QTRY_COMPARE(answer(0), std::optional(252));
}

void TestRealServers::dovecot_isReachedOverItsSocket()
{
    const auto server = started<support::Dovecot>();
    QVERIFY(server);
    connectTo(u"lmtp+unix://"_s + QString::fromUtf8(server->socketPath()));
    QTRY_VERIFY(session().report().clear.has_value());
    QVERIFY(!session().facts().isEncrypted);
}

QTEST_MAIN(TestRealServers)
#include "tst_realservers.moc"
