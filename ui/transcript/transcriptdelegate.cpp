// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/transcriptdelegate.h"

#include "ui/theme/colours.h"
#include "ui/theme/icons.h"
#include "ui/transcript/piecepainter.h"

#include <QPainter>

namespace mailscope::ui {

using namespace Qt::StringLiterals;
using Fold = TranscriptModel::Fold;

namespace {
QColor colourOf(RowText::Tone tone, const Colours &colours)
{
    switch (tone) {
    case RowText::Tone::Sent:
        return colours.sent;
    case RowText::Tone::Received:
        return colours.received;
    case RowText::Tone::Good:
        return colours.ok;
    case RowText::Tone::Warning:
        return colours.warn;
    case RowText::Tone::Bad:
        return colours.fail;
    case RowText::Tone::Note:
        break;
    }
    return colours.dim;
}

/// What stands at the left of the text: the triangle of a reply that folds, and the room for it.
int indent(const QFont &font)
{
    return QFontMetrics(font).averageCharWidth() * 2;
}

/// A row without a triangle that stands beside rows with one begins where they do only if it belongs to them.
bool isIndented(Fold fold)
{
    return fold != Fold::None;
}
} // namespace

TranscriptDelegate::TranscriptDelegate(const TranscriptModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model)
{ }

int TranscriptDelegate::rowHeight(const QFont &font)
{
    const QFontMetrics metrics(font);
    return metrics.height() + std::max(4, metrics.height() / 4);
}

QRect TranscriptDelegate::triangleArea(const QRect &cell, const QFont &font)
{
    return {cell.left(), cell.top(), indent(font), cell.height()};
}

void TranscriptDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setFont(option.font);
    paintGround(painter, option, index);
    switch (index.column()) {
    case TranscriptModel::TextColumn:
        paintText(painter, option, index.row());
        break;
    case TranscriptModel::LockColumn:
        if (!index.data(Qt::DisplayRole).toString().isEmpty())
            paintLock(painter, option);
        break;
    default:
        paintCell(painter, option, index);
        break;
    }
    painter->restore();
}

void TranscriptDelegate::paintGround(QPainter *painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const
{
    const Colours &colours = coloursFor(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isPaired = m_exchange != 0 && index.data(TranscriptModel::ExchangeRole).toLongLong() == m_exchange;
    if (isSelected) {
        painter->fillRect(option.rect, colours.selection);
    } else if (isPaired) {
        QColor ground = colours.selection;
        ground.setAlphaF(0.45F);
        painter->fillRect(option.rect, ground);
    }
    if (index.column() == TranscriptModel::NumberColumn && (isSelected || isPaired))
        painter->fillRect(QRect(option.rect.topLeft(), QSize(isSelected ? 3 : 2, option.rect.height())),
                          colours.accent);
}

void TranscriptDelegate::paintCell(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    const Colours &colours = coloursFor(option.palette);
    const int column = index.column();
    const bool isNumber = column == TranscriptModel::NumberColumn;
    const bool isRight = isNumber || column == TranscriptModel::TimeColumn || column == TranscriptModel::DeltaColumn;
    const int gap = QFontMetrics(option.font).averageCharWidth();
    painter->setPen(isNumber ? colours.faint : colours.dim);
    painter->drawText(isRight ? option.rect.adjusted(0, 0, -gap, 0) : option.rect,
                      int(isRight ? Qt::AlignRight : Qt::AlignHCenter) | Qt::AlignVCenter | Qt::TextSingleLine,
                      index.data(Qt::DisplayRole).toString());
}

void TranscriptDelegate::paintLock(QPainter *painter, const QStyleOptionViewItem &option) const
{
    const int side = QFontMetrics(option.font).ascent();
    QRect area(0, 0, side, side);
    area.moveCenter(option.rect.center());
    const qreal ratio = painter->device()->devicePixelRatioF();
    const QSize size = area.size() * ratio;
    if (m_lock.size != size || m_lock.palette != option.palette.cacheKey())
        m_lock = {themeIcon(u"lock"_s).pixmap(area.size(), ratio), size, option.palette.cacheKey()};
    painter->drawPixmap(area, m_lock.pixmap);
}

void TranscriptDelegate::paintText(QPainter *painter, const QStyleOptionViewItem &option, int row) const
{
    const Colours &colours = coloursFor(option.palette);
    const RowText text = m_model.rowText(row);
    const Fold fold = m_model.fold(row);
    const QColor colour = colourOf(text.tone, colours);
    QFont font = option.font;
    font.setItalic(text.tone == RowText::Tone::Note);
    painter->setFont(font);
    PiecePainter pieces(painter, option.rect, colours);
    if (isIndented(fold)) {
        if (fold != Fold::Child) {
            painter->setPen(colours.dim);
            painter->drawText(triangleArea(option.rect, option.font), Qt::AlignLeft | Qt::AlignVCenter,
                              fold == Fold::Folded ? u"▸"_s : u"▾"_s);
        }
        pieces.skip(indent(option.font));
    }
    for (const RowText::Piece &piece : text.pieces)
        pieces.draw(piece, colour);
    const QString beside = m_model.summary(row);
    if (beside.isEmpty())
        return;
    pieces.skip(QFontMetrics(option.font).averageCharWidth() * 4);
    pieces.drawText(beside, colours.dim);
}

} // namespace mailscope::ui
