// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compare/replay.h"
#include "plan/plan.h"
#include "session/secrets.h"
#include "transcript/transcript.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace mailscope::ui {

class SecretField;
class WrappedLabel;

/// What a session sent goes out again, to the same server or another one: asks where to, how fast, and for the password that no file holds.
class ReplayDialog final : public QDialog {
    Q_OBJECT
public:
    /// \p plan is what the session was begun with.
    ReplayDialog(const QString &name, transcript::Transcript transcript, plan::Plan plan, QWidget *parent);

Q_SIGNALS:
    /// The dialog closes itself.
    void replayWanted(const mailscope::plan::Plan &plan, const mailscope::plan::Script &script,
                      const mailscope::session::Secrets &secrets);

protected:
    void done(int result) override;

private:
    void layOut();
    void prepare();
    void refresh();
    void begin();
    /// The plan with what the fields say, or a sentence.
    [[nodiscard]] std::expected<plan::Plan, QString> chosenPlan() const;

    transcript::Transcript m_transcript;
    plan::Plan m_plan;
    std::expected<compare::Replay, QString> m_replay;
    QLineEdit *m_target;
    QComboBox *m_pace;
    QLineEdit *m_user;
    SecretField *m_password;
    WrappedLabel *m_login;
    WrappedLabel *m_objection;
    QPushButton *m_begin;
};

} // namespace mailscope::ui
