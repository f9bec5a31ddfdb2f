// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "stage/stage.h"

namespace mailscope::stage {

/// EHLO, HELO or LHLO (RFC 5321 section 4.1.1.1, RFC 2033 section 4.1): the client says its name and learns what the server offers.
///
/// With Greet::Auto a 5xx to EHLO leads to HELO, and only that: a 4xx says "later", not "not this way".
class HelloStage final : public Stage {
public:
    /// \p phase is Hello, HelloTls (skipped as long as the connection is not encrypted) or HelloAuth. \p helloName is what the
    /// client calls itself this time; empty: as in the rest of the session.
    explicit HelloStage(plan::Greet greet, Phase phase = Phase::Hello, QByteArray helloName = {})
        : m_greet(greet), m_phase(phase), m_helloName(std::move(helloName))
    { }

    [[nodiscard]] Name name() const override { return m_phase; }
    [[nodiscard]] Step begin(const Context &context) override;
    [[nodiscard]] Step onReply(const Context &context, const wire::Exchange &exchange) override;

private:
    [[nodiscard]] Step say(const Context &context, wire::Capabilities::Verb verb);

    plan::Greet m_greet;
    Phase m_phase;
    QByteArray m_helloName;
    wire::Capabilities::Verb m_verb = wire::Capabilities::Verb::Ehlo; ///< what was said last
};

} // namespace mailscope::stage
