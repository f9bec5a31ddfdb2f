// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QToolButton;
class QVBoxLayout;

namespace mailscope::ui {

/// A part of the settings that folds: a heading, which says how many in it are changed, and rows below.
class SettingsGroup final : public QFrame {
    Q_OBJECT
public:
    SettingsGroup(const QString &name, QString title, QWidget *parent);

    void addRow(QWidget *row);
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    void setChangedCount(int count);

Q_SIGNALS:
    void openChanged(bool open);

private:
    QString m_title;
    QToolButton *m_head;
    QWidget *m_content;
    QVBoxLayout *m_rows;
    bool m_isOpen = false;
};

} // namespace mailscope::ui
