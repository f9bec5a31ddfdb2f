// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcript/rowrules.h"

#include "ui/transcript/transcriptline.h"

namespace mailscope::ui {

void RowRules::setUnfolded(quint32 head, bool isUnfolded)
{
    if (isUnfolded == m_unfoldsAll)
        m_exceptions.remove(head);
    else
        m_exceptions.insert(head);
}

void RowRules::setAllUnfolded(bool areUnfolded)
{
    m_unfoldsAll = areUnfolded;
    m_exceptions.clear();
}

bool RowRules::isWanted(const transcript::Transcript &transcript, const LineIndex &lines, quint32 line) const
{
    if (m_filter.isEmpty())
        return true;
    const Line &facts = lines.at(line);
    return m_filter.matches(
        {facts.direction(), facts.kind, facts.code, facts.phase, facts.encrypted, lines.waited(line)},
        TranscriptLine(transcript, lines, line));
}

bool RowRules::isRow(const transcript::Transcript &transcript, const LineIndex &lines, quint32 line) const
{
    if (!isWanted(transcript, lines, line))
        return false;
    const quint32 head = lines.at(line).head;
    return line == head || !folds() || !lines.isFoldable(line) || isUnfolded(head)
        || !isWanted(transcript, lines, head);
}

} // namespace mailscope::ui
