// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/request.h"
#include "cli/streams.h"
#include "session/secrets.h"

#include <optional>

namespace mailscope::cli {

/// Fetches password and token where a login is wanted, and finds out whether it can be made at all. Where a user is named and nothing
/// says where the password is, it is asked for. Returns a sentence on failure.
[[nodiscard]] std::optional<QString> prepareLogin(Request &request, const Console &console, session::Secrets &secrets);

} // namespace mailscope::cli
