// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

/// The catalogue of what can be said of the choice of a mechanism, as AuthOutcome::choice and the step "choice" hold it.
namespace mailscope::report {

/// "Offered 6, usable 4, chose SCRAM-SHA-256 because …" of \p choice (docs/login.md lists its keys); empty for what is none.
[[nodiscard]] QString choiceText(const QJsonObject &choice);

/// Why a mechanism cannot be used, such as "needs-password"; empty for an id that nobody knows.
[[nodiscard]] QString usabilityText(QStringView id);

} // namespace mailscope::report
