// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/wrapdelegate.h"

#include "ui/theme/colours.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QTextLayout>
#include <QTreeView>

#include <algorithm>
#include <cmath>

namespace mailscope::ui {
namespace {

constexpr int LongestText = 4000; ///< characters that are laid out; copying gives all of them

QColor colourOf(Ink ink, const QPalette &palette)
{
    const Colours &colours = coloursFor(palette);
    switch (ink) {
    case Ink::Dim:
        return colours.dim;
    case Ink::Faint:
        return colours.faint;
    case Ink::Good:
        return colours.ok;
    case Ink::Weak:
        return colours.warn;
    case Ink::Fail:
        return colours.fail;
    case Ink::Text:
    case Ink::Strong:
    case Ink::Mono:
        break;
    }
    return colours.text;
}

Ink inkOf(const QModelIndex &index)
{
    return static_cast<Ink>(index.data(InkRole).toInt());
}

QFont fontOf(Ink ink, QFont font)
{
    if (ink == Ink::Mono)
        return monospaced(font);
    if (ink == Ink::Strong)
        font.setWeight(QFont::DemiBold);
    return font;
}

QString textOf(const QModelIndex &index)
{
    QString text = index.data(Qt::DisplayRole).toString();
    if (text.size() > LongestText)
        text = text.left(LongestText) + QChar(0x2026);
    return text.replace(u'\n', QChar::LineSeparator);
}

/// Puts below \p layout's text what belongs there.
void addBelow(QTextLayout &layout, const QModelIndex &index, const QFont &font, const QPalette &palette)
{
    const QString below = index.data(BelowRole).toString().left(LongestText);
    if (below.isEmpty())
        return;
    QTextLayout::FormatRange dim;
    dim.start = static_cast<int>(layout.text().size());
    dim.length = static_cast<int>(below.size()) + 1;
    dim.format.setFont(font);
    dim.format.setForeground(coloursFor(palette).dim);
    layout.setText(layout.text() + QChar(QChar::LineSeparator) + QString(below).replace(u'\n', QChar::LineSeparator));
    layout.setFormats({dim});
}

void prepare(QTextLayout &layout, Qt::Alignment alignment)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setAlignment(alignment);
    layout.setTextOption(option);
}

Qt::Alignment alignmentOf(const QModelIndex &index)
{
    const QVariant given = index.data(Qt::TextAlignmentRole);
    return given.isValid() ? Qt::Alignment::fromInt(given.toUInt()) : Qt::AlignLeading;
}

} // namespace

qreal layOut(QTextLayout &layout, qreal width)
{
    qreal height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max<qreal>(width, 1));
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    return height;
}

WrapDelegate::WrapDelegate(QTreeView *view) : QStyledItemDelegate(view), m_view(view) { }

bool WrapDelegate::isSpanned(const QModelIndex &index) const
{
    return index.column() == 0 && m_view->isFirstColumnSpanned(index.row(), index.parent());
}

/// The width of the text of a cell, margins aside.
int WrapDelegate::widthFor(const QModelIndex &index) const
{
    const int margin = m_view->fontMetrics().height() / 4;
    int width = isSpanned(index) ? m_view->viewport()->width() : m_view->header()->sectionSize(index.column());
    if (index.column() == 0) {
        int depth = m_view->rootIsDecorated() ? 1 : 0;
        for (QModelIndex up = index.parent(); up.isValid(); up = up.parent())
            ++depth;
        width -= depth * m_view->indentation();
    }
    return std::max(width - 2 * margin, 1);
}

QSize WrapDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int margin = m_view->fontMetrics().height() / 4;
    QTextLayout layout(textOf(index), fontOf(inkOf(index), option.font));
    addBelow(layout, index, option.font, m_view->palette());
    prepare(layout, Qt::AlignLeading);
    const qreal height = std::max<qreal>(layOut(layout, widthFor(index)), option.fontMetrics.height());
    // The width is that of the text in one line, for columns that are as wide as what they hold.
    return {static_cast<int>(std::ceil(layout.maximumWidth())) + 2 * margin + 1,
            static_cast<int>(std::ceil(height)) + margin};
}

void WrapDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    ground.state &= ~(QStyle::State_HasFocus | QStyle::State_MouseOver);
    const QStyle *style = m_view->style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, m_view);

    const int margin = m_view->fontMetrics().height() / 4;
    const QRect cell = option.rect.adjusted(margin, margin / 2, -margin, 0);
    const Ink ink = inkOf(index);
    QTextLayout layout(textOf(index), fontOf(ink, option.font));
    addBelow(layout, index, option.font, m_view->palette());
    prepare(layout, QStyle::visualAlignment(option.direction, alignmentOf(index)));
    layOut(layout, cell.width());
    painter->save();
    painter->setClipRect(option.rect);
    painter->setPen(colourOf(ink, m_view->palette()));
    layout.draw(painter, cell.topLeft());
    if ((option.state & QStyle::State_HasFocus) != 0) {
        painter->setPen(QPen(coloursFor(m_view->palette()).accent, 1, Qt::DotLine));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

} // namespace mailscope::ui
