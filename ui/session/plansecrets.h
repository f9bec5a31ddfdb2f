// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/plan.h"
#include "session/secrets.h"

#include <QString>

#include <expected>
#include <functional>

namespace mailscope::ui {

/// Fetches what \p source stands for, a reference of a plan such as "env:NAME"; \p purpose tells a person what is asked for. The
/// answer, or a sentence that says why there is none, comes once, later or at once; not at all when it is no more wanted.
using SecretSource = std::function<void(const QString &source, const QString &purpose,
                                        std::function<void(std::expected<Secret, QString>)> fetched)>;

/// Fetches what connecting as \p plan says needs, one after the other: the passwords of the client's key and of the proxy. The first
/// that cannot be had ends it.
void fetchPlanSecrets(const plan::Plan &plan, const SecretSource &source,
                      std::function<void(std::expected<session::Secrets, QString>)> done);

} // namespace mailscope::ui
