// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/scrollpanel.h"

#include <QFormLayout>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

ScrollPanel::ScrollPanel(QWidget *parent) : QWidget(parent), m_area(new QScrollArea), m_content(new QVBoxLayout)
{
    auto *inside = new QWidget;
    inside->setLayout(m_content);
    const int em = fontMetrics().height();
    m_content->setContentsMargins(em * 3 / 4, em / 2, em * 3 / 4, em / 2);
    m_content->setSpacing(em / 3);
    m_area->setObjectName(u"scroll"_s);
    m_area->setAccessibleName(tr("Content of the panel"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidget(inside);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_area);
}

/// Where there is little room beside a label, the field stands below it.
void ScrollPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < fontMetrics().height() * 20;
    for (QFormLayout *form : findChildren<QFormLayout *>())
        form->setRowWrapPolicy(isNarrow ? QFormLayout::WrapAllRows : QFormLayout::WrapLongRows);
}

QSize ScrollPanel::sizeHint() const
{
    const int em = fontMetrics().height();
    return {em * 22, em * 30};
}

} // namespace mailscope::ui
