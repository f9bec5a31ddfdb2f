// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/channel.h"

#include <memory>

namespace mailscope::net {

/// A channel of the kind that \p kind needs, not opened yet.
[[nodiscard]] std::unique_ptr<Channel> makeChannel(Endpoint::Kind kind);

} // namespace mailscope::net
