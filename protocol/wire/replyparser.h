// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/reply.h"

#include <variant>

namespace mailscope::wire {

/// A line that is no reply where a reply must begin.
struct NotAReply {
    QByteArray line;

    friend bool operator==(const NotAReply &, const NotAReply &) = default;
};

/// A reply beyond the limits: it was given up, and what follows is not looked at.
struct ReplyBeyondLimits {
    qint64 bytes = 0;
    int lines = 0;

    friend bool operator==(const ReplyBeyondLimits &, const ReplyBeyondLimits &) = default;
};

/// Limits on what one reply may hold.
struct ReplyLimits {
    qint64 bytes = 1024 * 1024;
    int lines = 4096;
};

/// Puts lines together to replies (RFC 5321 section 4.2). It is lenient in what it understands and exact in what it
/// says was wrong; it never throws and keeps no more than the limits allow.
class ReplyParser {
public:
    using Result = std::variant<Reply, NotAReply, ReplyBeyondLimits>;

    explicit ReplyParser(ReplyLimits limits = {}) : m_limits(limits) { }

    /// Takes the next line; returns a result when it completes one.
    [[nodiscard]] std::optional<Result> add(const Line &line);

    /// A multi-line reply has begun and is not complete.
    [[nodiscard]] bool isInsideReply() const { return m_begun; }

    /// The stream ended: forgets a reply that was not completed.
    void reset();

private:
    [[nodiscard]] bool isBeyondLimits(const Line &line);
    void noteAnomaly(Anomaly anomaly);
    void examine(const Line &line);
    void continueLine(const Line &line);
    [[nodiscard]] std::optional<Result> begin(const Line &line);
    [[nodiscard]] std::optional<Result> completeIf(bool last);

    ReplyLimits m_limits;
    Reply m_reply;
    bool m_begun = false;    ///< at least one line of the reply is there
    bool m_lastLine = false; ///< the line in progress (cut at the splitter's limit) is the last of the reply
    bool m_cutLine = false;  ///< the last piece did not end its line
    qint64 m_lineBytes = 0;
    qint64 m_bytes = 0;
};

} // namespace mailscope::wire
