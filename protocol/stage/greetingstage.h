// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage/stage.h"

namespace mailscope::stage {

/// The greeting (RFC 5321 section 3.1): the server speaks first. 220 opens the session; 4xx and 5xx, 554 above all, refuse it.
class GreetingStage final : public Stage {
public:
    [[nodiscard]] Name name() const override { return Name::Greeting; }
    [[nodiscard]] Step begin(const Context &context) override;
    [[nodiscard]] Step onReply(const Context &context, const wire::Exchange &exchange) override;
};

} // namespace mailscope::stage
