// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage/stage.h"

namespace mailscope::stage {

/// One command and its reply: VRFY, EXPN, ETRN, HELP, NOOP, RSET, or any raw line.
///
/// A refusal is the answer of the server and stops nothing. An intermediate reply (3xx) has no meaning for any of these
/// verbs and is Issue::UnexpectedReply, except for a raw line, which may be anything, AUTH and DATA among them.
class CommandStage final : public Stage {
public:
    explicit CommandStage(wire::Command::Made command) : m_command(std::move(command)) { }

    [[nodiscard]] Name name() const override
    {
        return m_command ? m_command->phase : m_command.error().stage.value_or(Phase::Raw);
    }
    [[nodiscard]] Step begin(const Context &context) override;
    [[nodiscard]] Step onReply(const Context &context, const wire::Exchange &exchange) override;
    [[nodiscard]] bool countsForItself() const override { return true; }

private:
    wire::Command::Made m_command;
};

} // namespace mailscope::stage
