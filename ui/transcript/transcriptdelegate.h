// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transcript/transcriptmodel.h"

#include <QPixmap>
#include <QStyledItemDelegate>

namespace mailscope::ui {

/// Draws the rows of a transcript: no style, no rich text, and never more of a line than the row has room for.
class TranscriptDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit TranscriptDelegate(const TranscriptModel &model, QObject *parent = nullptr);

    /// The exchange that the current row belongs to: its rows bear a bar at their left. 0 for none.
    void setExchange(qint64 exchange) { m_exchange = exchange; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The height of every row in \p font.
    [[nodiscard]] static int rowHeight(const QFont &font);
    /// Where the triangle of a reply that folds is, in a cell of the text column.
    [[nodiscard]] static QRect triangleArea(const QRect &cell, const QFont &font);

private:
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintText(QPainter *painter, const QStyleOptionViewItem &option, int row) const;
    void paintLock(QPainter *painter, const QStyleOptionViewItem &option) const;
    void paintCell(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    /// Drawn once, not in each of a page of rows. Belongs to a side in pixels and a palette.
    struct Lock {
        QPixmap pixmap;
        QSize size;
        qint64 palette = 0;
    };

    const TranscriptModel &m_model;
    mutable Lock m_lock;
    qint64 m_exchange = 0;
};

} // namespace mailscope::ui
