// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowhost.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace mailscope::test {

WindowHost::WindowHost()
    : theme(std::make_unique<ui::Theme>(*qApp, services.settings())),
      window(std::make_unique<ui::MainWindow>(services, *theme))
{
    window->openTab();
    theme->dress();
    window->show();
    window->activateWindow(); // nobody else does where there is no window manager
    if (!QTest::qWaitForWindowExposed(window.get()) || !QTest::qWaitForWindowActive(window.get()))
        qFatal("The window did not come up.");
}

WindowHost::~WindowHost()
{
    window.reset();
    theme.reset();
}

QString WindowHost::situation() const
{
    return window->findChild<QLabel *>("situation"_L1)->text();
}

void WindowHost::connectTo(quint16 port) const
{
    if (!gestures::type(header(), "host"_L1, u"127.0.0.1:%1"_s.arg(port)))
        qFatal("There is no field for the host.");
    key(Qt::Key_Return, Qt::ControlModifier);
}

void WindowHost::key(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : window.get(), key, modifiers);
}

bool WindowHost::reaches(ui::SessionController::State state, int milliseconds) const
{
    return QTest::qWaitFor([this, state] { return session().state() == state; }, milliseconds);
}

qint64 WindowHost::longestPauseUntil(const std::function<bool()> &isDone, int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    qint64 last = 0;
    qint64 longest = 0;
    QTimer pulse;
    QObject::connect(&pulse, &QTimer::timeout, &pulse, [&] {
        longest = std::max(longest, clock.elapsed() - last);
        last = clock.elapsed();
    });
    pulse.start(0);
    return QTest::qWaitFor(isDone, milliseconds) ? longest : -1;
}

} // namespace mailscope::test
