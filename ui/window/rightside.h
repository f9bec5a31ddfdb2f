// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

class QLabel;
class QTabWidget;
class QVBoxLayout;

namespace mailscope::ui {

/// What stands to the right of the transcript: the panels as tabs, or one task that takes their place until it is closed.
class RightSide final : public QStackedWidget {
    Q_OBJECT
public:
    explicit RightSide(QWidget *parent = nullptr);

    void addPanel(QWidget *panel, const QString &title);
    void setPanelTitle(QWidget *panel, const QString &title);
    void showPanel(QWidget *panel);

    /// Shows \p task under \p title in the place of the panels; Escape in it, or its close button, brings them back.
    void beginTask(QWidget *task, const QString &title);
    void endTask();
    [[nodiscard]] QWidget *task() const { return m_task; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QTabWidget *m_panels;
    QWidget *m_taskPage;
    QVBoxLayout *m_taskLayout;
    QLabel *m_taskTitle;
    QWidget *m_task = nullptr;
};

} // namespace mailscope::ui
