// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

namespace mailscope::sasl {

/// Why a mechanism goes no further. The AUTH stage cancels the exchange and makes an issue of it.
enum class SaslFailure {
    MissingCredentials,    ///< no user name or no password, and the mechanism needs one
    UnsendableCredentials, ///< a NUL in a field that ends at a NUL
    MalformedChallenge,    ///< the challenge breaks the grammar of the mechanism
    UnexpectedChallenge,   ///< the mechanism has nothing more to say, or the challenge must be empty and is not
};

/// The stable name, e.g. "unexpected-challenge".
[[nodiscard]] QLatin1StringView saslFailureName(SaslFailure failure);

/// The server is to blame, and not what the user gave.
[[nodiscard]] bool isServersFault(SaslFailure failure);

} // namespace mailscope::sasl
