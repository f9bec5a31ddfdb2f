// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/transcriptline.h"

#include "format/display.h"
#include "format/eventnote.h"
#include "ui/transcript/rowtext.h"

namespace mailscope::ui {

bool TranscriptLine::contains(const filter::TextNeedle &needle) const
{
    const Line &line = m_lines.at(m_line);
    // A search must not tell whether a guess at a recorded secret is right, so what may hold one goes the long way.
    if (line.isPlain && !m_lines.secrets().areRecorded())
        return needle.isInPlain(m_transcript.row(line.event).bytes);
    const transcript::Event event = m_lines.shown(m_transcript, m_line, false);
    if (const auto bytes = RowText::bytes(event))
        return needle.isInShown(format::visibleText(*bytes));
    const std::optional<format::EventNote> note = format::eventNote(event);
    return note && needle.isInShown(note->text);
}

} // namespace mailscope::ui
