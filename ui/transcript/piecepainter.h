// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colours.h"
#include "ui/transcript/rowtext.h"

#include <QFontMetrics>
#include <QRect>

class QPainter;

namespace mailscope::ui {

/// Draws pieces of a row one behind the other, and stops where the room ends.
class PiecePainter {
public:
    /// Draws into \p area with the font that \p painter has.
    PiecePainter(QPainter *painter, const QRect &area, const Colours &colours);

    [[nodiscard]] bool isFull() const { return m_left >= m_area.right(); }
    void skip(int width) { m_left += width; }

    void draw(const RowText::Piece &piece, const QColor &colour);
    /// Plain words in \p colour.
    void drawText(const QString &text, const QColor &colour);

private:
    void drawEscape(const QString &text);
    void drawBoxed(const QString &text, const QColor &ground, const QColor &colour);
    /// As much of \p text as there is room for.
    [[nodiscard]] QString fitted(const QString &text, int room) const;
    [[nodiscard]] int widthOf(const QString &text) const;

    QPainter *m_painter;
    QRect m_area;
    const Colours &m_colours;
    QFontMetrics m_metrics;
    qreal m_advance; ///< of every printable ASCII character; 0 when they differ
    int m_left;
};

} // namespace mailscope::ui
