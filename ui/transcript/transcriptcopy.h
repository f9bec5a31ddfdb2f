// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/event.h"
#include "ui/transcript/lineindex.h"

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace mailscope::ui {

/// Lines of a transcript as text to take along. Whatever is hidden in the window is hidden here.
class TranscriptCopy {
    Q_DECLARE_TR_FUNCTIONS(mailscope::ui::TranscriptCopy)
public:
    /// More lines are never copied at once; the text says how many were left out.
    static constexpr std::size_t mostLines = 100'000;

    TranscriptCopy(const transcript::Transcript &transcript, const LineIndex &lines, bool isRevealed)
        : m_transcript(transcript), m_lines(lines), m_isRevealed(isRevealed)
    { }

    /// "→ EHLO client.example"
    [[nodiscard]] QString text(const std::vector<quint32> &lines) const;
    /// "    0.031 +0.012 ← 220 mx.example ESMTP", an "*" behind the times of what was encrypted.
    [[nodiscard]] QString textWithTimes(const std::vector<quint32> &lines) const;
    /// Steps that can be run again (docs/steps.md). What cannot, such as a line whose secret is hidden, is a comment.
    [[nodiscard]] QString script(const std::vector<quint32> &lines) const;
    /// Offset, bytes and what they read as, 16 to a line.
    [[nodiscard]] QString hex(const std::vector<quint32> &lines) const;

private:
    [[nodiscard]] QString row(quint32 line) const;
    [[nodiscard]] QByteArray step(quint32 line) const;
    template <typename Writer>
    [[nodiscard]] QString joined(const std::vector<quint32> &lines, Writer writer) const;

    const transcript::Transcript &m_transcript;
    const LineIndex &m_lines;
    bool m_isRevealed;
};

} // namespace mailscope::ui
