// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/loginform.h"

#include "ui/panels/secretfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <limits>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

using InitialResponse = plan::Login::InitialResponse;
using Ntlm = plan::Login::Ntlm;

QFormLayout *formOn(QWidget *widget)
{
    auto *form = new QFormLayout(widget);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    return form;
}

template <typename Value>
void addChoice(QComboBox *box, const QString &text, Value value)
{
    box->addItem(text, static_cast<int>(value));
}

template <typename Value>
Value chosen(const QComboBox *box)
{
    return static_cast<Value>(box->currentData().toInt());
}

} // namespace

LoginForm::LoginForm(QWidget *parent)
    : QWidget(parent), m_layout(formOn(this)), m_user(new QLineEdit), m_password(new SecretField(u"authPassword"_s)),
      m_token(new SecretField(u"authToken"_s)), m_more(new QToolButton), m_rare(new QWidget),
      m_authorizationId(new QLineEdit), m_realm(new QLineEdit), m_initialResponse(new QComboBox), m_ntlm(new QComboBox),
      m_prepare(new QCheckBox(tr("Prepare name and password (SASLprep)"))),
      m_checkBinding(new QCheckBox(tr("Check the channel binding"))), m_iterations(new QSpinBox),
      m_failures(new QSpinBox)
{
    build();
    buildMore();
    connectFields();
    show({});
}

void LoginForm::build()
{
    m_user->setObjectName(u"authUser"_s);
    m_user->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_password->setNames(tr("Password"), tr("Show the password"));
    m_token->setNames(tr("Token"), tr("Show the token"));
    m_more->setObjectName(u"authMore"_s);
    m_more->setText(tr("More"));
    m_more->setAccessibleName(tr("More fields to sign in with"));
    m_more->setProperty("kind", u"flat"_s);
    m_more->setCheckable(true);
    m_more->setArrowType(Qt::RightArrow);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_rare->setObjectName(u"authRare"_s);
    m_layout->addRow(tr("&User"), m_user);
    m_layout->addRow(tr("&Password"), m_password);
    m_layout->addRow(tr("&Token"), m_token);
    m_layout->addRow(m_more);
    m_layout->addRow(m_rare);
    m_rare->hide();
}

void LoginForm::buildMore()
{
    m_authorizationId->setObjectName(u"authAuthorizationId"_s);
    m_authorizationId->setPlaceholderText(tr("the user"));
    m_realm->setObjectName(u"authRealm"_s);
    m_realm->setPlaceholderText(tr("the server's first"));
    m_initialResponse->setObjectName(u"authInitialResponse"_s);
    m_initialResponse->setToolTip(
        tr("Whether the first message goes with the AUTH command, or only when the server asks"));
    addChoice(m_initialResponse, tr("Automatic"), InitialResponse::Auto);
    addChoice(m_initialResponse, tr("Always"), InitialResponse::Always);
    addChoice(m_initialResponse, tr("Never"), InitialResponse::Never);
    m_ntlm->setObjectName(u"authNtlm"_s);
    addChoice(m_ntlm, tr("NTLMv2"), Ntlm::V2);
    addChoice(m_ntlm, tr("NTLM2 session (weak)"), Ntlm::Session);
    addChoice(m_ntlm, tr("NTLMv1 (weak)"), Ntlm::V1);
    for (QComboBox *box : {m_initialResponse, m_ntlm}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    m_prepare->setObjectName(u"authPrepare"_s);
    m_prepare->setToolTip(tr("RFC 4013; without it both go as they were typed"));
    m_checkBinding->setObjectName(u"authCheckBinding"_s);
    m_checkBinding->setToolTip(tr("Sends a wrong one first: a server that checks it must refuse, which counts as a "
                                  "failed login"));
    m_iterations->setObjectName(u"authIterations"_s);
    m_iterations->setRange(1, std::numeric_limits<int>::max());
    m_iterations->setGroupSeparatorShown(true);
    m_iterations->setToolTip(tr("What a server asks for beyond that is refused"));
    m_failures->setObjectName(u"authFailures"_s);
    m_failures->setRange(1, plan::Login::MostFailures);
    m_failures->setToolTip(tr("Of the attempts with every mechanism: so many refused logins end them, so that nobody "
                              "is locked out"));
    QFormLayout *form = formOn(m_rare);
    form->addRow(tr("Act &for"), m_authorizationId);
    form->addRow(tr("&Realm"), m_realm);
    form->addRow(tr("&Initial response"), m_initialResponse);
    form->addRow(tr("&NTLM version"), m_ntlm);
    form->addRow(m_prepare);
    form->addRow(m_checkBinding);
    form->addRow(tr("Most iterations"), m_iterations);
    form->addRow(tr("Most failures"), m_failures);
}

void LoginForm::connectFields()
{
    connect(m_user, &QLineEdit::textChanged, this, [this] {
        Q_EMIT userChanged();
        Q_EMIT edited();
    });
    for (SecretField *field : {m_password, m_token}) {
        connect(field, &SecretField::changed, this, &LoginForm::secretChanged);
        connect(field, &SecretField::submitted, this, &LoginForm::submitted);
    }
    for (QLineEdit *field : {m_authorizationId, m_realm})
        connect(field, &QLineEdit::textChanged, this, &LoginForm::edited);
    for (QComboBox *box : {m_initialResponse, m_ntlm})
        connect(box, &QComboBox::currentIndexChanged, this, &LoginForm::edited);
    for (QCheckBox *box : {m_prepare, m_checkBinding})
        connect(box, &QCheckBox::toggled, this, &LoginForm::edited);
    for (QSpinBox *box : {m_iterations, m_failures})
        connect(box, &QSpinBox::valueChanged, this, &LoginForm::edited);
    connect(m_more, &QToolButton::toggled, this, &LoginForm::showMore);
}

void LoginForm::showMore(bool isShown)
{
    m_more->setArrowType(isShown ? Qt::DownArrow : Qt::RightArrow);
    m_rare->setVisible(isShown);
}

void LoginForm::fill(plan::Login &login) const
{
    login.user = m_user->text();
    login.authorizationId = m_authorizationId->text();
    login.realm = m_realm->text();
    login.initialResponse = chosen<InitialResponse>(m_initialResponse);
    login.ntlm = chosen<Ntlm>(m_ntlm);
    login.prepare = m_prepare->isChecked();
    login.checkChannelBinding = m_checkBinding->isChecked();
    login.mostIterations = m_iterations->value();
    login.maxFailures = m_failures->value();
}

void LoginForm::show(const plan::Login &login)
{
    const QSignalBlocker blocker(this);
    const auto put = [](QLineEdit *field, const QString &text) {
        if (field->text() != text)
            field->setText(text);
    };
    put(m_user, login.user);
    put(m_authorizationId, login.authorizationId);
    put(m_realm, login.realm);
    m_initialResponse->setCurrentIndex(m_initialResponse->findData(static_cast<int>(login.initialResponse)));
    m_ntlm->setCurrentIndex(m_ntlm->findData(static_cast<int>(login.ntlm)));
    m_prepare->setChecked(login.prepare);
    m_checkBinding->setChecked(login.checkChannelBinding);
    m_iterations->setValue(login.mostIterations);
    m_failures->setValue(login.maxFailures);
}

void LoginForm::ask(bool password, bool token)
{
    m_layout->setRowVisible(m_password, password);
    m_layout->setRowVisible(m_token, token);
}

QString LoginForm::user() const
{
    return m_user->text();
}

void LoginForm::focusEmpty()
{
    const SecretField *needed = !m_password->isHidden() ? m_password : !m_token->isHidden() ? m_token : nullptr;
    QLineEdit *field = m_user->text().isEmpty() || needed == nullptr ? m_user : needed->edit();
    field->setFocus(Qt::ShortcutFocusReason);
}

} // namespace mailscope::ui
