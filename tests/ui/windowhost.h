// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/gestures.h"
#include "support/testservices.h"
#include "ui/session/sessioncontroller.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/window/sessionpage.h"

#include <QLabel>

#include <memory>

namespace mailscope::test {

/// The whole window with surroundings that leave nothing behind, shown and active.
class WindowHost {
public:
    WindowHost();
    ~WindowHost();

    TestServices services;
    std::unique_ptr<ui::Theme> theme;
    std::unique_ptr<ui::MainWindow> window;

    [[nodiscard]] ui::SessionController &session() const { return window->currentPage()->session(); }
    [[nodiscard]] QWidget &page() const { return *window->currentPage()->body(); }
    [[nodiscard]] QWidget &header() const { return *window->currentPage()->header(); }
    [[nodiscard]] QString situation() const;

    /// Types where to go and presses Ctrl+Return.
    void connectTo(quint16 port) const;
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;
    /// True once \p state is reached.
    [[nodiscard]] bool reaches(ui::SessionController::State state, int milliseconds = 20'000) const;

    /// The longest time, in milliseconds, that the event loop was kept from other work while \p isDone was waited for; -1 when
    /// that was not reached in time.
    [[nodiscard]] static qint64 longestPauseUntil(const std::function<bool()> &isDone, int milliseconds = 30'000);
};

} // namespace mailscope::test
