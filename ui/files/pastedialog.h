// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

#include <QDialog>

#include <optional>

class QPlainTextEdit;
class QPushButton;
class QTreeWidget;

namespace mailscope::ui {

class WrappedLabel;

/// A command line of swaks, curl or msmtp that somebody pastes becomes a connection. It is read, never carried out.
///
/// The line may hold a password: it stands in the field alone, which is wiped as soon as the dialog is left.
class PasteDialog final : public QDialog {
    Q_OBJECT
public:
    explicit PasteDialog(QWidget *parent);
    ~PasteDialog() override;

    /// Puts what is in the clipboard into the field when it begins like such a command.
    void offerClipboard();

Q_SIGNALS:
    /// The dialog closes itself.
    void connectionWanted(const mailscope::plan::Plan &plan);
    void profileWanted(const mailscope::plan::Plan &plan);

protected:
    void done(int result) override;

private:
    void layOut();
    void read();
    void showPlan(const plan::Plan &plan, const QStringList &remarks);
    void showFault(qsizetype position, const QString &text);
    void wipe();

    std::optional<plan::Plan> m_plan;
    QPlainTextEdit *m_line;
    QTreeWidget *m_summary;
    WrappedLabel *m_remarks;
    WrappedLabel *m_fault;
    QPushButton *m_fill;
    QPushButton *m_keep;
};

} // namespace mailscope::ui
