// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"

#include <QWidget>

class QStandardItem;
class QStandardItemModel;

namespace mailscope::ui {

class FittedTree;

/// The messages of each attempt to log in, decoded, as they come: who said what, its parts, what follows from them, what is worth
/// knowing, and the paragraph that says how it is made.
class LoginStepsView final : public QWidget {
    Q_OBJECT
public:
    explicit LoginStepsView(QWidget *parent = nullptr);

    /// Shows what is new in \p auth; rows that are there stay as they are, opened or closed. Hidden while there is none.
    void show(const std::optional<report::AuthOutcome> &auth);

private:
    /// What of an attempt is shown.
    struct Shown {
        QByteArray mechanism;
        qsizetype steps = 0;
    };

    void build();
    void addAttempt(const report::AuthAttempt &attempt);
    void addStep(QStandardItem *attempt, const QJsonObject &step);
    void clear();

    QStandardItemModel *m_model;
    FittedTree *m_tree;
    QList<Shown> m_shown;
};

} // namespace mailscope::ui
