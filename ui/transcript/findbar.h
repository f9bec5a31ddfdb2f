// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transcript/transcriptfinder.h"
#include "ui/transcript/transcriptview.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace mailscope::ui {

/// Finds a text in a transcript: Return and F3 go to the next place, with Shift to the one before; the search goes round.
/// Escape closes the bar.
class FindBar final : public QFrame {
    Q_OBJECT
public:
    FindBar(const TranscriptModel &model, TranscriptView &view, QWidget *parent = nullptr);

    void open();
    void close();
    void findNext();
    void findPrevious();

Q_SIGNALS:
    void openChanged(bool isOpen);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void onTextChanged(const QString &text);
    void onFound();
    void goTo(std::optional<quint32> line);
    void updateCount();

    const TranscriptModel &m_model;
    TranscriptView &m_view;
    TranscriptFinder m_finder;
    QLineEdit *m_edit;
    QLabel *m_count;
    QPushButton *m_previous;
    QPushButton *m_next;
    bool m_isGoingToFirst = false; ///< the text is new: the first place at or behind the current line is wanted
};

} // namespace mailscope::ui
