// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace mailscope::ui {

/// Plain text over several lines that also breaks inside a word when there is no other place, so that no name of a server
/// makes a panel wider. What is read aloud and copied is the text as it was given.
class WrappedLabel final : public QLabel {
    Q_OBJECT
public:
    /// \p role as the style sheet knows it: "dim", "strong", "mono" or empty.
    explicit WrappedLabel(const QString &role = {}, QWidget *parent = nullptr);

    /// \p text must be safe to show. An empty one hides the label.
    void setWords(const QString &text);
    [[nodiscard]] const QString &words() const { return m_words; }

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QString m_words;
};

/// \p text with places to break in every long run without one.
[[nodiscard]] QString breakable(const QString &text);

} // namespace mailscope::ui
