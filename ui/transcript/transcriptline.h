// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filter/textneedle.h"
#include "ui/transcript/lineindex.h"

namespace mailscope::ui {

/// One line of a transcript as a search sees it: what is shown, secrets aside. Where that reads as its bytes, nothing is
/// decoded.
class TranscriptLine final : public filter::SearchableLine {
public:
    TranscriptLine(const transcript::Transcript &transcript, const LineIndex &lines, quint32 line)
        : m_transcript(transcript), m_lines(lines), m_line(line)
    { }

    [[nodiscard]] bool contains(const filter::TextNeedle &needle) const override;

private:
    const transcript::Transcript &m_transcript;
    const LineIndex &m_lines;
    quint32 m_line;
};

} // namespace mailscope::ui
