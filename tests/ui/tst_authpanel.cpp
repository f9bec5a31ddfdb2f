// SPDX-License-Identifier: GPL-3.0-or-later
#include "authhost.h"
#include "ui/panels/wrappedlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QStandardItemModel>

using namespace mailscope;
using namespace Qt::StringLiterals;
using test::AuthHost;
using test::PanelHost;
using test::TranscriptBuilder;
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
    void inClearElsewhere_aPermissionIsNeeded();
    void inClearElsewhere_aProofNeedsNoPermission_data();
    void inClearElsewhere_aProofNeedsNoPermission();
    void mechanismsThatThisComputerLacks_areListedButNotChosen();
    void permission_endsWithTheSession();
    void doubtfulCertificate_isNoMatterOnThisMachine();
    void keyboard_reachesEveryField();
    void hostileMechanismAndReply_stayText();
    void everythingHasAName();

private:
    [[nodiscard]] QString words(const char *name) const { return m_host->words(name); }
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_host->find<Widget>(name);
    }
    [[nodiscard]] QPushButton *button() const { return m_host->button(); }

    std::unique_ptr<AuthHost> m_host;
};

void TestAuthPanel::init()
{
    m_host = std::make_unique<AuthHost>();
    QVERIFY(!m_host->password.isEmpty());
}

void TestAuthPanel::cleanup()
{
    m_host.reset();
}

void TestAuthPanel::withoutASession_nothingCanBeSent()
{
    m_host->type(u"alice"_s, m_host->password);
    QVERIFY(!button()->isEnabled());
    QCOMPARE(words("authObjection"), u"Connect first."_s);
    QTest::keyClick(find<QLineEdit>("authPassword"), Qt::Key_Return);
    QCOMPARE(find<QLineEdit>("authPassword")->text(), m_host->password);
}

void TestAuthPanel::endedSession_cannotSignIn()
{
    m_host->show(TranscriptBuilder().opened().hello({"AUTH PLAIN"}).finished());
    m_host->type(u"alice"_s, m_host->password);
    QVERIFY(!button()->isEnabled());
    QVERIFY(words("authWarning").isEmpty());
}

void TestAuthPanel::withoutAuthOffered_breakingRulesIsNamed()
{
    practice::Options options;
    options.enabled.erase(practice::Feature::Auth);
    QVERIFY(m_host->connectInTls(options));
    m_host->type(u"alice"_s, m_host->password);
    QTRY_COMPARE(words("authObjection"),
                 u"The server offers no way to sign in now. “Break the rules” allows to try."_s);
    QVERIFY(!button()->isEnabled());
    m_host->controller.breakRules(true);
    QTRY_COMPARE(words("authObjection"), u"The server offers no way to sign in now: choose the mechanism to try."_s);
    m_host->choose("PLAIN");
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authOutcome"), u"not signed in ✗"_s);
}

void TestAuthPanel::goodPassword_signsIn()
{
    QVERIFY(m_host->connectInTls());
    m_host->type(u"alice"_s, m_host->password);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
    QVERIFY(words("authOutcomeCodes").startsWith(u"PLAIN: 235"_s));
    QVERIFY(words("authOutcomeWords").startsWith(u"Login accepted."_s));
    QCOMPARE(find<QLabel>("authOutcome")->property("tone").toString(), u"good"_s);
}

void TestAuthPanel::wrongPassword_isExplained()
{
    QVERIFY(m_host->connectInTls());
    m_host->type(u"alice"_s, u"wrong"_s);
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
    QVERIFY(m_host->connectInTls());
    m_host->type(u"alice"_s, u"wrong"_s);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authOutcome"), u"not signed in ✗"_s);
    m_host->type(u"alice"_s, m_host->password);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
}

void TestAuthPanel::afterSuccess_noSecondLogin()
{
    QVERIFY(m_host->connectInTls());
    m_host->type(u"alice"_s, m_host->password);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authObjection"), u"This session is signed in already."_s);
    QVERIFY(!button()->isEnabled());
}

void TestAuthPanel::loginMechanism_worksToo()
{
    QVERIFY(m_host->connectInTls());
    QTRY_VERIFY(m_host->mechanisms().contains(u"LOGIN"_s));
    m_host->choose("LOGIN");
    QVERIFY(words("authMechanismWords").startsWith(u"LOGIN, weak: "_s));
    m_host->type(u"alice"_s, m_host->password);
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
    QVERIFY(m_host->connectInTls());
    find<QComboBox>("authInitialResponse")->setCurrentIndex(choice);
    m_host->type(u"alice"_s, m_host->password);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
    QCOMPARE(m_host->sent().contains("AUTH PLAIN\r\n"), isAlone);
}

void TestAuthPanel::authorizationIdentity_isSent()
{
    QVERIFY(m_host->connectInTls());
    find<QLineEdit>("authAuthorizationId")->setText(u"somebody-else"_s);
    m_host->type(u"alice"_s, m_host->password);
    QTRY_VERIFY(button()->isEnabled());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_VERIFY(!words("authOutcome").isEmpty() && m_host->controller.state() == State::Idle);
    const auto &auth = m_host->controller.report().auth;
    QVERIFY(auth && !auth->attempts.isEmpty());
}

void TestAuthPanel::password_isWipedWhenSent()
{
    QVERIFY(m_host->connectInTls());
    m_host->type(u"alice"_s, u"wrong"_s);
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
    QVERIFY(m_host->connectInTls());
    m_host->type(u"alice"_s, secret);
    QVERIFY(!PanelHost::spoken(*m_host->panel).contains(secret));
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
    QVERIFY(!m_host->sent().contains(secret.toUtf8())
            && !m_host->sent().contains((QByteArray("\0alice\0", 7) + secret.toUtf8()).toBase64()));
    QVERIFY(!QString::fromUtf8(QJsonDocument(m_host->controller.plan().toJson()).toJson()).contains(secret));
    QVERIFY(!PanelHost::spoken(*m_host->panel).contains(secret));
}

void TestAuthPanel::password_isForgottenWithTheSession()
{
    QVERIFY(m_host->connectInTls());
    m_host->type(u"alice"_s, m_host->password);
    m_host->controller.connectToServer();
    QCOMPARE(find<QLineEdit>("authPassword")->text(), QString());
}

void TestAuthPanel::withoutAUser_nothingIsSent()
{
    QVERIFY(m_host->connectInTls());
    QTRY_COMPARE(words("authObjection"), u"Type the user name."_s);
    QTest::keyClick(find<QLineEdit>("authPassword"), Qt::Key_Return);
    QVERIFY(!m_host->sent().contains("AUTH"));
}

void TestAuthPanel::mechanismsOfLaterVersions_areListedButNotChosen()
{
    practice::Options options;
    options.faults = {
        *practice::Fault::parse(R"(ehlo:replace=250-x\r\n250-STARTTLS\r\n250 AUTH X-NEW SCRAM-SHA-3 LOGIN PLAIN\r\n)")};
    plan::Plan plan;
    plan.security = plan::Security::None;
    QVERIFY(m_host->connectTo(options, plan));
    QTRY_VERIFY(m_host->mechanisms().contains(u"X-NEW (not yet in this version)"_s));
    auto *box = find<QComboBox>("authMechanism");
    QCOMPARE(box->currentText(), u"Automatic"_s);
    const auto *model = qobject_cast<QStandardItemModel *>(box->model());
    const int row = box->findText(u"X-NEW (not yet in this version)"_s);
    QVERIFY(!model->item(row)->isEnabled());
    QCOMPARE(model->item(row)->toolTip(), u"This version does not know it."_s);
    box->setFocus();
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(box, Qt::Key_Down);
    QVERIFY(box->currentText() != u"X-NEW (not yet in this version)"_s);
}

void TestAuthPanel::inClearElsewhere_aPermissionIsNeeded()
{
    QVERIFY(m_host->connectThroughProxy());
    m_host->type(u"alice"_s, m_host->password);
    QTRY_VERIFY(words("authWarning").contains(u"everybody on the way can read the user name and the password"_s));
    auto *permission = find<QCheckBox>("authPermission");
    QVERIFY(permission->isVisible() && !permission->isChecked());
    QVERIFY(!button()->isEnabled());
    QTest::keyClick(find<QLineEdit>("authPassword"), Qt::Key_Return);
    QVERIFY(!m_host->sent().contains("AUTH"));
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

void TestAuthPanel::inClearElsewhere_aProofNeedsNoPermission_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<bool>("isChosen"); // by hand, beside mechanisms that would send the password
    for (const char *name : {"SCRAM-SHA-256", "SCRAM-SHA-1", "DIGEST-MD5", "CRAM-MD5", "NTLM"}) {
        QTest::addRow("%s alone", name) << QByteArray(name) << false;
        QTest::addRow("%s beside PLAIN", name) << QByteArray(name) << true;
    }
}

/// The password does not cross the network, so nobody on the way can read it.
void TestAuthPanel::inClearElsewhere_aProofNeedsNoPermission()
{
    QFETCH(const QByteArray, mechanism);
    QFETCH(const bool, isChosen);
    practice::Options options;
    options.mechanisms = {mechanism};
    if (isChosen)
        options.mechanisms += {"PLAIN", "LOGIN"};
    QVERIFY(m_host->connectThroughProxy(options));
    if (isChosen)
        m_host->choose(mechanism);
    m_host->type(u"alice"_s, m_host->password);
    QTRY_VERIFY(button()->isEnabled());
    QVERIFY(!find<QCheckBox>("authPermission")->isVisible());
    QCOMPARE(words("authWarning"), QString());
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
    QVERIFY(words("authOutcomeCodes").startsWith(QString::fromLatin1(mechanism) + u": 235"_s));
    for (const auto &event : m_host->controller.transcript())
        QVERIFY(!std::holds_alternative<transcript::PermissionGranted>(event.payload));
}

void TestAuthPanel::mechanismsThatThisComputerLacks_areListedButNotChosen()
{
    const auto putBack = qScopeGuard([before = qgetenv("SASL_PATH")] { qputenv("SASL_PATH", before); });
    qputenv("SASL_PATH", "/nowhere");
    practice::Options options;
    options.faults = {*practice::Fault::parse(R"(ehlo:replace=250-x\r\n250 AUTH GSSAPI LOGIN PLAIN\r\n)")};
    QVERIFY(m_host->connectInClear(options));
    const QString text = u"GSSAPI (not on this computer)"_s;
    QTRY_VERIFY(m_host->mechanisms().contains(text));
    const auto *box = find<QComboBox>("authMechanism");
    const auto *model = qobject_cast<QStandardItemModel *>(box->model());
    const auto *const item = model->item(box->findText(text));
    QVERIFY(!item->isEnabled());
    QVERIFY(item->toolTip().startsWith(u"This computer lacks what it takes"_s));
}

void TestAuthPanel::permission_endsWithTheSession()
{
    QVERIFY(m_host->connectThroughProxy());
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
    QVERIFY(m_host->connectInTls(options));
    m_host->type(u"alice"_s, m_host->password);
    QTRY_VERIFY(button()->isEnabled());
    QVERIFY(!find<QCheckBox>("authCertificatePermission")->isVisible());
    QVERIFY(words("authCertificateWarning").isEmpty());
}

void TestAuthPanel::keyboard_reachesEveryField()
{
    QVERIFY(m_host->connectInTls());
    m_host->type(u"alice"_s, m_host->password);
    QTRY_VERIFY(button()->isEnabled());
    m_host->panel->begin();
    QCOMPARE(m_host->panel->focusWidget()->objectName(), u"authPassword"_s);
    find<QComboBox>("authMechanism")->setFocus();
    QStringList order;
    for (int i = 0; i < 8; ++i) {
        order.append(m_host->panel->focusWidget()->objectName());
        QTest::keyClick(m_host->panel->focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(order,
             (QStringList{u"authMechanism"_s, u"authUser"_s, u"authPassword"_s, u"authPasswordShow"_s, u"authMore"_s,
                          u"keyringSave"_s, u"keyringFetch"_s, u"authSend"_s}));
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
    m_host->type(u"alice"_s, m_host->password);
    QTRY_VERIFY(button()->isEnabled());
    QVERIFY(m_host->mechanisms().contains(u"<I>␛ (not yet in this version)"_s));
    QTest::mouseClick(button(), Qt::LeftButton);
    QTRY_COMPARE(words("authOutcomeText"), u"<b>no</b>␛[31m"_s);
    for (const QLabel *label : m_host->panel->findChildren<ui::WrappedLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TestAuthPanel::everythingHasAName()
{
    QVERIFY(m_host->connectThroughProxy());
    QTRY_VERIFY(find<QCheckBox>("authPermission")->isVisible());
    QCOMPARE(PanelHost::nameless(*m_host->panel), QStringList());
    QCOMPARE(PanelHost::overhanging(*m_host->panel), QStringList());
}

QTEST_MAIN(TestAuthPanel)
#include "tst_authpanel.moc"
