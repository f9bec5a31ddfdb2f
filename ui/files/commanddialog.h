// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "foreign/journey.h"

#include <QDialog>

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace mailscope::ui {

class Services;
class WrappedLabel;

/// A session as a command of another program, ready to be copied; what that program cannot do stands beside it.
class CommandDialog final : public QDialog {
    Q_OBJECT
public:
    /// \p name is that of the session's tab.
    CommandDialog(foreign::Journey journey, const QString &name, Services &services, QWidget *parent);

private:
    void addChoices();
    void layOut();
    void refresh();
    void copy();

    Services &m_services;
    foreign::Journey m_journey;
    QByteArray m_command; ///< with its remarks
    QComboBox *m_tool;
    QComboBox *m_shell;
    QPlainTextEdit *m_text;
    WrappedLabel *m_missing;
    WrappedLabel *m_secret;
    WrappedLabel *m_outcome;
};

} // namespace mailscope::ui
