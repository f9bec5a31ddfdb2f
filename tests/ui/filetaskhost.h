// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/sessionfile.h"
#include "practice/server.h"
#include "windowhost.h"

#include <QAction>
#include <QDialog>

namespace mailscope::test {

using namespace Qt::StringLiterals;

/// The window beside a practice server, for what is done with sessions and files.
class FileTaskHost : public WindowHost {
public:
    explicit FileTaskHost(practice::Options options = {})
        : server(std::make_unique<practice::Server>(std::move(options)))
    {
        if (!server->listen())
            qFatal("The practice server did not start.");
    }

    std::unique_ptr<practice::Server> server;

    /// A whole session with the practice server, in a new tab when the current one is used.
    void visit()
    {
        if (session().state() != ui::SessionController::State::Fresh)
            window->openTab();
        connectTo(server->port());
        if (!reaches(ui::SessionController::State::Idle))
            qFatal("The practice server was not reached.");
        session().disconnectFromServer();
        if (!reaches(ui::SessionController::State::Ended))
            qFatal("The session did not end.");
    }

    [[nodiscard]] QAction *menu(QLatin1StringView name) const
    {
        return window->findChild<QAction *>("menu-"_L1 + name);
    }

    /// Opens the dialog \p name by its entry in the menu, and makes it active; null when none came.
    [[nodiscard]] QDialog *open(QLatin1StringView entry, QLatin1StringView name) const
    {
        menu(entry)->trigger();
        auto *dialog = window->findChild<QDialog *>(name);
        if (!dialog || !QTest::qWaitForWindowExposed(dialog))
            return nullptr;
        dialog->activateWindow();
        return QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
    }

    /// Writes what is open into the file \p name below the folder of the services; its path.
    [[nodiscard]] QString keep(const QString &name)
    {
        const QString path = services.folder() + u'/' + name;
        if (!format::saveSession(path, session().transcript()))
            qFatal("The session was not saved.");
        return path;
    }
};

/// What a label says; empty when it is hidden.
inline QString told(const QWidget &root, QLatin1StringView name)
{
    const auto *label = root.findChild<QLabel *>(name);
    return label && label->isVisible() ? label->accessibleName() : QString();
}

} // namespace mailscope::test
