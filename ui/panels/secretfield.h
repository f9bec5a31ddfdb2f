// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/secret.h"

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace mailscope::ui {

/// A field for a password or a token: hidden, and shown only while its button is down.
///
/// The text stands in the field alone, and is wiped there when it is taken.
class SecretField final : public QWidget {
    Q_OBJECT
public:
    /// \p name is the objectName of the line edit; that of the button ends in "Show".
    explicit SecretField(const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit *edit() const { return m_edit; }
    [[nodiscard]] bool isEmpty() const;
    /// What stands in the field; it stays there.
    [[nodiscard]] Secret secret() const;
    /// As many letters x as there are bytes in the secret: for what depends on its length only.
    [[nodiscard]] Secret standIn() const;
    /// Wipes the field, and hides what is typed next.
    void wipe();
    /// How a screen reader calls field and button.
    void setNames(const QString &field, const QString &button);

Q_SIGNALS:
    void changed();
    /// Return was pressed.
    void submitted();

private:
    void show(bool isShown);

    QLineEdit *m_edit;
    QToolButton *m_show;
};

} // namespace mailscope::ui
