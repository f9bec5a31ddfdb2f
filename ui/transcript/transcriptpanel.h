// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/finding.h"
#include "ui/transcript/transcriptmodel.h"

#include <QTimer>
#include <QWidget>

class QSplitter;

namespace mailscope::ui {

class DetailPane;
class FilterBar;
class FindBar;
class TranscriptActions;
class TranscriptView;

/// A transcript with its filter, search and details. Knows no session: whoever owns the transcript says when it grows.
class TranscriptPanel final : public QWidget {
    Q_OBJECT
public:
    explicit TranscriptPanel(QWidget *parent = nullptr);
    ~TranscriptPanel() override;
    Q_DISABLE_COPY_MOVE(TranscriptPanel)

    /// \p transcript must live until the next call; null shows nothing.
    void showTranscript(const transcript::Transcript *transcript);
    void takeIn();
    void setFindings(const QList<report::Finding> &findings);

    /// Shows the event with \p sequence: unfolds its reply, and clears a filter that is in the way, saying so.
    void goTo(qint64 sequence);

    void openFind();
    void findNext();
    void findPrevious();
    void focusFilter();
    void focusTranscript();

    [[nodiscard]] TranscriptModel &model() { return m_model; }
    [[nodiscard]] TranscriptView &view() const { return *m_view; }
    [[nodiscard]] TranscriptActions &actions() const { return *m_actions; }

    void restoreSplit(const QByteArray &state);

Q_SIGNALS:
    void splitChanged(const QByteArray &state);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void listen();
    void onFilterApplied();
    void updateCount();
    void updateDetail();

    TranscriptModel m_model;
    TranscriptView *m_view;
    FilterBar *m_filterBar;
    FindBar *m_findBar;
    DetailPane *m_detail;
    QSplitter *m_splitter;
    TranscriptActions *m_actions;
    QList<report::Finding> m_findings;
    QTimer m_detailTimer;  ///< details once in a turn of the event loop at most
    qint64 m_wanted = 0;   ///< sequence number to be shown once the filter is applied
    bool m_saysSo = false; ///< the filter was cleared to show it
};

} // namespace mailscope::ui
