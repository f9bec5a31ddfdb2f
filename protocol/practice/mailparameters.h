// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/conversation.h"

#include <optional>

namespace mailscope::practice {

/// Takes one parameter of MAIL into \p transaction; the reply with which it is refused when it is not offered here or not well formed.
[[nodiscard]] std::optional<Reply> takeMailParameter(const Conversation &conversation, const PathParameter &parameter,
                                                     Transaction &transaction);

/// The same of RCPT, of which nothing has to be kept.
[[nodiscard]] std::optional<Reply> takeRcptParameter(const Conversation &conversation, const PathParameter &parameter);

/// The shortest time that can be asked for with DELIVERBY (RFC 2852 section 3), in seconds.
inline constexpr int shortestDeliverBy = 60;
/// The longest that a message is held with FUTURERELEASE (RFC 4865 section 3), in seconds.
inline constexpr int longestHold = 86400;
/// Until when at most.
inline constexpr QByteArrayView latestHold = "2099-12-31T23:59:59Z";

} // namespace mailscope::practice
