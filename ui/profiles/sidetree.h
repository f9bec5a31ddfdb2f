// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace mailscope::ui {

/// A tree in the side bar: Enter or a double click opens, Shift+Enter or the middle button opens in a new tab, Del deletes.
class SideTree final : public QTreeView {
    Q_OBJECT
public:
    explicit SideTree(QWidget *parent);

Q_SIGNALS:
    void opened(const QModelIndex &index);
    void openedInNewTab(const QModelIndex &index);
    void deleteWanted(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
};

} // namespace mailscope::ui
