// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/files/comparisonmodel.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QTableView;
class QTreeWidget;

namespace mailscope::ui {

class WrappedLabel;

/// One session that can be compared: what it was like when the comparison was asked for.
struct ComparedSession {
    QString name; ///< of its tab
    report::Report report;
};

/// Two sessions side by side, aligned by exchange: what differs on top, then both conversations. What changes every time is masked, and
/// said to be.
class ComparisonWindow final : public QDialog {
    Q_OBJECT
public:
    /// What the second session is to the first.
    enum class Relation {
        Another,
        Replay, ///< its client's side played again: both are judged by their replies (compare::compareReplay())
    };

    /// Begins with the sessions \p left and \p right of \p sessions.
    ComparisonWindow(QList<ComparedSession> sessions, qsizetype left, qsizetype right, Relation relation,
                     QWidget *parent);
    ~ComparisonWindow() override;
    Q_DISABLE_COPY_MOVE(ComparisonWindow)

Q_SIGNALS:
    /// Somebody wants to see the event \p sequence of the session \p index where it was said.
    void eventActivated(qsizetype index, qint64 sequence);

private:
    void addChoices(qsizetype left, qsizetype right);
    void layOut();
    void layOutTable();
    void compareChosen();
    void showSummary();
    void goToDifference(int step);
    void activate(const QModelIndex &index);
    void copy();
    [[nodiscard]] const ComparedSession &chosen(const QComboBox &box) const;

    QList<ComparedSession> m_sessions;
    qsizetype m_original = -1; ///< among the sessions, and what came of its replay; -1: none
    qsizetype m_replayed = -1;
    ComparisonModel m_model;
    QComboBox *m_left;
    QComboBox *m_right;
    WrappedLabel *m_verdict;
    QTreeWidget *m_differences;
    WrappedLabel *m_masked;
    QCheckBox *m_onlyDifferences;
    QTableView *m_table;
    QTimer m_measuring; ///< of the rows, once in a turn of the event loop
};

} // namespace mailscope::ui
