// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace mailscope::ui {

/// A tree of wrapped plain text inside a scrolling panel: as high as its rows, up to a limit, behind which it scrolls itself.
/// Copying takes the selected rows, and every row when none is selected.
class FittedTree final : public QTreeView {
    Q_OBJECT
public:
    explicit FittedTree(QWidget *parent = nullptr);

    /// More rows than these scroll inside.
    void setMostRows(int rows);
    /// It may become lower than its rows, and then scrolls: where other things in the same column need their room.
    void setShrinks();

    void setModel(QAbstractItemModel *model) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// The selected rows as text, cells parted by tabs; all rows when nothing is selected.
    [[nodiscard]] QString selectedText() const;
    void copy() const;

    /// Takes the height anew.
    void fit();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    [[nodiscard]] int contentHeight() const;

    int m_mostRows = 200;
    bool m_shrinks = false;
    mutable int m_height = -1;      ///< of the content, as long as it is known
    mutable bool m_showsAll = true; ///< nothing scrolls inside
};

} // namespace mailscope::ui
