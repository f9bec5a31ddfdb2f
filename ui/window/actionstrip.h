// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/action.h"

#include <QFrame>
#include <QHash>

#include <map>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace mailscope::ui {

class SessionController;

/// The buttons of the protocol, in its order. One that cannot work now is disabled, and its tooltip says why; "Break the
/// rules" enables it all the same.
///
/// VRFY, EXPN, ETRN and HELP take their argument in a line below, with what was asked before.
class ActionStrip final : public QFrame {
    Q_OBJECT
public:
    explicit ActionStrip(SessionController &session, QWidget *parent = nullptr);

    /// As if its button had been pressed, when it can work.
    void trigger(Action action);

    [[nodiscard]] static QString title(Action action, plan::Protocol protocol = plan::Protocol::Smtp);
    /// What \p action does, in one sentence.
    [[nodiscard]] static QString explanation(Action action);

Q_SIGNALS:
    void authRequested();
    void sendRequested();
    /// What can be done has changed.
    void refreshed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addButtons();
    void addArgumentLine();
    void refresh();
    void askForArgument(Action action);
    void performAsked();
    void closeArgument();

    SessionController &m_session;
    std::map<Action, QPushButton *> m_buttons;
    QCheckBox *m_breakRules;
    QFrame *m_argumentLine;
    QLabel *m_argumentLabel;
    QComboBox *m_argument;
    QPushButton *m_perform;
    Action m_asked = Action::Vrfy;
    QHash<int, QStringList> m_history; ///< by action, the newest first
};

} // namespace mailscope::ui
