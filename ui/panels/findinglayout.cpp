// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/findinglayout.h"

#include "ui/panels/findingsmodel.h"
#include "ui/panels/wrapdelegate.h"
#include "ui/theme/colours.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace mailscope::ui {

using report::Severity;

namespace {

constexpr qsizetype MostLinks = 5;

QTextOption wrapping()
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

QColor colourOf(Severity severity, const Colours &colours)
{
    return severity == Severity::Fail ? colours.fail : severity == Severity::Warn ? colours.warn : colours.info;
}

} // namespace

FindingLayout::FindingLayout(const report::Finding &finding, const QFont &font, int width)
    : m_severity(finding.severity), m_width(width)
{
    const qreal em = QFontMetricsF(font).height();
    m_left = em * 2 / 3;
    m_y = em / 3;
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.9);
    QFont strong = font;
    strong.setWeight(QFont::DemiBold);
    small.setWeight(QFont::DemiBold);
    addBlock(Piece::Kind::Severity,
             FindingsModel::sign(finding.severity) + u' ' + FindingsModel::word(finding.severity), small);
    const auto [title, text] = FindingsModel::parts(finding);
    addBlock(Piece::Kind::Title, title, strong);
    addBlock(Piece::Kind::Text, text, font);
    addFooter(finding, font);
    m_height = static_cast<int>(std::ceil(m_y + em / 3));
}

void FindingLayout::addBlock(Piece::Kind kind, const QString &text, const QFont &font)
{
    if (text.isEmpty())
        return;
    QTextLayout layout(text, font);
    layout.setTextOption(wrapping());
    const qreal width = m_width - m_left - QFontMetricsF(font).height() / 3;
    const qreal height = layOut(layout, width);
    m_pieces.append({kind, text, font, QRectF(m_left, m_y, width, height)});
    m_y += height;
}

/// Links and paragraph side by side, in as many lines as they need.
void FindingLayout::addFooter(const report::Finding &finding, const QFont &font)
{
    const QFontMetricsF metrics(font);
    qreal x = m_left;
    const auto place = [&](Piece::Kind kind, const QString &text) {
        const qreal width = std::min(metrics.horizontalAdvance(text) + 2, m_width - m_left);
        if (x > m_left && x + width > m_width) {
            x = m_left;
            m_y += metrics.height();
        }
        const QRectF rect(x, m_y, width, metrics.height());
        m_pieces.append({kind, text, font, rect});
        x += width + metrics.height() / 2;
        return rect;
    };
    for (const qint64 sequence : finding.evidence.first(std::min(MostLinks, finding.evidence.size())))
        m_links.append({sequence, place(Piece::Kind::Link, tr("line %1").arg(sequence))});
    if (finding.evidence.size() > MostLinks)
        place(Piece::Kind::Dim, tr("and %n more", nullptr, static_cast<int>(finding.evidence.size() - MostLinks)));
    if (!finding.reference.isEmpty())
        place(Piece::Kind::Dim, QString(finding.reference));
    m_y += metrics.height();
}

qsizetype FindingLayout::linkAt(QPointF point) const
{
    const auto found = std::ranges::find_if(m_links, [point](const Link &link) { return link.rect.contains(point); });
    return found == m_links.end() ? -1 : found - m_links.begin();
}

void FindingLayout::paint(QPainter &painter, QPointF corner, const QPalette &palette, bool isSelected,
                          qsizetype chosenLink) const
{
    const Colours &colours = coloursFor(palette);
    const QRectF card(corner, QSizeF(m_width, m_height));
    painter.fillRect(card, isSelected ? colours.selection : colours.sunken);
    painter.fillRect(QRectF(corner, QSizeF(3, m_height)), colourOf(m_severity, colours));
    for (const Piece &piece : m_pieces) {
        QFont font = piece.font;
        font.setUnderline(piece.kind == Piece::Kind::Link);
        painter.setPen(piece.kind == Piece::Kind::Severity   ? colourOf(m_severity, colours)
                           : piece.kind == Piece::Kind::Link ? colours.accent
                           : piece.kind == Piece::Kind::Dim  ? colours.dim
                                                             : colours.text);
        QTextLayout layout(piece.text, font);
        layout.setTextOption(wrapping());
        layOut(layout, piece.rect.width() + 1);
        layout.draw(&painter, corner + piece.rect.topLeft());
    }
    if (chosenLink < 0 || chosenLink >= m_links.size())
        return;
    painter.setPen(colours.accent);
    painter.drawRect(m_links.at(chosenLink).rect.translated(corner).adjusted(-2, 0, 1, 0));
}

} // namespace mailscope::ui
