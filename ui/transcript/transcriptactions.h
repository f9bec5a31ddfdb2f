// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transcript/transcriptview.h"

#include <QAction>
#include <QTimer>

namespace mailscope::ui {

/// What can be done with the rows of a transcript: the actions of its context menu, found by their objectName.
class TranscriptActions final : public QObject {
    Q_OBJECT
public:
    /// Adds all actions to \p view.
    TranscriptActions(TranscriptModel &model, TranscriptView &view, QObject *parent = nullptr);

    /// For how long secrets are shown.
    void setRevealTime(std::chrono::milliseconds time) { m_revealTimer.setInterval(time); }
    /// Copies the selected rows.
    void copyText();
    [[nodiscard]] QAction *reveal() const { return m_reveal; }

Q_SIGNALS:
    /// The transcript is wanted by this filter.
    void filterWanted(const QString &filter);

private:
    QAction *add(const char *name, const QString &text, void (TranscriptActions::*done)());
    void addSeparator();
    void update();
    void copyWithTimes();
    void copyScript();
    void copyHex();
    void filterToStage();
    void goToCommand();
    void goToReply();
    void unfoldAll();
    void foldAll();
    void toggleReveal();
    /// The first line that answers the current row's command, if there is one.
    [[nodiscard]] std::optional<quint32> reply() const;

    TranscriptModel &m_model;
    TranscriptView &m_view;
    QList<QAction *> m_copying;
    QAction *m_filterToStage = nullptr;
    QAction *m_goToCommand = nullptr;
    QAction *m_goToReply = nullptr;
    QAction *m_reveal = nullptr;
    QTimer m_revealTimer;
};

} // namespace mailscope::ui
