// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "plan/script.h"
#include "session/secrets.h"
#include "ui/files/comparisonwindow.h"
#include "ui/files/exportjob.h"

#include <QObject>
#include <QPointer>

namespace mailscope::ui {

class MainWindow;
class Menus;
class SearchWindow;
class Services;
class SessionPage;

/// What can be done with a session beyond the window: export, commands of other tools, comparison, replay, search in files. Each has
/// a dialog that holds nothing up; it keeps what it was given, whatever becomes of the tab.
class FileTasks final : public QObject {
    Q_OBJECT
public:
    /// Connects the entries of \p menus. All three must outlive this.
    FileTasks(MainWindow &window, Menus &menus, Services &services);

    void exportSession();
    void copyAsCommand();
    void pasteCommand();
    void compareSessions();
    void replaySession();
    /// An empty \p folder: the one of the last time.
    void searchFolder(const QString &folder);

private:
    using Relation = ComparisonWindow::Relation;

    [[nodiscard]] static TakenSession take(SessionPage &page);
    void compareWith(SessionPage &left, SessionPage &right, Relation relation);
    void play(SessionPage *original, const plan::Plan &plan, const plan::Script &script,
              const session::Secrets &secrets);

    MainWindow &m_window;
    Services &m_services;
    QPointer<SearchWindow> m_search;
};

} // namespace mailscope::ui
