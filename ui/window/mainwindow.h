// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "format/sessionfile.h"
#include "net/resolver.h"
#include "ui/window/practicehost.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>

class QLabel;
class QSplitter;
class QStackedWidget;
class QTabBar;

namespace mailscope::ui {

class ArrivedWindow;
class FileTasks;
class Menus;
class Services;
class SessionPage;
class SideBar;
class StatusLine;
class Theme;

/// The window: tabs, each a session, with the side bar that they share.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    /// Both must outlive the window.
    MainWindow(Services &services, Theme &theme, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a tab for \p plan, and shows it.
    SessionPage &openTab(const plan::Plan &plan = plan::Plan());
    /// Opens a session file in a tab, as soon as it is read. What is wrong with it is said in the window.
    /// With a \p sequence the event of that number is shown; a file that is open already is only shown.
    void openSessionFile(const QString &path, qint64 sequence = 0);
    /// What each of \p paths is: a session, a profile, or a folder to search in.
    void openPaths(const QStringList &paths);
    /// The practice server in a tab, connected.
    void startTour();
    /// What a first start and one after a crash begin with.
    void greet();
    /// Makes the window no larger than its screen, before it is shown for the first time.
    void fitScreen();

    [[nodiscard]] SessionPage *currentPage() const;
    /// In the order of the tabs.
    [[nodiscard]] const QList<SessionPage *> &pages() const { return m_pages; }
    /// The current tab when nothing was done in it yet, otherwise a new one.
    [[nodiscard]] SessionPage &unusedTab();
    /// Shows the tab of \p page, and the event \p sequence in it unless that is 0.
    void showPage(SessionPage &page, qint64 sequence = 0);
    /// A sentence in the window, for a while.
    void say(const QString &text);
    /// Asks for a name and keeps \p plan as a profile.
    void saveProfile(const plan::Plan &plan, const QString &suggested);
    [[nodiscard]] int tabCount() const;

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void layOut();
    void connectMenus();
    void connectSessionMenu();
    void connectViewMenu();
    void connectSideBar();
    void connectTabs();

    /// The practice server in a tab, with the tour beside it; null, and a sentence in the window, when there is none.
    SessionPage *openPractice();
    [[nodiscard]] SessionPage *pageAt(int index) const;
    [[nodiscard]] int indexOf(const SessionPage *page) const;
    void showTab(int index);
    void refreshTab(const SessionPage *page);
    void refreshMenus();
    void askToClose(int index);
    void removeTab(int index);
    void duplicateTab();
    void renameTab();

    void showSession(const QString &path, format::LoadedSession session, qint64 sequence);
    void fillRecent();
    void save(SessionPage &page, bool askForName);
    void write(SessionPage &page, const QString &path);
    void chooseFile();
    void openProfile(const QString &path, bool inNewTab);
    void diagnoseExchangers(const QString &domain);
    void visitExchangers(plan::Plan plan, const QString &domain, const QList<net::MxRecord> &records);
    void askToRecordSecrets();
    void offerAbandoned();
    void showAbout();
    void showKeys();
    /// The messages that the practice server has.
    void showArrived();
    void noteArrived();
    /// How many days a session stays in the history.
    [[nodiscard]] int daysKept() const;
    void restoreState();
    void keepState();

    Services &m_services;
    Theme &m_theme;
    PracticeHost m_practice;
    Menus *m_menus;
    QTabBar *m_tabs;
    QStackedWidget *m_headers;
    QStackedWidget *m_bodies;
    SideBar *m_sideBar;
    QSplitter *m_splitter;
    StatusLine *m_status;
    FileTasks *m_tasks;
    QPointer<ArrivedWindow> m_arrived; ///< while it is open
    QList<SessionPage *> m_pages;      ///< in the order of the tabs
    bool m_mayClose = false;
};

} // namespace mailscope::ui
