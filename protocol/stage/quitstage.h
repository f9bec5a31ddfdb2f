// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage/stage.h"

namespace mailscope::stage {

/// QUIT (RFC 5321 section 4.1.1.10). Whatever the server says to it, the session is over afterwards.
class QuitStage final : public Stage {
public:
    [[nodiscard]] Name name() const override { return Name::Quit; }
    [[nodiscard]] Step begin(const Context &context) override;
    [[nodiscard]] Step onReply(const Context &context, const wire::Exchange &exchange) override;
    [[nodiscard]] bool isFarewell() const override { return true; }
};

} // namespace mailscope::stage
