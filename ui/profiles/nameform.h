// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace mailscope::ui {

/// Asks for the name of a profile, in place. Enter keeps it, Esc leaves; a name that cannot be is refused in words.
class NameForm final : public QFrame {
    Q_OBJECT
public:
    explicit NameForm(QWidget *parent);

    /// Shows itself with \p suggested, selected; \p folder is where the profile will be, empty for the top.
    void open(const QString &suggested, const QString &folder);
    [[nodiscard]] QString folder() const { return m_folder; }

    /// Says why the name will not do, and stays.
    void object(const QString &why);

Q_SIGNALS:
    void named(const QString &name);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void accept();

    QString m_folder;
    QLabel *m_label;
    QLineEdit *m_name;
    QLabel *m_objection;
};

} // namespace mailscope::ui
