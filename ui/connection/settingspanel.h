// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QJsonValue>
#include <QList>

#include <chrono>

class QLabel;
class QPushButton;
class QScrollArea;

namespace mailscope::ui {

class Services;
class SessionController;
class SettingRow;
class SettingsGroup;

/// Everything about a connection that the bar does not show, and what of it differs from the default.
///
/// What can be understood goes into the controller's plan at once; what cannot stays in its field with words below, and
/// changes nothing.
class SettingsPanel final : public QFrame {
    Q_OBJECT
public:
    /// Both must outlive this.
    SettingsPanel(SessionController &controller, Services &services, QWidget *parent = nullptr);
    ~SettingsPanel() override;
    Q_DISABLE_COPY_MOVE(SettingsPanel)

    /// How often NOOP is sent while nothing else is done; zero: never. No part of the plan.
    [[nodiscard]] std::chrono::seconds keepAlive() const { return m_keepAlive; }
    void setKeepAlive(std::chrono::seconds interval);

    [[nodiscard]] int changedCount() const;

Q_SIGNALS:
    void changedCountChanged(int count);
    void keepAliveChanged(std::chrono::seconds interval);

private:
    struct Part {
        SettingsGroup *group;
        QList<SettingRow *> rows;
    };

    void makeHead();
    void makeGroups(Services &services);
    void restoreGroups(Services &services);
    void showPlan();
    void showCounts();
    void edit(SettingRow *row, const QJsonValue &value, bool finished);
    void editKeepAlive(SettingRow *row, const QJsonValue &value, bool finished);
    void refuse(SettingRow *row, const QString &why, bool finished);
    void put(SettingRow *row, const QJsonValue &value);
    void reset(SettingRow *row);
    void resetAll();
    [[nodiscard]] QJsonValue valueOf(const SettingRow *row) const;

    SessionController &m_controller;
    Services &m_services;
    QScrollArea *m_scroll;
    QLabel *m_summary;
    QPushButton *m_resetAll;
    QList<Part> m_parts;
    SettingRow *m_editing = nullptr; ///< whose own change of the plan is under way
    std::chrono::seconds m_keepAlive{0};
    int m_toldCount = 0;
};

} // namespace mailscope::ui
