// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/arguments.h"
#include "gui/desktopservices.h"
#include "gui/translations.h"
#include "ui/theme/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/window/sessionpage.h"

#include <QApplication>
#include <QIcon>
#include <QLocale>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr int UsageError = 64;
constexpr int NoDisplay = 69;

/// Qt ends the program with a signal when it finds none.
bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

void print(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toLocal8Bit();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
}

/// What the program was asked for, known before there is a display to show it on.
std::expected<mailscope::gui::Arguments, QString> argumentsOf(int count, char **words)
{
    QStringList list;
    for (int index = 1; index < count; ++index)
        list += QString::fromLocal8Bit(words[index]);
    return mailscope::gui::Arguments::parse(list);
}

void begin(mailscope::ui::MainWindow &window, const mailscope::gui::Arguments &arguments)
{
    if (arguments.demo)
        window.startTour();
    else if (!arguments.file.isEmpty())
        window.openSessionFile(arguments.file);
    else if (arguments.plan)
        window.currentPage()->session().connectToServer();
    else
        window.greet();
}

} // namespace

int main(int argc, char **argv)
{
    const auto arguments = argumentsOf(argc, argv);
    if (!arguments) {
        print(stderr, u"mailscope: "_s + arguments.error() + u'\n');
        return UsageError;
    }
    if (!arguments->answer.isEmpty()) {
        print(stdout, arguments->answer);
        return 0;
    }

    if (!hasDisplay()) {
        print(stderr, u"mailscope: There is no display. Without one use mailscope-cli, which is the same engine.\n"_s);
        return NoDisplay;
    }

    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"mailscope"_s);
    QApplication::setApplicationName(u"mailscope"_s);
    QApplication::setApplicationDisplayName(u"Mailscope"_s);
    QApplication::setApplicationVersion(QStringLiteral(MAILSCOPE_VERSION));
    QApplication::setDesktopFileName(u"org.mailscope.Mailscope"_s);
    QApplication::setWindowIcon(QIcon(u":/icons/mailscope.svg"_s));
    mailscope::gui::installTranslations(application, QLocale());

    mailscope::gui::DesktopServices services;
    mailscope::ui::Theme theme(application, services.settings());
    mailscope::ui::MainWindow window(services, theme);
    window.openTab(arguments->plan.value_or(mailscope::plan::Plan()));
    theme.dress();
    window.fitScreen();
    window.show();
    // The window comes first, what it begins with afterwards.
    QTimer::singleShot(0, &window, [&window, &arguments] { begin(window, *arguments); });
    return QApplication::exec();
}
