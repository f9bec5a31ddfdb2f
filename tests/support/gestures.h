// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QTest>
#include <QWidget>

/// What a person does with a window, for tests.
namespace mailscope::gestures {

/// The widget called \p name when somebody could use it now: there, visible and enabled. Otherwise null.
template <typename Widget>
Widget *usable(const QWidget &root, QLatin1StringView name)
{
    Widget *widget = root.findChild<Widget *>(name);
    return widget && widget->isVisible() && widget->isEnabled() ? widget : nullptr;
}

/// The widget called \p name, in whatever state; null when there is none.
template <typename Widget>
Widget *present(const QWidget &root, QLatin1StringView name)
{
    return root.findChild<Widget *>(name);
}

inline bool click(const QWidget &root, QLatin1StringView name)
{
    auto *widget = usable<QWidget>(root, name);
    if (widget)
        QTest::mouseClick(widget, Qt::LeftButton);
    return widget != nullptr;
}

/// Replaces what stands in the field called \p name by \p text, key by key.
inline bool type(const QWidget &root, QLatin1StringView name, const QString &text)
{
    auto *widget = usable<QWidget>(root, name);
    if (!widget)
        return false;
    QTest::mouseClick(widget, Qt::LeftButton);
    QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
    if (text.isEmpty())
        QTest::keyClick(widget, Qt::Key_Delete);
    for (const QChar each : text)
        QTest::sendKeyEvent(QTest::Click, widget, Qt::Key_unknown, QString(each), Qt::NoModifier);
    return true;
}

/// Chooses the entry \p row of the box called \p name with the keyboard.
inline bool choose(const QWidget &root, QLatin1StringView name, int row)
{
    auto *box = usable<QComboBox>(root, name);
    if (!box)
        return false;
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    for (int step = 0; step < row; ++step)
        QTest::keyClick(box, Qt::Key_Down);
    return box->currentIndex() == row;
}

} // namespace mailscope::gestures
