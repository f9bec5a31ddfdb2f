// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with files: sessions, journals and profiles.
#include "format/sessionfile.h"
#include "ui/profiles/profilestore.h"
#include "ui/services/services.h"
#include "ui/session/journal.h"
#include "ui/window/mainwindow.h"
#include "ui/window/sessionloader.h"
#include "ui/window/sessionpage.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QSettings>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

constexpr qsizetype MostJournals = 1000;

/// What a session was begun with, for connecting again.
plan::Plan planOf(const transcript::Transcript &transcript)
{
    if (transcript.isEmpty())
        return plan::Plan();
    const transcript::Event &first = transcript.at(0);
    const auto *began = std::get_if<transcript::Began>(&first.payload);
    if (!began)
        return plan::Plan();
    return plan::Plan::fromJson(began->plan).value_or(plan::Plan());
}

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

void MainWindow::openSessionFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    auto *loader = new SessionLoader(path, m_services.journalFolder(), this);
    connect(loader, &SessionLoader::progressed, this,
            [this, name](int percent) { say(tr("Opening “%1”: %2 %").arg(name).arg(percent)); });
    connect(loader, &SessionLoader::failed, this,
            [this, name](const QString &reason) { say(tr("“%1” cannot be opened: %2").arg(name, reason)); });
    connect(loader, &SessionLoader::loaded, this,
            [this, path](format::LoadedSession session) { showSession(path, std::move(session)); });
    loader->start();
}

void MainWindow::showSession(const QString &path, format::LoadedSession session)
{
    const QString name = QFileInfo(path).fileName();
    m_services.settings().setValue("files/folder"_L1, QFileInfo(path).absolutePath());
    plan::Plan plan = planOf(session.transcript);
    SessionPage &page = unusedTab();
    page.session().show(std::move(session.transcript), std::move(plan));
    page.setFile(path);
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
        say(tr("Not saved: %1").arg(saved.error().text));
        return;
    }
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

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            openSessionFile(url.toLocalFile());
    }
}

} // namespace mailscope::ui
