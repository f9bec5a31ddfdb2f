// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/connectionfields.h"
#include "ui/connection/hosthistory.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;

namespace mailscope::ui {

class Services;
class SessionController;
class StatePill;

/// Where to connect to, how, and what is true of the connection now.
///
/// What is typed goes into the plan of the controller as soon as it can be understood. What cannot be understood stays in
/// its field, with the reason in words below; a password is taken out again and nowhere kept.
class ConnectionBar final : public QFrame {
    Q_OBJECT
public:
    /// Both must outlive this.
    ConnectionBar(SessionController &controller, Services &services, QWidget *parent = nullptr);
    ~ConnectionBar() override;
    Q_DISABLE_COPY_MOVE(ConnectionBar)

    /// How many settings differ from the default, as SettingsPanel::changedCountChanged tells. Until it was told, the plan's
    /// own are counted.
    void setChangedCount(int count);
    void focusHost();

Q_SIGNALS:
    void settingsRequested();
    /// Every mail exchanger of \p domain is to be diagnosed, each on its own.
    void exchangersRequested(const QString &domain);

public Q_SLOTS:
    /// Connects, or ends the session that is live; what stands in the way is said at its field.
    void toggleConnection();

private:
    void makeButtons();
    void makeNotice();
    void arrange();
    void listen();

    void showPlan();
    void reload();
    void showState();
    void showChangedCount();
    void showHistory();

    void placeEdited(const QString &text);
    void placeFinished();
    void portEdited(const QString &text);
    void protocolChosen();
    void securityChosen();
    void kindChosen(bool exchangers);
    void requestExchangers();
    /// Whether the fields could be understood, and are in the plan.
    bool takeApart(const QString &text);
    bool apply();
    void followPort();
    void followTyping();
    /// The plan, with the last whole target where there is none while somebody is typing.
    [[nodiscard]] plan::Plan basis() const;
    [[nodiscard]] plan::Plan withoutTargets() const;
    void adopt(const plan::Plan &plan);
    void refusePassword();
    void object(const FieldObjection &objection);
    void clearObjection();

    SessionController &m_controller;
    HostHistory m_history;
    ConnectionFields m_fields;
    QPushButton *m_settings;
    QPushButton *m_connect;
    StatePill *m_pill;
    QFrame *m_notice;
    QLabel *m_noticeText;
    plan::Plan m_whole;                  ///< as it was when the fields could be understood and were left
    std::optional<TargetFields> m_shown; ///< of the plan, when it was looked at last
    QString m_typed;                     ///< what stood in the host field before the last edit
    bool m_portIsTyped = false;
    bool m_isAdopting = false;
    int m_changed = -1;
};

} // namespace mailscope::ui
