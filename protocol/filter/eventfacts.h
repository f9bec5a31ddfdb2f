// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filter/filterexpression.h"

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

/// The events of \p transcript that \p filter wants: sequence numbers, sorted. A text is looked for in the line that a log has of an event.
[[nodiscard]] QList<qint64> eventsWanted(const transcript::Transcript &transcript, const FilterExpression &filter);

} // namespace mailscope::filter
