// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/profiles/profilemodel.h"
#include "ui/profiles/profilestore.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace mailscope::ui {

class NameForm;
class NoticeBar;
class Services;
class SideTree;

/// The profiles of the side bar: their tree, what can be done with them, and what went wrong in words below.
class ProfileSection final : public QWidget {
    Q_OBJECT
public:
    /// \p services must outlive this.
    ProfileSection(Services &services, QWidget *parent);

    [[nodiscard]] ProfileStore &store() { return m_store; }

    /// Asks for a name and saves \p plan under it, in the folder that is selected.
    void saveProfile(const plan::Plan &plan, const QString &suggested);

Q_SIGNALS:
    /// The absolute path of a profile that somebody wants to use.
    void chosen(const QString &path);
    void openedInNewTab(const QString &path);
    /// Somebody wants the connection of the tab as a profile: saveProfile() is to be called.
    void saveWanted();
    /// A profile was saved at the absolute \p path.
    void saved(const QString &path);

private:
    void makeHead();
    void makeTree();
    void arrange();
    void showEntries();
    void showEmptyState();
    void openAt(const QModelIndex &index, bool inNewTab);
    void showMenu(const QPoint &position);
    void fillMenu(QMenu &menu, const QModelIndex &index);
    void rename(const QString &path, const QString &name);
    void duplicateAt(const QModelIndex &index);
    void removeAt(const QModelIndex &index);
    void chooseFolder();
    void keep(const QString &name);
    void write(const QString &path, ProfileStore::Existing existing);
    void complain(const ProfileError &error);
    [[nodiscard]] QString selectedFolder() const;

    Services &m_services;
    ProfileStore m_store;
    ProfileModel m_model;
    plan::Plan m_toSave;
    SideTree *m_tree;
    QLabel *m_empty;
    QPushButton *m_chooseFolder;
    QToolButton *m_more;
    NameForm *m_form;
    NoticeBar *m_notice;
    QSet<QString> m_open; ///< folders that are unfolded
};

} // namespace mailscope::ui
