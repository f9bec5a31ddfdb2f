// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/authpanel.h"

#include "panelhost.h"
#include "support/testproxy.h"
#include "ui/panels/wrappedlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>

using namespace mailscope;
using namespace Qt::StringLiterals;
using test::PanelHost;
using test::TranscriptBuilder;
using ui::AuthPanel;
using State = ui::SessionController::State;

class TestAuthPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void withoutASession_nothingCanBeSent();
    void endedSession_cannotSignIn();
    void withoutAuthOffered_breakingRulesIsNamed();
    void goodPassword_signsIn();
    void wrongPassword_isExplained();
    void secondAttempt_followsAFailure();
    void afterSuccess_noSecondLogin();
    void loginMechanism_worksToo();
    void initialResponse_isChosen_data();
    void initialResponse_isChosen();
    void authorizationIdentity_isSent();
    void password_isWipedWhenSent();
    void password_isNowhereElse();
    void password_isForgottenWithTheSession();
    void withoutAUser_nothingIsSent();
    void mechanismsOfLaterVersions_areListedButNotChosen();
    void theBest_isSuggestedAnewAfterTls();
    void inClearElsewhere_aPermissionIsNeeded();
    void inClearElsewhere_aProofNeedsNoPermission();
    void permission_endsWithTheSession();
    void doubtfulCertificate_isNoMatterOnThisMachine();
    void keyboard_reachesEveryField();
    void hostileMechanismAndReply_stayText();
    void everythingHasAName();

private:
    [[nodiscard]] QString words(const char *name) const { return PanelHost::words(*m_panel, name); }
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return PanelHost::find<Widget>(*m_panel, name);
    }
    [[nodiscard]] QPushButton *button() const { return find<QPushButton>("authSend"); }
    [[nodiscard]] QStringList mechanisms() const;
    [[nodiscard]] bool connectInTls(practice::Options options = {});
    [[nodiscard]] bool connectThroughProxy();
    void choose(const QString &mechanism);
    void type(const QString &user, const QString &password);
    [[nodiscard]] QByteArray serverSaw() const;

    std::unique_ptr<PanelHost> m_host;
    std::unique_ptr<AuthPanel> m_panel;
    std::unique_ptr<support::TestProxy> m_proxy;
    QString m_password;
};

void TestAuthPanel::init()
{
    m_host = std::make_unique<PanelHost>();
    m_panel = std::make_unique<AuthPanel>(m_host->controller, m_host->services);
    PanelHost::put(*m_panel);
    for (const practice::User &user : practice::Options::defaultUsers()) {
        if (user.name == "alice")
            m_password = QString::fromUtf8(user.password);
    }
    QVERIFY(!m_password.isEmpty());
}

void TestAuthPanel::cleanup()
{
    m_panel.reset();
    m_host.reset();
    m_proxy.reset();
}

QStringList TestAuthPanel::mechanisms() const
{
    QStringList list;
    const auto *box = find<QComboBox>("authMechanism");
    for (int i = 0; i < box->count(); ++i)
        list.append(box->itemText(i));
    return list;
}

bool TestAuthPanel::connectInTls(practice::Options options)
{
    plan::Plan plan;
    plan.security = plan::Security::StartTls;
    return m_host->connectTo(std::move(options), plan);
}

/// To somebody who offers AUTH in clear, by a way that may lead anywhere.
bool TestAuthPanel::connectThroughProxy()
{
    practice::Options options;
    options.authInClear = true;
    plan::Plan plan;
    plan.security = plan::Security::None;
    if (!m_host->connectTo(options, plan))
        return false;
    m_proxy = std::make_unique<support::TestProxy>(support::TestProxy::Protocol::Socks5, m_host->server().port());
    plan = m_host->controller.plan();
    plan.proxy = plan::Proxy{plan::Proxy::Kind::Socks5, u"127.0.0.1"_s, m_proxy->port(), {}};
    plan.targets[0].host = u"mx.example"_s;
    m_host->controller.setPlan(plan);
    m_host->controller.connectToServer();
    return QTest::qWaitFor([this] { return m_host->controller.state() == State::Idle; }, 20000)
        && QTest::qWaitFor([this] { return m_host->controller.report().clear.has_value(); });
}

void TestAuthPanel::choose(const QString &mechanism)
{
    QTRY_VERIFY(mechanisms().contains(mechanism));
    find<QComboBox>("authMechanism")->setCurrentText(mechanism);
}

void TestAuthPanel::type(const QString &user, const QString &password)
{
    for (const auto &[name, text] : {std::pair("authUser", user), std::pair("authPassword", password)}) {
        auto *field = find<QLineEdit>(name);
        QVERIFY(field->isVisible() && field->isEnabled());
        field->setFocus();
        field->clear();
        QTest::keyClicks(field, text);
    }
}

QByteArray TestAuthPanel::serverSaw() const
{
    QByteArray all;
    for (const auto &event : m_host->controller.transcript()) {
        if (const auto *sent = std::get_if<transcript::Sent>(&event.payload))
            all += sent->data.bytes;
    }
    return all;
}

void TestAuthPanel::withoutASession_nothingCanBeSent()
{
    type(u"alice"_s, m_password);
    QVERIFY(!button()->isEnabled());
    QCOMPARE(words("authObjection"), u"Connect first."_s);
    QTest::keyClick(find<QLineEdit>("authPassword"), Qt::Key_Return);
    QCOMPARE(find<QLineEdit>("authPassword")->text(), m_password);
}

void TestAuthPanel::endedSession_cannotSignIn()
{
    m_host->show(TranscriptBuilder().opened().hello({"AUTH PLAIN"}).finished());
    type(u"alice"_s, m_password);
    QVERIFY(!button()->isEnabled());
    QVERIFY(words("authWarning").isEmpty());
}

void TestAuthPanel::withoutAuthOffered_breakingRulesIsNamed()
{
    practice::Options options;
    options.enabled.erase(practice::Feature::Auth);
    QVERIFY(connectInTls(options));
    type(u"alice"_s, m_password);
    QTRY_COMPARE(words("authObjection"),
                 u"The server offers no way to sign in now. “Break the rules” allows to try."_s);
    QVERIFY(!button()->isEnabled());
    m_host->controller.breakRules(true);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authOutcome"), u"not signed in ✗"_s);
}

void TestAuthPanel::goodPassword_signsIn()
{
    QVERIFY(connectInTls());
    choose(u"PLAIN"_s);
    type(u"alice"_s, m_password);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
    QVERIFY(words("authOutcomeCodes").startsWith(u"PLAIN: 235"_s));
    QVERIFY(words("authOutcomeWords").startsWith(u"Login accepted."_s));
    QCOMPARE(find<QLabel>("authOutcome")->property("tone").toString(), u"good"_s);
}

void TestAuthPanel::wrongPassword_isExplained()
{
    QVERIFY(connectInTls());
    choose(u"PLAIN"_s);
    type(u"alice"_s, u"wrong"_s);
    QTRY_VERIFY(button()->isEnabled());
    QTest::keyClick(find<QLineEdit>("authPassword"), Qt::Key_Return);
    QTRY_COMPARE(words("authOutcome"), u"not signed in ✗"_s);
    QVERIFY(words("authOutcomeCodes").startsWith(u"PLAIN: 535"_s));
    QVERIFY(words("authOutcomeWords").contains(u"The user name or the password is wrong"_s));
    QVERIFY(!words("authOutcomeText").isEmpty());
    QCOMPARE(m_host->controller.state(), State::Idle);
}

void TestAuthPanel::secondAttempt_followsAFailure()
{
    QVERIFY(connectInTls());
    type(u"alice"_s, u"wrong"_s);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authOutcome"), u"not signed in ✗"_s);
    type(u"alice"_s, m_password);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
}

void TestAuthPanel::afterSuccess_noSecondLogin()
{
    QVERIFY(connectInTls());
    type(u"alice"_s, m_password);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authObjection"), u"This session is signed in already."_s);
    QVERIFY(!button()->isEnabled());
}

void TestAuthPanel::loginMechanism_worksToo()
{
    QVERIFY(connectInTls());
    QTRY_VERIFY(mechanisms().contains(u"LOGIN"_s));
    find<QComboBox>("authMechanism")->setCurrentText(u"LOGIN"_s);
    QVERIFY(words("authMechanismWords").startsWith(u"LOGIN, weak: "_s));
    type(u"alice"_s, m_password);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
    QVERIFY(words("authOutcomeCodes").startsWith(u"LOGIN: 235"_s));
}

void TestAuthPanel::initialResponse_isChosen_data()
{
    QTest::addColumn<int>("choice");
    QTest::addColumn<bool>("isAlone");
    QTest::newRow("automatic") << 0 << false;
    QTest::newRow("always") << 1 << false;
    QTest::newRow("never") << 2 << true;
}

void TestAuthPanel::initialResponse_isChosen()
{
    QFETCH(const int, choice);
    QFETCH(const bool, isAlone);
    QVERIFY(connectInTls());
    choose(u"PLAIN"_s);
    find<QComboBox>("authInitialResponse")->setCurrentIndex(choice);
    type(u"alice"_s, m_password);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
    QCOMPARE(serverSaw().contains("AUTH PLAIN\r\n"), isAlone);
}

void TestAuthPanel::authorizationIdentity_isSent()
{
    QVERIFY(connectInTls());
    find<QLineEdit>("authAuthorizationId")->setText(u"somebody-else"_s);
    type(u"alice"_s, m_password);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_VERIFY(!words("authOutcome").isEmpty() && m_host->controller.state() == State::Idle);
    const auto &auth = m_host->controller.report().auth;
    QVERIFY(auth && !auth->attempts.isEmpty());
}

void TestAuthPanel::password_isWipedWhenSent()
{
    QVERIFY(connectInTls());
    type(u"alice"_s, u"wrong"_s);
    QTRY_VERIFY(button()->isEnabled());
    auto *field = find<QLineEdit>("authPassword");
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QTest::mouseClick(button(), Qt::LeftButton);
    QCOMPARE(field->text(), QString());
    QVERIFY(!field->isUndoAvailable());
    QCOMPARE(find<QLineEdit>("authUser")->text(), u"alice"_s);
}

void TestAuthPanel::password_isNowhereElse()
{
    const QString secret = u"Tr0ub4dor-and-3"_s;
    QVERIFY(connectInTls());
    type(u"alice"_s, secret);
    QVERIFY(!PanelHost::spoken(*m_panel).contains(secret));
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authOutcome"), u"not signed in ✗"_s);
    m_host->services.settings().sync();
    QDirIterator files(m_host->services.folder(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(secret.toUtf8()), qPrintable(file.fileName()));
    }
    QVERIFY(!serverSaw().contains(secret.toUtf8())
            && !serverSaw().contains((QByteArray("\0alice\0", 7) + secret.toUtf8()).toBase64()));
    QVERIFY(!QString::fromUtf8(QJsonDocument(m_host->controller.plan().toJson()).toJson()).contains(secret));
    QVERIFY(!PanelHost::spoken(*m_panel).contains(secret));
}

void TestAuthPanel::password_isForgottenWithTheSession()
{
    QVERIFY(connectInTls());
    type(u"alice"_s, m_password);
    m_host->controller.connectToServer();
    QCOMPARE(find<QLineEdit>("authPassword")->text(), QString());
}

void TestAuthPanel::withoutAUser_nothingIsSent()
{
    QVERIFY(connectInTls());
    QTRY_COMPARE(words("authObjection"), u"Type the user name."_s);
    QTest::keyClick(find<QLineEdit>("authPassword"), Qt::Key_Return);
    QVERIFY(!serverSaw().contains("AUTH"));
}

void TestAuthPanel::mechanismsOfLaterVersions_areListedButNotChosen()
{
    practice::Options options;
    options.faults = {
        *practice::Fault::parse(R"(ehlo:replace=250-x\r\n250-STARTTLS\r\n250 AUTH X-NEW SCRAM-SHA-3 LOGIN PLAIN\r\n)")};
    plan::Plan plan;
    plan.security = plan::Security::None;
    QVERIFY(m_host->connectTo(options, plan));
    QTRY_VERIFY(mechanisms().contains(u"X-NEW (not yet in this version)"_s));
    auto *box = find<QComboBox>("authMechanism");
    QVERIFY(box->currentText() == u"PLAIN"_s || box->currentText() == u"LOGIN"_s);
    const auto *model = qobject_cast<QStandardItemModel *>(box->model());
    const int row = box->findText(u"X-NEW (not yet in this version)"_s);
    QVERIFY(!model->item(row)->isEnabled());
    QVERIFY(model->item(row)->toolTip().startsWith(u"This version signs in with "_s));
    box->setFocus();
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(box, Qt::Key_Down);
    QVERIFY(box->currentText() != u"X-NEW (not yet in this version)"_s);
}

void TestAuthPanel::theBest_isSuggestedAnewAfterTls()
{
    practice::Options options;
    options.authInClear = true;
    QVERIFY(connectInTls(options));
    QTRY_COMPARE(find<QComboBox>("authMechanism")->currentText(), u"SCRAM-SHA-512-PLUS"_s);
}

void TestAuthPanel::inClearElsewhere_aPermissionIsNeeded()
{
    QVERIFY(connectThroughProxy());
    choose(u"PLAIN"_s);
    type(u"alice"_s, m_password);
    QTRY_VERIFY(words("authWarning").contains(u"everybody on the way can read the user name and the password"_s));
    auto *permission = find<QCheckBox>("authPermission");
    QVERIFY(permission->isVisible() && !permission->isChecked());
    QVERIFY(!button()->isEnabled());
    QTest::keyClick(find<QLineEdit>("authPassword"), Qt::Key_Return);
    QVERIFY(!serverSaw().contains("AUTH"));
    permission->setFocus();
    QTest::keyClick(permission, Qt::Key_Space);
    QVERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
    bool isRecorded = false;
    for (const auto &event : m_host->controller.transcript())
        isRecorded = isRecorded || std::holds_alternative<transcript::PermissionGranted>(event.payload);
    QVERIFY(isRecorded);
}

void TestAuthPanel::inClearElsewhere_aProofNeedsNoPermission()
{
    QVERIFY(connectThroughProxy());
    choose(u"SCRAM-SHA-256"_s);
    type(u"alice"_s, m_password);
    QTRY_VERIFY(button()->isEnabled());
    QCOMPARE(words("authWarning"), QString());
    QVERIFY(!find<QCheckBox>("authPermission")->isVisible());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
}

void TestAuthPanel::permission_endsWithTheSession()
{
    QVERIFY(connectThroughProxy());
    choose(u"PLAIN"_s);
    auto *permission = find<QCheckBox>("authPermission");
    QTRY_VERIFY(permission->isVisible());
    permission->setChecked(true);
    m_host->controller.connectToServer();
    QVERIFY(!permission->isChecked());
}

void TestAuthPanel::doubtfulCertificate_isNoMatterOnThisMachine()
{
    practice::Options options;
    options.certificate = practice::CertificateKind::SelfSigned;
    QVERIFY(connectInTls(options));
    type(u"alice"_s, m_password);
    QTRY_VERIFY(button()->isEnabled());
    QVERIFY(!find<QCheckBox>("authCertificatePermission")->isVisible());
    QVERIFY(words("authCertificateWarning").isEmpty());
}

void TestAuthPanel::keyboard_reachesEveryField()
{
    QVERIFY(connectInTls());
    type(u"alice"_s, m_password);
    QTRY_VERIFY(button()->isEnabled());
    m_panel->begin();
    QCOMPARE(m_panel->focusWidget()->objectName(), u"authPassword"_s);
    find<QComboBox>("authMechanism")->setFocus();
    QStringList order;
    for (int i = 0; i < 6; ++i) {
        order.append(m_panel->focusWidget()->objectName());
        QTest::keyClick(m_panel->focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(order,
             (QStringList{u"authMechanism"_s, u"authUser"_s, u"authPassword"_s, u"authAuthorizationId"_s,
                          u"authInitialResponse"_s, u"authSend"_s}));
}

void TestAuthPanel::hostileMechanismAndReply_stayText()
{
    practice::Options options;
    options.authInClear = true;
    options.faults = {*practice::Fault::parse(R"(auth:refuse=535 5.7.8 <b>no</b>\x1b[31m)"),
                      *practice::Fault::parse(R"(ehlo:replace=250-x\r\n250 AUTH <I>\x1b PLAIN\r\n)")};
    plan::Plan plan;
    plan.security = plan::Security::None;
    QVERIFY(m_host->connectTo(options, plan));
    type(u"alice"_s, m_password);
    QTRY_VERIFY(button()->isEnabled());
    QVERIFY(mechanisms().contains(u"<I>␛ (not yet in this version)"_s));
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authOutcomeText"), u"<b>no</b>␛[31m"_s);
    for (const QLabel *label : m_panel->findChildren<ui::WrappedLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TestAuthPanel::everythingHasAName()
{
    QVERIFY(connectThroughProxy());
    choose(u"PLAIN"_s);
    QTRY_VERIFY(find<QCheckBox>("authPermission")->isVisible());
    QCOMPARE(PanelHost::nameless(*m_panel), QStringList());
    QCOMPARE(PanelHost::overhanging(*m_panel), QStringList());
}

QTEST_MAIN(TestAuthPanel)
#include "tst_authpanel.moc"
