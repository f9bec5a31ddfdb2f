// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connection/statewords.h"

#include <QFrame>
#include <QLabel>

namespace mailscope::ui {

/// Says in words what is true of the connection now; sign and colour only say it again.
///
/// Words that do not fit are cut, and whole in the tooltip and for screen readers.
class StatePill final : public QFrame {
    Q_OBJECT
public:
    explicit StatePill(QWidget *parent = nullptr);

    void setWords(const StateWords &words);
    [[nodiscard]] const StateWords &words() const { return m_words; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();
    [[nodiscard]] int padding() const;

    StateWords m_words;
    QLabel *m_sign;
    QLabel *m_text;
};

} // namespace mailscope::ui
