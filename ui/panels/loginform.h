// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/login.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace mailscope::ui {

class SecretField;

/// Who logs in and how: user, password and token, and behind "More" what is rarely needed. The mechanism is chosen elsewhere.
class LoginForm final : public QWidget {
    Q_OBJECT
public:
    explicit LoginForm(QWidget *parent = nullptr);

    /// What the fields say, into \p login; what they do not know stays.
    void fill(plan::Login &login) const;
    /// Shows \p login, and tells nobody.
    void show(const plan::Login &login);
    /// Which secrets there is a field for.
    void ask(bool password, bool token);

    [[nodiscard]] SecretField &password() const { return *m_password; }
    [[nodiscard]] SecretField &token() const { return *m_token; }
    [[nodiscard]] QString user() const;
    /// The first field that is empty.
    void focusEmpty();

Q_SIGNALS:
    /// Some field says something else, a secret aside.
    void edited();
    /// The user is another one.
    void userChanged();
    /// A secret is longer or shorter.
    void secretChanged();
    /// Return was pressed.
    void submitted();

private:
    void build();
    void buildMore();
    void connectFields();
    void showMore(bool isShown);

    QFormLayout *m_layout;
    QLineEdit *m_user;
    SecretField *m_password;
    SecretField *m_token;
    QToolButton *m_more;
    QWidget *m_rare;
    QLineEdit *m_authorizationId;
    QLineEdit *m_realm;
    QComboBox *m_initialResponse;
    QComboBox *m_ntlm;
    QCheckBox *m_prepare;
    QCheckBox *m_checkBinding;
    QSpinBox *m_iterations;
    QSpinBox *m_failures;
};

} // namespace mailscope::ui
