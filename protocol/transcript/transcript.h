// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcript/event.h"

#include <vector>

namespace mailscope::transcript {

/// The events of one session, in order. Nothing is ever changed or taken out.
class Transcript {
public:
    void append(Event event) { m_events.push_back(std::move(event)); }

    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_events.size()); }
    [[nodiscard]] bool isEmpty() const { return m_events.empty(); }
    [[nodiscard]] const Event &at(qsizetype index) const { return m_events.at(static_cast<std::size_t>(index)); }
    [[nodiscard]] auto begin() const { return m_events.begin(); }
    [[nodiscard]] auto end() const { return m_events.end(); }

    friend bool operator==(const Transcript &, const Transcript &) = default;

private:
    std::vector<Event> m_events;
};

} // namespace mailscope::transcript
