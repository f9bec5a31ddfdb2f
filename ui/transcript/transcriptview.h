// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transcript/transcriptdelegate.h"
#include "ui/transcript/transcriptmodel.h"

#include <QTableView>

namespace mailscope::ui {

/// The list of a transcript. Follows its end until somebody scrolls up, and again when somebody scrolls to the end.
///
/// Left and Right fold and unfold, Home and End go to the first and last row, Up, Down and the pages move; a click on the
/// triangle or a double click folds, too. Actions that were added with addAction() make up the context menu.
class TranscriptView final : public QTableView {
    Q_OBJECT
public:
    /// \p model must outlive the view.
    explicit TranscriptView(TranscriptModel &model, QWidget *parent = nullptr);

    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    /// Following goes to the end at once.
    void setFollowing(bool isFollowing);

    /// Makes the row of the event with \p sequence the current one, in the middle of the view; unfolds its reply when need be,
    /// and stops following. False when the filter has taken it away.
    bool goTo(qint64 sequence);

    /// Sequence number of the current row's event; 0 without one.
    [[nodiscard]] qint64 currentSequence() const;
    /// The line of the index that the current row shows.
    [[nodiscard]] std::optional<quint32> currentLine() const;
    /// The lines of all selected rows, those of folded replies included, in ascending order.
    [[nodiscard]] std::vector<quint32> selectedLines() const;

    /// Folds or unfolds the reply that row \p row belongs to.
    void toggle(int row);

Q_SIGNALS:
    void followingChanged(bool isFollowing);
    /// Another row is the current one; 0: none is.
    void currentSequenceChanged(qint64 sequence);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void followScrollBar();
    void onRangeChanged(int maximum);
    void onScrolled(int value);
    void rememberPlace();
    void restorePlace();
    void applyFont();
    void sizeColumns();
    void fold();
    void unfold();
    void setUnfolded(int row, bool isUnfolded);
    void goToRow(int row);
    void noteFollowing(bool isFollowing);

    /// What was current and what stood on top before the rows were replaced.
    struct Place {
        qint64 current = 0;
        qint64 top = 0;
    };

    TranscriptModel &m_model;
    TranscriptDelegate m_delegate;
    Place m_place;
    int m_digits = 0;
    bool m_isFollowing = true;
    bool m_isOwnScroll = false;
    bool m_isBound = false; ///< the scroll bar is about to be moved since there are fewer rows
};

} // namespace mailscope::ui
