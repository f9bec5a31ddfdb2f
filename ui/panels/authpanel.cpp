// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/authpanel.h"

#include "format/display.h"
#include "ui/panels/keyringrow.h"
#include "ui/panels/loginform.h"
#include "ui/panels/loginoutcome.h"
#include "ui/panels/loginpreviewview.h"
#include "ui/panels/loginstepsview.h"
#include "ui/panels/matrixview.h"
#include "ui/panels/mechanismchips.h"
#include "ui/panels/mechanismselector.h"
#include "ui/panels/secretfield.h"
#include "ui/panels/sectionheading.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/session/matrixrun.h"
#include "ui/session/sessioncontroller.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr auto Keychain = "keychain:"_L1;

} // namespace

AuthPanel::AuthPanel(SessionController &controller, Services &services, QWidget *parent)
    : ScrollPanel(parent), m_controller(controller), m_offer(new WrappedLabel(u"dim"_s)),
      m_before(new MechanismChips(u"authChipsBefore"_s)), m_after(new MechanismChips(u"authChipsAfter"_s)),
      m_mechanism(new MechanismSelector), m_mechanismWords(new WrappedLabel(u"dim"_s)), m_form(new LoginForm),
      m_keyring(new KeyringRow(services)), m_warning(new WrappedLabel),
      m_permission(new QCheckBox(tr("Allow it for this session"))), m_certificateWarning(new WrappedLabel),
      m_certificatePermission(new QCheckBox(tr("Allow it for this session"))), m_preview(new LoginPreviewView),
      m_choice(new WrappedLabel), m_send(new QPushButton(tr("Sign in"))), m_objection(new WrappedLabel(u"dim"_s)),
      m_outcome(new LoginOutcome), m_steps(new LoginStepsView), m_matrix(new MatrixView(controller.matrix()))
{
    setObjectName(u"authPanel"_s);
    setAccessibleName(tr("Sign in"));
    build();
    layOut();
    connectFields();
    connectSession();
    showPlan();
}

void AuthPanel::build()
{
    m_offer->setObjectName(u"authOffer"_s);
    m_mechanismWords->setObjectName(u"authMechanismWords"_s);
    m_warning->setObjectName(u"authWarning"_s);
    m_permission->setObjectName(u"authPermission"_s);
    m_permission->setAccessibleDescription(tr("Send what is secret although the connection is not encrypted"));
    m_certificateWarning->setObjectName(u"authCertificateWarning"_s);
    m_certificatePermission->setObjectName(u"authCertificatePermission"_s);
    m_certificatePermission->setAccessibleDescription(
        tr("Send what is secret although the certificate of the server is not valid"));
    m_choice->setObjectName(u"authChoice"_s);
    m_send->setObjectName(u"authSend"_s);
    m_send->setProperty("kind", u"primary"_s);
    m_objection->setObjectName(u"authObjection"_s);
    m_keyring->setSource([this] { return usesToken() ? token() : password(); });
}

void AuthPanel::layOut()
{
    auto *mechanismName = new QLabel(tr("&Mechanism"));
    mechanismName->setBuddy(m_mechanism);
    content()->addWidget(new SectionHeading(tr("Offered")));
    content()->addWidget(m_offer);
    content()->addWidget(m_before);
    content()->addWidget(m_after);
    content()->addWidget(mechanismName);
    content()->addWidget(m_mechanism);
    content()->addWidget(m_mechanismWords);
    content()->addWidget(m_form);
    content()->addWidget(m_keyring);
    content()->addWidget(m_preview);
    content()->addWidget(m_warning);
    content()->addWidget(m_permission);
    content()->addWidget(m_certificateWarning);
    content()->addWidget(m_certificatePermission);
    content()->addWidget(m_choice);
    content()->addWidget(m_send, 0, Qt::AlignLeading);
    content()->addWidget(m_objection);
    content()->addWidget(m_outcome);
    content()->addWidget(m_steps);
    content()->addWidget(m_matrix);
    content()->addStretch(1);
}

void AuthPanel::connectFields()
{
    connect(m_mechanism, &QComboBox::currentIndexChanged, this, &AuthPanel::keepInPlan);
    connect(m_form, &LoginForm::userChanged, this, &AuthPanel::forgetSecrets);
    connect(m_form, &LoginForm::edited, this, &AuthPanel::keepInPlan);
    connect(m_form, &LoginForm::secretChanged, this, &AuthPanel::refresh);
    connect(m_form, &LoginForm::submitted, m_send, &QPushButton::click);
    connect(m_permission, &QCheckBox::toggled, this, &AuthPanel::refresh);
    connect(m_certificatePermission, &QCheckBox::toggled, this, &AuthPanel::refresh);
    connect(m_keyring, &KeyringRow::kept, this, &AuthPanel::keepReference);
    connect(m_keyring, &KeyringRow::fetched, this, [this](const Secret &secret, const QString &name) {
        takeFetched(secret);
        keepReference(name);
    });
    connect(m_send, &QPushButton::clicked, this, &AuthPanel::send);
    connect(m_outcome, &LoginOutcome::anotherWanted, this, &AuthPanel::tryAnother);
    connect(m_matrix, &MatrixView::asked, this, &AuthPanel::askMatrix);
}

void AuthPanel::connectSession()
{
    connect(&m_controller, &SessionController::reportChanged, this, &AuthPanel::refresh);
    connect(&m_controller, &SessionController::stateChanged, this, &AuthPanel::refresh);
    connect(&m_controller, &SessionController::planChanged, this, &AuthPanel::showPlan);
    connect(&m_controller, &SessionController::sessionReplaced, this, &AuthPanel::forgetSession);
}

void AuthPanel::begin()
{
    m_form->focusEmpty();
}

/// A permission holds for one session, and a password is meant for one server.
void AuthPanel::forgetSession()
{
    m_permission->setChecked(false);
    m_certificatePermission->setChecked(false);
    m_form->password().wipe();
    m_form->token().wipe();
    forgetSecrets();
    refresh();
}

void AuthPanel::forgetSecrets()
{
    m_password = Secret();
    m_token = Secret();
}

void AuthPanel::showPlan()
{
    if (m_isKeeping) {
        refresh();
        return;
    }
    const plan::Plan &plan = m_controller.plan();
    const plan::Login login = plan.targets.isEmpty() ? plan.login : plan.loginOf(plan.targets.constFirst());
    if (login.user != m_form->user())
        forgetSecrets();
    m_form->show(login);
    m_mechanism->choose(login.mechanisms.value(0));
    refresh();
}

/// A profile keeps what the fields say; secrets are none of it, and neither is a permission.
void AuthPanel::keepInPlan()
{
    plan::Plan plan = m_controller.plan();
    m_form->fill(plan.login);
    plan.login.mechanisms = m_mechanism->wanted();
    for (plan::Target &target : plan.targets) {
        if (!target.user.isEmpty())
            target.user = plan.login.user;
        target.mechanism.clear();
    }
    m_isKeeping = true;
    m_controller.setPlan(std::move(plan));
    m_isKeeping = false;
    refresh();
}

void AuthPanel::keepReference(const QString &name)
{
    plan::Plan plan = m_controller.plan();
    (usesToken() ? plan.login.tokenFrom : plan.login.passwordFrom) = Keychain + name;
    m_isKeeping = true;
    m_controller.setPlan(std::move(plan));
    m_isKeeping = false;
}

void AuthPanel::takeFetched(const Secret &secret)
{
    if (usesToken()) {
        m_form->token().wipe();
        m_token = secret;
    } else {
        m_form->password().wipe();
        m_password = secret;
    }
    refresh();
}

Secret AuthPanel::password() const
{
    return m_form->password().isEmpty() ? m_password : m_form->password().secret();
}

Secret AuthPanel::token() const
{
    return m_form->token().isEmpty() ? m_token : m_form->token().secret();
}

LoginWish AuthPanel::wish(With with) const
{
    LoginWish wish;
    wish.login = m_controller.plan().login;
    m_form->fill(wish.login);
    wish.login.mechanisms = m_mechanism->wanted();
    wish.login.allowPlaintext = !m_permission->isHidden() && m_permission->isChecked();
    wish.allowUntrusted = !m_certificatePermission->isHidden() && m_certificatePermission->isChecked();
    wish.password = password();
    wish.token = token();
    if (with == With::Secrets)
        return wish;
    wish.password = Secret(QByteArray(wish.password.size(), 'x'));
    wish.token = Secret(QByteArray(wish.token.size(), 'x'));
    if (with == With::StandIns)
        return wish;
    if (wish.login.user.isEmpty())
        wish.login.user = u"x"_s;
    if (wish.password.isEmpty() && wish.token.isEmpty())
        (usesToken() ? wish.token : wish.password) = Secret("x");
    return wish;
}

QList<QByteArray> AuthPanel::offered() const
{
    const SessionFacts facts = m_controller.facts();
    return facts.isLive && facts.capabilities ? facts.capabilities->authTypes() : QList<QByteArray>();
}

/// The mechanism that was chosen takes a token, or nothing but a token was given.
bool AuthPanel::usesToken() const
{
    const sasl::Traits *const traits = sasl::traitsOf(m_mechanism->mechanism());
    if (traits != nullptr)
        return traits->need == sasl::Traits::Need::Token;
    return password().isEmpty() && !token().isEmpty();
}

QString AuthPanel::keyringName() const
{
    const plan::Plan &plan = m_controller.plan();
    const QString &reference = usesToken() ? plan.login.tokenFrom : plan.login.passwordFrom;
    if (reference.startsWith(Keychain))
        return reference.sliced(Keychain.size());
    if (m_form->user().isEmpty() || plan.targets.isEmpty())
        return {};
    const QString name = m_form->user() + u'@' + plan.targets.constFirst().host;
    return usesToken() ? name + u" token"_s : name;
}

void AuthPanel::send()
{
    if (!objection().isEmpty())
        return;
    LoginWish wanted = wish(With::Secrets);
    // A person decides whether there is another attempt. The check of the binding begins with one that is to be refused.
    wanted.login.maxFailures = wanted.login.checkChannelBinding ? 2 : 1;
    m_password = wanted.password;
    m_token = wanted.token;
    m_form->password().wipe();
    m_form->token().wipe();
    m_controller.logIn(wanted);
    refresh();
}

void AuthPanel::tryAnother(const QByteArray &mechanism)
{
    m_mechanism->choose(mechanism);
    keepInPlan();
    send();
}

void AuthPanel::askMatrix()
{
    if (!matrixObjection().isEmpty())
        return;
    LoginWish wanted = wish(With::Secrets);
    if (m_controller.isLive()) {
        m_password = wanted.password;
        m_token = wanted.token;
    }
    m_form->password().wipe();
    m_form->token().wipe();
    m_controller.exploreLogins(std::move(wanted));
}

} // namespace mailscope::ui
