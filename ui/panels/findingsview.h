// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace mailscope::ui {

class FindingsModel;

/// The list of findings. Up and down choose a finding, left and right one of its links; Enter follows it, as a click on it does.
class FindingsView final : public QListView {
    Q_OBJECT
public:
    /// \p model must outlive the view.
    explicit FindingsView(FindingsModel &model, QWidget *parent = nullptr);

    /// Which link of the current finding Enter follows.
    [[nodiscard]] qsizetype chosenLink() const { return m_chosenLink; }

Q_SIGNALS:
    /// A person wants to see the event \p sequence.
    void evidenceActivated(qint64 sequence);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] qint64 linkUnder(QPoint position) const;
    void chooseLink(int step);
    void follow();

    FindingsModel &m_model;
    qsizetype m_chosenLink = 0;
};

} // namespace mailscope::ui
