// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sasl/saslfailure.h"
#include "values/secret.h"

#include <QString>

#include <expected>

namespace mailscope::sasl {

/// What a string is prepared for (RFC 3454 section 7): one that a secret is stored under must not hold code points that Unicode
/// 3.2 has not assigned, one that is only asked for may.
enum class Preparation { Stored, Query };

/// \p text as SASLprep (RFC 4013) makes it: compatibility forms composed, odd spaces made plain, what is invisible taken out.
/// UnsendableCredentials for what it prohibits: controls, private use, surrogates, text of both directions that is not well formed.
[[nodiscard]] std::expected<QString, SaslFailure> prepared(QStringView text, Preparation preparation);

/// The same for a secret in UTF-8, no copy of which is left in memory. What is no UTF-8 cannot be prepared.
[[nodiscard]] std::expected<Secret, SaslFailure> prepared(const Secret &secret, Preparation preparation);

} // namespace mailscope::sasl
