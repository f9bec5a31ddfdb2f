// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/files/searchresults.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QTableView;

namespace mailscope::ui {

class FilterEdit;
class Services;
class WrappedLabel;

/// Searches all session files of a folder by the terms of the filter. What is found opens at its line.
class SearchWindow final : public QDialog {
    Q_OBJECT
public:
    SearchWindow(const QString &folder, Services &services, QWidget *parent);

    /// Searches there from now on; what was found elsewhere goes.
    void setFolder(const QString &folder);

Q_SIGNALS:
    void lineActivated(const QString &path, qint64 sequence);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void done(int result) override;

private:
    void layOut();
    void layOutTable();
    void chooseFolder();
    void toggle();
    void begin();
    void onFinished(FolderSearch::End end);
    /// "8 lines in 2 session files."
    [[nodiscard]] QString count() const;
    [[nodiscard]] QString outcome(FolderSearch::End end) const;
    void showRunning();
    void activate(const QModelIndex &index);

    Services &m_services;
    FolderSearch m_search;
    SearchResults m_results;
    QLineEdit *m_folder;
    QPushButton *m_choose;
    FilterEdit *m_terms;
    QPushButton *m_go;
    QTableView *m_table;
    WrappedLabel *m_outcome;
};

} // namespace mailscope::ui
