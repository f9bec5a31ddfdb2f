// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace mailscope::ui {

/// One sentence in the window, with one thing to do about it, until it is put away. Nothing waits for it.
class NoticeBar final : public QFrame {
    Q_OBJECT
public:
    enum class Tone { Plain, Fail };

    explicit NoticeBar(QWidget *parent);

    /// Shows \p text instead of what was there.
    void say(const QString &text, Tone tone);
    /// The same with a button that does \p action once, and puts the notice away.
    void offer(const QString &text, const QString &button, std::function<void()> action);
    void putAway();

private:
    void present(const QString &text, Tone tone);

    QLabel *m_text;
    QPushButton *m_button;
    std::function<void()> m_action;
};

} // namespace mailscope::ui
