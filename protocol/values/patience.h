// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/phase.h"

#include <array>
#include <chrono>
#include <optional>

namespace mailscope {

/// Time limits, one for each phase. A limit covers a whole wait: from the moment the client begins to
/// wait until the awaited reply (or connection, or handshake) is complete, however slowly it drips in.
class Patience {
public:
    using Limit = std::optional<std::chrono::milliseconds>; ///< nothing means: wait without end

    /// The same limit everywhere; 30 seconds unless told otherwise.
    explicit Patience(Limit everywhere = std::chrono::seconds(30)) { m_limits.fill(everywhere); }

    /// The minimum time-outs that RFC 5321 section 4.5.3.2 asks of a client: greeting, MAIL and RCPT 5 minutes,
    /// DATA 2 minutes, each data block 3 minutes, the final dot 10 minutes; 5 minutes for what it does not name.
    [[nodiscard]] static Patience rfc5321();

    [[nodiscard]] Limit limit(Phase phase) const { return m_limits.at(static_cast<std::size_t>(phase)); }
    void setLimit(Phase phase, Limit limit) { m_limits.at(static_cast<std::size_t>(phase)) = limit; }

    /// The wait for the reply to the end of a message; RFC 5321 section 4.5.3.2.6.
    [[nodiscard]] Limit finalReply() const { return m_finalReply; }
    void setFinalReply(Limit limit) { m_finalReply = limit; }

    friend bool operator==(const Patience &, const Patience &) = default;

private:
    std::array<Limit, PhaseCount> m_limits;
    Limit m_finalReply = std::chrono::minutes(10);
};

} // namespace mailscope
