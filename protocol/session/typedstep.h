// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/script.h"

#include <expected>

namespace mailscope::session {

/// A line that a person typed on a live session, as a step.
struct TypedStep {
    std::expected<plan::Step, QString> step; ///< a blank line is BlankLine; an error is a sentence without a full stop
    QByteArray bytes;                        ///< what goes to the server as it stands; empty for what the engine words
    bool isSecret = false;                   ///< must enter no history
};

/// What \p line, given without its line end, means after a reply with \p lastCode (0 for none): what looks like a step of the
/// grammar is one, every other line is a `C:` step that goes out as it is. After a 334 a line is the answer to it, and secret;
/// after a 354 it is a line of the message.
[[nodiscard]] TypedStep typedStep(const QByteArray &line, int lastCode);

} // namespace mailscope::session
