// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/finding.h"

#include <QMap>
#include <QWidget>

class QPushButton;

namespace mailscope::ui {

class FindingsModel;
class FindingsView;
class Services;
class SessionController;
class WrappedLabel;

/// What the rules found in a session, in plain words with remedy, paragraph and the lines that show it.
class FindingsPanel final : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the panel.
    FindingsPanel(SessionController &controller, Services &services, QWidget *parent = nullptr);

    /// How many findings there are, hidden ones too.
    [[nodiscard]] int count() const;
    /// "Findings 3", for the tab.
    [[nodiscard]] QString title() const;

Q_SIGNALS:
    /// A person wants to see the event \p sequence.
    void evidenceActivated(qint64 sequence);
    void countChanged(int count);

private:
    void build();
    void addFilter(report::Severity severity, const QString &name);
    void refresh();
    void updateWords();
    [[nodiscard]] QString stateText() const;

    SessionController &m_controller;
    FindingsModel *m_model;
    FindingsView *m_view;
    WrappedLabel *m_state;
    QWidget *m_filters;
    QMap<report::Severity, QPushButton *> m_buttons;
    int m_count = 0;
};

} // namespace mailscope::ui
