// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QMenuBar;

namespace mailscope::ui {

/// Every action of the window, with its words and its keys; what each does is connected by the window.
class Menus final : public QObject {
    Q_OBJECT
public:
    explicit Menus(QMenuBar *bar);

    QAction *newTab, *openFile, *saveFile, *saveFileAs, *exportAs, *copyAsCommand, *pasteCommand, *searchFolder,
        *saveProfile, *duplicateTab, *renameTab, *closeTab, *quit;
    QAction *copy, *find, *findNext, *findPrevious, *filter;
    QMenu *recent; ///< the files that were open last: filled when it is opened
    QMenu *lines;  ///< what can be done with the lines that are selected: filled when it is opened
    QAction *connectNow, *diagnose, *disconnectNow, *stop, *breakRules, *recordSecrets, *revealSecrets, *settings,
        *compare, *replay;
    QAction *commandLine, *nextTab, *previousTab;
    QAction *follow, *sideBar, *rightSide, *larger, *smaller, *normalSize, *systemColours, *lightColours, *darkColours;
    QAction *tour, *arrived, *manual, *about;
    /// How many days a session stays in the history; the data of each is the number.
    QList<QAction *> keepFor;
    /// One for each of AllActions but Diagnose, in that order.
    QList<QAction *> protocol;

private:
    [[nodiscard]] QAction *add(QMenu *menu, const QString &name, const QString &text,
                               const QKeySequence &keys = QKeySequence());
    void fillFile(QMenu *menu);
    void addKeepFor(QMenu *menu);
    void fillEdit(QMenu *menu);
    void fillSession(QMenu *menu);
    void fillView(QMenu *menu);
    void fillHelp(QMenu *menu);
};

} // namespace mailscope::ui
