// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "session/secrets.h"

namespace mailscope::ui {

/// A login as a person wants it now: what a plan may hold, and what it must not.
struct LoginWish {
    plan::Login login;
    Secret password;
    Secret token;
    bool allowUntrusted = false; ///< the secret may go to a server whose certificate was objected to
};

/// \p plan without a login that needs a password or token: these are given when somebody signs in, never ahead of a session.
[[nodiscard]] plan::Plan withoutSecretLogin(plan::Plan plan);

} // namespace mailscope::ui
