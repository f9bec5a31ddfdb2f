// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/authpanel.h"

#include "format/display.h"
#include "sasl/choice.h"
#include "sasl/registry.h"
#include "ui/panels/chip.h"
#include "ui/panels/mechanismwords.h"
#include "ui/panels/replywords.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/session/sessioncontroller.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

using InitialResponse = stage::AuthSettings::InitialResponse;

namespace {

/// Whether \p mechanism shows the password or a token to whoever reads the connection. What is not known may do so.
bool sendsSecret(const QByteArray &mechanism)
{
    const sasl::Traits *traits = sasl::traitsOf(mechanism);
    return traits == nullptr || traits->sendsSecret();
}

} // namespace

AuthPanel::AuthPanel(SessionController &controller, Services &, QWidget *parent)
    : ScrollPanel(parent), m_controller(controller), m_form(new QWidget), m_mechanism(new QComboBox),
      m_mechanismWords(new WrappedLabel(u"dim"_s)), m_user(new QLineEdit), m_password(new QLineEdit),
      m_authorizationId(new QLineEdit), m_initialResponse(new QComboBox), m_warning(new WrappedLabel),
      m_permission(new QCheckBox(tr("Allow it for this session"))), m_certificateWarning(new WrappedLabel),
      m_certificatePermission(new QCheckBox(tr("Allow it for this session"))), m_send(new QPushButton(tr("Sign in"))),
      m_objection(new WrappedLabel(u"dim"_s)), m_outcome(new Chip({})), m_outcomeCodes(new WrappedLabel(u"strong"_s)),
      m_outcomeWords(new WrappedLabel), m_outcomeText(new WrappedLabel(u"mono"_s))
{
    setObjectName(u"authPanel"_s);
    setAccessibleName(tr("Sign in"));
    build();
    connectFields();
    refresh();
}

void AuthPanel::build()
{
    m_mechanismWords->setObjectName(u"authMechanismWords"_s);
    m_warning->setObjectName(u"authWarning"_s);
    m_permission->setObjectName(u"authPermission"_s);
    m_permission->setAccessibleDescription(tr("Send what is secret although the connection is not encrypted"));
    m_certificateWarning->setObjectName(u"authCertificateWarning"_s);
    m_certificatePermission->setObjectName(u"authCertificatePermission"_s);
    m_certificatePermission->setAccessibleDescription(
        tr("Send what is secret although the certificate of the server is not valid"));
    m_send->setObjectName(u"authSend"_s);
    m_send->setProperty("kind", u"primary"_s);
    m_objection->setObjectName(u"authObjection"_s);
    m_outcome->setObjectName(u"authOutcome"_s);
    m_outcomeCodes->setObjectName(u"authOutcomeCodes"_s);
    m_outcomeWords->setObjectName(u"authOutcomeWords"_s);
    m_outcomeText->setObjectName(u"authOutcomeText"_s);
    buildForm();
    content()->addWidget(m_form);
    content()->addWidget(m_mechanismWords);
    content()->addWidget(m_warning);
    content()->addWidget(m_permission);
    content()->addWidget(m_certificateWarning);
    content()->addWidget(m_certificatePermission);
    content()->addWidget(m_send, 0, Qt::AlignLeading);
    content()->addWidget(m_objection);
    content()->addWidget(m_outcome, 0, Qt::AlignLeading);
    content()->addWidget(m_outcomeCodes);
    content()->addWidget(m_outcomeWords);
    content()->addWidget(m_outcomeText);
    content()->addStretch(1);
}

void AuthPanel::buildForm()
{
    m_mechanism->setObjectName(u"authMechanism"_s);
    m_user->setObjectName(u"authUser"_s);
    m_password->setObjectName(u"authPassword"_s);
    m_authorizationId->setObjectName(u"authAuthorizationId"_s);
    m_initialResponse->setObjectName(u"authInitialResponse"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
                                    | Qt::ImhNoAutoUppercase);
    m_user->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_authorizationId->setPlaceholderText(tr("the user"));
    m_initialResponse->addItem(tr("Automatic"), static_cast<int>(InitialResponse::Auto));
    m_initialResponse->addItem(tr("Always"), static_cast<int>(InitialResponse::Always));
    m_initialResponse->addItem(tr("Never"), static_cast<int>(InitialResponse::Never));
    m_initialResponse->setToolTip(
        tr("Whether the first message goes with the AUTH command, or only when the server asks"));
    for (QComboBox *box : {m_mechanism, m_initialResponse}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    auto *form = new QFormLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("&Mechanism"), m_mechanism);
    form->addRow(tr("&User"), m_user);
    form->addRow(tr("&Password"), m_password);
    form->addRow(tr("Act &for"), m_authorizationId);
    form->addRow(tr("&Initial response"), m_initialResponse);
}

void AuthPanel::connectFields()
{
    connect(&m_controller, &SessionController::reportChanged, this, &AuthPanel::refresh);
    connect(&m_controller, &SessionController::stateChanged, this, &AuthPanel::refresh);
    connect(&m_controller, &SessionController::planChanged, this, &AuthPanel::refresh);
    connect(&m_controller, &SessionController::sessionReplaced, this, &AuthPanel::forgetSession);
    connect(m_mechanism, &QComboBox::currentIndexChanged, this, &AuthPanel::refresh);
    connect(m_permission, &QCheckBox::toggled, this, &AuthPanel::updateButton);
    connect(m_certificatePermission, &QCheckBox::toggled, this, &AuthPanel::updateButton);
    connect(m_user, &QLineEdit::textChanged, this, &AuthPanel::updateButton);
    connect(m_password, &QLineEdit::returnPressed, m_send, &QPushButton::click);
    connect(m_send, &QPushButton::clicked, this, &AuthPanel::send);
}

void AuthPanel::begin()
{
    QLineEdit *field = m_user->text().isEmpty() ? m_user : m_password;
    field->setFocus(Qt::ShortcutFocusReason);
}

/// A permission holds for one session, and a password is meant for one server.
void AuthPanel::forgetSession()
{
    m_permission->setChecked(false);
    m_certificatePermission->setChecked(false);
    m_password->setText(QString());
    refresh();
}

void AuthPanel::refresh()
{
    showMechanisms();
    showPermission();
    showOutcome();
    updateButton();
}

QList<QByteArray> AuthPanel::offered() const
{
    const SessionFacts facts = m_controller.facts();
    return facts.isLive && facts.capabilities ? facts.capabilities->authTypes() : QList<QByteArray>();
}

void AuthPanel::showMechanisms()
{
    const QList<QByteArray> names = offered();
    if (names == m_offered && m_listsAnything)
        return;
    // The best one is only a suggestion: after TLS there may be a better one.
    const QByteArray chosen = m_mechanism->currentIndex() > 0 ? mechanism() : QByteArray();
    const QSignalBlocker blocker(m_mechanism);
    m_offered = names;
    m_listsAnything = true;
    m_mechanism->clear();
    const QList<QByteArray> known = sasl::mechanismNames();
    // First what works here, the better ones first; then what others could do; last what was not offered.
    for (const QByteArray &name : known) {
        if (names.contains(name))
            addMechanism(name, true);
    }
    for (const QByteArray &name : names) {
        if (!known.contains(name))
            addMechanism(name, true);
    }
    for (const QByteArray &name : known) {
        if (!names.contains(name))
            addMechanism(name, false);
    }
    const int again = m_mechanism->findData(chosen);
    m_mechanism->setCurrentIndex(again >= 0 && !chosen.isEmpty() && names.contains(chosen) ? again : 0);
}

void AuthPanel::addMechanism(const QByteArray &mechanism, bool isOffered)
{
    const QString name = format::visibleText(mechanism.left(64));
    const bool isKnown = sasl::mechanismNames().contains(mechanism);
    QString text = name;
    if (!isKnown)
        text = tr("%1 (not yet in this version)").arg(name);
    else if (!isOffered)
        text = tr("%1 (not offered)").arg(name);
    m_mechanism->addItem(text, mechanism);
    if (isKnown)
        return;
    auto *model = qobject_cast<QStandardItemModel *>(m_mechanism->model());
    QStandardItem *item = model->item(m_mechanism->count() - 1);
    item->setEnabled(false);
    item->setToolTip(tr("This version signs in with %1 only.").arg(namedList(sasl::mechanismNames())));
}

QByteArray AuthPanel::mechanism() const
{
    return m_mechanism->currentData().toByteArray();
}

/// Nobody listens in within this machine, unless a proxy carries the connection elsewhere.
bool AuthPanel::isLocal() const
{
    const QList<report::AddressAttempt> &addresses = m_controller.report().addresses;
    if (addresses.isEmpty())
        return false;
    const report::AddressAttempt &last = addresses.constLast();
    if (last.family == "unix"_L1 || last.family == "pipe"_L1)
        return true;
    return !m_controller.plan().proxy && QHostAddress(last.address).isLoopback();
}

void AuthPanel::showPermission()
{
    const SessionFacts facts = m_controller.facts();
    const report::Report &report = m_controller.report();
    const bool isAtRisk = sendsSecret(mechanism()) && !isLocal();
    const bool isReadable = isAtRisk && facts.isLive && !facts.isEncrypted;
    const bool isDoubtful =
        isAtRisk && facts.isEncrypted && report.tls && report.tls->secured && !report.tls->details.verified;
    m_warning->setWords(isReadable ? u"⚠ "_s
                                + tr("The connection is not encrypted. With %1, everybody on the way can read the user "
                                     "name and the password.")
                                      .arg(format::visibleText(mechanism()))
                                   : QString());
    m_permission->setVisible(isReadable);
    m_certificateWarning->setWords(
        isDoubtful ? u"⚠ "_s
                + tr("The certificate is not valid: it is not certain that the password goes to the right server.")
                   : QString());
    m_certificatePermission->setVisible(isDoubtful);
    m_mechanismWords->setWords(mechanism().isEmpty() ? QString() : MechanismWords::description(mechanism()));
}

QString AuthPanel::objection() const
{
    const SessionFacts facts = m_controller.facts();
    if (!facts.isLive)
        return tr("Connect first.");
    if (facts.isOpening)
        return tr("The session is being opened.");
    if (m_controller.state() == SessionController::State::Busy)
        return tr("Something else is under way.");
    const bool breaksRules = m_controller.plan().force;
    if (facts.isLoggedIn && !breaksRules)
        return tr("This session is signed in already.");
    if (!m_offered.contains(mechanism()) && !breaksRules)
        return m_offered.isEmpty() ? tr("The server offers no way to sign in now. “Break the rules” allows to try.")
                                   : tr("The server does not offer %1. “Break the rules” allows to try.")
                                         .arg(format::visibleText(mechanism()));
    if (m_user->text().isEmpty())
        return tr("Type the user name.");
    if (!m_permission->isHidden() && !m_permission->isChecked())
        return tr("Not without a permission: see above.");
    if (!m_certificatePermission->isHidden() && !m_certificatePermission->isChecked())
        return tr("Not without a permission: see above.");
    return {};
}

void AuthPanel::updateButton()
{
    const QString why = objection();
    m_send->setEnabled(why.isEmpty());
    m_send->setToolTip(why);
    m_objection->setWords(why);
}

stage::AuthSettings AuthPanel::settings() const
{
    stage::AuthSettings settings;
    settings.initialResponse = static_cast<InitialResponse>(m_initialResponse->currentData().toInt());
    settings.allowUnencrypted = !m_permission->isHidden() && m_permission->isChecked();
    settings.allowUntrusted = !m_certificatePermission->isHidden() && m_certificatePermission->isChecked();
    return settings;
}

void AuthPanel::send()
{
    if (!objection().isEmpty())
        return;
    sasl::Credentials credentials;
    credentials.user = m_user->text();
    credentials.authorizationId = m_authorizationId->text();
    QString typed = m_password->text();
    credentials.password = Secret::fromText(typed);
    // The field lets go of its text first, so that filling overwrites the one that was typed.
    m_password->setText(QString());
    typed.fill(QChar(0));
    m_controller.perform(stage::makeAuthStage(mechanism(), std::move(credentials), settings()));
    refresh();
}

void AuthPanel::showOutcome()
{
    const std::optional<report::AuthOutcome> &auth = m_controller.report().auth;
    const bool hasAttempt = auth && !auth->attempts.isEmpty();
    m_outcome->setVisible(hasAttempt);
    if (!hasAttempt) {
        for (WrappedLabel *label : {m_outcomeCodes, m_outcomeWords, m_outcomeText})
            label->setWords({});
        return;
    }
    const report::AuthAttempt &attempt = auth->attempts.constLast();
    const bool isOver = attempt.ok || attempt.code || attempt.reason;
    m_outcome->setWord(attempt.ok   ? tr("signed in")
                           : isOver ? tr("not signed in")
                                    : tr("under way"),
                       attempt.ok   ? Chip::Tone::Good
                           : isOver ? Chip::Tone::Fail
                                    : Chip::Tone::Plain);
    const QString codes = attempt.code ? u' ' + ReplyWords::codes(attempt.code, attempt.enhanced) : QString();
    m_outcomeCodes->setWords(tr("%1:%2").arg(format::visibleText(attempt.mechanism), codes));
    QStringList words;
    if (attempt.code)
        words.append(ReplyWords::meaning(attempt.code, Phase::Auth) + u'.');
    words.append(ReplyWords::explanation(attempt.code, Phase::Auth));
    if (attempt.enhanced)
        words.append(ReplyWords::enhanced(*attempt.enhanced) + u'.');
    if (const auto issue = attempt.reason ? issueFromName(*attempt.reason) : std::nullopt; issue && !attempt.code)
        words.append(issueText({*issue, {}, {}, {}}));
    words.removeAll(QString());
    m_outcomeWords->setWords(words.join(u' '));
    m_outcomeText->setWords(attempt.text ? ReplyWords::text(*attempt.text) : QString());
}

} // namespace mailscope::ui
