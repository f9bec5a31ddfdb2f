// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/findingsview.h"

#include "ui/panels/findingdelegate.h"
#include "ui/panels/findinglayout.h"
#include "ui/panels/findingsmodel.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace mailscope::ui {

FindingsView::FindingsView(FindingsModel &model, QWidget *parent) : QListView(parent), m_model(model)
{
    setModel(&model);
    setItemDelegate(new FindingDelegate(this));
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setResizeMode(Adjust);
    setSpacing(0);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
}

/// The sequence number that the link under \p position leads to, 0 when there is none.
qint64 FindingsView::linkUnder(QPoint position) const
{
    const QModelIndex index = indexAt(position);
    const report::Finding *finding = m_model.finding(index);
    if (finding == nullptr)
        return 0;
    const QRect row = visualRect(index);
    const FindingLayout layout(*finding, font(), row.width());
    const qsizetype link = layout.linkAt(position - row.topLeft());
    return link < 0 ? 0 : layout.sequenceOf(link);
}

void FindingsView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        follow();
        return;
    case Qt::Key_Left:
        chooseLink(-1);
        return;
    case Qt::Key_Right:
        chooseLink(+1);
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

void FindingsView::chooseLink(int step)
{
    const report::Finding *finding = m_model.finding(currentIndex());
    if (finding == nullptr)
        return;
    const FindingLayout layout(*finding, font(), viewport()->width());
    m_chosenLink = std::clamp<qsizetype>(m_chosenLink + step, 0, std::max<qsizetype>(layout.linkCount() - 1, 0));
    update(currentIndex());
}

void FindingsView::follow()
{
    const report::Finding *finding = m_model.finding(currentIndex());
    if (finding != nullptr && m_chosenLink < finding->evidence.size())
        Q_EMIT evidenceActivated(finding->evidence.at(m_chosenLink));
}

void FindingsView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (const qint64 sequence = linkUnder(event->pos()); sequence > 0 && event->button() == Qt::LeftButton)
        Q_EMIT evidenceActivated(sequence);
}

void FindingsView::mouseDoubleClickEvent(QMouseEvent *event)
{
    QListView::mouseDoubleClickEvent(event);
    // A link has answered the first click already.
    if (event->button() == Qt::LeftButton && linkUnder(event->pos()) == 0 && indexAt(event->pos()).isValid())
        follow();
}

void FindingsView::mouseMoveEvent(QMouseEvent *event)
{
    QListView::mouseMoveEvent(event);
    viewport()->setCursor(linkUnder(event->pos()) > 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void FindingsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    m_chosenLink = 0;
    QListView::currentChanged(current, previous);
}

/// The height of each card follows from the width.
void FindingsView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        scheduleDelayedItemsLayout();
}

} // namespace mailscope::ui
