// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with files: sessions, journals and profiles.
#include "format/display.h"
#include "format/sessionfile.h"
#include "transcript/recordedplan.h"
#include "ui/files/recentfiles.h"
#include "ui/profiles/profilestore.h"
#include "ui/services/services.h"
#include "ui/session/journal.h"
#include "ui/window/filetasks.h"
#include "ui/window/mainwindow.h"
#include "ui/window/menus.h"
#include "ui/window/sessionloader.h"
#include "ui/window/sessionpage.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr qsizetype MostJournals = 1000;
/// Files that are dropped together.
constexpr qsizetype MostAtOnce = 20;

} // namespace

void MainWindow::chooseFile()
{
    const FileChoice choice{tr("Open a session"), tr("Sessions (*.mscope);;All files (*)"),
                            m_services.settings().value("files/folder"_L1).toString()};
    m_services.fileToOpen(this, choice, [this](const QString &path) {
        if (!path.isEmpty())
            openSessionFile(path);
    });
}

void MainWindow::openSessionFile(const QString &path, qint64 sequence)
{
    const QString name = QFileInfo(path).fileName();
    for (SessionPage *page : std::as_const(m_pages)) {
        if (sequence > 0 && page->file() == path) {
            showPage(*page, sequence);
            return;
        }
    }
    auto *loader = new SessionLoader(path, m_services.journalFolder(), this);
    connect(loader, &SessionLoader::progressed, this,
            [this, name](int percent) { say(tr("Opening “%1”: %2 %").arg(name).arg(percent)); });
    connect(loader, &SessionLoader::failed, this,
            [this, name](const QString &reason) { say(tr("“%1” cannot be opened: %2").arg(name, reason)); });
    connect(loader, &SessionLoader::loaded, this,
            [this, path, sequence](format::LoadedSession session) { showSession(path, std::move(session), sequence); });
    loader->start();
}

void MainWindow::showSession(const QString &path, format::LoadedSession session, qint64 sequence)
{
    const QString name = QFileInfo(path).fileName();
    m_services.settings().setValue("files/folder"_L1, QFileInfo(path).absolutePath());
    const bool isJournal = QFileInfo(path).absolutePath() == QFileInfo(m_services.journalFolder()).absoluteFilePath();
    if (!isJournal)
        RecentFiles(m_services.settings()).add(path);
    plan::Plan plan = transcript::recordedPlan(session.transcript);
    SessionPage &page = unusedTab();
    page.session().show(std::move(session.transcript), std::move(plan));
    page.setFile(path);
    if (sequence > 0)
        showPage(page, sequence);
    if (session.cutOff)
        say(tr("“%1” was cut off: its whole events are shown.").arg(name));
    else if (session.holdsSecrets)
        say(tr("“%1” holds secrets.").arg(name));
    else
        say(tr("“%1” is open.").arg(name));
}

void MainWindow::save(SessionPage &page, bool askForName)
{
    if (page.session().transcript().isEmpty()) {
        say(tr("There is nothing to save yet."));
        return;
    }
    if (!askForName && !page.file().isEmpty()) {
        write(page, page.file());
        return;
    }
    const FileChoice choice{tr("Save the session"), tr("Sessions (*.mscope)"),
                            page.file().isEmpty() ? page.title() + u".mscope"_s : page.file()};
    m_services.fileToSave(this, choice, [this, &page](const QString &path) {
        if (!path.isEmpty() && indexOf(&page) >= 0)
            write(page, path);
    });
}

void MainWindow::write(SessionPage &page, const QString &path)
{
    if (const auto saved = format::saveSession(path, page.session().transcript()); !saved) {
        say(tr("Not saved: %1 Choose another place with “Save as”.").arg(saved.error().text));
        return;
    }
    RecentFiles(m_services.settings()).add(path);
    page.setFile(path);
    say(tr("Saved to “%1”.").arg(path));
}

void MainWindow::openProfile(const QString &path, bool inNewTab)
{
    auto plan = ProfileStore::read(path);
    if (!plan) {
        say(plan.error());
        return;
    }
    SessionPage *page = currentPage();
    if (inNewTab || !page || page->session().isLive())
        page = &openTab();
    page->session().setPlan(std::move(*plan));
    page->setName(QFileInfo(path).completeBaseName());
}

void MainWindow::offerAbandoned()
{
    const QStringList paths = Journal::abandoned(m_services.journalFolder());
    if (paths.isEmpty())
        return;
    const Question question{tr("Open what was going on?"),
                            tr("Mailscope ended unexpectedly. %n session(s) were kept up to the last line.", nullptr,
                               static_cast<int>(paths.size())),
                            tr("They also stay in the history."), tr("Open them")};
    m_services.ask(this, question, [this, paths](bool yes) {
        for (const QString &path : paths) {
            Journal::settle(path);
            if (yes)
                openSessionFile(path);
        }
    });
}

int MainWindow::daysKept() const
{
    constexpr int usual = 30;
    bool isNumber = false;
    const int days = m_services.settings().value("journal/days"_L1, usual).toInt(&isNumber);
    // Whatever stands in a settings file by mistake is no reason to delete everything.
    return isNumber && days > 0 ? days : usual;
}

void MainWindow::greet()
{
    QSettings &settings = m_services.settings();
    Journal::rotate(m_services.journalFolder(), std::chrono::days(daysKept()), MostJournals);
    offerAbandoned();
    if (settings.value("tour/seen"_L1, false).toBool() || tabCount() > 1)
        return;
    settings.setValue("tour/seen"_L1, true);
    openPractice();
}

void MainWindow::openPaths(const QStringList &paths)
{
    for (const QString &path : paths.first(std::min(paths.size(), MostAtOnce))) {
        if (QFileInfo(path).isDir())
            m_tasks->searchFolder(path);
        else if (path.endsWith(".json"_L1, Qt::CaseInsensitive))
            openProfile(path, false);
        else
            openSessionFile(path);
    }
    if (paths.size() > MostAtOnce)
        say(tr("Only the first %n file(s) were opened.", nullptr, static_cast<int>(MostAtOnce)));
}

void MainWindow::fillRecent()
{
    m_menus->recent->clear();
    RecentFiles files(m_services.settings());
    int number = 0;
    for (const QString &path : files.paths()) {
        const QString shown = format::visibleText(QStringView(QDir::toNativeSeparators(path))).replace(u'&', u"&&"_s);
        const QString key = ++number < 10 ? u"&%1  "_s.arg(number) : u"%1  "_s.arg(number);
        connect(m_menus->recent->addAction(key + shown), &QAction::triggered, this, [this, path] {
            if (!QFileInfo::exists(path))
                RecentFiles(m_services.settings()).remove(path);
            openSessionFile(path);
        });
    }
    m_menus->recent->addSeparator();
    QAction *clear = m_menus->recent->addAction(number > 0 ? tr("&Forget them") : tr("None yet"));
    clear->setObjectName("recentForget"_L1);
    clear->setEnabled(number > 0);
    connect(clear, &QAction::triggered, this, [this] { RecentFiles(m_services.settings()).clear(); });
}

} // namespace mailscope::ui
