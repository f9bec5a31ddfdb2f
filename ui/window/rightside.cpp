// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/rightside.h"

#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

RightSide::RightSide(QWidget *parent)
    : QStackedWidget(parent), m_panels(new QTabWidget(this)), m_taskPage(new QWidget(this)),
      m_taskLayout(new QVBoxLayout(m_taskPage)), m_taskTitle(new QLabel(m_taskPage))
{
    m_panels->setObjectName("panels"_L1);
    m_panels->setAccessibleName(tr("What was found out"));
    m_panels->setDocumentMode(true);
    m_panels->tabBar()->setAccessibleName(tr("What was found out"));
    m_panels->tabBar()->setExpanding(false);
    m_panels->tabBar()->setDrawBase(false);
    addWidget(m_panels);

    m_taskTitle->setProperty("role", u"strong"_s);
    auto *close = new QToolButton(m_taskPage);
    close->setObjectName("closeTask"_L1);
    close->setProperty("kind", u"flat"_s);
    close->setIcon(themeIcon(u"close"_s));
    close->setAccessibleName(tr("Back to the panels"));
    close->setToolTip(tr("Back to the panels (Esc)"));
    connect(close, &QToolButton::clicked, this, &RightSide::endTask);
    auto *head = new QHBoxLayout;
    const int em = fontMetrics().height();
    head->setContentsMargins(em * 3 / 4, em / 3, em / 2, em / 6);
    head->addWidget(m_taskTitle, 1);
    head->addWidget(close);
    m_taskLayout->setContentsMargins(0, 0, 0, 0);
    m_taskLayout->setSpacing(0);
    m_taskLayout->addLayout(head);
    addWidget(m_taskPage);
}

void RightSide::addPanel(QWidget *panel, const QString &title)
{
    m_panels->addTab(panel, title);
}

void RightSide::setPanelTitle(QWidget *panel, const QString &title)
{
    m_panels->setTabText(m_panels->indexOf(panel), title);
}

void RightSide::showPanel(QWidget *panel)
{
    endTask();
    m_panels->setCurrentWidget(panel);
}

void RightSide::beginTask(QWidget *task, const QString &title)
{
    endTask();
    m_task = task;
    m_taskTitle->setText(title);
    m_taskLayout->addWidget(task, 1);
    task->show();
    setCurrentWidget(m_taskPage);
}

void RightSide::endTask()
{
    if (m_task) {
        m_task->hide();
        m_taskLayout->removeWidget(m_task);
        m_task = nullptr;
    }
    setCurrentWidget(m_panels);
}

void RightSide::keyPressEvent(QKeyEvent *event)
{
    // Only where no step is running: what stops that has the key first.
    if (event->key() == Qt::Key_Escape && m_task)
        endTask();
    else
        QStackedWidget::keyPressEvent(event);
}

} // namespace mailscope::ui
