// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/filetasks.h"

#include "ui/files/commanddialog.h"
#include "ui/files/comparisonwindow.h"
#include "ui/files/exportdialog.h"
#include "ui/files/pastedialog.h"
#include "ui/files/replaydialog.h"
#include "ui/files/searchwindow.h"
#include "ui/services/services.h"
#include "ui/transcript/transcriptpane.h"
#include "ui/transcript/transcriptview.h"
#include "ui/window/mainwindow.h"
#include "ui/window/menus.h"
#include "ui/window/sessionpage.h"

#include <QAction>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

void open(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

QList<qint64> selectedEvents(const SessionPage &page)
{
    TranscriptPanel &panel = page.transcript().panel();
    QList<qint64> events;
    for (const quint32 line : panel.view().selectedLines())
        events.append(panel.model().lines().at(line).sequence());
    return events;
}

} // namespace

FileTasks::FileTasks(MainWindow &window, Menus &menus, Services &services)
    : QObject(&window), m_window(window), m_services(services)
{
    connect(menus.exportAs, &QAction::triggered, this, &FileTasks::exportSession);
    connect(menus.copyAsCommand, &QAction::triggered, this, &FileTasks::copyAsCommand);
    connect(menus.pasteCommand, &QAction::triggered, this, &FileTasks::pasteCommand);
    connect(menus.compare, &QAction::triggered, this, &FileTasks::compareSessions);
    connect(menus.replay, &QAction::triggered, this, &FileTasks::replaySession);
    connect(menus.searchFolder, &QAction::triggered, this, [this] { searchFolder({}); });
}

TakenSession FileTasks::take(SessionPage &page)
{
    TakenSession taken;
    taken.name = page.title();
    taken.transcript = page.session().transcript();
    taken.withoutSecrets = page.session().withoutSecrets();
    taken.selection = selectedEvents(page);
    if (!page.session().isLive())
        taken.file = page.file();
    return taken;
}

void FileTasks::exportSession()
{
    auto *dialog = new ExportDialog(take(*m_window.currentPage()), m_services, &m_window);
    connect(dialog, &ExportDialog::exported, this,
            [this](const QString &path) { m_window.say(tr("Exported to “%1”.").arg(path)); });
    open(dialog);
}

void FileTasks::copyAsCommand()
{
    SessionPage &page = *m_window.currentPage();
    auto journey = foreign::Journey::of(page.session().withoutSecrets(), page.session().report());
    if (!journey)
        m_window.say(journey.error());
    else
        open(new CommandDialog(std::move(*journey), page.title(), m_services, &m_window));
}

void FileTasks::pasteCommand()
{
    auto *dialog = new PasteDialog(&m_window);
    connect(dialog, &PasteDialog::connectionWanted, this, [this](const plan::Plan &plan) {
        m_window.unusedTab().session().setPlan(plan);
        m_window.say(tr("The connection is filled in. Nothing was sent yet."));
    });
    connect(dialog, &PasteDialog::profileWanted, this, [this](const plan::Plan &plan) {
        m_window.saveProfile(plan, plan.targets.isEmpty() ? QString() : plan.targets.constFirst().host);
    });
    dialog->offerClipboard();
    open(dialog);
}

void FileTasks::compareSessions()
{
    const QList<SessionPage *> &pages = m_window.pages();
    const qsizetype at = pages.indexOf(m_window.currentPage());
    for (qsizetype step = 1; step < pages.size(); ++step) {
        const qsizetype next = (at + step) % pages.size();
        if (pages.at(next)->session().transcript().isEmpty())
            continue;
        // The tab that stands on the left is the left one.
        compareWith(*pages.at(std::min(at, next)), *pages.at(std::max(at, next)), Relation::Another);
        return;
    }
    m_window.say(tr("There is nothing to compare with: open a second session or file in another tab."));
}

void FileTasks::compareWith(SessionPage &left, SessionPage &right, Relation relation)
{
    QList<ComparedSession> sessions;
    QList<QPointer<SessionPage>> pages;
    for (SessionPage *page : m_window.pages()) {
        if (page->session().transcript().isEmpty() && page != &left && page != &right)
            continue;
        sessions.append({page->title(), page->session().report()});
        pages.append(page);
    }
    auto *dialog =
        new ComparisonWindow(std::move(sessions), pages.indexOf(&left), pages.indexOf(&right), relation, &m_window);
    connect(dialog, &ComparisonWindow::eventActivated, this, [this, pages](qsizetype index, qint64 sequence) {
        if (SessionPage *page = pages.at(index))
            m_window.showPage(*page, sequence);
    });
    open(dialog);
}

void FileTasks::replaySession()
{
    SessionPage *page = m_window.currentPage();
    auto *dialog = new ReplayDialog(page->title(), page->session().withoutSecrets(), page->session().plan(), &m_window);
    connect(
        dialog, &ReplayDialog::replayWanted, this,
        [this, original = QPointer(page)](const plan::Plan &plan, const plan::Script &script,
                                          const session::Secrets &secrets) { play(original, plan, script, secrets); });
    open(dialog);
}

void FileTasks::play(SessionPage *original, const plan::Plan &plan, const plan::Script &script,
                     const session::Secrets &secrets)
{
    SessionPage &page = m_window.openTab(plan);
    connect(&page.session(), &SessionController::stateChanged, this,
            [this, original = QPointer(original), played = QPointer(&page)] {
                if (!played || played->session().state() != SessionController::State::Ended)
                    return;
                disconnect(&played->session(), &SessionController::stateChanged, this, nullptr);
                if (original)
                    compareWith(*original, *played, Relation::Replay);
            });
    page.session().play(script, secrets);
}

void FileTasks::searchFolder(const QString &folder)
{
    if (!m_search) {
        m_search = new SearchWindow(folder, m_services, &m_window);
        connect(m_search, &SearchWindow::lineActivated, &m_window, &MainWindow::openSessionFile);
        open(m_search);
    } else if (!folder.isEmpty()) {
        m_search->setFolder(folder);
    }
    m_search->raise();
    m_search->activateWindow();
}

} // namespace mailscope::ui
