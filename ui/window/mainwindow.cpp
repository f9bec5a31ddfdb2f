// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "ui/files/filedrop.h"
#include "ui/profiles/sidebar.h"
#include "ui/services/services.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/transcript/transcriptactions.h"
#include "ui/transcript/transcriptpane.h"
#include "ui/window/actionstrip.h"
#include "ui/window/filetasks.h"
#include "ui/window/menus.h"
#include "ui/window/sessionpage.h"
#include "ui/window/statusline.h"
#include "ui/window/tabname.h"

#include <QCloseEvent>
#include <QMenuBar>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

MainWindow::MainWindow(Services &services, Theme &theme, QWidget *parent)
    : QMainWindow(parent), m_services(services), m_theme(theme), m_menus(new Menus(menuBar())),
      m_tabs(new QTabBar(this)), m_headers(new QStackedWidget(this)), m_bodies(new QStackedWidget(this)),
      m_sideBar(new SideBar(services, this)), m_splitter(new QSplitter(Qt::Horizontal, this)),
      m_status(new StatusLine(this)), m_tasks(new FileTasks(*this, *m_menus, services))
{
    setObjectName("mainWindow"_L1);
    connect(new FileDrop(this), &FileDrop::dropped, this, &MainWindow::openPaths);
    layOut();
    connectTabs();
    connectMenus();
    connectSessionMenu();
    connectViewMenu();
    connectSideBar();
    restoreState();
}

MainWindow::~MainWindow()
{
    m_status->show(nullptr);
    qDeleteAll(m_pages);
}

void MainWindow::layOut()
{
    m_tabs->setObjectName("tabs"_L1);
    m_tabs->setAccessibleName(tr("Sessions"));
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setElideMode(Qt::ElideMiddle);
    m_tabs->setDocumentMode(true);

    auto *newTab = new QToolButton(this);
    newTab->setObjectName("newTab"_L1);
    newTab->setProperty("kind", u"flat"_s);
    newTab->setIcon(themeIcon(u"new"_s));
    newTab->setAccessibleName(tr("New session"));
    newTab->setToolTip(tr("New session (Ctrl+N)"));
    connect(newTab, &QToolButton::clicked, this, [this] { openTab(); });

    auto *tabRow = new QHBoxLayout;
    const int em = fontMetrics().height();
    tabRow->setContentsMargins(em / 2, em / 8, em / 2, 0);
    tabRow->setSpacing(em / 8);
    tabRow->addWidget(m_tabs);
    tabRow->addWidget(newTab);
    tabRow->addStretch();

    m_splitter->setObjectName("windowSplitter"_L1);
    m_splitter->addWidget(m_sideBar);
    m_splitter->addWidget(m_bodies);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setCollapsible(1, false);
    m_splitter->setSizes({m_sideBar->sizeHint().width(), em * 70});

    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tabRow);
    column->addWidget(m_headers);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_status);
    setCentralWidget(centre);
}

void MainWindow::connectTabs()
{
    connect(m_tabs, &QTabBar::currentChanged, this, &MainWindow::showTab);
    connect(m_tabs, &QTabBar::tabCloseRequested, this, &MainWindow::askToClose);
    connect(m_tabs, &QTabBar::tabBarDoubleClicked, this, [this](int index) {
        if (index >= 0)
            renameTab();
    });
    connect(m_tabs, &QTabBar::tabMoved, this, [this](int from, int to) { m_pages.move(from, to); });
}

SessionPage *MainWindow::pageAt(int index) const
{
    return index >= 0 && index < m_pages.size() ? m_pages.at(index) : nullptr;
}

int MainWindow::indexOf(const SessionPage *page) const
{
    return static_cast<int>(m_pages.indexOf(page));
}

SessionPage *MainWindow::currentPage() const
{
    return pageAt(m_tabs->currentIndex());
}

int MainWindow::tabCount() const
{
    return static_cast<int>(m_pages.size());
}

SessionPage &MainWindow::openTab(const plan::Plan &plan)
{
    auto *page = new SessionPage(m_services, this);
    page->restoreLayout(m_services.settings().value("window/page"_L1).toByteArray());
    page->session().setPlan(plan);
    page->setRightSideVisible(m_services.settings().value("window/rightSide"_L1, true).toBool());
    m_headers->addWidget(page->header());
    m_bodies->addWidget(page->body());
    m_pages.append(page);
    connect(page, &SessionPage::titleChanged, this, [this, page] { refreshTab(page); });
    connect(page, &SessionPage::exchangersWanted, this, &MainWindow::diagnoseExchangers);
    connect(&page->actions(), &ActionStrip::refreshed, this, &MainWindow::refreshMenus);
    connect(page->transcript().panel().actions().reveal(), &QAction::changed, this, &MainWindow::refreshMenus);
    connect(&page->session(), &SessionController::sessionReplaced, m_sideBar, &SideBar::refreshHistory);
    connect(&page->session(), &SessionController::stateChanged, m_sideBar, &SideBar::refreshHistory);
    const int index = m_tabs->addTab(page->title());
    m_tabs->setCurrentIndex(index);
    showTab(index);
    return *page;
}

void MainWindow::showPage(SessionPage &page, qint64 sequence)
{
    m_tabs->setCurrentIndex(indexOf(&page));
    if (sequence > 0)
        page.transcript().goTo(sequence);
    activateWindow();
}

SessionPage &MainWindow::unusedTab()
{
    SessionPage *page = currentPage();
    const bool isUnused =
        page && page->session().state() == SessionController::State::Fresh && page->session().plan().targets.isEmpty();
    return isUnused ? *page : openTab();
}

void MainWindow::showTab(int index)
{
    SessionPage *page = pageAt(index);
    m_status->show(page ? &page->session() : nullptr);
    if (!page)
        return;
    m_headers->setCurrentWidget(page->header());
    m_bodies->setCurrentWidget(page->body());
    refreshTab(page);
    refreshMenus();
}

void MainWindow::refreshTab(const SessionPage *page)
{
    const int index = indexOf(page);
    if (index < 0)
        return;
    const QString title = page->title();
    // An ampersand in a file's name is no shortcut.
    m_tabs->setTabText(index, QString(title).replace(u'&', u"&&"_s));
    m_tabs->setTabToolTip(index, page->file().isEmpty() ? title : page->file());
    if (index == m_tabs->currentIndex())
        setWindowTitle(tr("%1 – Mailscope").arg(title));
}

void MainWindow::askToClose(int index)
{
    SessionPage *page = pageAt(index);
    if (!page)
        return;
    if (!page->session().isLive()) {
        removeTab(index);
        return;
    }
    const Question question{tr("Close the session?"), tr("“%1” is still connected.").arg(page->title()),
                            tr("Closing it ends the connection. What was seen stays in the history."), tr("Close it")};
    m_services.ask(this, question, [this, page](bool yes) {
        if (yes && indexOf(page) >= 0)
            removeTab(indexOf(page));
    });
}

void MainWindow::removeTab(int index)
{
    SessionPage *page = m_pages.takeAt(index);
    m_services.settings().setValue("window/page"_L1, page->saveLayout());
    m_status->show(nullptr);
    m_tabs->removeTab(index);
    page->deleteLater();
    page->header()->hide();
    page->body()->hide();
    if (m_pages.isEmpty())
        openTab();
    else
        showTab(m_tabs->currentIndex());
}

void MainWindow::duplicateTab()
{
    if (SessionPage *const page = currentPage())
        openTab(page->session().plan());
}

void MainWindow::renameTab()
{
    SessionPage *page = currentPage();
    if (!page)
        return;
    auto *editor = new TabName(page->title(), m_tabs);
    editor->setGeometry(m_tabs->tabRect(m_tabs->currentIndex()));
    connect(editor, &TabName::chosen, page, &SessionPage::setName);
    // It names one tab and goes with it, and with the sight of it.
    connect(page, &QObject::destroyed, editor, &QObject::deleteLater);
    connect(m_tabs, &QTabBar::currentChanged, editor, &QObject::deleteLater);
    editor->begin();
}

void MainWindow::say(const QString &text)
{
    m_status->tell(text);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    qsizetype live = 0;
    for (SessionPage *page : std::as_const(m_pages))
        live += page->session().isLive() ? 1 : 0;
    keepState();
    if (live == 0 || m_mayClose) {
        event->accept();
        return;
    }
    event->ignore();
    const Question question{tr("Quit Mailscope?"),
                            tr("%n session(s) are still connected.", nullptr, static_cast<int>(live)),
                            tr("Quitting ends them. What was seen stays in the history."), tr("Quit")};
    m_services.ask(this, question, [this](bool yes) {
        m_mayClose = yes;
        if (yes)
            close();
    });
}

void MainWindow::restoreState()
{
    QSettings &settings = m_services.settings();
    resize(fontMetrics().height() * 96, fontMetrics().height() * 60);
    restoreGeometry(settings.value("window/geometry"_L1).toByteArray());
    m_splitter->restoreState(settings.value("window/splitter"_L1).toByteArray());
    m_sideBar->setVisible(settings.value("window/sideBar"_L1, true).toBool());
}

void MainWindow::fitScreen()
{
    resize(size().boundedTo(screen()->availableSize()));
}

void MainWindow::keepState()
{
    QSettings &settings = m_services.settings();
    settings.setValue("window/geometry"_L1, saveGeometry());
    settings.setValue("window/splitter"_L1, m_splitter->saveState());
    settings.setValue("window/sideBar"_L1, !m_sideBar->isHidden());
    if (const SessionPage *page = currentPage()) {
        settings.setValue("window/page"_L1, page->saveLayout());
        settings.setValue("window/rightSide"_L1, page->isRightSideVisible());
    }
}

} // namespace mailscope::ui
