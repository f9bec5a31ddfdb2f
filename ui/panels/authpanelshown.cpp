// SPDX-License-Identifier: GPL-3.0-or-later
// AuthPanel: what it shows, given what is known of the session.
#include "format/display.h"
#include "report/choicewords.h"
#include "ui/panels/authpanel.h"
#include "ui/panels/keyringrow.h"
#include "ui/panels/loginform.h"
#include "ui/panels/loginoutcome.h"
#include "ui/panels/loginpreviewview.h"
#include "ui/panels/loginstepsview.h"
#include "ui/panels/matrixview.h"
#include "ui/panels/mechanismchips.h"
#include "ui/panels/mechanismselector.h"
#include "ui/panels/mechanismwords.h"
#include "ui/panels/secretfield.h"
#include "ui/panels/wrappedlabel.h"
#include "ui/session/sessioncontroller.h"

#include <QCheckBox>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

using sasl::Usability;

namespace {

QList<QByteArray> typesOf(const std::optional<report::Hello> &hello)
{
    return hello ? hello->capabilities.authTypes() : QList<QByteArray>();
}

/// The mechanisms that \p choice calls \p usability.
QList<QByteArray> thoseOf(const sasl::Choice &choice, Usability usability)
{
    QList<QByteArray> names;
    for (const sasl::Choice::Row &row : choice.rows) {
        if (row.usability == usability)
            names.append(row.mechanism);
    }
    return names;
}

/// Whether each of \p mechanisms can be used, as \p choice says.
QList<Usability> usabilityOf(const QList<QByteArray> &mechanisms, const sasl::Choice &choice)
{
    QList<Usability> list;
    for (const QByteArray &mechanism : mechanisms) {
        const auto found = std::ranges::find(choice.rows, mechanism, &sasl::Choice::Row::mechanism);
        list.append(found != choice.rows.end() ? found->usability : Usability::NotOffered);
    }
    return list;
}

bool needs(const QByteArray &mechanism, sasl::Traits::Need need)
{
    const sasl::Traits *const traits = sasl::traitsOf(mechanism);
    return traits != nullptr && traits->need == need;
}

} // namespace

void AuthPanel::refresh()
{
    const report::Report &report = m_controller.report();
    if (!m_controller.isLive() || (report.auth && report.auth->ok))
        forgetSecrets();
    m_mechanism->offer(offered());
    showFields();
    showPermission();
    showOffer();
    showPreview();
    showOutcome();
    showKeyring();
    updateButton();
}

void AuthPanel::showFields()
{
    using Need = sasl::Traits::Need;
    const QByteArray mechanism = m_mechanism->mechanism();
    const bool isAutomatic = mechanism.isEmpty();
    const bool takesToken =
        std::ranges::any_of(offered(), [](const QByteArray &name) { return needs(name, Need::Token); });
    m_form->ask(isAutomatic || sasl::traitsOf(mechanism) == nullptr || needs(mechanism, Need::Password),
                isAutomatic ? takesToken : needs(mechanism, Need::Token));
    m_form->password().edit()->setPlaceholderText(m_password.isEmpty() ? QString() : tr("kept for another attempt"));
    m_form->token().edit()->setPlaceholderText(m_token.isEmpty() ? QString() : tr("kept for another attempt"));
    m_mechanismWords->setWords(isAutomatic ? QString() : MechanismWords::description(mechanism));
}

void AuthPanel::showOffer()
{
    const report::Report &report = m_controller.report();
    const SessionFacts facts = m_controller.facts();
    const bool isKnown = facts.isLive && facts.capabilities;
    LoginWish any = wish(With::Samples);
    any.login.mechanisms.clear();
    const sasl::Choice offer = m_controller.loginChoice(any);
    const QList<QByteArray> before = typesOf(report.clear);
    const QList<QByteArray> after = typesOf(report.authenticated ? report.authenticated : report.encrypted);
    m_offer->setWords(report.newestHello() != nullptr ? MechanismWords::whenOffered(report) : QString());
    m_before->show(tr("Before TLS"), before,
                   isKnown && !facts.isEncrypted ? usabilityOf(before, offer) : QList<Usability>());
    m_after->show(tr("After TLS"), after,
                  isKnown && facts.isEncrypted ? usabilityOf(after, offer) : QList<Usability>());
    const sasl::Choice choice = m_controller.loginChoice(wish(With::Samples));
    m_choice->setWords(isKnown && !choice.rows.isEmpty()
                           ? format::visibleText(QStringView(report::choiceText(choice.toJson())))
                           : QString());
}

void AuthPanel::showPermission()
{
    LoginWish strict = wish(With::Samples);
    strict.login.allowPlaintext = false;
    strict.allowUntrusted = false;
    if (strict.password.isEmpty())
        strict.password = Secret("x");
    if (strict.token.isEmpty())
        strict.token = Secret("x");
    const sasl::Choice choice = m_controller.loginChoice(strict);
    const QList<QByteArray> readable = thoseOf(choice, Usability::NeedsEncryption);
    const QList<QByteArray> doubtful = thoseOf(choice, Usability::NeedsTrust);
    m_warning->setWords(readable.isEmpty() ? QString()
                                           : u"⚠ "_s
                                + tr("The connection is not encrypted. With %1, everybody on the way can read the user "
                                     "name and the password.")
                                      .arg(namedList(readable)));
    m_permission->setVisible(!readable.isEmpty());
    m_certificateWarning->setWords(
        doubtful.isEmpty() ? QString()
                           : u"⚠ "_s
                + tr("The certificate is not valid: it is not certain that the password goes to the right server."));
    m_certificatePermission->setVisible(!doubtful.isEmpty());
}

void AuthPanel::showPreview()
{
    const LoginWish standIn = wish(With::StandIns);
    const sasl::Choice choice = m_controller.loginChoice(standIn);
    const auto chosen = choice.chosen();
    const SessionFacts facts = m_controller.facts();
    if (!chosen || facts.isLoggedIn) {
        m_previewed.clear();
        m_preview->clear();
        return;
    }
    // A nonce is another one each time: what is shown stays until something is different.
    const QByteArray made = *chosen + ' ' + QByteArray::number(facts.isEncrypted) + ' '
        + QByteArray::number(standIn.password.size()) + ' ' + QByteArray::number(standIn.token.size()) + ' '
        + QJsonDocument(standIn.login.toJson()).toJson(QJsonDocument::Compact);
    if (made == m_previewed)
        return;
    m_previewed = made;
    // The system is not asked for a ticket before somebody wants to show it.
    const bool isKnown = !needs(*chosen, sasl::Traits::Need::Ticket);
    m_preview->show(*chosen, isKnown ? m_controller.loginPreview(standIn) : std::nullopt);
}

void AuthPanel::showOutcome()
{
    const report::Report &report = m_controller.report();
    m_outcome->show(report);
    m_steps->show(report.auth);
    QList<QByteArray> others;
    // Who cannot prove to be the server is not offered the password in another way.
    const bool hasFailed = report.auth && !report.auth->ok && !report.auth->attempts.isEmpty()
        && report.auth->attempts.constLast().reason != issueName(Issue::AuthServerUnproven);
    const bool hasSecret = !password().isEmpty() || !token().isEmpty();
    if (hasFailed && hasSecret && m_controller.state() == SessionController::State::Idle) {
        LoginWish any = wish(With::StandIns);
        any.login.mechanisms.clear();
        others = m_controller.loginChoice(any).candidates;
        others.removeAll(report.auth->attempts.constLast().mechanism);
    }
    m_outcome->offer(others);
}

void AuthPanel::showKeyring()
{
    m_keyring->setName(keyringName());
    m_keyring->setSaves(!(usesToken() ? token() : password()).isEmpty());
}

QString AuthPanel::objectionTo(const sasl::Choice &choice) const
{
    const QByteArray mechanism = m_mechanism->mechanism();
    if (choice.offered == 0 && !m_controller.plan().force)
        return tr("The server offers no way to sign in now. “Break the rules” allows to try.");
    if (choice.offered == 0 && mechanism.isEmpty())
        return tr("The server offers no way to sign in now: choose the mechanism to try.");
    if (!thoseOf(choice, Usability::NotOffered).isEmpty())
        return tr("The server does not offer %1. “Break the rules” allows to try.").arg(format::visibleText(mechanism));
    if (!thoseOf(choice, Usability::NeedsUser).isEmpty())
        return tr("Type the user name.");
    if (!thoseOf(choice, Usability::NeedsPassword).isEmpty())
        return tr("Type the password.");
    if (!thoseOf(choice, Usability::NeedsToken).isEmpty())
        return tr("Type the token.");
    if (!thoseOf(choice, Usability::NeedsEncryption).isEmpty() || !thoseOf(choice, Usability::NeedsTrust).isEmpty())
        return tr("Not without a permission: see above.");
    return tr("Nothing that is offered can be used here.");
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
    if (facts.isLoggedIn && !m_controller.plan().force)
        return tr("This session is signed in already.");
    const sasl::Choice choice = m_controller.loginChoice(wish(With::StandIns));
    return choice.chosen() ? QString() : objectionTo(choice);
}

QString AuthPanel::matrixObjection() const
{
    if (m_controller.plan().targets.isEmpty())
        return tr("Enter a host first.");
    if (m_form->user().isEmpty() && token().isEmpty())
        return tr("Type the user name.");
    return password().isEmpty() && token().isEmpty() ? tr("Type the password.") : QString();
}

void AuthPanel::updateButton()
{
    const QString why = objection();
    m_send->setEnabled(why.isEmpty());
    m_send->setToolTip(why);
    m_objection->setWords(why);
    m_matrix->setObjection(matrixObjection());
}

} // namespace mailscope::ui
