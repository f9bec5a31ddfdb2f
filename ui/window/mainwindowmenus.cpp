// SPDX-License-Identifier: GPL-3.0-or-later
// What the menus and the side bar of the window do.
#include "ui/connection/connectionbar.h"
#include "ui/profiles/sidebar.h"
#include "ui/services/services.h"
#include "ui/theme/theme.h"
#include "ui/transcript/transcriptactions.h"
#include "ui/transcript/transcriptpane.h"
#include "ui/transcript/transcriptview.h"
#include "ui/window/aboutdialog.h"
#include "ui/window/actionstrip.h"
#include "ui/window/arrivedwindow.h"
#include "ui/window/commandline.h"
#include "ui/window/keysdialog.h"
#include "ui/window/mainwindow.h"
#include "ui/window/menus.h"
#include "ui/window/sessionpage.h"

#include <QAction>
#include <QMenu>
#include <QSettings>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

/// A domain with more of them is not looked at with a window.
constexpr qsizetype MostExchangers = 30;

} // namespace

void MainWindow::connectMenus()
{
    connect(m_menus->newTab, &QAction::triggered, this, [this] { openTab(); });
    connect(m_menus->openFile, &QAction::triggered, this, &MainWindow::chooseFile);
    connect(m_menus->saveFile, &QAction::triggered, this, [this] { save(*currentPage(), false); });
    connect(m_menus->saveFileAs, &QAction::triggered, this, [this] { save(*currentPage(), true); });
    connect(m_menus->recent, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    connect(m_menus->saveProfile, &QAction::triggered, m_sideBar, &SideBar::saveProfileWanted);
    const int days = daysKept();
    for (QAction *action : std::as_const(m_menus->keepFor)) {
        action->setChecked(action->data().toInt() == days);
        connect(action, &QAction::triggered, this,
                [this, action] { m_services.settings().setValue("journal/days"_L1, action->data()); });
    }
    connect(m_menus->duplicateTab, &QAction::triggered, this, &MainWindow::duplicateTab);
    connect(m_menus->renameTab, &QAction::triggered, this, &MainWindow::renameTab);
    connect(m_menus->closeTab, &QAction::triggered, this, [this] { askToClose(m_tabs->currentIndex()); });
    connect(m_menus->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_menus->copy, &QAction::triggered, this,
            [this] { currentPage()->transcript().panel().actions().copyText(); });
    connect(m_menus->find, &QAction::triggered, this, [this] { currentPage()->transcript().panel().openFind(); });
    connect(m_menus->findNext, &QAction::triggered, this, [this] { currentPage()->transcript().panel().findNext(); });
    connect(m_menus->findPrevious, &QAction::triggered, this,
            [this] { currentPage()->transcript().panel().findPrevious(); });
    connect(m_menus->filter, &QAction::triggered, this, [this] { currentPage()->transcript().panel().focusFilter(); });
    connect(m_menus->lines, &QMenu::aboutToShow, this, [this] {
        m_menus->lines->clear();
        m_menus->lines->addActions(currentPage()->transcript().panel().view().actions());
    });
    connect(m_menus->tour, &QAction::triggered, this, &MainWindow::startTour);
    connect(m_menus->arrived, &QAction::triggered, this, &MainWindow::showArrived);
    connect(m_menus->manual, &QAction::triggered, this, &MainWindow::showKeys);
    connect(m_menus->about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::connectSessionMenu()
{
    connect(m_menus->connectNow, &QAction::triggered, this, [this] { currentPage()->connection().toggleConnection(); });
    connect(m_menus->diagnose, &QAction::triggered, this,
            [this] { currentPage()->actions().trigger(Action::Diagnose); });
    connect(m_menus->disconnectNow, &QAction::triggered, this,
            [this] { currentPage()->session().disconnectFromServer(); });
    connect(m_menus->stop, &QAction::triggered, this, [this] { currentPage()->session().stop(); });
    connect(m_menus->commandLine, &QAction::triggered, this, [this] { currentPage()->commandLine().activate(); });
    connect(m_menus->breakRules, &QAction::triggered, this,
            [this](bool on) { currentPage()->session().breakRules(on); });
    connect(m_menus->recordSecrets, &QAction::triggered, this, &MainWindow::askToRecordSecrets);
    connect(m_menus->revealSecrets, &QAction::triggered, this,
            [this] { currentPage()->transcript().panel().actions().reveal()->trigger(); });
    connect(m_menus->settings, &QAction::triggered, this, [this] { currentPage()->showSettings(); });
    qsizetype index = 0;
    for (const Action action : AllActions) {
        if (action != Action::Diagnose)
            connect(m_menus->protocol.at(index++), &QAction::triggered, this,
                    [this, action] { currentPage()->actions().trigger(action); });
    }
}

void MainWindow::connectViewMenu()
{
    connect(m_menus->follow, &QAction::triggered, this,
            [this] { currentPage()->transcript().panel().view().setFollowing(true); });
    connect(m_menus->sideBar, &QAction::toggled, m_sideBar, &QWidget::setVisible);
    connect(m_menus->rightSide, &QAction::toggled, this, [this](bool on) { currentPage()->setRightSideVisible(on); });
    connect(m_menus->nextTab, &QAction::triggered, this,
            [this] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + 1) % m_tabs->count()); });
    connect(m_menus->previousTab, &QAction::triggered, this,
            [this] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + m_tabs->count() - 1) % m_tabs->count()); });
    connect(m_menus->larger, &QAction::triggered, this, [this] { m_theme.setTextStep(m_theme.textStep() + 1); });
    connect(m_menus->smaller, &QAction::triggered, this, [this] { m_theme.setTextStep(m_theme.textStep() - 1); });
    connect(m_menus->normalSize, &QAction::triggered, this, [this] { m_theme.setTextStep(0); });
    const std::pair<QAction *, Theme::Scheme> schemes[] = {{m_menus->systemColours, Theme::Scheme::System},
                                                           {m_menus->lightColours, Theme::Scheme::Light},
                                                           {m_menus->darkColours, Theme::Scheme::Dark}};
    for (const auto &[action, scheme] : schemes) {
        action->setChecked(m_theme.scheme() == scheme);
        connect(action, &QAction::triggered, this, [this, scheme] { m_theme.setScheme(scheme); });
    }
}

void MainWindow::connectSideBar()
{
    connect(m_sideBar, &SideBar::profileChosen, this, [this](const QString &path) { openProfile(path, false); });
    connect(m_sideBar, &SideBar::profileOpenedInNewTab, this, [this](const QString &path) { openProfile(path, true); });
    connect(m_sideBar, &SideBar::sessionChosen, this, [this](const QString &path) { openSessionFile(path); });
    connect(m_sideBar, &SideBar::practiceServerChosen, this, &MainWindow::startTour);
    connect(m_sideBar, &SideBar::arrivedChosen, this, &MainWindow::showArrived);
    connect(&m_practice, &PracticeHost::messageArrived, this, &MainWindow::noteArrived);
    connect(m_sideBar, &SideBar::saveProfileWanted, this,
            [this] { saveProfile(currentPage()->session().plan(), currentPage()->title()); });
}

void MainWindow::saveProfile(const plan::Plan &plan, const QString &suggested)
{
    m_menus->sideBar->setChecked(true);
    m_sideBar->saveProfile(plan, suggested);
}

/// The menus say the same of what can be done as the buttons of the strip.
void MainWindow::refreshMenus()
{
    SessionPage *page = currentPage();
    if (!page)
        return;
    const SessionFacts facts = page->session().facts();
    const bool breaks = page->session().breaksRules();
    qsizetype index = 0;
    for (const Action action : AllActions) {
        const bool isPossible =
            Availability::objection(action, facts).isEmpty() || (breaks && Availability::canBeForced(action, facts));
        QAction *item = action == Action::Diagnose ? m_menus->diagnose : m_menus->protocol.at(index++);
        item->setEnabled(isPossible);
    }
    m_menus->connectNow->setEnabled(!facts.isLive);
    m_menus->disconnectNow->setEnabled(facts.isLive);
    m_menus->stop->setEnabled(facts.isLive && page->session().state() != SessionController::State::Idle);
    m_menus->breakRules->setChecked(breaks);
    m_menus->sideBar->setChecked(!m_sideBar->isHidden());
    m_menus->rightSide->setChecked(page->isRightSideVisible());
    const QAction *reveal = page->transcript().panel().actions().reveal();
    m_menus->revealSecrets->setEnabled(reveal->isEnabled());
    m_menus->revealSecrets->setText(reveal->text());
    const bool hasEvents = !page->session().transcript().isEmpty();
    m_menus->saveFile->setEnabled(hasEvents);
    for (QAction *action : {m_menus->saveFileAs, m_menus->exportAs, m_menus->copyAsCommand, m_menus->replay})
        action->setEnabled(hasEvents);
}

SessionPage *MainWindow::openPractice()
{
    auto plan = m_practice.plan();
    if (!plan) {
        say(tr("The practice server did not start: %1").arg(plan.error()));
        return nullptr;
    }
    SessionPage &page = unusedTab();
    page.session().setPlan(std::move(*plan));
    page.setName(tr("Practice server"));
    page.showTour();
    return &page;
}

void MainWindow::startTour()
{
    if (SessionPage *page = openPractice())
        page->session().connectToServer();
}

void MainWindow::showArrived()
{
    if (!m_arrived) {
        m_arrived = new ArrivedWindow(m_services, this);
        m_arrived->setAttribute(Qt::WA_DeleteOnClose);
        m_arrived->show(m_practice.messages());
        m_arrived->show();
    }
    m_arrived->raise();
    m_arrived->activateWindow();
}

void MainWindow::noteArrived()
{
    const QList<practice::StoredMessage> messages = m_practice.messages();
    m_sideBar->showArrived(messages.size());
    if (m_arrived)
        m_arrived->show(messages);
    else
        say(tr("A message arrived at the practice server."));
}

void MainWindow::diagnoseExchangers(const QString &domain)
{
    const plan::Plan plan = currentPage()->session().plan();
    net::ResolverOptions options;
    if (!plan.dnsServer.isNull())
        options.server = net::DnsServer{plan.dnsServer, plan.dnsPort};
    options.limit = plan.patience.limit(Phase::Resolve).value_or(std::chrono::milliseconds(0));
    auto *resolver = new net::Resolver(this);
    connect(resolver, &net::Resolver::mxResolved, this, [this, resolver, plan, domain](const net::MxResult &result) {
        resolver->deleteLater();
        visitExchangers(plan, domain, result ? result->records : QList<net::MxRecord>());
    });
    say(tr("Looking up the mail exchangers of %1 …").arg(domain));
    resolver->lookUpMx(domain.toUtf8(), options);
}

/// Each in a tab of its own, in the order of their preference.
void MainWindow::visitExchangers(plan::Plan plan, const QString &domain, const QList<net::MxRecord> &records)
{
    QStringList hosts;
    for (const net::MxRecord &record : records)
        hosts += QString::fromUtf8(record.exchange).toLower();
    hosts.removeDuplicates();
    hosts.removeAll(QString());
    if (hosts.isEmpty()) {
        say(tr("No mail exchangers were found for %1.").arg(domain));
        return;
    }
    say(tr("%1 has %n mail exchanger(s).", nullptr, static_cast<int>(hosts.size())).arg(domain));
    hosts.resize(std::min(hosts.size(), MostExchangers));
    for (const QString &host : std::as_const(hosts)) {
        plan::Target target;
        target.host = host;
        plan.targets = {target};
        openTab(plan).session().diagnose();
    }
}

void MainWindow::askToRecordSecrets()
{
    const Question question{tr("Record secrets?"), tr("Passwords and tokens will stand in the transcript of this tab."),
                            tr("They will also be in every file that it is saved to, whose first line says so. The "
                               "journal ends here. This cannot be taken back."),
                            tr("Record secrets")};
    SessionPage *page = currentPage();
    m_services.ask(this, question, [this, page](bool yes) {
        if (yes && indexOf(page) >= 0)
            page->session().recordSecrets();
    });
}

void MainWindow::showAbout()
{
    auto *dialog = new AboutDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showKeys()
{
    auto *dialog = new KeysDialog(*m_menus, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

} // namespace mailscope::ui
