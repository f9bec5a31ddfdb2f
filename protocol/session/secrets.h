// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/secret.h"

namespace mailscope::session {

/// Secrets that a plan refers to, fetched before the session begins. They are never recorded.
struct Secrets {
    Secret proxyPassword{};
    Secret keyPassword{}; ///< of the client certificate's key
    Secret password{};    ///< to log in with
    Secret token{};       ///< OAuth 2.0 bearer token
};

} // namespace mailscope::session
