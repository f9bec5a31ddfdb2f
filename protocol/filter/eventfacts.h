// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filter/filterexpression.h"
#include "format/textlog.h"

#include <QHash>

namespace mailscope::filter {

/// What a filter can ask of the events of a session, one after another.
class EventFacts {
public:
    /// The facts of the next event.
    [[nodiscard]] FilterFacts add(const transcript::Event &event);

private:
    QHash<qint64, std::chrono::nanoseconds> m_sentAt; ///< by sequence number, of what may be answered
    std::chrono::nanoseconds m_before{0};
    bool m_encrypted = false;
};

/// Holds the events of a session, one after another, against a filter. A text is looked for in the line that a log has of an event.
class EventFilter {
public:
    explicit EventFilter(FilterExpression wanted) : m_wanted(std::move(wanted)) { }

    /// What a log has of the next event, when that is wanted; it may be empty.
    [[nodiscard]] std::optional<QString> lines(const transcript::Event &event);

private:
    FilterExpression m_wanted;
    EventFacts m_facts;
    format::TextLog m_log{{}, true};
};

/// The events of \p transcript that \p filter wants: sequence numbers, sorted.
[[nodiscard]] QList<qint64> eventsWanted(const transcript::Transcript &transcript, const FilterExpression &filter);

} // namespace mailscope::filter
