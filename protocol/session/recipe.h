// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "stage/stage.h"

namespace mailscope::session {

/// The stages of an unattended run of \p plan against \p target, from the first byte to QUIT.
[[nodiscard]] stage::Recipe recipe(const plan::Plan &plan, const plan::Target &target);

/// The same without the tasks and without QUIT: what leads to a session that is ready to be used by hand.
[[nodiscard]] stage::Recipe openingRecipe(const plan::Plan &plan, const plan::Target &target);

/// The head of both, for files of steps that say hello themselves: the PROXY header, TLS from the first byte, and the greeting.
[[nodiscard]] stage::Recipe greetingRecipe(const plan::Plan &plan, const plan::Target &target);

} // namespace mailscope::session
