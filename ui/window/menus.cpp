// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/menus.h"

#include "ui/session/action.h"
#include "ui/window/actionstrip.h"

#include <QAction>
#include <QActionGroup>
#include <QHash>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace mailscope::ui {
namespace {

QKeySequence keysOf(Action action)
{
    static const QHash<Action, QKeySequence> keys{
        {Action::Ehlo, QKeySequence(u"Ctrl+E"_s)},       {Action::StartTls, QKeySequence(u"Ctrl+T"_s)},
        {Action::Auth, QKeySequence(u"Ctrl+U"_s)},       {Action::Vrfy, QKeySequence(u"Ctrl+Y"_s)},
        {Action::Expn, QKeySequence(u"Ctrl+P"_s)},       {Action::Etrn, QKeySequence(u"Ctrl+Shift+T"_s)},
        {Action::Help, QKeySequence(u"Ctrl+H"_s)},       {Action::Noop, QKeySequence(u"Ctrl+Shift+N"_s)},
        {Action::Rset, QKeySequence(u"Ctrl+R"_s)},       {Action::Send, QKeySequence(u"Ctrl+M"_s)},
        {Action::Quit, QKeySequence(u"Ctrl+Shift+Q"_s)},
    };
    return keys.value(action);
}

void makeExclusive(QObject *parent, std::initializer_list<QAction *> actions)
{
    auto *group = new QActionGroup(parent);
    for (QAction *action : actions) {
        action->setCheckable(true);
        group->addAction(action);
    }
}

} // namespace

Menus::Menus(QMenuBar *bar) : QObject(bar)
{
    fillFile(bar->addMenu(tr("&File")));
    fillEdit(bar->addMenu(tr("&Edit")));
    fillSession(bar->addMenu(tr("&Session")));
    fillView(bar->addMenu(tr("&View")));
    fillHelp(bar->addMenu(tr("&Help")));
}

QAction *Menus::add(QMenu *menu, const QString &name, const QString &text, const QKeySequence &keys)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(u"menu-"_s + name);
    action->setShortcut(keys);
    return action;
}

void Menus::fillFile(QMenu *menu)
{
    newTab = add(menu, u"new"_s, tr("&New session"), QKeySequence::New);
    openFile = add(menu, u"open"_s, tr("&Open…"), QKeySequence::Open);
    recent = menu->addMenu(tr("Open r&ecent"));
    recent->setObjectName("menu-recent"_L1);
    searchFolder = add(menu, u"search"_s, tr("Search in a &folder…"), QKeySequence(u"Ctrl+Alt+F"_s));
    menu->addSeparator();
    saveFile = add(menu, u"save"_s, tr("&Save"), QKeySequence::Save);
    saveFileAs = add(menu, u"save-as"_s, tr("Save &as…"), QKeySequence(u"Ctrl+Shift+S"_s));
    exportAs = add(menu, u"export"_s, tr("E&xport…"), QKeySequence(u"Ctrl+Shift+E"_s));
    copyAsCommand = add(menu, u"copy-command"_s, tr("Copy as a co&mmand…"), QKeySequence(u"Ctrl+Shift+K"_s));
    menu->addSeparator();
    pasteCommand = add(menu, u"paste-command"_s, tr("Pas&te a command…"), QKeySequence(u"Ctrl+Shift+V"_s));
    saveProfile =
        add(menu, u"save-profile"_s, tr("Save the connection as a &profile…"), QKeySequence(u"Ctrl+Shift+P"_s));
    addKeepFor(menu->addMenu(tr("&Keep sessions in the history for")));
    menu->addSeparator();
    duplicateTab = add(menu, u"duplicate"_s, tr("&Duplicate tab"), QKeySequence(u"Ctrl+D"_s));
    renameTab = add(menu, u"rename"_s, tr("&Rename tab…"), QKeySequence(u"F2"_s));
    closeTab = add(menu, u"close"_s, tr("&Close tab"), QKeySequence(u"Ctrl+W"_s));
    menu->addSeparator();
    quit = add(menu, u"quit"_s, tr("&Quit"), QKeySequence(u"Ctrl+Q"_s));
}

void Menus::addKeepFor(QMenu *menu)
{
    auto *group = new QActionGroup(this);
    for (const int days : {1, 7, 30, 90, 365}) {
        QAction *action = add(menu, u"keep-%1"_s.arg(days), tr("%n day(s)", nullptr, days));
        action->setData(days);
        action->setCheckable(true);
        group->addAction(action);
        keepFor += action;
    }
}

void Menus::fillEdit(QMenu *menu)
{
    copy = add(menu, u"copy"_s, tr("&Copy lines"), QKeySequence(u"Ctrl+Shift+C"_s));
    menu->addSeparator();
    find = add(menu, u"find"_s, tr("&Find in the transcript"), QKeySequence::Find);
    findNext = add(menu, u"find-next"_s, tr("Find &next"), QKeySequence(u"F3"_s));
    findPrevious = add(menu, u"find-previous"_s, tr("Find &previous"), QKeySequence(u"Shift+F3"_s));
    lines = menu->addMenu(tr("Se&lected lines"));
    filter = add(menu, u"filter"_s, tr("F&ilter the transcript"), QKeySequence(u"Ctrl+Shift+F"_s));
}

void Menus::fillSession(QMenu *menu)
{
    connectNow = add(menu, u"connect"_s, tr("&Connect"), QKeySequence(u"Ctrl+Return"_s));
    diagnose = add(menu, u"diagnose"_s, tr("&Diagnose"), QKeySequence(u"F5"_s));
    disconnectNow = add(menu, u"disconnect"_s, tr("Disc&onnect"), QKeySequence(u"Ctrl+Shift+D"_s));
    stop = add(menu, u"stop"_s, tr("S&top the running step"), QKeySequence(u"Esc"_s));
    menu->addSeparator();
    for (const Action action : AllActions) {
        if (action == Action::Diagnose)
            continue;
        protocol +=
            add(menu, QLatin1StringView("action-" + verbOf(action)), ActionStrip::title(action), keysOf(action));
    }
    menu->addSeparator();
    compare = add(menu, u"compare"_s, tr("Co&mpare with another session"), QKeySequence(u"Ctrl+Shift+M"_s));
    replay = add(menu, u"replay"_s, tr("&Play it again…"), QKeySequence(u"Shift+F5"_s));
    menu->addSeparator();
    commandLine = add(menu, u"command-line"_s, tr("Type a &line"), QKeySequence(u"Ctrl+L"_s));
    breakRules = add(menu, u"break-rules"_s, tr("&Break the rules"));
    breakRules->setCheckable(true);
    recordSecrets = add(menu, u"record-secrets"_s, tr("&Record secrets…"));
    revealSecrets =
        add(menu, u"reveal-secrets"_s, tr("Re&veal secrets for 30 seconds"), QKeySequence(u"Ctrl+Shift+R"_s));
    settings = add(menu, u"settings"_s, tr("S&ettings of this session"), QKeySequence(u"Ctrl+,"_s));
}

void Menus::fillView(QMenu *menu)
{
    follow = add(menu, u"follow"_s, tr("&Follow the newest line"), QKeySequence(u"Ctrl+End"_s));
    sideBar = add(menu, u"side-bar"_s, tr("&Profiles and history"), QKeySequence(u"F9"_s));
    sideBar->setCheckable(true);
    rightSide = add(menu, u"right-side"_s, tr("&What was found out"), QKeySequence(u"Shift+F9"_s));
    rightSide->setCheckable(true);
    menu->addSeparator();
    nextTab = add(menu, u"next-tab"_s, tr("&Next tab"), QKeySequence(u"Ctrl+Tab"_s));
    previousTab = add(menu, u"previous-tab"_s, tr("P&revious tab"), QKeySequence(u"Ctrl+Shift+Tab"_s));
    menu->addSeparator();
    larger = add(menu, u"larger"_s, tr("&Larger text"), QKeySequence::ZoomIn);
    larger->setShortcuts({QKeySequence(QKeySequence::ZoomIn), QKeySequence(u"Ctrl+="_s)});
    smaller = add(menu, u"smaller"_s, tr("&Smaller text"), QKeySequence::ZoomOut);
    normalSize = add(menu, u"normal-size"_s, tr("N&ormal text"), QKeySequence(u"Ctrl+0"_s));
    menu->addSeparator();
    systemColours = add(menu, u"system-colours"_s, tr("Light or dark &as the system"));
    lightColours = add(menu, u"light-colours"_s, tr("L&ight"));
    darkColours = add(menu, u"dark-colours"_s, tr("&Dark"));
    makeExclusive(this, {systemColours, lightColours, darkColours});
}

void Menus::fillHelp(QMenu *menu)
{
    tour = add(menu, u"tour"_s, tr("&Tour with the practice server"));
    arrived = add(menu, u"arrived"_s, tr("&Messages at the practice server"));
    manual = add(menu, u"keys"_s, tr("&Keys and filter terms"), QKeySequence(u"F1"_s));
    menu->addSeparator();
    about = add(menu, u"about"_s, tr("&About Mailscope"));
}

} // namespace mailscope::ui
