// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/choice.h"
#include "ui/panels/scrollpanel.h"
#include "ui/session/loginwish.h"

class QCheckBox;
class QPushButton;

namespace mailscope::ui {

class KeyringRow;
class LoginForm;
class LoginOutcome;
class LoginPreviewView;
class LoginStepsView;
class MatrixView;
class MechanismChips;
class MechanismSelector;
class Services;
class SessionController;
class WrappedLabel;

/// Signing in: what is offered and why which mechanism, who, what will be sent, and what came of it, step by step.
///
/// A secret is taken out of its field at the moment of sending and wiped there. It is kept for another attempt, in memory that is
/// wiped, until the login succeeds, the user is another one or the session ends. What would be readable on the way goes out only
/// with a permission, which ends with the session.
class AuthPanel final : public ScrollPanel {
    Q_OBJECT
public:
    /// Both must outlive the panel.
    AuthPanel(SessionController &controller, Services &services, QWidget *parent = nullptr);

    /// Puts the keyboard where a person goes on: the first field that is empty.
    void begin();

private:
    /// What stands for the secrets of a wish.
    enum class With {
        Secrets,
        StandIns, ///< as long as they are, and nothing else
        Samples,  ///< what is missing is made up: would it be usable?
    };

    void build();
    void layOut();
    void connectFields();
    void connectSession();
    void refresh();
    void showPlan();
    void forgetSession();
    void forgetSecrets();
    void showOffer();
    void showFields();
    void showPermission();
    void showPreview();
    void showOutcome();
    void showKeyring();
    void updateButton();
    void keepInPlan();
    void send();
    void tryAnother(const QByteArray &mechanism);
    void askMatrix();
    void keepReference(const QString &name);
    void takeFetched(const Secret &secret);
    [[nodiscard]] LoginWish wish(With with) const;
    [[nodiscard]] bool usesToken() const;
    [[nodiscard]] QString keyringName() const;
    [[nodiscard]] Secret password() const;
    [[nodiscard]] Secret token() const;
    [[nodiscard]] QList<QByteArray> offered() const;
    /// Why signing in cannot be tried now, as a sentence; empty when it can.
    [[nodiscard]] QString objection() const;
    [[nodiscard]] QString objectionTo(const sasl::Choice &choice) const;
    [[nodiscard]] QString matrixObjection() const;

    SessionController &m_controller;
    Secret m_password; ///< kept for another attempt
    Secret m_token;
    QByteArray m_previewed; ///< what the preview was made of
    bool m_isKeeping = false;
    WrappedLabel *m_offer;
    MechanismChips *m_before;
    MechanismChips *m_after;
    MechanismSelector *m_mechanism;
    WrappedLabel *m_mechanismWords;
    LoginForm *m_form;
    KeyringRow *m_keyring;
    WrappedLabel *m_warning;
    QCheckBox *m_permission;
    WrappedLabel *m_certificateWarning;
    QCheckBox *m_certificatePermission;
    LoginPreviewView *m_preview;
    WrappedLabel *m_choice;
    QPushButton *m_send;
    WrappedLabel *m_objection;
    LoginOutcome *m_outcome;
    LoginStepsView *m_steps;
    MatrixView *m_matrix;
};

} // namespace mailscope::ui
