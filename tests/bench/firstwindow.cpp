// SPDX-License-Identifier: GPL-3.0-or-later
// Shows a window and ends with its first picture: the window of Mailscope, or with --empty the least that one made with Qt costs.
#include "gui/desktopservices.h"
#include "gui/translations.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QLocale>
#include <QMainWindow>
#include <QTimer>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

/// Ends the program once the window that it watches has been painted. It ends without tidying up: what that takes is no
/// part of the way to the first picture.
class FirstPicture final : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, this, [] { ::_exit(0); });
        return QObject::eventFilter(watched, event);
    }
};

int showEmpty()
{
    QMainWindow window;
    FirstPicture picture;
    window.installEventFilter(&picture);
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}

int showMailscope(QApplication &application)
{
    mailscope::gui::installTranslations(application, QLocale());
    mailscope::gui::DesktopServices services;
    mailscope::ui::Theme theme(application, services.settings());
    mailscope::ui::MainWindow window(services, theme);
    window.openTab();
    theme.dress();
    FirstPicture picture;
    window.installEventFilter(&picture);
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"mailscope"_s);
    QApplication::setApplicationName(u"mailscope-bench"_s);
    return QApplication::arguments().contains("--empty"_L1) ? showEmpty() : showMailscope(application);
}
