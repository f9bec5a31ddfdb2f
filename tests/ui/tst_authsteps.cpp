// SPDX-License-Identifier: GPL-3.0-or-later
#include "authhost.h"
#include "support/secretscan.h"
#include "ui/panels/chip.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

using namespace mailscope;
using namespace Qt::StringLiterals;
using test::AuthHost;
using test::PanelHost;
using State = ui::SessionController::State;

/// Choosing a mechanism, what is told ahead of an attempt, the attempt step by step, and what follows a failure.
class TestAuthSteps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void rightPassword_signsInWithScram();
    void wrongPassword_isOneAttemptWithCauseAndNextStep();
    void wrongSignature_isNoSuccess();
    void checkedBinding_signsInBehindTheWrongOne();
    void choice_isExplainedAboveTheButton();
    void choice_isOverruled();
    void weakChip_saysWhy();
    void unusableChip_saysWhyNot();
    void chips_tellBeforeFromAfterTls();
    void preview_holdsNoSecret_data();
    void preview_holdsNoSecret();
    void preview_namesWhatIsHidden();
    void preview_followsTheInitialResponse();
    void preview_isGoneOnceSignedIn();
    void steps_unfoldAsTheyCome();
    void steps_ofTwoAttempts_stayApart();
    void anotherMechanism_isTriedAtOnce();
    void anotherMechanism_needsNoSecondTyping_untilTheUserIsAnother();
    void token_isAskedForWhereAMechanismTakesIt();
    void shownPassword_isHiddenAgainWhenSent();
    void more_opensWithTheKeyboard();
    void rareFields_goIntoThePlan();
    void plan_holdsNoSecretAndNoPermission();
    void profile_fillsTheFields();
    void keyring_keepsAndGivesBack();
    void withoutAKeyring_thatIsSaid();
    void emptyKeyring_isSaid();

private:
    [[nodiscard]] QString words(const char *name) const { return m_host->words(name); }
    [[nodiscard]] ui::Chip *chip(const char *group, const QString &name) const;
    [[nodiscard]] QStringList tries() const;
    [[nodiscard]] bool hasRow(const QString &text) const;

    std::unique_ptr<AuthHost> m_host;
};

void TestAuthSteps::init()
{
    m_host = std::make_unique<AuthHost>();
}

void TestAuthSteps::cleanup()
{
    m_host.reset();
}

ui::Chip *TestAuthSteps::chip(const char *group, const QString &name) const
{
    const auto chips = m_host->find<QWidget>(group)->findChildren<ui::Chip *>();
    const auto found =
        std::ranges::find_if(chips, [&name](const ui::Chip *each) { return each->text().section(u' ', 0, 0) == name; });
    return found == chips.end() ? nullptr : *found;
}

/// The buttons that try another mechanism.
QStringList TestAuthSteps::tries() const
{
    QStringList names;
    for (const QPushButton *button : m_host->find<QWidget>("authOthers")->findChildren<QPushButton *>()) {
        if (button->isVisible())
            names.append(button->text());
    }
    return names;
}

bool TestAuthSteps::hasRow(const QString &text) const
{
    const QStringList rows = m_host->rows("authSteps");
    return std::ranges::any_of(rows, [&text](const QString &row) { return row.contains(text); });
}

void TestAuthSteps::rightPassword_signsInWithScram()
{
    practice::Options options;
    options.mechanisms = {"PLAIN", "SCRAM-SHA-256", "CRAM-MD5"};
    QVERIFY(m_host->connectInTls(options));
    m_host->type(u"alice"_s, m_host->password);
    QVERIFY(m_host->press());
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
    QVERIFY(words("authOutcomeCodes").startsWith(u"SCRAM-SHA-256: 235"_s));
    QVERIFY(hasRow(u"server-final-message"_s));
    QTRY_COMPARE(m_host->controller.state(), State::Idle);
    QVERIFY(m_host->controller.report().authenticated); // hello was said again
}

void TestAuthSteps::wrongPassword_isOneAttemptWithCauseAndNextStep()
{
    practice::Options options;
    options.mechanisms = {"SCRAM-SHA-256", "PLAIN"};
    QVERIFY(m_host->connectInTls(options));
    m_host->type(u"alice"_s, u"wrong"_s);
    QVERIFY(m_host->press());
    QTRY_COMPARE(words("authOutcome"), u"not signed in ✗"_s);
    QTRY_COMPARE(m_host->controller.state(), State::Idle);
    QCOMPARE(m_host->controller.report().auth->attempts.size(), 1);
    QVERIFY(words("authOutcomeCodes").startsWith(u"SCRAM-SHA-256: 535"_s));
    QVERIFY(words("authCause").startsWith(u"Why: "_s));
    QVERIFY(words("authNextStep").startsWith(u"What to do: "_s));
    QVERIFY(words("authHintSource").startsWith(u"Source: "_s));
}

void TestAuthSteps::wrongSignature_isNoSuccess()
{
    practice::Options options;
    options.mechanisms = {"SCRAM-SHA-256", "PLAIN"};
    options.faults = {*practice::Fault::parse("login:signature")};
    QVERIFY(m_host->connectInTls(options));
    m_host->type(u"alice"_s, m_host->password);
    QVERIFY(m_host->press());
    QTRY_COMPARE(words("authOutcome"), u"not signed in ✗"_s);
    QTRY_COMPARE(m_host->controller.state(), State::Idle);
    QVERIFY(!words("authOutcomeWords").isEmpty());
    QCOMPARE(m_host->controller.report().auth->attempts.constLast().reason, QByteArray("auth-server-unproven"));
    QVERIFY(tries().isEmpty()); // it is not offered the password by PLAIN
}

void TestAuthSteps::checkedBinding_signsInBehindTheWrongOne()
{
    practice::Options options;
    options.mechanisms = {"SCRAM-SHA-256-PLUS"};
    QVERIFY(m_host->connectInTls(options));
    m_host->find<QCheckBox>("authCheckBinding")->setChecked(true);
    m_host->type(u"alice"_s, m_host->password);
    QVERIFY(m_host->press());
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
    QCOMPARE(m_host->controller.report().auth->attempts.size(), 2);
    QVERIFY(hasRow(u"binding noticed"_s));
}

void TestAuthSteps::choice_isExplainedAboveTheButton()
{
    practice::Options options;
    options.mechanisms = {"LOGIN", "SCRAM-SHA-256", "SCRAM-SHA-1", "OAUTHBEARER"};
    QVERIFY(m_host->connectInTls(options));
    QTRY_VERIFY(words("authChoice").startsWith(u"Offered 4, usable 3, chose SCRAM-SHA-256 because "_s));
    const auto *sentence = m_host->find<QLabel>("authChoice");
    QVERIFY(sentence->isVisible() && sentence->geometry().bottom() <= m_host->button()->geometry().top());
}

void TestAuthSteps::choice_isOverruled()
{
    practice::Options options;
    options.mechanisms = {"SCRAM-SHA-256", "LOGIN"};
    QVERIFY(m_host->connectInTls(options));
    m_host->choose("LOGIN");
    QTRY_VERIFY(words("authChoice").contains(u"chose LOGIN because it was asked for"_s));
    m_host->type(u"alice"_s, m_host->password);
    QVERIFY(m_host->press());
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
    QVERIFY(m_host->sent().contains("AUTH LOGIN"));
    QVERIFY(!m_host->sent().contains("SCRAM"));
}

void TestAuthSteps::weakChip_saysWhy()
{
    practice::Options options;
    options.mechanisms = {"SCRAM-SHA-256", "CRAM-MD5"};
    QVERIFY(m_host->connectInTls(options));
    QTRY_VERIFY(chip("authChipsAfter", u"CRAM-MD5"_s) != nullptr);
    const ui::Chip *weak = chip("authChipsAfter", u"CRAM-MD5"_s);
    QVERIFY(weak->text().endsWith(u"⚠"_s));
    QVERIFY(weak->accessibleName().startsWith(u"CRAM-MD5, weak: "_s));
    QVERIFY(weak->accessibleName().endsWith(u"Can be used here."_s));
    QVERIFY(weak->toolTip().contains(u"What somebody on the way learns"_s));
    const ui::Chip *strong = chip("authChipsAfter", u"SCRAM-SHA-256"_s);
    QVERIFY(strong != nullptr && !strong->text().contains(u"⚠"_s));
}

void TestAuthSteps::unusableChip_saysWhyNot()
{
    practice::Options options;
    options.mechanisms = {"PLAIN", "OAUTHBEARER"};
    QVERIFY(m_host->connectInTls(options));
    QTRY_VERIFY(chip("authChipsAfter", u"OAUTHBEARER"_s) != nullptr);
    const ui::Chip *unusable = chip("authChipsAfter", u"OAUTHBEARER"_s);
    QVERIFY(unusable->text().contains(u"✗"_s));
    QVERIFY(unusable->accessibleName().contains(u"Cannot be used here: it needs a token."_s));
    QVERIFY(unusable->toolTip().contains(u"it needs a token"_s));
}

void TestAuthSteps::chips_tellBeforeFromAfterTls()
{
    practice::Options options;
    options.authInClear = true;
    options.mechanisms = {"PLAIN", "SCRAM-SHA-256-PLUS"};
    QVERIFY(m_host->connectInTls(options));
    QTRY_VERIFY(chip("authChipsAfter", u"SCRAM-SHA-256-PLUS"_s) != nullptr);
    QVERIFY(chip("authChipsBefore", u"PLAIN"_s) != nullptr);
    QVERIFY(chip("authChipsBefore", u"SCRAM-SHA-256-PLUS"_s) == nullptr);
    QCOMPARE(words("authChipsBeforeTitle"), u"Before TLS"_s);
    QCOMPARE(words("authChipsAfterTitle"), u"After TLS"_s);
}

void TestAuthSteps::preview_holdsNoSecret_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    for (const char *name : {"PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS", "NTLM"})
        QTest::newRow(name) << QByteArray(name);
}

void TestAuthSteps::preview_holdsNoSecret()
{
    QFETCH(const QByteArray, mechanism);
    const QString secret = u"Tr0ub4dor-and-3 %/"_s;
    QVERIFY(m_host->connectInTls({}));
    m_host->choose(mechanism);
    m_host->type(u"alice"_s, secret);
    QTRY_VERIFY(words("authPreviewLine").startsWith("AUTH "_L1 + QString::fromLatin1(mechanism)));
    QVERIFY(!words("authPreviewBehind").isEmpty());
    QVERIFY(!m_host->sent().contains("AUTH"));
    test::SecretScan scan;
    scan.add(u"password"_s, secret.toUtf8());
    QCOMPARE(scan.leakIn(m_host->everything()), QString());
    QVERIFY(m_host->press());
    QTRY_COMPARE(words("authOutcome"), u"not signed in ✗"_s);
    QCOMPARE(scan.leakIn(m_host->everything()), QString());
}

void TestAuthSteps::preview_namesWhatIsHidden()
{
    QVERIFY(m_host->connectInTls());
    m_host->choose("PLAIN");
    m_host->type(u"alice"_s, u"1234567"_s);
    // NUL alice NUL 1234567 are 14 bytes, 20 in base64.
    QTRY_COMPARE(words("authPreviewLine"), u"AUTH PLAIN [20 bytes hidden]"_s);
    QVERIFY2(words("authPreviewContent").contains(u"user alice"_s), qPrintable(words("authPreviewContent")));
    QVERIFY(words("authPreviewContent").contains(u"password [hidden]"_s));
    QVERIFY(words("authPreviewBehind").startsWith(u"That is everything: "_s));
}

void TestAuthSteps::preview_followsTheInitialResponse()
{
    QVERIFY(m_host->connectInTls());
    m_host->choose("PLAIN");
    m_host->type(u"alice"_s, u"1234567"_s);
    m_host->find<QComboBox>("authInitialResponse")->setCurrentIndex(2);
    QTRY_COMPARE(words("authPreviewLine"), u"AUTH PLAIN"_s);
    QVERIFY(words("authPreviewContent").isEmpty());
    QVERIFY(words("authPreviewBehind").startsWith(u"It goes once the server has asked for it."_s));
}

void TestAuthSteps::preview_isGoneOnceSignedIn()
{
    QVERIFY(m_host->connectInTls());
    m_host->type(u"alice"_s, m_host->password);
    QTRY_VERIFY(m_host->find<QLabel>("authPreviewLine")->isVisible());
    QVERIFY(m_host->press());
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
    QTRY_VERIFY(!m_host->find<QLabel>("authPreviewLine")->isVisible());
}

void TestAuthSteps::steps_unfoldAsTheyCome()
{
    practice::Options options;
    options.mechanisms = {"SCRAM-SHA-256"};
    options.faults = {*practice::Fault::parse("response[1]:silence")};
    QVERIFY(m_host->connectInTls(options));
    m_host->type(u"alice"_s, m_host->password);
    QVERIFY(m_host->press());
    // The server says no more behind our proof: what came so far is shown already.
    QTRY_VERIFY(hasRow(u"→ client: client-final-message"_s));
    QCOMPARE(words("authOutcome"), u"under way"_s);
    QVERIFY(hasRow(u"← server: server-first-message"_s));
    QVERIFY(hasRow(u"iteration-count 4096"_s));
    QVERIFY(hasRow(u"proof [hidden]"_s));
    QVERIFY(hasRow(u"paragraph RFC 5802"_s));
    QVERIFY(!hasRow(u"server-final-message"_s));
    const auto *view = m_host->find<QAbstractItemView>("authSteps");
    QVERIFY(view->isVisible() && view->height() > view->fontMetrics().height() * 8);
}

void TestAuthSteps::steps_ofTwoAttempts_stayApart()
{
    QVERIFY(m_host->connectInTls());
    m_host->type(u"alice"_s, u"wrong"_s);
    QVERIFY(m_host->press());
    QTRY_VERIFY(tries().contains(u"Try LOGIN"_s));
    QVERIFY(m_host->press("authTry_LOGIN"));
    QTRY_COMPARE(m_host->controller.report().auth->attempts.size(), 2);
    QTRY_VERIFY(m_host->rows("authSteps").contains(u"LOGIN"_s));
    QVERIFY(m_host->rows("authSteps").indexOf(u"PLAIN"_s) < m_host->rows("authSteps").indexOf(u"LOGIN"_s));
}

void TestAuthSteps::anotherMechanism_isTriedAtOnce()
{
    practice::Options options;
    options.mechanisms = {"SCRAM-SHA-256", "PLAIN"};
    options.faults = {*practice::Fault::parse("auth[1]:refuse=504 5.5.4 not now")};
    QVERIFY(m_host->connectInTls(options));
    m_host->choose("SCRAM-SHA-256");
    m_host->type(u"alice"_s, m_host->password);
    QVERIFY(tries().isEmpty());
    QVERIFY(m_host->press());
    QTRY_COMPARE(tries(), QStringList{u"Try PLAIN"_s});
    QVERIFY(m_host->press("authTry_PLAIN"));
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
    QTRY_VERIFY(tries().isEmpty());
    QCOMPARE(m_host->find<QComboBox>("authMechanism")->currentText(), u"PLAIN"_s);
}

void TestAuthSteps::anotherMechanism_needsNoSecondTyping_untilTheUserIsAnother()
{
    QVERIFY(m_host->connectInTls());
    m_host->type(u"alice"_s, u"wrong"_s);
    QVERIFY(m_host->press());
    QTRY_VERIFY(!tries().isEmpty());
    auto *field = m_host->find<QLineEdit>("authPassword");
    QCOMPARE(field->text(), QString());
    QCOMPARE(field->placeholderText(), u"kept for another attempt"_s);
    QTest::keyClicks(m_host->find<QLineEdit>("authUser"), u"2"_s);
    QTRY_VERIFY(tries().isEmpty());
    QCOMPARE(field->placeholderText(), QString());
    QCOMPARE(words("authObjection"), u"Type the password."_s);
}

void TestAuthSteps::token_isAskedForWhereAMechanismTakesIt()
{
    practice::Options options;
    options.mechanisms = {"PLAIN", "XOAUTH2"};
    QVERIFY(m_host->connectInTls(options));
    m_host->choose("PLAIN");
    QVERIFY(!m_host->find<QLineEdit>("authToken")->isVisible());
    m_host->choose("XOAUTH2");
    QVERIFY(m_host->find<QLineEdit>("authToken")->isVisible());
    QVERIFY(!m_host->find<QLineEdit>("authPassword")->isVisible());
    QTest::keyClicks(m_host->find<QLineEdit>("authUser"), u"alice"_s);
    QCOMPARE(words("authObjection"), u"Type the token."_s);
    QTest::keyClicks(m_host->find<QLineEdit>("authToken"), u"token-of-alice"_s);
    test::SecretScan scan;
    scan.add(u"token"_s, "token-of-alice");
    QCOMPARE(scan.leakIn(m_host->everything()), QString());
    QVERIFY(m_host->press());
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
    QCOMPARE(scan.leakIn(m_host->everything()), QString());
}

void TestAuthSteps::shownPassword_isHiddenAgainWhenSent()
{
    QVERIFY(m_host->connectInTls());
    m_host->type(u"alice"_s, u"wrong"_s);
    auto *field = m_host->find<QLineEdit>("authPassword");
    auto *show = m_host->find<QToolButton>("authPasswordShow");
    QCOMPARE(show->accessibleName(), u"Show the password"_s);
    show->setFocus();
    QTest::keyClick(show, Qt::Key_Space);
    QCOMPARE(field->echoMode(), QLineEdit::Normal);
    QVERIFY(m_host->press());
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QVERIFY(!show->isChecked());
}

void TestAuthSteps::more_opensWithTheKeyboard()
{
    auto *more = m_host->find<QToolButton>("authMore");
    QVERIFY(!m_host->find<QWidget>("authRealm")->isVisible());
    more->setFocus();
    QTest::keyClick(more, Qt::Key_Space);
    for (const char *name : {"authAuthorizationId", "authRealm", "authInitialResponse", "authNtlm", "authPrepare",
                             "authCheckBinding", "authIterations", "authFailures"})
        QVERIFY2(m_host->find<QWidget>(name)->isVisible(), name);
    QCOMPARE(PanelHost::nameless(*m_host->panel), QStringList());
    QCOMPARE(PanelHost::overhanging(*m_host->panel), QStringList());
}

void TestAuthSteps::rareFields_goIntoThePlan()
{
    QVERIFY(m_host->connectInTls());
    m_host->choose("LOGIN");
    m_host->find<QLineEdit>("authUser")->setText(u"alice"_s);
    m_host->find<QLineEdit>("authRealm")->setText(u"example"_s);
    m_host->find<QComboBox>("authNtlm")->setCurrentIndex(2);
    m_host->find<QCheckBox>("authPrepare")->setChecked(false);
    m_host->find<QCheckBox>("authCheckBinding")->setChecked(true);
    const plan::Login &login = m_host->controller.plan().login;
    QCOMPARE(login.user, u"alice"_s);
    QCOMPARE(login.mechanisms, QList<QByteArray>{"LOGIN"});
    QCOMPARE(login.realm, u"example"_s);
    QCOMPARE(login.ntlm, plan::Login::Ntlm::V1);
    QVERIFY(!login.prepare && login.checkChannelBinding);
}

void TestAuthSteps::plan_holdsNoSecretAndNoPermission()
{
    QVERIFY(m_host->connectThroughProxy());
    m_host->type(u"alice"_s, m_host->password);
    QTRY_VERIFY(m_host->find<QCheckBox>("authPermission")->isVisible());
    QTest::mouseClick(m_host->find<QCheckBox>("authPermission"), Qt::LeftButton, {}, QPoint(5, 5));
    QVERIFY(m_host->find<QCheckBox>("authPermission")->isChecked());
    QVERIFY(m_host->press());
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
    const plan::Login &login = m_host->controller.plan().login;
    QCOMPARE(login.user, u"alice"_s);
    QVERIFY(!login.allowPlaintext && login.passwordFrom.isEmpty());
}

void TestAuthSteps::profile_fillsTheFields()
{
    plan::Plan plan;
    plan.login.user = u"bob"_s;
    plan.login.mechanisms = {"CRAM-MD5"};
    plan.login.realm = u"here"_s;
    m_host->controller.setPlan(plan);
    QCOMPARE(m_host->find<QLineEdit>("authUser")->text(), u"bob"_s);
    QCOMPARE(m_host->find<QComboBox>("authMechanism")->currentData().toByteArray(), QByteArray("CRAM-MD5"));
    QCOMPARE(m_host->find<QLineEdit>("authRealm")->text(), u"here"_s);
    QCOMPARE(m_host->controller.plan(), plan);
}

void TestAuthSteps::keyring_keepsAndGivesBack()
{
    QVERIFY(m_host->connectInTls());
    m_host->type(u"alice"_s, m_host->password);
    QVERIFY(m_host->press("keyringSave"));
    QTRY_VERIFY(words("keyringWords").startsWith(u"Kept in the key ring."_s));
    const QString reference = m_host->controller.plan().login.passwordFrom;
    QCOMPARE(reference, u"keychain:alice@127.0.0.1"_s);
    QVERIFY(m_host->services.keyring.contains(reference.sliced(9)));
    // Another session begins without the secret.
    m_host->controller.connectToServer();
    QTRY_COMPARE(m_host->controller.state(), State::Idle);
    QCOMPARE(words("authObjection"), u"Type the password."_s);
    QVERIFY(m_host->press("keyringFetch"));
    QTRY_VERIFY(words("keyringWords").startsWith(u"Fetched from the key ring"_s));
    QCOMPARE(m_host->find<QLineEdit>("authPassword")->text(), QString());
    QVERIFY(m_host->press());
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
}

void TestAuthSteps::withoutAKeyring_thatIsSaid()
{
    m_host->services.keyringTrouble = u"No key ring can be used here."_s;
    QVERIFY(m_host->connectInTls());
    m_host->type(u"alice"_s, m_host->password);
    QVERIFY(m_host->press("keyringSave"));
    QTRY_COMPARE(words("keyringWords"), u"No key ring can be used here."_s);
    QVERIFY(m_host->controller.plan().login.passwordFrom.isEmpty());
    QVERIFY(m_host->press()); // and what was typed is still there
    QTRY_COMPARE(words("authOutcome"), u"signed in"_s);
}

void TestAuthSteps::emptyKeyring_isSaid()
{
    QVERIFY(m_host->connectInTls());
    m_host->find<QLineEdit>("authUser")->setText(u"alice"_s);
    QVERIFY(!m_host->find<QPushButton>("keyringSave")->isEnabled());
    QVERIFY(m_host->press("keyringFetch"));
    QTRY_VERIFY(words("keyringWords").startsWith(u"The key ring holds nothing"_s));
    QCOMPARE(words("authObjection"), u"Type the password."_s);
}

QTEST_MAIN(TestAuthSteps)
#include "tst_authsteps.moc"
