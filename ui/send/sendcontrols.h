// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/halt.h"

#include <QElapsedTimer>
#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QProgressBar;
class QPushButton;

namespace mailscope::ui {

class WrappedLabel;

/// What is done with a message: armed, sent, held up, stopped, and how far it is.
class SendControls final : public QWidget {
    Q_OBJECT
public:
    /// What there is to be told and done now.
    struct Situation {
        enum class Progress { None, Running, Paused };
        QString consequence; ///< what will be delivered where
        QString objection;   ///< why it cannot be sent, arming aside; empty when it can
        int recipients = 0;
        bool isAgain = false; ///< the very same was sent before
        Progress progress = Progress::None;
    };

    explicit SendControls(QWidget *parent = nullptr);

    void show(const Situation &situation);
    /// Where the message is to be held up.
    [[nodiscard]] std::optional<session::Halt> halt() const;
    [[nodiscard]] bool isArmed() const;
    /// Each message is armed for itself.
    void disarm();
    /// \p sent of \p total bytes are on their way.
    void showBytes(qint64 sent, qint64 total);

    using QWidget::show;

Q_SIGNALS:
    void armed();
    void sendWanted();
    void resumeWanted();
    void stopWanted();

protected:
    bool event(QEvent *event) override;

private:
    void build();
    void update();
    [[nodiscard]] bool mayDeliver() const;
    [[nodiscard]] QString objection() const;

    Situation m_situation;
    WrappedLabel *m_consequence;
    QCheckBox *m_arm;
    QComboBox *m_halt;
    QPushButton *m_send;
    QPushButton *m_resume;
    QPushButton *m_stop;
    WrappedLabel *m_objection;
    QProgressBar *m_progress;
    WrappedLabel *m_progressWords;
    QElapsedTimer m_clock; ///< since the first bytes of the message
    qint64 m_lastShown = -1;
};

} // namespace mailscope::ui
