// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/transcript/rowrules.h"
#include "ui/transcript/rowtext.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace mailscope::ui {

/// The rows of a transcript as a person reads it: one for each line that was sent or received and for each event worth a
/// sentence. Long replies fold. Holds small records only, and makes the text of a row when it is asked for.
///
/// A filter is applied in slices of a few milliseconds; the rows that were there stay until all of it is done.
class TranscriptModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NumberColumn, TimeColumn, DeltaColumn, DirectionColumn, LockColumn, TextColumn, ColumnCount };
    enum Role {
        SequenceRole = Qt::UserRole + 1, ///< qint64: the number of the event
        ExchangeRole,                    ///< qint64: the same for a command and each line that answers it; 0 for a note
        FoldRole,                        ///< int: Fold
        ToneRole,                        ///< int: RowText::Tone
    };
    enum class Fold { None, Folded, Unfolded, Child };

    explicit TranscriptModel(QObject *parent = nullptr);

    /// Shows \p transcript from its first event on. It must live until the next call; null shows nothing.
    void show(const transcript::Transcript *transcript);
    /// Takes in what was appended to the transcript.
    void takeIn();

    [[nodiscard]] const transcript::Transcript *transcript() const { return m_transcript; }
    [[nodiscard]] const LineIndex &lines() const { return m_lines; }
    /// The line of the index that row \p row shows.
    [[nodiscard]] quint32 lineAt(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] RowText rowText(int row) const;
    /// What stands beside the first line of a reply that folds; empty elsewhere.
    [[nodiscard]] QString summary(int row) const;

    /// The row of the event with \p sequence, or of the reply that it is folded into. An event that is not worth a row is
    /// found at the one before it. -1 when it is filtered away, or there is nothing before it.
    [[nodiscard]] int rowOf(qint64 sequence) const;
    /// True when the filter leaves the event with \p sequence, folded away or not.
    [[nodiscard]] bool isWanted(qint64 sequence) const;
    /// True when the filter wants line \p line of the index.
    [[nodiscard]] bool wantsLine(quint32 line) const;
    /// The lines that row \p row stands for: all of a folded reply, else one.
    [[nodiscard]] std::vector<quint32> linesOf(int row) const;

    [[nodiscard]] Fold fold(int row) const;
    /// Folds or unfolds the reply that row \p row belongs to; without effect where there is nothing to fold.
    void setUnfolded(int row, bool isUnfolded);
    /// filterApplied() follows.
    void setAllUnfolded(bool areUnfolded);

    /// The filter that was set last.
    [[nodiscard]] const filter::FilterExpression &filter() const
    {
        return m_isFiltering ? m_job.rules.filter() : m_rules.filter();
    }
    /// filterApplied() follows, from inside the call when the transcript is short.
    void setFilter(filter::FilterExpression filter);
    [[nodiscard]] bool isFiltering() const { return m_isFiltering; }

    /// Whether secrets that were recorded are shown. What was not recorded nobody can show.
    [[nodiscard]] bool isRevealed() const { return m_isRevealed; }
    void setRevealed(bool isRevealed);
    [[nodiscard]] bool holdsSecrets() const { return m_lines.secrets().areRecorded(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// The rows are those of filter() and of the fold state again. Never while isFiltering().
    void filterApplied();
    void revealedChanged(bool isRevealed);

private:
    /// Rows that are being found for another filter or fold state.
    struct Job {
        RowRules rules;
        std::vector<quint32> found;
        quint32 next = 0;
    };

    void start(RowRules rules);
    void runSlice();
    void finishJob();
    void takeInRows(quint32 from);
    void insertRowsOf(int row, const std::vector<quint32> &lines);
    void removeRowsFrom(int row, int count);
    [[nodiscard]] int rowAtOrBehind(quint32 line) const;
    [[nodiscard]] QString displayText(int row, int column) const;
    [[nodiscard]] QString accessibleText(int row, int column) const;
    [[nodiscard]] QVariant hiddenTip(int row) const;
    [[nodiscard]] std::chrono::nanoseconds delta(quint32 line) const;

    const transcript::Transcript *m_transcript = nullptr;
    LineIndex m_lines;
    RowRules m_rules;
    std::vector<quint32> m_rows; ///< lines of the index, in ascending order
    Job m_job;
    QTimer m_sliceTimer;
    bool m_isFiltering = false;
    bool m_isRevealed = false;
};

} // namespace mailscope::ui
