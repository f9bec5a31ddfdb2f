// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/script.h"
#include "session/session.h"

#include <expected>
#include <memory>
#include <variant>

/// What the steps of a client come to: one mapping for the window, the typed command line, files of steps and scenarios.
namespace mailscope::session {

/// What is done for one step: a stage that goes through the queue, or bytes that go past it.
///
/// A verb is a stage where the engine judges its reply. AUTH, DATA and BDAT are answered in several steps, which the person or
/// the file takes; they are bytes, as `raw` and `C:` are.
using Deed = std::variant<std::unique_ptr<stage::Stage>, QByteArray>;

/// True for the steps that a client takes: `C:`, `T` and verbs.
[[nodiscard]] bool isClientStep(const plan::Step &step);

/// What \p step comes to on a connection that is \p encrypted or not; a sentence, with its full stop, when it is no step of a client or
/// cannot be understood. An argument that cannot be sent is found by the stage: it ends with Issue::InvalidArgument.
[[nodiscard]] std::expected<Deed, QString> deedOf(const plan::Step &step, bool encrypted);

/// Does \p step on \p session: queues its stage, or sends its bytes past the queue. Returns a sentence, with its full stop,
/// when that cannot be done; then nothing was sent.
[[nodiscard]] std::expected<void, QString> perform(Session &session, const plan::Step &step);

} // namespace mailscope::session
