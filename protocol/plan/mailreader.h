// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"

namespace mailscope::plan {

/// Reads what Mail::toJson() wrote; says what of it cannot be understood.
[[nodiscard]] std::optional<Plan::Error> readMail(const QJsonObject &json, Mail &mail);

} // namespace mailscope::plan
