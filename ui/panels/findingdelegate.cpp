// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/findingdelegate.h"

#include "ui/panels/findinglayout.h"
#include "ui/panels/findingsmodel.h"
#include "ui/panels/findingsview.h"

#include <QPainter>

namespace mailscope::ui {
namespace {

const report::Finding *findingOf(const QModelIndex &index)
{
    const auto *model = qobject_cast<const FindingsModel *>(index.model());
    return model == nullptr ? nullptr : model->finding(index);
}

} // namespace

FindingDelegate::FindingDelegate(FindingsView *view) : QStyledItemDelegate(view), m_view(view) { }

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const report::Finding *finding = findingOf(index);
    if (finding == nullptr)
        return {};
    const int width = m_view->viewport()->width();
    const int gap = m_view->fontMetrics().height() / 3;
    return {width, FindingLayout(*finding, m_view->font(), width).height() + gap};
}

void FindingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const report::Finding *finding = findingOf(index);
    if (finding == nullptr)
        return;
    const bool hasFocus = (option.state & QStyle::State_HasFocus) != 0;
    const bool isSelected = (option.state & QStyle::State_Selected) != 0;
    painter->save();
    FindingLayout(*finding, m_view->font(), option.rect.width())
        .paint(*painter, option.rect.topLeft(), m_view->palette(), isSelected, hasFocus ? m_view->chosenLink() : -1);
    painter->restore();
}

} // namespace mailscope::ui
