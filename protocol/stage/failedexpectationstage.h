// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stage/stage.h"

namespace mailscope::stage {

/// An expectation of a file of steps that did not hold: sends nothing and fails with Issue::ExpectationFailed, so that the record
/// says where the session left what was expected of it.
class FailedExpectationStage final : public Stage {
public:
    /// \p detail says what was expected, and what was there instead.
    explicit FailedExpectationStage(QString detail) : m_detail(std::move(detail)) { }

    [[nodiscard]] Name name() const override { return Name::Raw; }
    [[nodiscard]] Step begin(const Context &context) override;
    [[nodiscard]] Step onReply(const Context &context, const wire::Exchange &exchange) override;

private:
    QString m_detail;
};

} // namespace mailscope::stage
