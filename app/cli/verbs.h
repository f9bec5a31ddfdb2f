// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/script.h"
#include "session/session.h"

#include <expected>

namespace mailscope::cli {

/// Does a step that the client takes (a verb, `C:`, `T`) on \p session: queues a stage, or sends bytes past the queue.
/// Returns a sentence when that cannot be done.
[[nodiscard]] std::optional<QString> takeClientStep(session::Session &session, const plan::Step &step);

/// The stages from an open connection to the greeting: the PROXY header, TLS from the first byte, and the greeting.
[[nodiscard]] stage::Recipe greetingRecipe(const plan::Plan &plan, const plan::Target &target);

/// True for `C:`, `T` and verbs.
[[nodiscard]] bool isClientStep(const plan::Step &step);

/// A stage that fails with Issue::ExpectationFailed, so that the record says so; \p detail is what was expected.
[[nodiscard]] std::unique_ptr<stage::Stage> failedExpectation(const QString &detail);

} // namespace mailscope::cli
