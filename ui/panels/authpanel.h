// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage/authstage.h"
#include "ui/panels/scrollpanel.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace mailscope::ui {

class Chip;
class Services;
class SessionController;
class WrappedLabel;

/// Signing in: which mechanism, who, and what came of it.
///
/// The password is taken out of its field at the moment of sending and wiped there; it is kept nowhere. What would be readable on
/// the way goes out only with a permission, which ends with the session.
class AuthPanel final : public ScrollPanel {
    Q_OBJECT
public:
    /// Both must outlive the panel.
    AuthPanel(SessionController &controller, Services &services, QWidget *parent = nullptr);

    /// Puts the keyboard where a person goes on: the first field that is empty.
    void begin();

private:
    void build();
    void buildForm();
    void connectFields();
    void refresh();
    void forgetSession();
    void showMechanisms();
    void addMechanism(const QByteArray &mechanism, bool isOffered);
    void showPermission();
    void showOutcome();
    void updateButton();
    void send();
    [[nodiscard]] QByteArray mechanism() const;
    [[nodiscard]] QList<QByteArray> offered() const;
    [[nodiscard]] bool isLocal() const;
    /// Why signing in cannot be tried now, as a sentence; empty when it can.
    [[nodiscard]] QString objection() const;
    [[nodiscard]] stage::AuthSettings settings() const;

    SessionController &m_controller;
    QList<QByteArray> m_offered;
    bool m_listsAnything = false;
    QWidget *m_form;
    QComboBox *m_mechanism;
    WrappedLabel *m_mechanismWords;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_authorizationId;
    QComboBox *m_initialResponse;
    WrappedLabel *m_warning;
    QCheckBox *m_permission;
    WrappedLabel *m_certificateWarning;
    QCheckBox *m_certificatePermission;
    QPushButton *m_send;
    WrappedLabel *m_objection;
    Chip *m_outcome;
    WrappedLabel *m_outcomeCodes;
    WrappedLabel *m_outcomeWords;
    WrappedLabel *m_outcomeText;
};

} // namespace mailscope::ui
