// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/finding.h"

#include <QCoreApplication>
#include <QFont>
#include <QList>
#include <QPalette>
#include <QRectF>
#include <QStringList>

class QPainter;

namespace mailscope::ui {

/// One finding, laid out as a card of a given width: bar, sign and word, text, links to its evidence, paragraph.
class FindingLayout {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::FindingLayout)
public:
    FindingLayout(const report::Finding &finding, const QFont &font, int width);

    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] qsizetype linkCount() const { return m_links.size(); }
    /// The link at \p point of the card, -1 when there is none.
    [[nodiscard]] qsizetype linkAt(QPointF point) const;
    [[nodiscard]] qint64 sequenceOf(qsizetype link) const { return m_links.at(link).sequence; }

    /// Paints it with its corner at \p corner; \p chosenLink has a frame, -1: none.
    void paint(QPainter &painter, QPointF corner, const QPalette &palette, bool isSelected, qsizetype chosenLink) const;

private:
    struct Piece {
        enum class Kind { Severity, Title, Text, Link, Dim };
        Kind kind = Kind::Text;
        QString text;
        QFont font;
        QRectF rect;
    };
    struct Link {
        qint64 sequence = 0;
        QRectF rect;
    };

    void addBlock(Piece::Kind kind, const QString &text, const QFont &font);
    void addFooter(const report::Finding &finding, const QFont &font);

    report::Severity m_severity;
    int m_width;
    int m_height = 0;
    qreal m_left = 0;
    qreal m_y = 0;
    QList<Piece> m_pieces;
    QList<Link> m_links;
};

} // namespace mailscope::ui
