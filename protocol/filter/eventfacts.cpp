// SPDX-License-Identifier: GPL-3.0-or-later
#include "filter/eventfacts.h"

#include <algorithm>

namespace mailscope::filter {

using namespace transcript;

namespace {
int codeOf(const QByteArray &line)
{
    const bool isCode =
        line.size() >= 3 && std::ranges::all_of(line.first(3), [](char c) { return c >= '0' && c <= '9'; });
    return isCode ? line.first(3).toInt() : 0;
}

int indexOf(std::optional<Phase> phase)
{
    return phase ? static_cast<int>(*phase) : -1;
}

/// A line of the log.
class LogLine final : public SearchableLine {
public:
    explicit LogLine(QStringView text) : m_text(text) { }

    [[nodiscard]] bool contains(const TextNeedle &needle) const override { return needle.isInShown(m_text); }

private:
    QStringView m_text;
};
} // namespace

FilterFacts EventFacts::add(const Event &event)
{
    FilterFacts facts;
    facts.kind = static_cast<EventKind>(event.payload.index());
    if (std::holds_alternative<TlsSecured>(event.payload))
        m_encrypted = true;
    if (std::holds_alternative<Closed>(event.payload) || std::holds_alternative<Connecting>(event.payload))
        m_encrypted = false;
    facts.encrypted = m_encrypted;
    facts.waited = event.elapsed - m_before;
    m_before = event.elapsed;
    if (const auto *sent = std::get_if<Sent>(&event.payload)) {
        facts.direction = Direction::Out;
        facts.phase = indexOf(sent->phase);
        facts.waited = {};
        m_sentAt.insert(event.sequence, event.elapsed);
    } else if (std::holds_alternative<PayloadSent>(event.payload)) {
        facts.direction = Direction::Out;
        facts.phase = indexOf(Phase::Payload);
        facts.waited = {};
        m_sentAt.insert(event.sequence, event.elapsed);
    } else if (const auto *received = std::get_if<Received>(&event.payload)) {
        facts.direction = Direction::In;
        facts.phase = indexOf(received->phase);
        facts.code = received->continuesPrevious ? 0 : codeOf(received->data.bytes);
        if (const auto sentAt = m_sentAt.constFind(received->answers.value_or(0)); sentAt != m_sentAt.constEnd())
            facts.waited = event.elapsed - *sentAt;
    } else if (const auto *began = std::get_if<StageBegan>(&event.payload)) {
        facts.phase = indexOf(began->phase);
    } else if (const auto *ended = std::get_if<StageEnded>(&event.payload)) {
        facts.phase = indexOf(ended->phase);
    } else if (const auto *expired = std::get_if<Expired>(&event.payload)) {
        facts.phase = indexOf(expired->phase);
    }
    return facts;
}

std::optional<QString> EventFilter::lines(const Event &event)
{
    const FilterFacts facts = m_facts.add(event);
    QString lines = m_log.lines(event);
    if (!m_wanted.matches(facts, LogLine(lines)))
        return std::nullopt;
    return lines;
}

QList<qint64> eventsWanted(const Transcript &transcript, const FilterExpression &filter)
{
    QList<qint64> wanted;
    EventFilter events(filter);
    for (const Event &event : transcript) {
        if (events.lines(event))
            wanted.append(event.sequence);
    }
    return wanted;
}

} // namespace mailscope::filter
