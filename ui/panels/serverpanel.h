// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/scrollpanel.h"

class QPushButton;

namespace mailscope::ui {

class AuthTypesView;
class CapabilityModel;
class FittedTree;
class Services;
class SessionController;
class WrappedLabel;

/// What a server says of itself: greeting, ways to sign in, and its keywords with their meaning, in clear beside encrypted.
class ServerPanel final : public ScrollPanel {
    Q_OBJECT
public:
    /// Both must outlive the panel.
    ServerPanel(SessionController &controller, Services &services, QWidget *parent = nullptr);

    /// All of it as text, as it is copied.
    [[nodiscard]] QString text() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void refresh();
    void showGreeting();
    void showCapabilities();
    void arrangeColumns();
    [[nodiscard]] int keywordWidth() const;
    [[nodiscard]] int helloWidth(int column) const;
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString comparisonText() const;

    SessionController &m_controller;
    WrappedLabel *m_empty;
    WrappedLabel *m_domain;
    WrappedLabel *m_greeting;
    QWidget *m_offers; ///< what there is once a hello was accepted
    AuthTypesView *m_authTypes;
    CapabilityModel *m_model;
    FittedTree *m_table;
    WrappedLabel *m_comparison;
    QPushButton *m_copy;
};

} // namespace mailscope::ui
