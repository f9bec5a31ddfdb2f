// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QStandardItemModel>
#include <QWidget>

class QPushButton;

namespace mailscope::ui {

class FittedTree;
class Services;
class SessionController;
class WrappedLabel;

/// The answers to VRFY, EXPN, ETRN and HELP, decoded, the newest first: addresses as a list, codes in plain words.
class AnswerPanel final : public QWidget {
    Q_OBJECT
public:
    /// Both must outlive the panel.
    AnswerPanel(SessionController &controller, Services &services, QWidget *parent = nullptr);

    /// How many answers there are.
    [[nodiscard]] int count() const { return m_count; }

Q_SIGNALS:
    /// A person wants to see the event \p sequence.
    void evidenceActivated(qint64 sequence);
    /// An answer came in the session that is shown: a good moment to show this panel.
    void answered();

private:
    void build();
    void refresh();
    void showAnswers(const QList<report::Answer> &answers);
    void insertAnswer(const report::Answer &answer);
    void updateButtons();
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] int chosenRow() const;
    [[nodiscard]] QStringList chosenAddresses() const;

    SessionController &m_controller;
    QList<report::Answer> m_shown; ///< in the order they came; the rows stand the other way round
    int m_count = 0;
    QStandardItemModel m_model;
    WrappedLabel *m_state;
    FittedTree *m_tree;
    QPushButton *m_copyAddresses;
    QPushButton *m_copy;
};

} // namespace mailscope::ui
