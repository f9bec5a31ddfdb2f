// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript/transcript.h"

#include <algorithm>

namespace mailscope::transcript {

void Transcript::append(const Event &event)
{
    const EventKind kind = kindOf(event.payload);
    if (kind == EventKind::TlsSecured)
        m_encrypted = true;
    else if (kind == EventKind::Connecting || kind == EventKind::Closed)
        m_encrypted = false;
    EventRecord record;
    record.set(EventRecord::Encrypted, m_encrypted);
    if (event.sequence != size() + 1 || !record.keep(event, m_bytes)) {
        record.keepElsewhere(event, m_rare.size());
        m_rare.push_back(std::make_shared<const Event>(event));
    }
    openBlock().push_back(record);
}

qsizetype Transcript::size() const
{
    if (m_blocks.empty())
        return 0;
    return static_cast<qsizetype>((m_blocks.size() - 1) * BlockSize + m_blocks.back()->size());
}

Transcript::Block &Transcript::openBlock()
{
    if (m_blocks.empty() || m_blocks.back()->size() == BlockSize)
        m_blocks.push_back(std::make_shared<Block>());
    else if (m_blocks.back().use_count() > 1)
        m_blocks.back() = std::make_shared<Block>(*m_blocks.back());
    return *m_blocks.back();
}

const EventRecord &Transcript::recordAt(qsizetype index) const
{
    const auto number = static_cast<std::size_t>(index);
    return m_blocks.at(number / BlockSize)->at(number % BlockSize);
}

Event Transcript::at(qsizetype index) const
{
    const EventRecord &record = recordAt(index);
    return record.has(EventRecord::Rare) ? *m_rare[record.place.chunk] : record.event(index + 1, m_bytes);
}

TranscriptRow Transcript::row(qsizetype index) const
{
    const EventRecord &record = recordAt(index);
    return record.row(index + 1, m_bytes, record.has(EventRecord::Rare) ? m_rare[record.place.chunk].get() : nullptr);
}

std::chrono::nanoseconds Transcript::elapsedAt(qsizetype index) const
{
    return std::chrono::nanoseconds(recordAt(index).elapsed);
}

EventKind Transcript::kindAt(qsizetype index) const
{
    return recordAt(index).kind;
}

bool operator==(const Transcript &left, const Transcript &right)
{
    return std::ranges::equal(left, right);
}

} // namespace mailscope::transcript
