// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/finding.h"
#include "ui/transcript/hexdump.h"
#include "ui/transcript/lineindex.h"

#include <QCoreApplication>
#include <QList>
#include <QString>
#include <QStringList>

namespace mailscope::ui {

/// What there is to know about one line of a transcript, in words. Nothing is guessed: what no table holds is called unknown.
/// Every text is plain, and what a server said in it is made visible.
struct LineDetail {
    /// A statement in a few words, and what belongs to it.
    struct Paragraph {
        QString statement; ///< may be empty
        QString text;      ///< may be empty
        QString reference; ///< where it is written; may be empty

        friend bool operator==(const Paragraph &, const Paragraph &) = default;
    };

    QString heading; ///< "252 2.0.0", "EHLO", "TLS"
    QString context; ///< "reply to VRFY postmaster · 14 ms · line 16"
    QList<Paragraph> paragraphs;
    QStringList hex; ///< the bytes of the wire; empty for a note
};

/// Makes LineDetail values.
class LineExplainer {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::LineExplainer)
public:
    /// Bytes of one line that are shown in hexadecimal.
    static constexpr qsizetype shownBytes = 512;

    /// \p bytesInALine are shown in each line of LineDetail::hex.
    LineExplainer(const transcript::Transcript &transcript, const LineIndex &lines, bool isRevealed,
                  qsizetype bytesInALine = HexDump::bytesInALine)
        : m_transcript(transcript), m_lines(lines), m_isRevealed(isRevealed), m_bytesInALine(bytesInALine)
    { }

    /// What \p line is; the findings among \p findings that rest on it come last.
    [[nodiscard]] LineDetail explain(quint32 line, const QList<report::Finding> &findings = {}) const;

private:
    using Paragraphs = QList<LineDetail::Paragraph>;

    void explainSent(LineDetail &detail, quint32 line, const transcript::Sent &sent) const;
    void explainPayload(LineDetail &detail, quint32 line, const transcript::PayloadSent &sent) const;
    void explainReceived(LineDetail &detail, quint32 line, const transcript::Received &received) const;
    void explainNote(LineDetail &detail, const transcript::Event &event) const;
    [[nodiscard]] QString contextOfCommand(quint32 line) const;
    [[nodiscard]] QString contextOfReply(quint32 line, const transcript::Received &received) const;
    [[nodiscard]] QString commandText(quint32 line) const;
    [[nodiscard]] Paragraphs secrets(quint32 line, const transcript::Redacted &shown) const;
    [[nodiscard]] static Paragraphs wireOddities(const transcript::Received &received, const Line &line);

    const transcript::Transcript &m_transcript;
    const LineIndex &m_lines;
    bool m_isRevealed;
    qsizetype m_bytesInALine;
};

} // namespace mailscope::ui
