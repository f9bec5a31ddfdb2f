// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/piecepainter.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace mailscope::ui {

using namespace Qt::StringLiterals;
using Kind = RowText::Piece::Kind;

namespace {
/// Few fonts have the control pictures of Unicode, so the names of the characters are drawn in their place.
constexpr int FirstControlPicture = 0x2400;
constexpr std::array ControlNames{
    "NUL"_L1, "SOH"_L1, "STX"_L1, "ETX"_L1, "EOT"_L1, "ENQ"_L1, "ACK"_L1, "BEL"_L1, "BS"_L1,
    "TAB"_L1, "LF"_L1,  "VT"_L1,  "FF"_L1,  "CR"_L1,  "SO"_L1,  "SI"_L1,  "DLE"_L1, "DC1"_L1,
    "DC2"_L1, "DC3"_L1, "DC4"_L1, "NAK"_L1, "SYN"_L1, "ETB"_L1, "CAN"_L1, "EM"_L1,  "SUB"_L1,
    "ESC"_L1, "FS"_L1,  "GS"_L1,  "RS"_L1,  "US"_L1,  "SP"_L1,  "DEL"_L1,
};

bool isAscii(QStringView text)
{
    return std::ranges::all_of(text, [](QChar sign) { return sign.unicode() >= 0x20 && sign.unicode() < 0x7f; });
}

qreal fixedAdvance(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const qreal advance = metrics.horizontalAdvance(u'i');
    return qFuzzyCompare(advance, metrics.horizontalAdvance(u'W')) ? advance : 0;
}
} // namespace

PiecePainter::PiecePainter(QPainter *painter, const QRect &area, const Colours &colours)
    : m_painter(painter), m_area(area), m_colours(colours), m_metrics(painter->fontMetrics()),
      m_advance(fixedAdvance(painter->font())), m_left(area.left())
{ }

void PiecePainter::draw(const RowText::Piece &piece, const QColor &colour)
{
    switch (piece.kind) {
    case Kind::Text:
        drawText(piece.text, colour);
        break;
    case Kind::Escape:
        drawEscape(piece.text);
        break;
    case Kind::Hidden:
        drawBoxed(piece.text, m_colours.mask, m_colours.onMask);
        break;
    case Kind::Code: {
        const QFont regular = m_painter->font();
        QFont bold = regular;
        bold.setBold(true);
        m_painter->setFont(bold);
        drawBoxed(piece.text, m_colours.failGround, m_colours.fail);
        m_painter->setFont(regular);
        break;
    }
    }
}

int PiecePainter::widthOf(const QString &text) const
{
    if (m_advance > 0 && isAscii(text))
        return static_cast<int>(std::ceil(m_advance * static_cast<qreal>(text.size())));
    return QFontMetrics(m_painter->font()).horizontalAdvance(text);
}

QString PiecePainter::fitted(const QString &text, int room) const
{
    // Measuring lays the text out; where all characters are alike, counting does it.
    if (m_advance > 0 && isAscii(text)) {
        const auto count = static_cast<qsizetype>(room / m_advance);
        return text.size() <= count ? text : text.first(std::max<qsizetype>(0, count - 1)) + u'…';
    }
    // Laying out a long text costs by its length, so what can never fit is not even measured.
    const int narrowest = std::max(1, m_metrics.horizontalAdvance(u'i') / 2);
    const QString start = text.left(room / narrowest + 1);
    return m_metrics.elidedText(start.size() < text.size() ? start + u'…' : start, Qt::ElideRight, room);
}

void PiecePainter::drawText(const QString &text, const QColor &colour)
{
    if (isFull())
        return;
    const QString shown = fitted(text, m_area.right() - m_left);
    m_painter->setPen(colour);
    m_painter->drawText(QRect(m_left, m_area.top(), m_area.right() - m_left + 1, m_area.height()),
                        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    m_left += widthOf(shown);
}

void PiecePainter::drawEscape(const QString &text)
{
    QString run;
    const auto flush = [this, &run] {
        if (!run.isEmpty())
            drawBoxed(std::exchange(run, {}), m_colours.warnGround, m_colours.warn);
    };
    for (const QChar sign : text) {
        const int control = sign.unicode() - FirstControlPicture;
        if (control < 0 || control >= static_cast<int>(ControlNames.size())) {
            run += sign;
            continue;
        }
        flush();
        drawBoxed(ControlNames.at(static_cast<std::size_t>(control)), m_colours.warnGround, m_colours.warn);
        if (isFull())
            return;
    }
    flush();
}

void PiecePainter::drawBoxed(const QString &text, const QColor &ground, const QColor &colour)
{
    const int padding = std::max(1, m_metrics.averageCharWidth() / 3);
    if (m_left + 2 * padding >= m_area.right())
        return;
    const QString shown = fitted(text, m_area.right() - m_left - 2 * padding);
    const int width = widthOf(shown) + 2 * padding;
    const QRect box(m_left, m_area.center().y() - m_metrics.height() / 2, width, m_metrics.height());
    m_painter->setPen(Qt::NoPen);
    m_painter->setBrush(ground);
    m_painter->drawRoundedRect(box, 3, 3);
    m_painter->setPen(colour);
    m_painter->drawText(QRect(box.left() + padding, m_area.top(), width, m_area.height()),
                        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    m_left += width + 1;
}

} // namespace mailscope::ui
