// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/loginmatrix.h"

#include <QWidget>

class QModelIndex;
class QPushButton;
class QStandardItemModel;

namespace mailscope::ui {

class FittedTree;
class MatrixRun;
class WrappedLabel;

/// The attempts with every mechanism, as a grid of mechanism and place. It says how many there will be before the first.
class MatrixView final : public QWidget {
    Q_OBJECT
public:
    /// \p run must outlive this.
    explicit MatrixView(MatrixRun &run, QWidget *parent = nullptr);

    /// Why nothing can be tried now, as a sentence; empty when it can.
    void setObjection(const QString &objection);

Q_SIGNALS:
    /// It shall be asked what could be tried.
    void asked();

private:
    void build();
    void refresh();
    void showButtons();
    void showGrid();
    void showCell(const QModelIndex &index, const QByteArray &mechanism, const session::LoginMatrix::Place &place);

    MatrixRun &m_run;
    QString m_objection;
    WrappedLabel *m_state;
    QPushButton *m_go;
    QPushButton *m_cancel;
    QStandardItemModel *m_model;
    FittedTree *m_grid;
    WrappedLabel *m_remarks;
};

} // namespace mailscope::ui
