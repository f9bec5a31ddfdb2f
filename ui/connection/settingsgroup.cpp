// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/settingsgroup.h"

#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

SettingsGroup::SettingsGroup(const QString &name, QString title, QWidget *parent)
    : QFrame(parent), m_title(std::move(title)), m_head(new QToolButton(this)), m_content(new QWidget(this)),
      m_rows(new QVBoxLayout(m_content))
{
    setObjectName("group-"_L1 + name);
    m_head->setObjectName("groupHead-"_L1 + name);
    m_head->setProperty("kind", u"flat"_s);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setFocusPolicy(Qt::StrongFocus);
    m_head->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QFont font = m_head->font();
    font.setBold(true);
    m_head->setFont(font);
    const int step = fontMetrics().height();
    m_rows->setContentsMargins(step / 2, step / 4, step / 2, step / 2);
    m_rows->setSpacing(step / 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_content);
    connect(m_head, &QToolButton::clicked, this, [this] {
        setOpen(!m_isOpen);
        Q_EMIT openChanged(m_isOpen);
    });
    setChangedCount(0);
    setOpen(false);
}

void SettingsGroup::addRow(QWidget *row)
{
    m_rows->addWidget(row);
}

void SettingsGroup::setOpen(bool open)
{
    m_isOpen = open;
    m_head->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_content->setVisible(open);
}

void SettingsGroup::setChangedCount(int count)
{
    m_head->setText(count == 0 ? m_title : tr("%1 · %n changed", nullptr, count).arg(m_title));
}

} // namespace mailscope::ui
