// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace mailscope::ui {

class HistoryModel;
class JournalIndex;
class ProfileSection;
class ProfileStore;
class Services;
class SideTree;

/// What can be opened: profiles, earlier sessions, and the practice server.
class SideBar final : public QFrame {
    Q_OBJECT
public:
    /// \p services must outlive this.
    explicit SideBar(Services &services, QWidget *parent = nullptr);

    [[nodiscard]] ProfileStore &profiles();
    /// Asks for a name, in place, and saves \p plan under it.
    void saveProfile(const plan::Plan &plan, const QString &suggestedName);
    /// Looks at the journals again, soon; called when a session began or ended.
    void refreshHistory();

    /// How many messages arrived at the practice server; with the first one there is a button that leads to them.
    void showArrived(qsizetype count);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// The absolute path of a profile that can be read.
    void profileChosen(const QString &path);
    void profileOpenedInNewTab(const QString &path);
    /// Somebody wants the connection of the tab as a profile: saveProfile() is to be called.
    void saveProfileWanted();
    void profileSaved(const QString &path);
    /// The path of a session file.
    void sessionChosen(const QString &path);
    void practiceServerChosen();
    /// Somebody wants to see what arrived there.
    void arrivedChosen();

private:
    void addHistory(QVBoxLayout &column);
    void addPractice(QVBoxLayout &column);
    void showHistory();
    void showHistoryMenu(const QPoint &position);
    void openSession(const QModelIndex &index);

    ProfileSection *m_profiles;
    JournalIndex *m_index;
    HistoryModel *m_historyModel;
    SideTree *m_history;
    QLabel *m_historyEmpty;
    QPushButton *m_arrived;
};

} // namespace mailscope::ui
