// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace mailscope::ui {

/// A word on a coloured ground, such as the name of a mechanism. What its tone means stands in its text too.
class Chip final : public QLabel {
    Q_OBJECT
public:
    enum class Tone { Plain, Good, Weak, Fail };

    explicit Chip(const QString &text, Tone tone = Tone::Plain, QWidget *parent = nullptr);

    [[nodiscard]] Tone tone() const { return m_tone; }
    /// Cuts a name that is too long for any panel; the tool tip holds all of it.
    void setWord(const QString &text, Tone tone);

    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    Tone m_tone = Tone::Plain;
};

} // namespace mailscope::ui
