// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/sessioncontroller.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace mailscope::ui {

/// Leads through a first session in a few steps that say what to press next. It stands in the window and stops nothing: a step
/// that asks for something goes on by itself once that was done, the others at the press of a button.
class TourGuide final : public QFrame {
    Q_OBJECT
public:
    TourGuide(SessionController &session, QWidget *parent);

    /// Begins with the first step that is not done yet.
    void begin();
    [[nodiscard]] int step() const { return m_step; }

Q_SIGNALS:
    /// It was put away, or gone through.
    void closed();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void goTo(int step);
    void goOn();
    /// Goes on when what the step asks for was done.
    void look();
    void putAway();

    SessionController &m_session;
    QLabel *m_count;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_back;
    QPushButton *m_next;
    int m_step = 0;
};

} // namespace mailscope::ui
