// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace mailscope::ui {

/// A panel whose content scrolls up and down, and is as wide as the panel.
class ScrollPanel : public QWidget {
    Q_OBJECT
public:
    explicit ScrollPanel(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

    /// Where the content goes, from the top down.
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }
    [[nodiscard]] QScrollArea *area() const { return m_area; }

private:
    QScrollArea *m_area;
    QVBoxLayout *m_content;
};

} // namespace mailscope::ui
