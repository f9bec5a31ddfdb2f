// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/phase.h"
#include "wire/reply.h"

#include <QList>

#include <chrono>
#include <optional>

namespace mailscope::wire {

/// A command and the reply that answers it. The greeting and an unsolicited reply have no command.
struct Exchange {
    std::optional<QByteArray> command; ///< as it went over the wire, secrets removed, without its line end
    std::optional<Phase> phase;        ///< nothing for an unsolicited reply
    Reply reply;
    QList<qint64> events;               ///< sequence numbers of what was sent and of each line received
    std::chrono::nanoseconds sentAt{0}; ///< all times since the start of the session
    std::chrono::nanoseconds firstByteAt{0};
    std::chrono::nanoseconds completeAt{0};
};

} // namespace mailscope::wire
