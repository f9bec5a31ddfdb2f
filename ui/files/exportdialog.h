// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/files/exportrun.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QPushButton;

namespace mailscope::ui {

class ExportPreview;
class Services;
class WrappedLabel;

/// A session in a format for other people and programs: what it will look like, and then a file or the clipboard.
class ExportDialog final : public QDialog {
    Q_OBJECT
public:
    ExportDialog(TakenSession session, Services &services, QWidget *parent);

Q_SIGNALS:
    /// It stands in \p path; the dialog closes itself.
    void exported(const QString &path);

private:
    void addChoices();
    void layOut();
    void takeChoices();
    void refresh();
    void copy();
    void askWhere();
    void begin(const QString &path);
    void end(const ExportRun::Result &result);
    void setWriting(bool isWriting);

    Services &m_services;
    ExportJob m_job;
    ExportRun m_run;
    QString m_path; ///< of the file that is written; empty: what is written goes to the clipboard
    QComboBox *m_format;
    QComboBox *m_extent;
    QComboBox *m_view;
    QCheckBox *m_withSecrets;
    ExportPreview *m_preview;
    WrappedLabel *m_size;
    WrappedLabel *m_outcome;
    QPushButton *m_save;
    QPushButton *m_copy;
    QPushButton *m_stop;
};

} // namespace mailscope::ui
